"""Whose a row is: the file's one unit, or in a workbook of the Office the unit its own row names."""

import re
from collections.abc import Sequence

from domain.findings import Finding
from domain.folding import clean, fold
from domain.plan import Unit
from etl.context import Context
from etl.normalise import Row
from etl.recognise import Recognised, Table
from etl.verdict import Verdict

_WORD = re.compile(r"[^\W_]+")


def unit_of_file_name(name: str, context: Context) -> Unit | None:
    """Return the unit whose name, short name or code stands in a file's name; None when there is none, or several."""
    stem = name.rsplit(".", 1)[0]
    words = f" {fold(stem.replace('_', ' '))} "
    senders = [unit for unit in context.units.values() if unit.reports or unit.unit_code in context.appraised]
    named = {
        unit.unit_code: unit
        for unit in senders
        for text in (unit.name, unit.short_name)
        if " " in fold(text) and f" {fold(text)} " in words
    }
    parts = {part.upper() for part in _WORD.findall(stem)}
    coded = {unit.unit_code: unit for unit in senders if unit.unit_code in parts}
    found = named or coded
    return next(iter(found.values())) if len(found) == 1 else None


def named_units(recognised: Recognised, context: Context) -> list[Unit]:
    """Return the units that rows name in a column of their own, each once, in order."""
    typed = [clean(row.unit_cell.text) for table in recognised.tables for row in table.rows if row.unit_cell]
    found = [context.unit_named(text) for text in dict.fromkeys(typed) if text]
    return list(dict.fromkeys(unit for unit in found if unit))


def give_units(
    verdict: Verdict,
    settled: Unit | None,
    table: Table,
    rows: Sequence[Row],
    recognised: Recognised,
    context: Context,
) -> None:
    """Give each row its unit, and add to the verdict's units those not yet in it.

    A row nobody can place, or of a unit that hands in nothing under the plan, gets `unknown_row_unit`; one of an agency
    in a sheet that isn't asked of it `row_not_expected`.
    `settled`: the one unit of the whole file. Else a row that names no unit belongs to the unit of the title, unless
    rows beside it name others: then nobody knows.
    """
    claimed = recognised.origin.unit
    others = [unit for unit in named_units(recognised, context) if unit != claimed]
    silent = claimed if not (table.has_unit_column and others) else None
    for row in rows:
        typed = clean(row.unit_cell.text) if row.unit_cell else ""
        unit = settled or context.unit_named(typed) or silent
        address = row.unit_cell.address if row.unit_cell else f"A{row.number}"
        if unit is None or (verdict.plan and not context.may_hand_in(verdict.plan, unit)):
            row.findings.append(Finding("unknown_row_unit", table.source_sheet, address, "unit_code", typed))
            continue
        if not context.expects(unit, table.sheet.name):
            words = {"unit": unit.name}
            row.findings.append(Finding("row_not_expected", table.source_sheet, address, "unit_code", typed, words))
        row.unit_code = unit.unit_code
        if unit not in verdict.units:
            verdict.units.append(unit)
