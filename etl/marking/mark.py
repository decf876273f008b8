"""A workbook and what is wrong in it -> the same workbook, marked; every other part of the package as it was."""

import zipfile
import zlib
from collections.abc import Collection, Mapping, Sequence

from lxml import etree

from etl.marking.cells import Cells, Place, place_of
from etl.marking.front_sheet import front_sheet, heading_row
from etl.marking.markup import MAIN, main, parsed
from etl.marking.notes import noted_before, write_notes
from etl.marking.orders import Mark, MarkTexts, Unmarkable, Weight
from etl.marking.package import Package
from etl.marking.styles import Styles
from etl.marking.workbook_part import SheetPart, WorkbookPart

# As a tree it takes some twenty-five times its bytes of memory, and seconds.
LARGEST_SHEET = 24 * 1024 * 1024


def mark(content: bytes, marks: Sequence[Mark], texts: MarkTexts) -> bytes:
    """Return the .xlsx or .xlsm with its wrong cells coloured and noted and a first sheet that lists them.

    Marks on sheets or cells that aren't there stand on the first sheet only. Raises Unmarkable.
    """
    try:
        return _marked(Package(content), marks, texts)
    except Unmarkable:
        raise
    except (
        zipfile.BadZipFile, zlib.error, etree.LxmlError, EOFError, OSError, LookupError, ValueError, TypeError,
        AttributeError, RuntimeError, NotImplementedError,
    ) as reason:  # fmt: skip
        # A package made by nobody knows what breaks a rule of the format somewhere: better unmarked than wrong.
        raise Unmarkable(str(reason)) from reason


def _marked(package: Package, marks: Sequence[Mark], texts: MarkTexts) -> bytes:
    book = WorkbookPart(package)
    styles = Styles(package.edit(book.styles_part, namespace=MAIN), book.remembered())
    sheets = book.sheets()
    for sheet in sheets:
        wanted = [mark for mark in marks if mark.sheet == sheet.name]
        noted = noted_before(package, sheet.part)
        if sheet.has_cells and (wanted or noted or _coloured_before(package, sheet, styles)):
            _mark_sheet(package, sheet, styles, wanted, noted)
    front = front_sheet(texts, styles, {sheet.name for sheet in sheets})
    book.put_first(book.free_title(texts.title), front, heading_row(texts), styles.remembered)
    return package.bytes()


def _coloured_before(package: Package, sheet: SheetPart, styles: Styles) -> bool:
    if not styles.back:
        return False
    cells = parsed(_within_bounds(package, sheet), namespace=MAIN).iter(main("c"))
    return any(int(cell.get("s", "0")) in styles.back for cell in cells)


def _mark_sheet(
    package: Package, sheet: SheetPart, styles: Styles, marks: Sequence[Mark], noted: Collection[Place]
) -> None:
    _within_bounds(package, sheet)
    root = package.edit(sheet.part, namespace=MAIN)
    cells = Cells(root, styles)
    cells.give_back_looks(noted)
    placed = [(cells.shown(place), mark) for mark in marks if (place := place_of(mark.cell))]
    cells.colour(_weights(placed))
    lines: dict[Place, list[str]] = {}
    for place, mark in placed:
        told = lines.setdefault(place, [])
        if mark.text not in told:
            told.append(mark.text)
    if lines or noted:
        write_notes(package, sheet.part, root, lines)


def _within_bounds(package: Package, sheet: SheetPart) -> bytes:
    content = package.content(sheet.part)
    if len(content) > LARGEST_SHEET:
        raise Unmarkable("a sheet too large to be marked in time")
    return content


def _weights(placed: Sequence[tuple[Place, Mark]]) -> Mapping[Place, Weight]:
    weights: dict[Place, Weight] = {}
    for place, mark in placed:
        weights[place] = "error" if "error" in (mark.severity, weights.get(place)) else "warning"
    return weights
