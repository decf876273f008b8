"""What a workbook itself shows to fall short of the rules of law: told with its rows, never refusing one."""

from collections.abc import Iterator

from domain.eligibility import Case, Verdict, decision_day, regime_on, round_of
from domain.findings import Finding
from domain.nominations import APPRAISED, OWN
from etl.book import Cell
from etl.context import Context
from etl.eligibility.facts import Records, Register, by_unit
from etl.eligibility.judging import Law
from etl.eligibility.words import message_for_meetings
from etl.normalise import Row
from etl.verdict import SheetVerdict
from etl.verdict import Verdict as FileVerdict
from texts import N_

ROW = N_("hàng {number}")
# Which cell a rule speaks of; every other one speaks of the award.
_COLUMNS = {"R01": "work_grade", "R03": "initiative_decision", "R06": "initiative_decision", "R34": "nominee_name"}
# What the Office writes down later: papers held, when they came, ballots. Without them nothing fails these rules.
NOT_TOLD_BY_FILES = frozenset({"R28", "R29", "R30", "R31", "R32"})
# What other files may hold: a person's own Lao động tiên tiến, the registrations of the first quarter.
_NOT_HERE = NOT_TOLD_BY_FILES | {"R02", "R27"}
# A row that was refused may be the one they miss.
_OF_ALL_ROWS = frozenset({"R08", "R10", "R34"})
_ASKS_INITIATIVE = frozenset({"R03", "R06"})
_INITIATIVE = ("initiative", "initiative_decision")
_NOMINATION = (
    *("nominee_name", "nominee_kind", "birth_year", "commendation_kind", "item_code", "achievement", "work_grade"),
    *("initiative", "initiative_decision", "documents"),
)
_MEMBER = (
    *("full_name", "birth_year", "counted", "work_grade", "joined_on", "discipline"),
    *("discipline_from", "discipline_to"),
)
_HONOUR = ("subject_name", "birth_year", "year", "award", "decision_no", "decision_on")


def award_findings(verdict: FileVerdict, context: Context) -> Iterator[Finding]:
    """Yield a warning at the cell concerned for each proposed row that fails rules by its own workbook alone.

    What a rule says of discipline or complaints is only hinted at: the file goes through many hands.
    """
    law = context.laws.get(verdict.plan.plan_id) if verdict.plan else None
    sheet = next((one for one in verdict.sheets if one.sheet == "nominations" and one.accepted), None)
    if law is None or sheet is None or verdict.plan is None:
        return
    records = _records(verdict, verdict.plan.plan_id, context)
    left_out = _NOT_HERE | (set() if set(_INITIATIVE) & sheet.columns.keys() else _ASKS_INITIATIVE)
    if any(one.refused for one in verdict.sheets if one.sheet in ("nominations", "roster")):
        left_out |= _OF_ALL_ROWS
    by_number = {row.number: row for row in sheet.accepted}
    for case in _cases(records, law):
        failed = law.book.failures(case, left_out)
        yield from _findings(sheet, by_number[int(case.nomination.nomination_id)], failed)


def _records(verdict: FileVerdict, plan_id: str, context: Context) -> Records:
    rows = {one.sheet: one.accepted for one in verdict.sheets}
    nominations = [
        {
            **_values(row, _NOMINATION),
            "nomination_id": str(row.number),
            "nomination_no": ROW.format(number=row.number),
            "award_code": row.values["award"],
            "state": row.values["stage"],
            "scope": APPRAISED if row.unit_code in context.appraised else OWN,
            **dict.fromkeys(("decision_no", "decision_on", "is_registered", "council_on")),
        }
        for row in rows["nominations"]
        if row.values["stage"] == "proposed"
    ]
    return Records(
        Register(context.units, context.awards),
        plan_id,
        nominations,
        roster=by_unit(_values(row, _MEMBER) for row in rows.get("roster", ())),
        history=by_unit(_values(row, _HONOUR) for row in rows.get("award_history", ())),
        decided=(),
        rulings={},
        is_whole=False,
    )


def _values(row: Row, names: tuple[str, ...]) -> dict[str, object]:
    return {"unit_code": row.unit_code, **{name: row.values.get(name) for name in names}}


def _cases(records: Records, law: Law) -> Iterator[Case]:
    for nomination, around in records.nominated():
        day = decision_day(None, None, round_of(nomination.award, law.rounds), records.year)
        yield Case(nomination, around, day.on, regime_on(day, law.regimes).regime)


def _findings(sheet: SheetVerdict, row: Row, failed: list[Verdict]) -> Iterator[Finding]:
    told: dict[str, list[Verdict]] = {}
    for verdict in failed:
        column = _COLUMNS.get(verdict.rule, "award")
        told.setdefault(column if column in sheet.columns else "award", []).append(verdict)
    for column, verdicts in told.items():
        cell = row.cells.get(column) or Cell(row.number, sheet.columns[column], None)
        reasons = dict.fromkeys(message_for_meetings(verdict) for verdict in verdicts)
        words = {"rules": ", ".join(verdict.rule for verdict in verdicts), "reasons": " ".join(reasons)}
        yield Finding("award_rule", sheet.source_sheet, cell.address, column, cell.text, words)
