"""The sheets of a unit's workbook, in the order of the template."""

from domain.columns import Column, Sheet
from domain.sheets.award_history import AWARD_HISTORY
from domain.sheets.difficulties import DIFFICULTIES
from domain.sheets.directions import DIRECTIONS
from domain.sheets.movements import MOVEMENTS
from domain.sheets.nominations import NOMINATIONS
from domain.sheets.progress import PROGRESS
from domain.sheets.roster import ROSTER

WORKBOOK: tuple[Sheet, ...] = (PROGRESS, MOVEMENTS, DIFFICULTIES, DIRECTIONS, NOMINATIONS, ROSTER, AWARD_HISTORY)
SHEETS: dict[str, Sheet] = {sheet.name: sheet for sheet in WORKBOOK}
# What another agency hands in to have its nominations appraised: it owes the Department's plan nothing.
APPRAISED_WORKBOOK: tuple[Sheet, ...] = (NOMINATIONS, ROSTER, AWARD_HISTORY)
APPRAISED_SHEETS = frozenset(sheet.name for sheet in APPRAISED_WORKBOOK)

__all__ = ["APPRAISED_SHEETS", "APPRAISED_WORKBOOK", "SHEETS", "WORKBOOK", "Column", "Sheet"]
