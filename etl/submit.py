"""Verdicts into the ledger: one transaction for several files, each of them wholly in or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.clock import today
from domain.people import Actor, Role
from etl.batch import Batch, Receipt
from etl.reading.uncollected import uncollected
from etl.verdict import Verdict
from ledger import Ledger
from ledger.errors import ActRefused
from texts import N_

OTHER_UNIT = N_("Tệp {file} là của đơn vị khác. Mỗi đơn vị chỉ nạp tệp của mình; hãy gửi tệp này cho Văn phòng.")
__all__ = ["Receipt", "find_duplicates", "submit"]


def find_duplicates(ledger: Ledger, verdicts: Sequence[Verdict]) -> None:
    """Mark each verdict whose very bytes already count for every sheet they hold."""
    _mark_duplicates(ledger.rows, verdicts)


@uncollected()
def submit(ledger: Ledger, actor: Actor, verdicts: Sequence[Verdict], receipt: Receipt) -> None:
    """Append the verdicts in order, in one act; fills `duplicate_of` or `submission_ids` of each. Raises LedgerError.

    The files' bytes are archived before anything is recorded. Files of one unit are told apart by what the earlier
    brought in, so each is written before the next is looked at. Raises ActRefused for another unit's file.
    """
    if not verdicts:
        return
    _refuse_others(actor, verdicts)
    if actor.role is Role.UNIT:
        # Whether a report came in time isn't for its sender to say.
        receipt = replace(receipt, submitted_by=actor.name, received_on=today())
    names = ", ".join(verdict.name for verdict in verdicts)
    with ledger.act(actor, "load", names) as act:
        # In the act: the ledger whose rows name the files is the one that keeps them.
        ledger.archive.keep_all([verdict.content for verdict in verdicts])
        for group in _without_shared_units(verdicts):
            _mark_duplicates(act.rows, group)
            batch = Batch(act, receipt, group)
            for verdict in group:
                if not verdict.duplicate_of:
                    batch.take(verdict)
            batch.flush()
        act.append("heading_answers", _answers(verdicts))
        ids = [submission_id for verdict in verdicts for submission_id in verdict.submission_ids]
        act.detail.update(submissions=ids, files=len(verdicts))


def _refuse_others(actor: Actor, verdicts: Sequence[Verdict]) -> None:
    if actor.role is not Role.UNIT:
        return
    for verdict in verdicts:
        if any(unit.unit_code != actor.unit_code for unit in verdict.units):
            raise ActRefused(OTHER_UNIT, file=verdict.name)


def _without_shared_units(verdicts: Sequence[Verdict]) -> list[list[Verdict]]:
    groups: list[list[Verdict]] = []
    seen: set[str] = set()
    for verdict in verdicts:
        units = {unit.unit_code for unit in verdict.units}
        if not groups or seen & units:
            groups.append([])
            seen = set()
        groups[-1].append(verdict)
        seen |= units
    return groups


def _answers(verdicts: Sequence[Verdict]) -> list[dict[str, object]]:
    """What was said of headings, for the next file of the same unit."""
    answers = {
        (unit.unit_code, sheet, key): field
        for verdict in verdicts
        if len(verdict.units) == 1
        for unit in verdict.units
        for (sheet, key), field in verdict.answers.items()
        if any(found.sheet == sheet for found in verdict.sheets)
    }
    return [
        {"unit_code": unit, "sheet": sheet, "heading_key": key, "field": field}
        for (unit, sheet, key), field in answers.items()
    ]


def _mark_duplicates(ask: Callable[..., list[dict[str, object]]], verdicts: Sequence[Verdict]) -> None:
    asked = [verdict for verdict in verdicts if verdict.anything_in and verdict.plan and verdict.period]
    if not asked:
        return
    found = ask("same_bytes_counting", hashes=[verdict.sha256 for verdict in asked])
    for verdict in asked:
        verdict.duplicate_of = _duplicate(verdict, found)


def _duplicate(verdict: Verdict, found: Sequence[dict[str, object]]) -> list[str]:
    place = (
        verdict.sha256,
        verdict.plan.plan_id if verdict.plan else None,
        verdict.period.code if verdict.period else None,
    )
    own = [row for row in found if (row["sha256"], row["plan_id"], row["period"]) == place]
    units = {unit.unit_code for unit in verdict.units}
    wanted = {(unit, sheet.sheet) for unit in units for sheet in verdict.sheets if sheet.holds(unit)}
    counting = {(str(row["unit_code"]), str(row["sheet"])) for row in own}
    # What was said of a heading now may bring in what the same bytes lacked before.
    counts_already = wanted and wanted <= counting and not verdict.answers
    return sorted({str(row["submission_id"]) for row in own}) if counts_already else []
