"""What the plan stresses is counted by hand: direct workers, women, small collectives, sudden and thematic awards."""

from typing import Any

from ledger.nomination_acts import Step, move_nominations
from tests.office import OFFICE, Office

HEADINGS = (
    "## Đề nghị khen thưởng\n| Giai đoạn | Ông/Bà | Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh | Chức vụ "
    "| Danh hiệu thi đua/Hình thức khen thưởng | Loại hình khen thưởng |\n"
)
ROWS = (
    "| | Bà | Nguyễn Thị Hòa | Cá nhân | 1985 | Chuyên viên | Giấy khen | Đột xuất |\n"
    "| | Ông | Trần Văn Bình | Cá nhân | 1979 | Trưởng phòng | Giấy khen | Công trạng |\n"
    "| | | Lê Minh Anh | Cá nhân | 1990 | | Giấy khen | |\n"
    "| | | Văn phòng Sở | Tập thể | | | Giấy khen | Chuyên đề |\n"
    "| | | Sở Nội vụ tỉnh Hưng Yên | Tập thể | | | Bằng khen của UBND tỉnh | Công trạng |\n"
    "| Đăng ký | Bà | Phạm Thị Lan | Cá nhân | 1988 | Chuyên viên | Giấy khen | Đột xuất |\n"
)
ASKED = {"plan_id": "2023", "period": "2023-Q1", "unit_code": None, "family": "form"}


def shares(office: Office, part: str, stage: str, **asked: Any) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Return k, n and how many are not known, by stress and part."""
    found = office.ledger.rows("stresses", **{**ASKED, **asked})
    return {
        (row["stress"], row["part_code"] or ""): (row["k"], row["n"], row["unknown"])
        for row in found
        if (row["part"], row["stage"]) == (part, stage)
    }


def test_each_share_counts_those_it_speaks_of_and_names_those_it_knows_nothing_of(office: Office) -> None:
    office.load(HEADINGS + ROWS)
    # Who is only registered is not put forward; a post, an Ông/Bà or a kind that isn't given is counted apart.
    assert shares(office, "all", "proposed") == {
        ("direct", ""): (1, 2, 1),
        ("women", ""): (1, 2, 1),
        ("small", ""): (1, 2, 0),
        ("timely", ""): (2, 4, 1),
    }
    assert shares(office, "all", "decided") == {}
    assert shares(office, "award", "proposed")[("small", "BK_TINH")] == (0, 1, 0)
    assert shares(office, "unit", "proposed") == {
        (stress, "VP"): counts for (stress, _all), counts in shares(office, "all", "proposed").items()
    }
    assert shares(office, "all", "proposed", family="title") == {}


def test_what_was_decided_is_a_stage_of_its_own(office: Office) -> None:
    office.load(HEADINGS + ROWS)
    numbers = [row["nomination_no"] for row in office.ledger.rows("nominations", **ASKED) if row["state"] == "proposed"]
    first = numbers[:1]
    for state in ("received", "eligible", "council_done"):
        assert [done.refusal for done in move_nominations(office.ledger, OFFICE, first, state, Step())] == [None]
    decided = Step(decision_no="12/QĐ-SNV")
    assert [done.refusal for done in move_nominations(office.ledger, OFFICE, first, "decided", decided)] == [None]
    proposed, awarded = shares(office, "all", "proposed"), shares(office, "all", "decided")
    assert sum(n for _k, n, _unknown in awarded.values()) == 3
    assert sum(n for _k, n, _unknown in proposed.values()) == 10


def test_what_was_put_forward_counts_alike_here_and_in_the_figures_of_form_0603(office: Office) -> None:
    office.load(HEADINGS + ROWS)
    rows = office.ledger.rows("nominations", **ASKED)
    left = [row["nomination_no"] for row in rows if row["nominee_name"] in ("Nguyễn Thị Hòa", "Phạm Thị Lan")]
    for outcome in move_nominations(office.ledger, OFFICE, left, "withdrawn", Step(text="Đơn vị rút")):
        assert outcome.refusal is None
    # One was proposed before it was withdrawn, the other only registered.
    found = shares(office, "all", "proposed")
    [form] = [
        row
        for row in office.ledger.rows("statistics_0603", plan_id="2023", unit_code=None)
        if (row["family"], row["award_code"], row["way"], row["basis"]) == ("form", "all", "all", "nominated")
    ]
    assert (found["direct", ""], found["women", ""]) == ((1, 2, 1), (1, 2, 1))
    counted = ("total", "individuals", "class_5", "class_unknown", "women", "honorific_unknown")
    assert [form[name] for name in counted] == [5, 3, 1, 1, 1, 1]


def test_two_years_are_compared_only_where_both_stand_on_ten(office: Office) -> None:
    office.load(HEADINGS + ROWS)
    found = office.ledger.rows("stresses", **ASKED)
    assert {(row["is_comparable"], row["k_before"], row["n_before"]) for row in found} == {(False, None, None)}
