"""One sheet of an .xlsx file in one pass over its XML: cells, formats, what is hidden and what is merged."""

from domain.rejects import Reject
from etl.book import Area, Cell
from etl.reading.limits import LAST_COLUMN, LAST_ROW, MOST_CELLS, too_many_cells
from etl.reading.serials import moment
from etl.reading.xlsx_package import Attributes, unescaped
from etl.reading.xlsx_plain import Cells
from etl.reading.xlsx_strings import SharedStrings
from etl.reading.xlsx_styles import Look, Looks
from etl.reading.xlsx_values import BY_TYPE, LONGEST_INTEGER, TRUE, number_of, place_of

_PLAIN = Look()
_REST = tuple(Cell._field_defaults.values())
_MOST_SAID = 20_000
_COLUMNS: dict[str, int] = {}
_make = tuple.__new__


class SheetReader:
    """Handlers for a worksheet part. They run once for every cell, so they look at nothing twice."""

    def __init__(self, strings: SharedStrings, looks: Looks, *, from_1904: bool, cells_before: int) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.struck_rows: set[int] = set()
        self.merges: list[Area] = []
        self.pieces: list[str] = []
        self._texts, self._fonts = strings.texts, strings.fonts
        self._looks, self._from_1904 = looks, from_1904
        self._seen: dict[str, str] = {}
        self._plain_rows: dict[int, list[Cell]] = {}
        self._said: dict[tuple[str, ...], tuple] = {}
        self._count = 0
        self._most = MOST_CELLS - cells_before
        self._row, self._column, self._row_digits = 0, 0, "0"
        self._kind: str | None = None
        self._style: str | None = None
        self._is_formula = self._is_phonetic = self._is_open = self._was_open = False
        self._runs: list[str] | None = None

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""
        if tag == "c":
            self._is_open = True
            get = attributes.get
            self._kind = get("t")
            self._style = get("s")
            address = get("r")
            if address is None:
                self._next_column()
            else:
                column = _COLUMNS.get(address.removesuffix(self._row_digits))
                self._column = self._placed(address) if column is None else column
        elif tag == "v":
            self.pieces.clear()
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "f":
            self._is_formula = self._is_open
        elif tag == "t":
            self.pieces.clear()
        elif tag in _RARE:
            _RARE[tag](self, attributes)

    def end(self, tag: str) -> None:
        """End an element."""
        if tag == "v" and self._is_open:
            self._is_open = False
            text = "".join(self.pieces)
            if not text.isdecimal() or self._looks[self._style] is not None:
                self._store(text)
                return
            # Most cells: a whole number, or the number of a text, in a plain style.
            kind = self._kind
            if kind == "s" and not self._fonts:
                value: object = self._texts[int(text)]
            elif kind is None and len(text) <= LONGEST_INTEGER:
                value = int(text)
            else:
                self._store(text)
                return
            if value != "":
                row, column = self._row, self._column
                cell = _make(Cell, (row, column, value, False, False, "", "", None, self._is_formula))
                if self.cells.setdefault((row, column), cell) is not cell:
                    self._keep(cell)
            self._is_formula = False
        elif tag == "c":
            if self._is_formula:
                self._end_formula()
        elif tag in _RARE_ENDS:
            _RARE_ENDS[tag](self)

    def plain_row(self, number: str, attributes: Attributes, cells: Cells) -> None:
        """Take a row as `start` and `end` would; its cells are as `xlsx_plain` cuts them out."""
        self._begin_row({**attributes, "r": number})
        row, column_of, said_of, before = self._row, _COLUMNS.get, self._said.get, 0
        kept: list[Cell] = []
        is_in_order = row not in self._plain_rows
        for cell in cells:
            column = column_of(cell[0]) or self._placed(cell[0] + number)
            said = said_of(cell[1:])
            if said is None:
                said = self._say(*cell[1:])
            if said:
                kept.append(_make(Cell, (row, column, *said)))
            is_in_order &= before < column
            before = column
        self._count += len(kept)
        if is_in_order:
            self._plain_rows[row] = kept
        else:
            for kept_cell in kept:
                self._keep(kept_cell)

    def _say(self, style: str, kind: str, text: str) -> tuple:
        """Return what a plain cell says beside its place; nothing where it is empty."""
        look = self._looks[style or None] if text else None
        if kind == "s" and look is None and not self._fonts and text.isdecimal():
            value = self._texts[int(text)]
            said: tuple = (value, *_REST) if value else ()
        else:
            said = self._stored(style, kind, text) if text else ()
        if len(self._said) < _MOST_SAID and not (look and look.is_struck):
            # The same days, states and numbers stand in row after row.
            self._said[style, kind, text] = said
        return said

    def _stored(self, style: str, kind: str, text: str) -> tuple:
        """Return what `_store` makes of a plain cell, beside its place."""
        place = (self._row, self._column) = (self._row, -1)
        self._style, self._kind = style or None, kind or None
        self._store(text)
        cell = self.cells.pop(place, None)
        return cell[2:] if cell else ()

    def by_row(self) -> dict[int, list[Cell]]:
        """Return all cells, row by row from left to right. Raises Reject where two stand at one place."""
        self.cells.pop((0, 0), None)
        loose: dict[int, list[Cell]] = {}
        for (row, _), cell in self.cells.items():
            loose.setdefault(row, []).append(cell)
        rows = {row: cells for row, cells in self._plain_rows.items() if cells}
        for row, cells in loose.items():
            places = {cell[1]: cell for cell in (*rows.get(row, ()), *cells)}
            if len(places) != len(rows.get(row, ())) + len(cells):
                raise Reject("unreadable_file")
            rows[row] = [places[column] for column in sorted(places)]
        return dict(sorted(rows.items()))

    def _begin_row(self, attributes: Attributes) -> None:
        if len(self.cells) + self._count > self._most:
            raise too_many_cells()
        self._column = 0
        self._row = int(attributes.get("r", self._row + 1))
        self._row_digits = str(self._row)
        if not 1 <= self._row <= LAST_ROW:
            raise Reject("unreadable_file")
        if attributes.get("hidden") in TRUE:
            self.hidden_rows.add(self._row)

    def _next_column(self) -> None:
        if not self._row:
            raise Reject("unreadable_file")
        self._column += 1

    def _placed(self, address: str) -> int:
        """Return the column of an address met for the first time, or of one that contradicts its row."""
        row, column = place_of(address)
        if row != self._row:
            self._row, self._row_digits = row, str(row)
        _COLUMNS[address.removesuffix(self._row_digits)] = column
        return column

    def _store(self, text: str) -> None:
        """Keep the value that stands in a cell; a formula's empty text is a result, nothing at all is none."""
        kind = self._kind
        if kind == "s" and text:
            if not text.isdecimal():
                raise Reject("unreadable_file")
            number = int(text)
            self._text(self._texts[number], self._fonts.get(number, ""))
        elif kind == "str":
            self._own_text(text)
        elif text:
            self._value(text, kind)

    def _own_text(self, text: str) -> None:
        told = unescaped(text)
        self._text(self._seen.setdefault(told, told))

    def _text(self, text: str, font: str = "") -> None:
        is_formula, self._is_formula = self._is_formula, False
        look = self._looks[self._style]
        if text:
            row, column = self._row, self._column
            if look is not None:
                font = look.font or font
                if look.is_struck:
                    self.struck_rows.add(row)
            self._keep(_make(Cell, (row, column, text, False, False, "", font, None, is_formula)))

    def _value(self, text: str, kind: str | None) -> None:
        is_formula, self._is_formula = self._is_formula, False
        value: object = number_of(text) if kind is None or kind == "n" else BY_TYPE[kind](text)
        row, column = self._row, self._column
        look = self._looks[self._style]
        is_percent = False
        if look is not None:
            is_percent = look.is_percent
            if look.is_date and isinstance(value, (int, float)) and not isinstance(value, bool):
                value = moment(value, from_1904=self._from_1904)
            if look.is_struck:
                self.struck_rows.add(row)
        error = text if kind == "e" else ""
        self._keep(_make(Cell, (row, column, value, is_percent, False, error, "", None, is_formula)))

    def _keep(self, cell: Cell) -> None:
        """Keep a cell; raises Reject where another stands at its place."""
        if self.cells.setdefault(cell[:2], cell) is not cell and self._row:
            # Two values at one place: nobody can say which of them is meant.
            raise Reject("unreadable_file")

    def _end_formula(self) -> None:
        self._is_formula = False
        look = self._looks[self._style] or _PLAIN
        key = (self._row, self._column)
        self.cells.setdefault(key, Cell(*key, None, look.is_percent, without_result=True, is_formula=True))

    def _begin_inline(self, _: Attributes) -> None:
        self._runs = []

    def _begin_phonetic(self, _: Attributes) -> None:
        self._is_phonetic = True

    def _begin_merge(self, attributes: Attributes) -> None:
        first, _, last = attributes["ref"].partition(":")
        (row, column), (last_row, last_column) = place_of(first), place_of(last or first)
        area = Area(min(row, last_row), min(column, last_column), max(row, last_row), max(column, last_column))
        self.merges.append(area)

    def _begin_column(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in TRUE:
            self.hidden_columns.update(range(int(attributes["min"]), min(int(attributes["max"]), LAST_COLUMN) + 1))

    def _end_data(self) -> None:
        # What follows may have elements of the same names: they are taken for a cell that no sheet has.
        self._row = self._column = 0
        self._is_open = False

    def _begin_extension(self, _: Attributes) -> None:
        # What a program adds for itself may have elements of the same names, none of which is the cell's value.
        self._was_open, self._is_open = self._is_open, False

    def _end_extension(self) -> None:
        self._is_open = self._was_open

    def _end_run(self) -> None:
        if self._runs is not None and not self._is_phonetic:
            self._runs.append("".join(self.pieces))

    def _end_phonetic(self) -> None:
        self._is_phonetic = False

    def _end_inline(self) -> None:
        if self._is_open:
            self._is_open = False
            self._own_text("".join(self._runs or ()))
        self._runs = None


_RARE = {
    "is": SheetReader._begin_inline,
    "rPh": SheetReader._begin_phonetic,
    "mergeCell": SheetReader._begin_merge,
    "col": SheetReader._begin_column,
    "extLst": SheetReader._begin_extension,
}
_RARE_ENDS = {
    "t": SheetReader._end_run,
    "rPh": SheetReader._end_phonetic,
    "is": SheetReader._end_inline,
    "sheetData": SheetReader._end_data,
    "extLst": SheetReader._end_extension,
}
