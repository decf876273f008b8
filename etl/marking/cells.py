"""Cells of one worksheet: coloured where something is wrong, made where nothing stood, given back their own look."""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from lxml import etree

from etl.addresses import column_letters
from etl.marking.markup import main
from etl.marking.orders import Weight
from etl.marking.styles import Styles

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Place(NamedTuple):
    """Row and column of a cell, both from 1."""

    row: int
    column: int

    @property
    def address(self) -> str:
        """The A1 address."""
        return f"{column_letters(self.column)}{self.row}"


def place_of(address: str) -> Place | None:
    """Return the place an A1 address names; None for what is none, or lies beyond the last cell of a sheet."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    place = Place(int(found[2]), column)
    return place if 1 <= place.row <= LAST_ROW and column <= LAST_COLUMN else None


class Cells:
    """The cells of a worksheet's root element."""

    def __init__(self, root: Any, styles: Styles) -> None:
        """Number the rows that don't say their number, so that others can be put between them."""
        self._root, self._styles = root, styles
        self._data = root.find(main("sheetData"))
        self._rows: dict[int, Any] = {}
        number = 0
        for row in [] if self._data is None else self._data.iterchildren(main("row")):
            number = int(row.get("r", number + 1))
            row.set("r", str(number))
            self._rows.setdefault(number, row)
        self._numbers = sorted(self._rows)
        self._merged = []
        for merged in root.iterfind(f"{main('mergeCells')}/{main('mergeCell')}"):
            corners = [place_of(part) for part in merged.get("ref", "").split(":")]
            if (first := corners[0]) and (last := corners[-1]):
                self._merged.append((first, last))

    def shown(self, place: Place) -> Place:
        """Return the cell that shows for this one: the first of the merged area it lies in."""
        for first, last in self._merged:
            if first.row <= place.row <= last.row and first.column <= place.column <= last.column:
                return first
        return place

    def give_back_looks(self, noted: Collection[Place]) -> None:
        """Give every cell that an earlier marking coloured the look it had; `noted`: those it wrote a note on."""
        if not (self._styles.back or noted):
            return
        by_row: dict[int, set[int]] = {}
        for place in noted:
            by_row.setdefault(place.row, set()).add(place.column)
        for number, row in self._rows.items():
            unsure = by_row.get(number, set())
            for cell in row.iterchildren(main("c")):
                format_number = int(cell.get("s", "0"))
                before = self._styles.back.get(format_number)
                if before is None and unsure:
                    at = place_of(cell.get("r", ""))
                    before = self._styles.without_our_colour(format_number) if at and at.column in unsure else None
                if before is not None:
                    _set_format(cell, before)

    def colour(self, weights: Mapping[Place, Weight]) -> None:
        """Colour the cells by the weight of what is wrong in them."""
        if self._data is None:
            return
        by_row: dict[int, dict[int, Weight]] = {}
        for place, weight in weights.items():
            by_row.setdefault(place.row, {})[place.column] = weight
        for number, columns in by_row.items():
            row = self._row(number)
            cells = _numbered(row)
            for column, weight in sorted(columns.items()):
                cell = cells.get(column)
                if cell is None:
                    cell = self._new_cell(row, cells, Place(number, column))
                cell.set("s", str(self._styles.marked(int(cell.get("s", "0")), weight)))

    def _row(self, number: int) -> Any:
        if number not in self._rows:
            row = etree.Element(main("row"), r=str(number))
            index = bisect_left(self._numbers, number)
            if index < len(self._numbers):
                self._rows[self._numbers[index]].addprevious(row)
            else:
                self._data.append(row)
            self._numbers.insert(index, number)
            self._rows[number] = row
        return self._rows[number]

    def _new_cell(self, row: Any, cells: dict[int, Any], place: Place) -> Any:
        cell = etree.Element(main("c"), r=place.address, s=self._look_of_nothing(row, place.column))
        after = min((column for column in cells if column > place.column), default=None)
        if after is None:
            before = max(cells, default=None)
            if before is None:
                row.insert(0, cell)
            else:
                cells[before].addnext(cell)
        else:
            cells[after].addprevious(cell)
        cells[place.column] = cell
        _let_span(row, place.column)
        self._extend(place)
        return cell

    def _look_of_nothing(self, row: Any, column: int) -> str:
        """Return the format an empty cell shows: its row's, else its column's."""
        if row.get("customFormat") in ("1", "true"):
            return str(row.get("s", "0"))
        for columns in self._root.iterfind(f"{main('cols')}/{main('col')}"):
            if int(columns.get("min", "0")) <= column <= int(columns.get("max", "0")):
                return str(columns.get("style", "0"))
        return "0"

    def _extend(self, place: Place) -> None:
        dimension = self._root.find(main("dimension"))
        corners = [place_of(part) for part in dimension.get("ref", "").split(":")] if dimension is not None else []
        known = [corner for corner in corners if corner]
        if known:
            first = Place(min(place.row, known[0].row), min(place.column, known[0].column))
            last = Place(max(place.row, known[-1].row), max(place.column, known[-1].column))
            dimension.set("ref", first.address if first == last else f"{first.address}:{last.address}")


def _numbered(row: Any) -> dict[int, Any]:
    cells = {}
    column = 0
    for cell in row.iterchildren(main("c")):
        place = place_of(cell.get("r", ""))
        column = place.column if place else column + 1
        cell.set("r", Place(int(row.get("r")), column).address)
        cells[column] = cell
    return cells


def _set_format(cell: Any, number: int) -> None:
    if number:
        cell.set("s", str(number))
    else:
        cell.attrib.pop("s", None)


def _let_span(row: Any, column: int) -> None:
    first, _, last = row.get("spans", "").partition(":")
    if first.isdecimal() and last.isdecimal():
        row.set("spans", f"{min(int(first), column)}:{max(int(last), column)}")
