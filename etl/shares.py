"""A unit's share of a verdict: what of a workbook of the Office becomes that unit's submission."""

from dataclasses import replace

from domain.findings import Finding
from domain.plan import Unit
from etl.verdict import SheetVerdict, Verdict


def share_of(verdict: Verdict, unit: Unit | None, *, takes_unplaced: bool) -> Verdict:
    """Return the verdict with one unit's rows and their findings only; a file of one unit is that unit's altogether.

    Rows whose unit nobody knows are kept with the unit that `takes_unplaced`, so that each row is counted once.
    """
    if unit is None or len(verdict.units) <= 1:
        return verdict
    own = {unit.unit_code, ""} if takes_unplaced else {unit.unit_code}
    others = {id(found) for sheet in verdict.sheets for found in _of_others(sheet, own)}
    findings = [finding for finding in verdict.findings if id(finding) not in others]
    return replace(verdict, sheets=[_sheet_of(sheet, own) for sheet in verdict.sheets], findings=findings)


def _of_others(sheet: SheetVerdict, own: set[str]) -> list[Finding]:
    rows = [row for row in (*sheet.accepted, *sheet.refused) if row.unit_code not in own]
    return [finding for row in rows for finding in row.findings]


def _sheet_of(sheet: SheetVerdict, own: set[str]) -> SheetVerdict:
    accepted = [row for row in sheet.accepted if row.unit_code in own]
    refused = [row for row in sheet.refused if row.unit_code in own]
    return replace(
        sheet, accepted=accepted, refused=refused, read=len(accepted) + len(refused), nil_units=sheet.nil_units & own
    )
