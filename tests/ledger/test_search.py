"""Search: every word typed must be there, however it is written; a unit finds its own only."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.folding import fold
from domain.people import WHOLE_DEPARTMENT, Role, Viewer
from ledger import Ledger
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.queries import load_query
from tests.domain.vietnamese import SENTENCES, texts
from tests.office import LEADER, Office
from tests.stores import copy_of

BOOK = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái |
| {item} | 3 | Đang thực hiện |
## Khó khăn, vướng mắc
| Số khó khăn | Mã nội dung | Khó khăn, vướng mắc | Đề xuất, kiến nghị |
| | {item} | Thiếu kinh phí hoà giải 100% của {unit} | Cấp thêm 50_triệu |
## Đề nghị khen thưởng
| Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh | Chức vụ | Danh hiệu thi đua/Hình thức khen thưởng |
| Đỗ Thuý {name} | Cá nhân | 1980 | Chuyên viên | LĐTT |
## Danh sách nhân sự
| Họ và tên | Năm sinh | Chức vụ | Tính vào tổng số |
| Lý Quỳnh {name} | 1990 | Kế toán | Có |
"""


@pytest.fixture(scope="module")
def searched(prepared_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """A ledger in which two units have a difficulty with a direction, a nomination and a person each."""
    office = Office(Ledger.open(copy_of(prepared_ledger, tmp_path_factory.mktemp("search"))))
    item = next(row["item_code"] for row in office.ledger.rows("context_items") if row["plan_id"] == "2023")
    names = {"VP": "An", "TTR": "Bình"}
    units = [row for row in office.ledger.rows("units", plan_id="2023") if row["unit_code"] in names]
    for number, unit in enumerate(units, start=1):
        code = unit["unit_code"]
        book = BOOK.format(item=item, unit=unit["name"], name=names[code])
        assert office.load(book, unit=unit["name"], name=f"bao-cao-{code}.xlsx")["status"] == "accepted"
        step = DifficultyStep(text="Bố trí trong dự toán quý sau")
        act_on_difficulty(office.ledger, LEADER, f"KK-2023-{number:03d}", "directed", step)
    return office.ledger


def find(
    ledger: Ledger, text: str, *, viewer: Viewer = WHOLE_DEPARTMENT, unit_code: str | None = None, most: int = 200
) -> list[dict[str, Any]]:
    words = [word for word in map(fold, text.split()) if word]
    asked: dict[str, Any] = {"plan_id": "2023", "unit_code": unit_code, "words": words, "number": text.strip()}
    return ledger.rows("search", viewer=viewer, most=most, **asked)


def told(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["kind"], row["number"] or row["subject"]) for row in rows]


@pytest.mark.parametrize(
    "text", ["Đỗ Thuý An", "đỗ thúy an", "DO THUY AN", "do thui an", "  an  thuý  đỗ ", "Ðỗ Thuý An"]
)
def test_a_person_is_found_with_or_without_marks_and_in_either_spelling(searched: Ledger, text: str) -> None:
    assert told(find(searched, text)) == [("nomination", "HS-2023-001")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KK-2023-001", [("difficulty", "KK-2023-001")]),
        ("kk-2023-002", [("difficulty", "KK-2023-002")]),
        ("hòa giải", [("difficulty", "KK-2023-001"), ("difficulty", "KK-2023-002")]),
        ("dự toán quý sau", [("difficulty", "KK-2023-001"), ("difficulty", "KK-2023-002")]),
        ("ly quynh binh", [("person", "Lý Quỳnh Bình")]),
        ("ke toan", []),
        ("HS-2023-002", [("nomination", "HS-2023-002")]),
        ("thanh tra so", [("unit", "TTR"), ("difficulty", "KK-2023-002")]),
        ("bao-cao-vp.xlsx", [("submission", "LN-000001")]),
    ],
)
def test_each_kind_is_found_by_its_number_and_its_words(
    searched: Ledger, text: str, found: list[tuple[str, str]]
) -> None:
    assert told(find(searched, text)) == found


def test_every_word_must_be_there(searched: Ledger) -> None:
    assert told(find(searched, "kinh phí Thanh tra")) == [("difficulty", "KK-2023-002")]
    assert find(searched, "kinh phí không có đâu") == []


def test_an_item_is_found_by_its_code_before_those_that_only_mention_it(searched: Ledger) -> None:
    items = [row["item_code"] for row in searched.rows("context_items") if row["plan_id"] == "2023"]
    first = {code: find(searched, code)[0]["number"] for code in items}
    assert first == {code: code for code in items}


@pytest.mark.parametrize("text", ["", "   ", "_", "__", "-", "'", "%%"])
def test_signs_alone_find_nothing(searched: Ledger, text: str) -> None:
    assert find(searched, text) == []


def test_wildcards_are_taken_literally(searched: Ledger) -> None:
    assert [number for _kind, number in told(find(searched, "100%"))] == ["KK-2023-001", "KK-2023-002"]
    assert [find(searched, text) for text in ("1%0", "thi%u", "do%an", "th_eu")] == [[], [], [], []]


@pytest.mark.parametrize(("unit", "other"), [("VP", "TTR"), ("TTR", "VP")])
@pytest.mark.parametrize("text", ["kinh phí", "do thuy", "ly quynh", "bao-cao", "so", "a"])
def test_a_unit_finds_nothing_of_another(searched: Ledger, unit: str, other: str, text: str) -> None:
    everything = find(searched, text)
    seen = find(searched, text, viewer=Viewer(Role.UNIT, unit))
    assert {row["unit_code"] for row in seen} <= {unit, None}
    assert find(searched, text, viewer=Viewer(Role.UNIT, unit), unit_code=other) == seen
    private = {"difficulty", "nomination", "person", "submission"}
    own = [row["number"] for row in everything if row["kind"] in private and row["unit_code"] == unit]
    assert [row["number"] for row in seen if row["kind"] in private] == own
    assert find(searched, text, viewer=Viewer(Role.UNIT)) == []


def test_whole_words_stand_before_parts_of_words(searched: Ledger) -> None:
    numbers = [number for kind, number in told(find(searched, "an")) if kind == "nomination"]
    assert numbers == ["HS-2023-001", "HS-2023-002"][: len(numbers)]
    assert [row["subject"] for row in find(searched, "binh") if row["kind"] == "person"] == ["Lý Quỳnh Bình"]


def test_a_chosen_unit_narrows_what_is_found(searched: Ledger) -> None:
    assert told(find(searched, "kinh phí", unit_code="TTR")) == [("difficulty", "KK-2023-002")]


def test_what_came_in_a_file_says_where_it_stands(searched: Ledger) -> None:
    places = [(row["sheet"], row["submission_id"], row["source_row"] > 1) for row in find(searched, "do thuy an")]
    assert places == [("nominations", "LN-000001", True)]


def test_more_than_may_be_shown_is_counted_and_every_kind_has_its_share(searched: Ledger) -> None:
    everything, some = find(searched, "a"), find(searched, "a", most=8)
    kinds = {row["kind"] for row in everything}
    assert (len(some), {row["found"] for row in some}) == (8, {len(everything)})
    assert {row["kind"] for row in some} == kinds
    assert len(everything) > 8 > len(kinds)


FOLDED = re.search(r"folded AS \((.*?)\n\),", load_query("search")[0], re.DOTALL)


@settings(deadline=None)
@given(st.lists(texts | st.sampled_from(SENTENCES), min_size=1, max_size=20), st.sampled_from(["NFC", "NFD"]))
def test_the_ledgers_own_folding_is_that_of_the_program(written: list[str], form: str) -> None:
    assert FOLDED is not None
    asked = [unicodedata.normalize(form, way(text)) for text in written for way in (str, str.upper, str.title)]
    asked += [f"\u200b{text}\u00ad, (Ðð) {text}\n" for text in written]
    with duckdb.connect() as store:
        sql = f"WITH texts AS (SELECT unnest($texts::VARCHAR[]) AS text) SELECT key FROM ({FOLDED.group(1)})"
        found = [key for (key,) in store.execute(sql, {"texts": asked}).fetchall()]
    assert found == [fold(text) for text in asked]
