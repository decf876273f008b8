"""Rows judged as rows, against each other, against the plan, and against what the ledger already has."""

import re
from collections.abc import Callable, Mapping, Sequence

from rapidfuzz import fuzz, process

from domain.choices import STATUS, is_nil
from domain.columns import Column
from domain.findings import NIL_BESIDE_CELLS, UNKNOWN_ITEM_LIKE
from domain.folding import clean, fold
from domain.people import bare_name, nominee_class
from domain.periods import Period
from domain.plan import Plan, PlanItem, Repeats
from etl.context import Context
from etl.criteria import judge_criterion
from etl.history import Before, UnitHistory
from etl.judging import Judging
from etl.normalise import Row
from etl.numbers_given import judge_difficulty, judge_direction, note_same_difficulties, take_number
from etl.recognise import Table
from etl.repetitions import note_same_persons, without_repetitions
from texts import N_

# Where each person should stand once: somebody without a year of birth may be the namesake above.
_NAMES = {"nominations": "nominee_name", "roster": "full_name"}
_PERSON_COLUMNS = ("nominee_name", "full_name", "subject_name")
BY_THE_PROGRAM, BY_THE_SHARE, BY_THE_DAY = (
    N_("cách tính của chương trình"),
    N_("tỷ lệ đã ghi"),
    N_("ngày hoàn thành đã ghi"),
)
LONGEST_TITLE = 500
_LIKE = 80
_CODE_LABEL = re.compile(r"^(muc|noi dung|ma|nhiem vu) ")
NOMINEE_WORDS = {"individual": N_("cá nhân"), "collective": N_("tập thể")}


def period_rank(period: Period) -> str:
    """Return what orders periods: the day they end on, then the longer; as the view period_order has it."""
    return f"{period.ends_on}/{period.kind.value:02d}"


def is_nil_row(table: Table, row: Row) -> bool:
    """Tell whether a row says "none" and nothing else, the item it says so for aside: a report, not a row."""
    column = table.sheet.nil_column
    if column is None or column not in row.cells:
        return False
    if not is_nil(row.cells[column].text):
        return False
    return all(name == "item_code" or is_nil(cell.text) for name, cell in row.cells.items())


def validate_rows(
    table: Table,
    rows: Sequence[Row],
    *,
    plan: Plan,
    period: Period,
    context: Context,
    history: Mapping[str, UnitHistory],
) -> list[Row]:
    """Add findings to each row and return those that count as rows: identical repetitions are left out."""
    judging = Judging(table, plan, period_rank(period), context, history)
    for row in rows:
        _required(judging, row)
        _bare_names(judging, row)
        _RULES[table.sheet.name](judging, row)
    kept = without_repetitions(judging, rows)
    if table.sheet.name in _NAMES:
        note_same_persons(judging, kept, _NAMES[table.sheet.name])
    if table.sheet.name == "difficulties":
        note_same_difficulties(judging, kept)
    return kept


def _required(judging: Judging, row: Row) -> None:
    sheet = judging.table.sheet
    for column in judging.asked_columns:
        if column.required and column.name not in row.cells:
            _empty(judging, row, column)
        elif column.name == sheet.nil_column and is_nil(judging.typed(row, column.name)):
            _nil_beside_cells(judging, row, column)
    for group in sheet.one_of:
        if not any(name in row.cells for name in group):
            present = [name for name in group if name in judging.table.columns]
            _empty(judging, row, sheet.column((present or list(group))[0]))


def _bare_names(judging: Judging, row: Row) -> None:
    for name in _PERSON_COLUMNS:
        typed = clean(judging.typed(row, name))
        bare = bare_name(typed)
        if bare != typed:
            judging.note(row, "title_in_name", name, typed, bare=bare)


def _empty(judging: Judging, row: Row, column: Column) -> None:
    judging.note(row, "required_empty", column.name, heading=column.heading)


def _nil_beside_cells(judging: Judging, row: Row, column: Column) -> None:
    # "Không có" beside a proposal says neither that there is nothing nor what there is; over a difficulty with a number
    # it is judged by what stands under that number.
    if "difficulty_no" not in row.cells:
        judging.note(
            row,
            "required_empty",
            column.name,
            judging.typed(row, column.name),
            heading=column.heading,
            sentence=NIL_BESIDE_CELLS,
        )


def _progress(judging: Judging, row: Row) -> None:
    item = _find_item(judging, row)
    if item is None:
        typed = judging.typed(row, "item_code") or judging.typed(row, "item_title")
        if typed:
            _note_unknown_item(judging, row, typed)
    else:
        row.values["item_code"] = item.item_code
        _title_of_another(judging, row, item)
    _status(judging, row)
    if item is not None and not row.is_refused:
        _against_plan(judging, row, item)
        _against_last_period(judging, row, item)


def _note_unknown_item(judging: Judging, row: Row, typed: str) -> None:
    name = "item_code" if "item_code" in row.cells else "item_title"
    titles = {item.item_code: fold(item.title) for item in judging.plan.items}
    like = process.extractOne(fold(typed[:LONGEST_TITLE]), titles, scorer=fuzz.token_set_ratio, score_cutoff=_LIKE)
    if name == "item_code" or like is None:
        judging.note(row, "unknown_item", name, typed)
        return
    planned = next(item.title for item in judging.plan.items if item.item_code == like[2])
    judging.note(row, "unknown_item", name, typed, likely=like[2], planned=planned, sentence=UNKNOWN_ITEM_LIKE)


def _find_item(judging: Judging, row: Row) -> PlanItem | None:
    code = _CODE_LABEL.sub("", fold(str(row.values.get("item_code") or "")))
    if code:
        return judging.items_coded.get(code)
    return _item_titled(judging, str(row.values.get("item_title") or ""))


def _item_titled(judging: Judging, title: str) -> PlanItem | None:
    key = fold(title)
    return judging.items_titled.get(key) if key else None


def _title_of_another(judging: Judging, row: Row, item: PlanItem) -> None:
    title = fold(str(row.values.get("item_title") or ""))
    if "item_code" in row.cells and title in judging.items_titled and title != fold(item.title):
        judging.note(row, "item_title_differs", "item_code", item.item_code, planned=item.title)


def _status(judging: Judging, row: Row) -> None:
    status, percent = row.values.get("status"), row.values.get("percent_complete")
    typed = judging.typed(row, "status")
    done = isinstance(percent, float) and percent >= 100
    if status is None and isinstance(percent, float) and "status" not in row.cells:
        row.values["status"] = "completed" if done else "in_progress" if percent > 0 else "not_started"
        return
    if typed and STATUS.contradicts(typed):
        judging.note(row, "status_contradiction", "status", typed, other=BY_THE_PROGRAM)
    elif isinstance(percent, float) and (
        (status == "completed" and not done) or (status == "not_started" and percent > 0)
    ):
        judging.note(row, "status_contradiction", "status", typed, other=BY_THE_SHARE)
    elif status in ("not_started", "in_progress") and row.values.get("completed_on"):
        judging.note(row, "status_contradiction", "status", typed, other=BY_THE_DAY)


def _against_plan(judging: Judging, row: Row, item: PlanItem) -> None:
    due_on = row.values.get("due_on")
    if due_on and item.due_on and due_on != item.due_on:
        judging.note(row, "due_on_differs", "due_on", judging.typed(row, "due_on"), planned=f"{item.due_on:%d/%m/%Y}")
    if row.values.get("status") == "completed" and not row.values.get("evidence"):
        # A sheet without a column for it can only be told at the state.
        judging.note(row, "completed_without_evidence", "evidence" if "evidence" in judging.table.columns else "status")
    still_open = judging.of_unit(row).open_on(item.item_code) if row.values.get("status") == "completed" else ()
    if still_open:
        found = ", ".join(still_open)
        judging.note(row, "completed_with_open_difficulty", "status", judging.typed(row, "status"), found=found)


def _against_last_period(judging: Judging, row: Row, item: PlanItem) -> None:
    before = judging.of_unit(row).before(item.item_code, judging.period_rank)
    if before is None:
        return
    for name, earlier in (("actual", before.actual), ("percent_complete", before.percent_complete)):
        now = row.values.get(name)
        if isinstance(now, float) and earlier is not None and now < earlier:
            judging.note(
                row, "progress_fell", name, judging.typed(row, name), **_fallen(judging, name, earlier, before)
            )
            return
    same = (before.actual, before.percent_complete, before.status, before.result) == (
        row.values.get("actual"),
        row.values.get("percent_complete"),
        row.values.get("status"),
        row.values.get("result") or "",
    )
    if same and before.status == "in_progress" and item.repeats is not Repeats.AS_NEEDED:
        judging.note(row, "unchanged_since_last_period", "item_code", item.item_code)


def _fallen(judging: Judging, name: str, earlier: float, before: Before) -> dict[str, str]:
    figure = f"{earlier:g}".replace(".", ",") + ("%" if name == "percent_complete" else "")
    return {"heading": judging.table.sheet.column(name).heading, "before": figure, "period": before.period_name}


def _known_item(judging: Judging, row: Row) -> None:
    typed = judging.typed(row, "item_code")
    if typed:
        # Where difficulties stand beside the progress they hinder, the item may be told by its title.
        item = _find_item(judging, row) or _item_titled(judging, typed)
        if item is None:
            judging.note(row, "unknown_item", "item_code", typed)
        else:
            row.values["item_code"] = item.item_code


def _difficulty(judging: Judging, row: Row) -> None:
    _known_item(judging, row)
    judge_difficulty(judging, row)


def _nomination(judging: Judging, row: Row) -> None:
    _known_item(judging, row)
    take_number(judging, row, "nomination_no", judging.of_unit(row).nomination_nos, "unknown_record")
    award, kind = row.values.get("award"), row.values.get("nominee_kind")
    if isinstance(award, str) and isinstance(kind, str) and not judging.context.awards[award].fits(kind):
        name = judging.context.awards[award].name
        judging.note(
            row, "award_not_for_nominee", "award", judging.typed(row, "award"), award=name, nominee=NOMINEE_WORDS[kind]
        )
    votes, total = row.values.get("votes_for"), row.values.get("votes_total")
    if isinstance(votes, int) and isinstance(total, int) and votes > total:
        judging.note(row, "out_of_range", "votes_for", votes, range=f"0–{total}")
    row.values["stage"] = row.values.get("stage") or "proposed"
    row.values["nominee_class"] = nominee_class(judging.typed(row, "position")) if kind == "individual" else None


def _award_year(judging: Judging, row: Row) -> None:
    award = row.values.get("award")
    if isinstance(award, str) and row.values.get("birth_year") and not judging.context.awards[award].for_individual:
        name = judging.context.awards[award].name
        judging.note(
            row,
            "award_not_for_nominee",
            "award",
            judging.typed(row, "award"),
            award=name,
            nominee=NOMINEE_WORDS["individual"],
        )


def _nothing_more(judging: Judging, row: Row) -> None:
    """A person's row of the roster is judged by its cells alone."""


_RULES: dict[str, Callable[[Judging, Row], None]] = {
    "progress": _progress,
    "movements": judge_criterion,
    "difficulties": _difficulty,
    "directions": judge_direction,
    "nominations": _nomination,
    "roster": _nothing_more,
    "award_history": _award_year,
}
