"""The nominees of one grid: a sheet of a workbook, or a table of a document with the titles that stand in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.choices import CHOICES, is_nil
from domain.folding import fold
from domain.headings import KNOWN_HEADINGS
from domain.plan import Unit
from domain.rejects import Reject
from domain.sheets import SHEETS
from etl.book import Cell, Grid
from etl.columns import Found, find_columns, place_of
from etl.headings import head_of_row, match
from etl.heads import Head, heads_of
from etl.lists.meanings import Meaning, Meanings, Standing, labelled
from etl.lists.model import IN_CELL, IN_TABLE, Place
from etl.lists.people import NO_NAME, Row, Taken, take_row
from etl.reading.limits import LAST_ROW
from etl.reading.word import table_number
from etl.row_kinds import is_numbering
from etl.rows import DataRow, rows_under
from texts import N_

NO_AWARD_ABOVE = N_("bảng có {text} tên nhưng không ghi danh hiệu, hình thức khen thưởng nào nên không so sánh.")
NOT_UNDERSTOOD = N_("cột “{text}” chưa rõ nghĩa nên không đọc.")
NO_RESULT = N_("ô này có công thức chưa có kết quả; hãy mở tệp bằng Excel, lưu lại rồi làm lại.")
HIDDEN_ROWS = N_("có {text} hàng đang ẩn mà vẫn được tính; hãy bỏ ẩn để xem, hoặc xóa các hàng đó.")
REGISTERED = N_("{text} hàng mới là đăng ký, chưa phải đề nghị, nên không so sánh.")
NOMINATIONS = SHEETS["nominations"]
_LISTS = ("nominations", "roster")
_WORKPLACES = frozenset(map(fold, ("Đơn vị công tác", "Nơi công tác", "Phòng ban làm việc", "Cơ quan công tác")))
_MOST_TITLE_CELLS = 2
_ROWS_SEARCHED = 40


@dataclass(frozen=True)
class GridReader:
    """Reads the nominees of one grid; `unit`: the one unit that the whole list speaks of."""

    grid: Grid
    meanings: Meanings
    taken: Taken
    unit: Unit | None = None

    def read(self, standing: Standing) -> bool:
        """Take what the grid holds below the titles that stand above it; tell whether a table of nominees is in it."""
        heads = [head for head in _heads(self.grid) if head.sheet.name in _LISTS]
        if heads:
            standing = self._titles(standing, heads[0].row)
        for head in heads:
            standing = self._read_table(replace(head, sheet=NOMINATIONS), standing, is_sure=head.sheet is NOMINATIONS)
        return bool(heads)

    def place(self, row: int, column: int) -> Place:
        """Return where a cell stands, as people find it."""
        if table_number(self.grid) is not None:
            return Place(IN_TABLE, self.grid.name, row, column)
        return Place(IN_CELL, self.grid.name, row, column)

    def _titles(self, standing: Standing, end: int) -> Standing:
        """Return the standing below the lines above the first head; the sheet's own name says something, too."""
        if table_number(self.grid) is None:
            standing = _below(standing, self.meanings.of(self.grid.name), "")
        for number in self.grid.numbers:
            if number < end:
                standing = self._title(standing, number)
        return standing

    def _title(self, standing: Standing, number: int) -> Standing:
        filled = [cell for cell in self.grid.row(number) if not cell.is_blank]
        if not filled or len(filled) > _MOST_TITLE_CELLS:
            return standing
        # "I" may stand in a cell of its own, without its full stop.
        style = labelled(filled[0].text)[0] or (labelled(f"{filled[0].text}. ")[0] if len(filled) > 1 else "")
        return _below(standing, self.meanings.of(filled[-1].text), style)

    def _read_table(self, head: Head, standing: Standing, *, is_sure: bool) -> Standing:
        found = find_columns(head, {}, self.meanings.context.choices, self._is_title, lambda *_: False)
        if "nominee_name" not in found.columns:
            return standing
        marks = _marked_columns(head, found, self.meanings)
        found.unit_column = found.unit_column or _workplace(head)
        for question in found.questions:
            self.taken.leave(self.place(head.row, 1), question.heading, NOT_UNDERSTOOD)
        data = {row.number: row for row in rows_under(place_of(head, found, self._is_title)).data}
        before = len(self.taken.mentions), len(self.taken.unread)
        registered = 0
        for number in self.grid.numbers:
            if not head.row < number <= head.last_row:
                continue
            row = data.get(number) or self._lone_collective(number, found, standing)
            if row is None or self._is_section(row, standing):
                standing = self._title(standing, number)
            elif _is_registered(row):
                registered += 1
            else:
                self._take(self._row(row, marks), standing)
        hidden = [number for number in data if number in self.grid.hidden_rows]
        if hidden and len(self.taken.mentions) > before[0]:
            self.taken.leave(self.place(hidden[0], 1), str(len(hidden)), HIDDEN_ROWS, is_nominee=True)
        self._leave_unnamed(head, before, is_sure=is_sure)
        if registered:
            self.taken.leave(self.place(head.row, 1), str(registered), REGISTERED)
        return standing

    def _take(self, row: Row, standing: Standing) -> None:
        for cell in row.cells.values():
            if cell.without_result:
                self.taken.leave(self.place(cell.row, cell.column), "", NO_RESULT, is_nominee=True)
        if "nominee_name" in row.cells and row.cells["nominee_name"].without_result:
            return
        if "nominee_name" not in row.cells:
            if len(row.cells) > 1:
                first = next(iter(row.cells.values()))
                self.taken.leave(self.place(first.row, first.column), first.text, NO_NAME, is_nominee=True)
        elif not is_nil(row.cells["nominee_name"].text):
            take_row(row, self.meanings, standing, self.taken, self.unit)

    def _is_title(self, text: str) -> bool:
        return bool(self.meanings.of(text).facts)

    def _is_section(self, row: DataRow, standing: Standing) -> bool:
        """Tell whether a row of data is the title of a section after all: a number, and a unit among persons."""
        if row.cells.keys() - {"nominee_name"} or "nominee_name" not in row.cells:
            return False
        meaning = self.meanings.of(row.cells["nominee_name"].text)
        is_collective = self.meanings.who_stands(standing) != "individual"
        return bool(meaning.facts) and not (meaning.unit and is_collective)

    def _lone_collective(self, number: int, found: Found, standing: Standing) -> DataRow | None:
        """Return a row that only names a unit, where collectives stand: it is no title there."""
        column = found.columns["nominee_name"]
        filled = [cell for cell in self.grid.row(number) if not cell.is_blank]
        if self.meanings.who_stands(standing) != "collective":
            return None
        if len(filled) != 1 or filled[0].column != column or is_numbering(filled):
            return None
        meaning = self.meanings.of(filled[0].text)
        is_unit = meaning.unit is not None and not meaning.says_award
        return DataRow(number, {"nominee_name": filled[0]}) if is_unit else None

    def _row(self, row: DataRow, marks: Mapping[int, str]) -> Row:
        marked = [
            (award, cell)
            for column, award in marks.items()
            if (cell := self.grid.cells.get((row.number, column))) is not None and _is_yes(cell)
        ]
        cells = {name: cell for name, cell in row.cells.items() if not cell.is_blank}
        places = {name: self.place(cell.row, cell.column) for name, cell in cells.items()}
        if row.unit_cell is not None:
            places["unit"] = self.place(row.unit_cell.row, row.unit_cell.column)
        if marked:
            places["award"] = self.place(marked[0][1].row, marked[0][1].column)
        return Row(cells, row.unit_cell, marked, places)

    def _leave_unnamed(self, head: Head, before: tuple[int, int], *, is_sure: bool) -> None:
        """Leave a table aside that names persons and no award: who was present, a staff list."""
        mentions, unread = before
        own = self.taken.mentions[mentions:]
        is_workbook = table_number(self.grid) is None
        if not own or any(mention.award for mention in own) or (is_sure and is_workbook):
            return
        del self.taken.mentions[mentions:]
        del self.taken.unread[unread:]
        self.taken.leave(self.place(head.row, 1), str(len(own)), NO_AWARD_ABOVE)


def _heads(grid: Grid) -> list[Head]:
    """Return the heads of a grid, each with where its table ends; one repeated may have another column beside it."""
    heads = heads_of(grid) or _bare_heads(grid)
    below = [head.row for head in heads[1:]] + [LAST_ROW + 1]
    return [replace(head, last_row=row - 1) for head, row in zip(heads, below, strict=False)]


def _bare_heads(grid: Grid) -> list[Head]:
    """Return the head of a table that only numbers and names: too little for a report, enough for a list."""
    for number in grid.numbers[:_ROWS_SEARCHED]:
        headings = head_of_row(grid, number)
        is_known = all(KNOWN_HEADINGS.intersection(h.keys) or h.keys[0] in NOMINATIONS.by_heading for h in headings)
        if len(headings) > 1 and is_known and "nominee_name" in match(NOMINATIONS, headings):
            return [Head(grid, NOMINATIONS, number, headings)]
    return []


def _below(standing: Standing, meaning: Meaning, style: str) -> Standing:
    return standing.under(meaning, style) if meaning.facts else standing


def _workplace(head: Head) -> int | None:
    return next((h.position for h in head.headings if _WORKPLACES.intersection(h.keys)), None)


def _marked_columns(head: Head, found: Found, meanings: Meanings) -> dict[int, str]:
    """Return position -> award of the columns that are ticked for an award their heading names."""
    if "award" in found.columns:
        return {}
    taken = set(found.columns.values())
    named = {h.position: meanings.awards_in(h.text)[0] for h in head.headings if h.position not in taken}
    return {position: awards[0] for position, awards in named.items() if len(awards) == 1 and awards[0]}


def _is_yes(cell: Cell) -> bool:
    try:
        return CHOICES["yes_no"].parse(cell.text) == "yes"
    except Reject:
        return False


def _is_registered(row: DataRow) -> bool:
    cell = row.cells.get("stage")
    try:
        return cell is not None and CHOICES["stage"].parse(cell.text) == "registered"
    except Reject:
        return False
