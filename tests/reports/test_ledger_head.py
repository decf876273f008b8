"""How far the ledger had come stands in what leaves it, and can be found on the chain again."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from domain.people import Actor, Role
from ledger import Ledger
from ledger.trail import broken_link
from reports.ledger_head import head_told, with_head
from tests.stores import copy_of

SOMEBODY = Actor("Lê Thị Mai", Role.OFFICE)


@pytest.fixture
def ledger(empty_ledger: Path, tmp_path: Path) -> Ledger:
    """A ledger of the test's own."""
    return Ledger.open(copy_of(empty_ledger, tmp_path))


def test_what_is_told_is_the_newest_act_and_is_found_on_the_chain_later(ledger: Ledger) -> None:
    told = head_told(ledger)
    found = re.fullmatch(r"Sổ: việc số (\d+), mã ([0-9a-f]{12})", told)
    assert found
    ledger.record(SOMEBODY, "export", "bảng")
    chain = ledger.rows("trail_chain")
    assert int(found[1]) == len(chain) - 1
    assert broken_link(chain, {int(found[1]): found[2]}) is None
    assert broken_link(chain, {int(found[1]): "0" * 12}) == int(found[1])
    assert head_told(ledger) != told


def test_a_ledger_that_cannot_be_asked_leaves_the_file_without_it(tmp_path: Path) -> None:
    assert head_told(Ledger(tmp_path / "none.duckdb")) == ""
    assert with_head(b"as it is", "") == b"as it is"


def document() -> bytes:
    stream, held = BytesIO(), Document()
    held.add_paragraph("Nội dung")
    held.core_properties.comments = "Dữ liệu minh họa"
    held.save(stream)
    return stream.getvalue()


def workbook() -> bytes:
    stream, held = BytesIO(), Workbook()
    held.active["A1"] = "Nội dung"
    held.save(stream)
    return stream.getvalue()


def test_only_the_files_comment_tells_it_and_what_stood_there_stays() -> None:
    made = with_head(document(), "Sổ: việc số 7, mã 0123456789ab")
    held = Document(BytesIO(made))
    assert held.core_properties.comments == "Dữ liệu minh họa\nSổ: việc số 7, mã 0123456789ab"
    assert [paragraph.text for paragraph in held.paragraphs] == ["Nội dung"]
    book = load_workbook(BytesIO(with_head(workbook(), "Sổ: việc số 7, mã 0123456789ab")))
    assert (book.properties.description, book.active["A1"].value) == ("Sổ: việc số 7, mã 0123456789ab", "Nội dung")


@pytest.mark.parametrize("content", [document(), workbook()], ids=["docx", "xlsx"])
def test_every_other_part_stays_byte_for_byte(content: bytes) -> None:
    def parts(of: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(BytesIO(of)) as package:
            return {name: package.read(name) for name in package.namelist() if name != "docProps/core.xml"}

    made = with_head(content, "Sổ: việc số 7, mã 0123456789ab")
    assert parts(made) == parts(content)
    assert list(parts(made)) == list(parts(content))
