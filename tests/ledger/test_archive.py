"""The bytes as they were sent are kept, whatever happens while they are written."""

import hashlib
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ledger.archive import Archive
from ledger.errors import LedgerUnreachable

CONTENT = "Báo cáo quý I của Văn phòng Sở".encode()
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def files(archive: Archive) -> list[str]:
    """Return the names of all files in the archive."""
    return sorted(found.name for found in archive.folder.rglob("*") if found.is_file())


def test_bytes_come_back_as_they_went_in(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "kho lưu 'tệp gốc'")
    assert archive.keep(CONTENT) == DIGEST
    assert archive.read(DIGEST) == CONTENT
    assert archive.read(archive.keep(b"")) == b""


def test_the_same_bytes_are_kept_once_and_left_alone(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.keep(CONTENT)
    before = archive.place(DIGEST).stat()
    archive.keep(CONTENT)
    after = archive.place(DIGEST).stat()
    assert files(archive) == [DIGEST]
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_same_bytes_sent_by_many_at_once_are_kept_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    large = CONTENT * 50_000
    with ThreadPoolExecutor(16) as pool:
        digests = set(pool.map(lambda _: archive.keep(large), range(32)))
    assert digests == {hashlib.sha256(large).hexdigest()}
    assert files(archive) == sorted(digests)
    assert archive.read(*digests) == large


def test_what_a_crash_left_half_written_is_neither_read_nor_in_the_way(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    place = archive.place(DIGEST)
    place.parent.mkdir(parents=True)
    place.with_name(f"{DIGEST}.0123.part").write_bytes(CONTENT[:10])
    with pytest.raises(FileNotFoundError):
        archive.read(DIGEST)
    archive.keep(CONTENT)
    assert archive.read(DIGEST) == CONTENT


@pytest.mark.parametrize("damaged", [CONTENT[:10], b"x" * len(CONTENT)], ids=["cut short", "changed"])
def test_damaged_bytes_are_told_and_mended_when_the_file_is_sent_again(tmp_path: Path, damaged: bytes) -> None:
    archive = Archive(tmp_path / "archive")
    archive.keep(CONTENT)
    archive.place(DIGEST).write_bytes(damaged)
    with pytest.raises(ValueError, match=DIGEST):
        archive.read(DIGEST)
    archive.keep(CONTENT)
    assert archive.read(DIGEST) == CONTENT


@pytest.mark.skipif(sys.platform == "win32", reason="a folder can't stand in a file's place the same way")
def test_bytes_that_cannot_be_stored_are_an_error_and_leave_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    (archive.place(DIGEST) / "in the way").mkdir(parents=True)
    with pytest.raises(LedgerUnreachable, match=DIGEST):
        archive.keep(CONTENT)
    assert files(archive) == []
