"""Rows about the criteria of movements, judged against the register: which criterion, and what its figures count."""

from domain.folding import fold
from domain.numbers import MOST_PERCENT
from domain.plan import Criterion
from etl.judging import Judging
from etl.normalise import Row

_FIGURES = ("target", "actual")


def judge_criterion(judging: Judging, row: Row) -> None:
    """Add what is found about a row; an unknown number refuses it, a known one gives it the register's item."""
    typed = judging.typed(row, "criterion_no")
    if not typed:
        return
    criterion = _known(judging, typed)
    if criterion is None:
        judging.note(row, "unknown_criterion", "criterion_no", typed)
        return
    _of_another(judging, row, criterion)
    row.values["criterion_no"], row.values["item_code"] = criterion.criterion_no, criterion.item_code
    for name in _FIGURES:
        _figure(judging, row, name, criterion)


def _known(judging: Judging, typed: str) -> Criterion | None:
    key = fold(typed)
    return next((known for known in judging.plan.criteria if fold(known.criterion_no) == key), None)


def _of_another(judging: Judging, row: Row, criterion: Criterion) -> None:
    """Note a number beside the words, or the movement, of another criterion: one of the two was mistaken."""
    said = fold(str(row.values.get("criterion") or ""))
    others = {fold(other.text) for other in judging.plan.criteria} - {fold(criterion.text)}
    item = fold(str(row.values.get("item_code") or ""))
    if said in others or (item and item != fold(criterion.item_code)):
        judging.note(row, "item_title_differs", "criterion_no", criterion.criterion_no, planned=criterion.text)


def _figure(judging: Judging, row: Row, name: str, criterion: Criterion) -> None:
    figure, typed = row.values.get(name), judging.typed(row, name)
    if not isinstance(figure, float):
        return
    if not criterion.is_share:
        if "%" in typed:
            judging.note(row, "bad_number", name, typed)
    elif figure > MOST_PERCENT:
        judging.note(row, "out_of_range", name, typed, range=f"0–{MOST_PERCENT}%")
    elif 0 < figure <= 1 and "%" not in typed:
        # The sheet mixes shares and counts, so that no other number of the column tells what 0,98 or 1 means.
        judging.note(row, "ambiguous_percent", name, typed)
