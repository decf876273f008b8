"""A meeting closed with the picture it saw, and that picture proved whenever the meeting is opened again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.clock import today
from ledger import Ledger
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.errors import ActRefused
from ledger.meetings import close_meeting, open_meeting
from ledger.one_act import Act
from reports.deck import freezing
from reports.deck.freezing import close_with_picture
from reports.deck.period import meant
from reports.deck.proof import Difference, PictureDiffers, Proof, must_be_as_kept, prove
from reports.deck.totals import MEETING, code_of, totals
from tests.office import OFFICE
from tests.reports.deck.decks import picture, with_section
from tests.sample import SampleYear
from tests.stores import copy_of

HELD_ON = date(2023, 12, 29)


@pytest.fixture
def ledger(sample_year: SampleYear, tmp_path: Path) -> Ledger:
    """A copy of the year, in the present."""
    return Ledger.open(copy_of(sample_year.ledger, tmp_path))


def opened(ledger: Ledger, period: str | None = "2023-Q4") -> str:
    return open_meeting(ledger, OFFICE, "2023", held_on=HELD_ON, chair="Giám đốc", text="Tổng kết", period=period)


def proved(ledger: Ledger, meeting: str, **more: Any) -> Proof | None:
    deck = picture(ledger, meeting_id=meeting, **more)
    return prove(deck, ledger.rows("meeting_totals", meeting_id=meeting))


def directed(ledger: Ledger, meeting: str) -> None:
    step = DifficultyStep(text="Giao Văn phòng chủ trì.", responsible_unit="VP", meeting_id=meeting)
    act_on_difficulty(
        ledger, OFFICE, "KK-2023-014", "directed", replace(step, on_behalf_of="Giám đốc", document="1/TB")
    )


class Moving(Ledger):
    """A ledger to which somebody else writes, so many times, each time just before a meeting closes."""

    times = 0

    @contextmanager
    def act(self, actor: Any, verb: str, subject: str = "") -> Iterator[Act]:
        if verb == "meeting_close" and self.times:
            self.times -= 1
            with super().act(OFFICE, "init"):
                pass
        with super().act(actor, verb, subject) as act:
            yield act


def test_what_was_seen_is_kept_and_found_again_though_the_year_goes_on(ledger: Ledger) -> None:
    meeting = opened(ledger)
    directed(ledger, meeting)
    before = picture(ledger, meeting_id=meeting)

    kept = close_with_picture(ledger, OFFICE, "2023", meeting)
    assert kept is not None
    assert (kept.period, kept.day, kept.totals, kept.code) == (
        "2023-Q4",
        today(),
        totals(before),
        code_of(totals(before)),
    )
    assert before.section("concluded").rows != ()

    act_on_difficulty(
        ledger, OFFICE, "KK-2023-003", "resolved", DifficultyStep(text="Đã có hướng dẫn", document="2/BC")
    )
    assert code_of(totals(picture(ledger))) != kept.code
    rows = sum(total.rows for total in kept.totals if total.section != MEETING)
    for lang in ("vi", "en"):
        assert proved(ledger, meeting, lang=lang) == Proof(kept.code, kept.code, kept.code, 10, rows, ())


def test_a_meeting_without_a_period_keeps_that_of_its_picture(ledger: Ledger) -> None:
    meeting = opened(ledger, period=None)
    kept = close_with_picture(ledger, OFFICE, "2023", meeting, period="2023-Q3")
    [row] = [row for row in ledger.rows("meetings", plan_id="2023") if row["meeting_id"] == meeting]
    assert (kept and kept.period, row["period"], row["is_frozen"]) == ("2023-Q3", "2023-Q3", True)
    found = proved(ledger, meeting, period="2023-Q3")
    assert found is not None
    assert found.is_equal


@pytest.mark.parametrize("times", [1, freezing.TRIES - 1])
def test_a_picture_that_another_act_overtook_is_drawn_again(ledger: Ledger, times: int) -> None:
    moving = Moving(ledger.path)
    moving.times = times
    meeting = opened(ledger)
    assert close_with_picture(moving, OFFICE, "2023", meeting) is not None
    found = proved(ledger, meeting)
    assert found is not None
    assert found.is_equal


def test_a_ledger_that_never_rests_refuses_and_the_meeting_stays_open(ledger: Ledger) -> None:
    moving = Moving(ledger.path)
    moving.times = freezing.TRIES
    meeting = opened(ledger)
    with pytest.raises(ActRefused) as refused:
        close_with_picture(moving, OFFICE, "2023", meeting)
    assert refused.value.say("vi").startswith(f"Chưa kết thúc được kỳ họp {meeting}: trong lúc lưu số liệu")
    assert [row["is_closed"] for row in ledger.rows("meetings", plan_id="2023") if row["meeting_id"] == meeting] == [
        False
    ]
    assert close_with_picture(ledger, OFFICE, "2023", meeting) is not None


def test_an_unknown_meeting_and_a_closed_one_are_refused(ledger: Ledger) -> None:
    for number in ("HOP-2023-009", "HOP-2023-001"):
        with pytest.raises(ActRefused):
            close_with_picture(ledger, OFFICE, "2023", number)


def test_a_plan_without_periods_closes_without_a_picture(planless_ledger: Path, tmp_path: Path) -> None:
    assert meant(Ledger.open(copy_of(planless_ledger, tmp_path)).rows("periods", plan_id="2023")) is None


def test_meetings_closed_without_a_picture_have_nothing_to_prove(ledger: Ledger) -> None:
    meeting = opened(ledger)
    close_meeting(ledger, OFFICE, "2023", held_on=HELD_ON, text="")
    for number in (meeting, "HOP-2023-001"):
        deck = picture(ledger, meeting_id=number)
        assert prove(deck, ledger.rows("meeting_totals", meeting_id=number)) is None
        assert deck.day <= date(2023, 12, 31)


def test_what_other_meetings_do_afterwards_changes_nothing_that_was_seen(ledger: Ledger) -> None:
    earlier = open_meeting(ledger, OFFICE, "2023", held_on=date(2023, 12, 20), chair="Giám đốc", text="Họp trước")
    meeting = opened(ledger)
    kept = close_with_picture(ledger, OFFICE, "2023", meeting)
    assert kept is not None
    close_with_picture(ledger, OFFICE, "2023", earlier, period="2023-Q4")
    open_meeting(ledger, OFFICE, "2023", held_on=date(2023, 12, 21), chair="Giám đốc", text="Họp ghi muộn")
    found = proved(ledger, meeting)
    assert (found and found.is_equal, found and found.code) == (True, kept.code)


def test_two_meetings_that_saw_the_same_have_two_codes(ledger: Ledger) -> None:
    codes = {code_of(totals(picture(ledger, meeting_id=opened(ledger)))) for _ in range(2)}
    assert len(codes) == 2


def test_totals_rewritten_past_the_ledger_are_given_away_by_the_trail(ledger: Ledger) -> None:
    meeting = opened(ledger)
    kept = close_with_picture(ledger, OFFICE, "2023", meeting)
    assert kept is not None
    deck = picture(ledger, meeting_id=meeting)
    rows = [{**row, "digest": "0" * 64} for row in ledger.rows("meeting_totals", meeting_id=meeting)]
    forged = prove(deck, rows)
    assert forged is not None
    assert (forged.told_code, forged.is_as_told, forged.is_equal) == (kept.code, False, False)

    def rewritten(query: str, **_: object) -> list[dict[str, object]]:
        return rows if query == "meeting_totals" else []

    with pytest.raises(PictureDiffers):
        must_be_as_kept(deck, rewritten)
    must_be_as_kept(deck, ledger.rows)


def test_exactly_the_sections_that_differ_are_named_with_both_counts(ledger: Ledger) -> None:
    meeting = opened(ledger)
    kept = close_with_picture(ledger, OFFICE, "2023", meeting)
    assert kept is not None
    deck = picture(ledger, meeting_id=meeting)
    waiting, silent = deck.section("waiting"), deck.section("silent")
    shorter = with_section(deck, replace(waiting, rows=waiting.rows[1:]))
    other = with_section(shorter, replace(silent, rows=({**silent.rows[0], "rows_to_mend": 99}, *silent.rows[1:])))
    lost = replace(other, sections=tuple(one for one in other.sections if one.code != "stresses"))

    found = prove(lost, ledger.rows("meeting_totals", meeting_id=meeting))

    assert found is not None
    stresses, n = len(deck.section("stresses").rows), len(waiting.rows)
    assert sorted(found.differences, key=lambda one: one.section) == [
        Difference("silent", silent.title, len(silent.rows), len(silent.rows)),
        Difference("stresses", "stresses", stresses, None),
        Difference("waiting", waiting.title, n, n - 1),
    ]
    assert (found.is_equal, found.code, found.found_code == found.code) == (False, kept.code, False)


def test_a_meetings_period_is_the_last_one_owed_and_reported_and_of_these_the_longest() -> None:
    def row(period: str, first: int, last: int, *, reported: bool, owed: bool = True) -> dict[str, Any]:
        days = {"starts_on": date(2023, first, 1), "ends_on": date(2023, last, 28)}
        return {"period": period, "has_reports": reported, "is_owed": owed, **days}

    q1, q2 = row("2023-Q1", 1, 3, reported=True), row("2023-Q2", 4, 6, reported=True)
    half, may = row("2023-H1", 1, 6, reported=True), row("2023-06", 6, 6, reported=True, owed=False)
    q3 = row("2023-Q3", 7, 9, reported=False)
    assert [meant(held) for held in ([q1, q2, half, q3], [q1, may], [may], [q3, {**q1, "has_reports": False}], [])] == [
        "2023-H1", "2023-Q1", "2023-06", "2023-Q3", None,
    ]  # fmt: skip
