"""From the bytes of an .xlsx or .xlsm file to its cells, in one pass over each sheet."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from domain.rejects import Reject
from etl.book import Book, CellsByRow, Grid
from etl.reading.facts import OWN_NOTE, Sighting, facts_of
from etl.reading.merges import uncovered_rows
from etl.reading.xlsx_package import DAMAGED, Attributes, Package, Relation, parse
from etl.reading.xlsx_plain import without_plain_rows
from etl.reading.xlsx_sheet import SheetReader
from etl.reading.xlsx_strings import read_strings
from etl.reading.xlsx_styles import read_looks

_MACROS = ("vbaProject", "xlMacrosheet", "xlIntlMacrosheet")
_COMMENTS = re.compile(r"(?:^|/)comments?\d*\.xml$")
_COMMENT = re.compile(rb"<(?:\w+:)?comment\s")
_COMMENTED = re.compile(rb"[^>]*?\bref=[\"']([A-Z]{1,3}[1-9][0-9]{0,6})[\"']")
_OBJECTS = re.compile(r"/(?:media|embeddings|charts/chart\d|diagrams/data)[^/]*(?:/[^/]+)?$")
_DRAWING = re.compile(r"/drawings/drawing\d*\.xml$")


class _Sheet(NamedTuple):
    name: str
    is_hidden: bool
    relation_id: str


def read_xlsx(content: bytes, kind: str) -> Book:
    """Return the book of an .xlsx or .xlsm file.

    Raises Reject: unreadable_file when it is damaged, unsafe_file for a document type, too_large for too many cells.
    """
    try:
        return _book(Package(content), kind)
    except DAMAGED as reason:
        raise Reject("unreadable_file") from reason


def _book(package: Package, kind: str) -> Book:
    workbook = next((r.target for r in package.relations("").values() if r.kind == "officeDocument"), "xl/workbook.xml")
    sheets, from_1904 = _sheets(package, workbook)
    relations = package.relations(workbook)
    parts = {relation.kind: relation.target for relation in relations.values()}
    strings = read_strings(package, parts.get("sharedStrings"))
    looks = read_looks(package, parts.get("styles"))
    grids, struck, comments, count = [], [], [], 0
    for sheet in sheets:
        relation = relations[sheet.relation_id]
        if relation.kind != "worksheet":
            continue
        reader = SheetReader(strings, looks, from_1904=from_1904, cells_before=count)
        with package.chunks(relation.target) as chunks:
            rest = without_plain_rows(chunks, reader.plain_row)
            parse(rest, reader.start, reader.end, reader.pieces.append)
        grids.append(_grid(sheet, reader))
        count += len(grids[-1].cells)
        struck.append(frozenset(reader.struck_rows))
        comments.append(_comments(package, relation.target))
    sighting = Sighting(tuple(struck), _outside(package, relations), comments)
    return Book(tuple(grids), kind, (), from_1904, facts_of(grids, sighting, from_1904=from_1904))


def _sheets(package: Package, workbook: str) -> tuple[list[_Sheet], bool]:
    """Return the sheets in their order, and whether days count from 1904."""
    sheets: list[_Sheet] = []
    from_1904 = False

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal from_1904
        if tag == "sheet":
            relation_id = next(value for name, value in attributes.items() if name.rpartition(":")[2] == "id")
            sheets.append(_Sheet(attributes["name"], attributes.get("state", "visible") != "visible", relation_id))
        elif tag == "workbookPr":
            from_1904 = attributes.get("date1904") in ("1", "true", "on")

    package.parse(workbook, start)
    return sheets, from_1904


def _grid(sheet: _Sheet, reader: SheetReader) -> Grid:
    return Grid(
        name=sheet.name,
        cells=CellsByRow(uncovered_rows(reader.by_row(), reader.merges)),
        is_hidden=sheet.is_hidden,
        hidden_rows=frozenset(reader.hidden_rows),
        hidden_columns=frozenset(reader.hidden_columns),
        merges=tuple(reader.merges),
    )


def _comments(package: Package, sheet: str) -> list[str]:
    """Return the addresses of the cells of a sheet's part that hold a comment, without a template's own notes."""
    parts = [relation.target for relation in package.relations(sheet).values() if relation.kind == "comments"]
    comments = [text for part in parts if part in package for text in _COMMENT.split(package.read(part))[1:]]
    placed = [_COMMENTED.match(text) for text in comments if OWN_NOTE.encode() not in text]
    return [found[1].decode() for found in placed if found]


def _outside(package: Package, relations: Mapping[str, Relation]) -> dict[str, int]:
    """Return how many of each kind of thing the package holds beside its sheets, by the code of the fact."""
    kinds = [relation.kind for relation in relations.values()]
    comments = sum(_COMMENTS.search(name) is not None for name in package.names)
    objects = sum(_OBJECTS.search(name) is not None for name in package.names)
    drawings = sum(_DRAWING.search(name) is not None for name in package.names)
    return {
        "macro": sum(kind in _MACROS for kind in kinds),
        "external_link": kinds.count("externalLink"),
        # Shapes and text boxes have no part beside the drawing they are on; LibreOffice draws comments, too.
        "embedded_objects": objects or max(0, drawings - comments),
    }
