"""The invented years hold people the Office must decide on: who may be one person, and names typed in capitals."""

from collections.abc import Iterator

import pytest

from etl.context import read_context
from etl.name_hygiene import proposed_names
from etl.namesakes import proposed
from ledger import Ledger
from tests.sample import SampleYear


@pytest.fixture(scope="module")
def year(sample_year: SampleYear) -> Iterator[Ledger]:
    ledger = Ledger(sample_year.ledger)
    with ledger.kept_open():
        yield ledger


def test_one_who_moved_and_one_without_a_birth_year_are_proposed_and_nobody_else(year: Ledger) -> None:
    pairs = {
        frozenset((one.name, one.subject.birth_year, one.subject.unit_code) for one in (pair.one, pair.other))
        for pair in proposed(year.rows)
    }

    assert pairs == {
        frozenset({("Nguyễn Quang Vượng", 1978, "CCHC"), ("Nguyễn Quang Vượng", 1978, "XDCQ")}),
        frozenset({("Nguyễn Thị Hường", None, "LTLS"), ("Nguyễn Thị Hường", 1982, "LTLS")}),
        frozenset({("Nguyễn Thị Hường", None, "LTLS"), ("Nguyễn Thị Hường", 1991, "LTLS")}),
    }


def test_what_speaks_for_the_one_who_moved_is_told(year: Ledger) -> None:
    (moved,) = [pair for pair in proposed(year.rows) if pair.one.name == "Nguyễn Quang Vượng"]

    assert [reason.say() for reason in moved.speaks_for] == [
        "cùng năm sinh 1978",
        "cùng chức vụ Chuyên viên",
        "có ở Phòng CCHC đến 2022, có ở Phòng XDCQ&CTTN từ 2023: có thể đã chuyển đơn vị",
    ]
    assert moved.speaks_against == ()


def test_names_typed_carelessly_are_shown_as_a_decision_should_have_them(year: Ledger) -> None:
    found = {
        (one.before, one.after, one.unit_code, len(one.mentions))
        for one in proposed_names(year.rows, read_context(year))
    }

    assert found == {
        ("DƯƠNG THÙY CHINH", "Dương Thùy Chinh", "LTLS", 1),
        ("PHẠM THỊ THANH LIÊN", "Phạm Thị Thanh Liên", "VTLT", 2),
        ("QUÁCH TIẾN HOÀN", "Quách Tiến Hoàn", "VTLT", 1),
        ("Vũ thị lan Duyên", "Vũ Thị Lan Duyên", "VTLT", 1),
    }
