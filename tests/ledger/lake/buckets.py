"""An object storage of the tests' own, which can be stopped and started again with everything in it."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import boto3
from moto.server import ThreadedMotoServer

KEYS = {
    "AWS_ACCESS_KEY_ID": "khoa",
    "AWS_SECRET_ACCESS_KEY": "bi-mat",
    "AWS_REGION": "us-east-1",
    "AWS_ENDPOINT_URL": "",
}


@dataclass
class Buckets:
    """A storage, and a bucket in it."""

    port: int = 0
    bucket: str = field(default_factory=lambda: f"so-{uuid.uuid4().hex[:12]}")
    _server: ThreadedMotoServer | None = None

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, where it was before."""
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=self.port, verbose=False)
        self._server.start()
        self.port = self._server.get_host_and_port()[1]

    def stop(self) -> None:
        """Stop it; what it holds stays in this process."""
        if self._server:
            self._server.stop()
            self._server = None

    def make(self) -> None:
        """Make the bucket."""
        self._asked().create_bucket(Bucket=self.bucket)

    def names(self) -> list[str]:
        """Return the names of all files in the bucket; a name that ends in "/" only says that there may be some."""
        found = self._asked().list_objects_v2(Bucket=self.bucket)
        return sorted(one["Key"] for one in found.get("Contents", []) if not one["Key"].endswith("/"))

    def put(self, name: str) -> None:
        """Put a file into the bucket."""
        self._asked().put_object(Bucket=self.bucket, Key=name, Body=b"PAR1")

    def _asked(self) -> "boto3.client":
        keys = {"aws_access_key_id": "khoa", "aws_secret_access_key": "bi-mat", "region_name": "us-east-1"}
        return boto3.client("s3", endpoint_url=self.address, **keys)


@contextmanager
def running() -> Iterator[Buckets]:
    """Yield a storage with its bucket; the variables by which it is reached are set meanwhile."""
    storage = Buckets()
    storage.start()
    before = {name: os.environ.get(name) for name in KEYS}
    os.environ.update(KEYS, AWS_ENDPOINT_URL=storage.address)
    try:
        storage.make()
        yield storage
    finally:
        storage.stop()
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
