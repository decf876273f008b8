"""Where a lake's Parquet lies: a folder that all servers share, or a bucket of an object storage.

DuckDB reads and writes it. What DuckDB doesn't do is done here: to find out whether it may be used, to list, to remove.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyarrow import fs

from ledger.errors import LedgerError, LedgerUnreachable, StorageAway, StorageKeyMissing, StorageRefused

BUCKET = "s3://"
_KEY, _SECRET, _TOKEN = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"
_USUAL_REGION = "us-east-1"  # what storages of one's own go by, which have no regions
_CONNECT_WITHIN, _ANSWER_WITHIN = 3, 10  # seconds
# What DuckDB and Arrow say of a storage that doesn't answer or has too much to do, and of one that refuses.
_AWAY = re.compile(
    r"Could not (?:connect|resolve)|Timeout was reached|HTTP (?:code )?(?:429|5\d\d)"
    r"|AWS Error (?:NETWORK_CONNECTION|SLOW_DOWN|SERVICE_UNAVAILABLE|INTERNAL_FAILURE|REQUEST_TIMEOUT|THROTTLING)"
)
_REFUSED = re.compile(r"HTTP (?:code )?4\d\d|AWS Error")
_OF_STORAGE = re.compile(r"\bHTTP\b|AWS Error")


@dataclass(frozen=True)
class Found:
    """A file of a storage, and when it was last written (seconds since 1970)."""

    path: str
    written: float

    @property
    def name(self) -> str:
        """Its name without the folders."""
        return self.path.rpartition("/")[2]


def is_bucket(place: str) -> bool:
    """Tell whether a place is one of an object storage."""
    return place.startswith(BUCKET)


def access() -> dict[str, str]:
    """Return how the object storage is reached, from the usual variables; raises StorageKeyMissing."""
    said = {name: os.environ.get(name, "") for name in (_KEY, _SECRET, _TOKEN)}
    if not said[_KEY] or not said[_SECRET]:
        raise StorageKeyMissing
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or _USUAL_REGION
    return {
        "key": said[_KEY],
        "secret": said[_SECRET],
        "token": said[_TOKEN],
        "region": region,
        "endpoint": re.sub(r"^https?://", "", endpoint).rstrip("/") or f"s3.{region}.amazonaws.com",
        # A storage of one's own is called by its own name; only the big ones have a name for each bucket.
        "style": "path" if endpoint else "vhost",
        "ssl": "false" if endpoint.startswith("http://") else "true",
    }


def storage_error(reason: Exception, place: str) -> LedgerError | None:
    """Return what is wrong with the object storage; None for what has nothing to do with it."""
    text = str(reason)
    if not _OF_STORAGE.search(text):
        return None
    if _AWAY.search(text):
        return StorageAway(place)
    return StorageRefused(place) if _REFUSED.search(text) else None


def prove_usable(place: str) -> None:
    """Find out whether files may be written and removed below a place; raises LedgerUnreachable and StorageAway."""
    system, path = _opened(place)
    with _told(place):
        if not is_bucket(place):
            system.create_dir(path, recursive=True)
        probe = f"{path}/thu-ghi"
        with system.open_output_stream(probe) as stream:
            stream.write(b".")
        system.delete_file(probe)


def must_answer(place: str) -> None:
    """Ask whether the storage is there; raises StorageAway, LedgerUnreachable."""
    system, path = _opened(place)
    with _told(place):
        system.get_file_info(path)


def files_below(place: str) -> list[Found]:
    """Return all files below a place; raises LedgerUnreachable and StorageAway."""
    system, path = _opened(place)
    with _told(place):
        found = system.get_file_info(fs.FileSelector(path, recursive=True, allow_not_found=True))
    return [Found(one.path, one.mtime.timestamp()) for one in found if one.type == fs.FileType.File]


def remove_file(place: str, found: Found) -> None:
    """Remove one of the files of a place; raises LedgerUnreachable and StorageAway."""
    system, _path = _opened(place)
    with _told(place):
        system.delete_file(found.path)


def remove_all(place: str) -> None:
    """Remove everything below a place; raises LedgerUnreachable and StorageAway."""
    system, path = _opened(place)
    with _told(place):
        system.delete_dir(path)


def _opened(place: str) -> tuple[fs.FileSystem, str]:
    if not is_bucket(place):
        return fs.LocalFileSystem(), Path(place).as_posix()
    said = access()
    system = fs.S3FileSystem(
        access_key=said["key"],
        secret_key=said["secret"],
        session_token=said["token"] or None,
        region=said["region"],
        endpoint_override=said["endpoint"],
        scheme="https" if said["ssl"] == "true" else "http",
        force_virtual_addressing=said["style"] == "vhost",
        connect_timeout=_CONNECT_WITHIN,
        request_timeout=_ANSWER_WITHIN,
        retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=1),
    )
    return system, place.removeprefix(BUCKET).rstrip("/")


@contextmanager
def _told(place: str) -> Iterator[None]:
    try:
        yield
    except OSError as reason:
        raise storage_error(reason, place) or LedgerUnreachable(place) from reason
