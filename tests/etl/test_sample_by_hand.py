"""What stands on the page about nominations is what anybody counts in the invented workbooks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pytest

from etl.eligibility import headroom_of, open_desk
from ledger import Ledger
from tests.by_hand import AWARDS, HISTORY_HEADINGS, UNITS, ByHand, Dossier, table
from tests.sample import SampleYear

BY_DIRECTOR = {"LDTT", "CSTDCS", "TTLDTT", "GK"}
ENDED = {"returned", "ineligible", "declined", "withdrawn", "revoked"}


@pytest.fixture(scope="module")
def by_hand(sample_year: SampleYear) -> ByHand:
    return ByHand(sample_year.files)


@pytest.fixture(scope="module")
def year(sample_year: SampleYear) -> Iterator[Ledger]:
    ledger = Ledger(sample_year.ledger)
    with ledger.kept_open():
        yield ledger


def shares(dossiers: Iterable[Dossier], stress: str) -> tuple[int, int]:
    """Return k and n."""
    told = [share for dossier in dossiers if (share := dossier.share(stress)) is not None]
    return sum(told), len(told)


def stands(dossier: Dossier, stage: str) -> bool:
    return dossier.state == "decided" if stage == "decided" else dossier.state not in ("registered", "withdrawn")


def parts(dossiers: Iterable[Dossier]) -> dict[tuple[str, str | None], list[Dossier]]:
    """The whole, each unit and each award."""
    found: dict[tuple[str, str | None], list[Dossier]] = defaultdict(list)
    for dossier in dossiers:
        for part in (("all", None), ("unit", dossier.unit), ("award", dossier.award)):
            found[part].append(dossier)
    return found


@pytest.mark.parametrize("family", ["title", "form"])
@pytest.mark.parametrize("plan", ["2022", "2023"])
def test_the_shares_the_plan_stresses_are_those_counted_in_the_workbooks(
    by_hand: ByHand, year: Ledger, plan: str, family: str
) -> None:
    expected = {}
    for stage in ("proposed", "decided"):
        standing = [one for one in by_hand.dossiers if one.family == family and stands(one, stage)]
        now, before = (parts(one for one in standing if one.plan == asked) for asked in (plan, str(int(plan) - 1)))
        for (part, code), dossiers in now.items():
            for stress in ("direct", "women", "small", "timely"):
                k, n = shares(dossiers, stress)
                k_before, n_before = shares(before.get((part, code), ()), stress)
                if n:
                    expected[stress, stage, part, code] = (k, n, k_before, n_before, min(n, n_before) >= 10)
    rows = year.rows("stresses", plan_id=plan, period=last_period(plan), family=family, unit_code=None)

    told = {
        (row["stress"], row["stage"], row["part"], row["part_code"]): (
            *(row["k"], row["n"], row["k_before"] or 0, row["n_before"] or 0),
            row["is_comparable"],
        )
        for row in rows
    }
    assert told == expected
    assert [row["unknown"] for row in rows] == [0] * len(rows)
    for row in rows:
        assert row["share"] == 100 * row["k"] / row["n"]
        if row["is_comparable"]:
            assert row["points"] == round(100 * row["k"] / row["n"] - 100 * row["k_before"] / row["n_before"], 1)


def last_period(plan: str) -> str:
    return {"2022": "2022", "2023": "2023-Q4"}[plan]


def test_some_shares_are_compared_with_the_year_before_and_some_are_not(year: Ledger) -> None:
    told = {
        (family, row["stress"], row["stage"]): (row["k"], row["n"], row["k_before"], row["n_before"], row["points"])
        if row["is_comparable"]
        else (row["k"], row["n"], row["k_before"], row["n_before"])
        for family in ("title", "form")
        for row in year.rows("stresses", plan_id="2023", period="2023-Q4", family=family, unit_code=None)
        if row["part"] == "all"
    }
    assert told == {
        ("title", "direct", "proposed"): (47, 75, 36, 53, -5.3),
        ("title", "direct", "decided"): (43, 70, 33, 49, -5.9),
        ("title", "women", "proposed"): (42, 75, 29, 53, 1.3),
        ("title", "women", "decided"): (41, 70, 26, 49, 5.5),
        ("title", "small", "proposed"): (13, 14, 10, 11, 1.9),
        ("title", "small", "decided"): (8, 8, 8, 8),
        ("title", "timely", "proposed"): (0, 89, 0, 64, 0.0),
        ("title", "timely", "decided"): (0, 78, 0, 57, 0.0),
        ("form", "direct", "proposed"): (12, 16, 9, 11, -6.8),
        ("form", "direct", "decided"): (7, 7, 7, 8),
        ("form", "women", "proposed"): (10, 16, 8, 11, -10.2),
        ("form", "women", "decided"): (4, 7, 6, 8),
        ("form", "small", "proposed"): (3, 3, 2, 2),
        ("form", "small", "decided"): (1, 1, 1, 1),
        ("form", "timely", "proposed"): (8, 19, 7, 13, -11.7),
        ("form", "timely", "decided"): (6, 8, 6, 9),
    }


@pytest.mark.parametrize("plan", ["2022", "2023"])
def test_the_funnel_of_each_family_is_that_of_the_workbooks_and_the_acts(
    by_hand: ByHand, year: Ledger, plan: str
) -> None:
    counts: dict[tuple[str, str, str | None], Counter[str]] = defaultdict(Counter)
    for one in by_hand.of(plan):
        decided = one.state == "decided"
        reached = {
            "nominations": True,
            "registered": "Đăng ký" in one.stages,
            "proposed": "Đề nghị" in one.stages or bool({*one.moves} - {"withdrawn"}),
            "submitted": "submitted" in one.moves
            or decided
            or ("council_done" in one.moves and one.award in BY_DIRECTOR),
            "decided": decided,
        }
        for level, code in (("family", None), ("award", one.award), ("unit", one.unit)):
            counts[one.family, level, code].update({step: int(is_so) for step, is_so in reached.items()})
    rows = year.rows("nomination_funnel", plan_id=plan, unit_code=None, scope="own")

    told = {}
    for row in rows:
        code = {"family": None, "award": row["award_code"], "unit": row["unit_code"]}[row["level"]]
        steps = ("nominations", "registered", "proposed", "submitted", "decided")
        told[row["family"], row["level"], code] = {step: row[step] for step in steps}
    assert told == {part: dict(counted) for part, counted in counts.items()}


def test_the_headroom_is_counted_in_persons_of_the_rosters(by_hand: ByHand, year: Ledger) -> None:
    counted = by_hand.counted("2023")
    standing = [one for one in by_hand.of("2023") if one.state not in ENDED | {"registered"}]
    titles = [one for one in standing if one.award == "LDTT"]
    fighters = sum(one.award == "CSTDCS" for one in standing)
    most = len(titles) * 15 // 100
    expected: dict[tuple[str, str], tuple[int | None, ...]] = {
        ("R04", ""): (fighters, len(titles), most, most - fighters)
    }
    for unit in UNITS.values():
        k, n = sum(one.unit == unit for one in titles), len(counted[unit])
        # More than half of the persons for the title of the year, at least 70 in a hundred for the excellent one.
        for rule, least in (("R08", n // 2 + 1), ("R10", -(-n * 70 // 100))):
            expected[rule, unit] = (k, n, least, k - least) if k else (None,) * 4

    with_numbers = [one for one in headroom_of(open_desk(year.rows, "2023")) if one.rule != "R12"]
    assert {(one.rule, one.unit_code): (one.k, one.n, one.bound, one.room) for one in with_numbers} == expected


def test_what_was_decided_in_the_year_before_is_what_award_history_says(by_hand: ByHand) -> None:
    told = set()
    for period, unit, lines in by_hand.loaded:
        for row in table(lines, HISTORY_HEADINGS) if period == "2023-Q4" else ():
            if row["year"] == 2022:
                day = row["decision_on"].date().isoformat()
                told.add((unit, row["name"], AWARDS[row["award"]]["award_code"], row["decision_no"], day))
    moves = [step for step in by_hand.steps if step["act"] == "move" and step["nomination"]["plan"] == "2022"]
    named = ("unit", "nominee_name", "award")
    decided = {
        (*(step["nomination"][name] for name in named), step["decision_no"], step["decision_on"])
        for step in moves
        if step["state"] == "decided"
    }
    of_units = {unit for unit, *_rest in decided}

    # Of who has moved to another unit since, that unit tells nothing yet.
    assert decided - told == {("CCHC", "Nguyễn Quang Vượng", "LDTT", "321/QĐ-SNV", "2022-12-22")}
    assert {row for row in told if row[0] in of_units} == decided & told
