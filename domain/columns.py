"""How a column and a sheet are declared; everything that reads, writes, stores or shows them reads this declaration."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from domain.folding import fold


class Kind(Enum):
    """What a cell may hold; every consumer (template, reader, store, screens, dictionary) covers each kind."""

    CODE = "code"
    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    COUNT = "count"
    PERCENT = "percent"
    DATE = "date"
    YEAR = "year"
    YES_NO = "yes_no"
    CHOICE = "choice"


SAYS = {
    Kind.CODE: "một mã đã in sẵn trong mẫu",
    Kind.LINE: "một dòng chữ",
    Kind.TEXT: "chữ, có thể nhiều dòng",
    Kind.NUMBER: "một số, ví dụ 1.234,5",
    Kind.COUNT: "một số nguyên, ví dụ 12",
    Kind.PERCENT: "tỷ lệ phần trăm, ví dụ 85,5%",
    Kind.DATE: "ngày/tháng/năm, ví dụ 31/03/2023",
    Kind.YEAR: "năm gồm bốn chữ số, ví dụ 1985",
    Kind.YES_NO: "Có hoặc Không",
    Kind.CHOICE: "một giá trị trong danh sách của ô",
}


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    `heading` is printed and read; `other_headings` are only read. `doubtful_headings` may mean this column or another
    of the sheet: the values decide, or the person is asked. `choice` names a closed list in `domain.choices`.
    `example` is a value as a person would type it; a test parses it. `from_plan` columns are printed by the template.
    `from_section`: a row above ("B. CÁ NHÂN") may say it for the rows below. `counted_of` names the column of the
    whole that "7/9" tells with it. `first_part_headings`: a column beside it that holds the beginning of its text.
    `prose` names the column that is meant where sentences stand under this one's heading.
    """

    name: str
    heading: str
    kind: Kind
    required: bool = False
    choice: str | None = None
    other_headings: tuple[str, ...] = ()
    help: str = ""
    example: str = ""
    width: int = 14
    from_plan: bool = False
    doubtful_headings: tuple[str, ...] = ()
    from_section: bool = False
    counted_of: str | None = None
    first_part_headings: tuple[str, ...] = ()
    prose: str | None = None

    @cached_property
    def heading_keys(self) -> frozenset[str]:
        """The folded forms under which the heading is recognised, the field's own name included."""
        return frozenset(fold(text) for text in (self.heading, self.name, *self.other_headings))

    @cached_property
    def first_part_keys(self) -> frozenset[str]:
        """The folded headings of a column that holds the beginning of this one's text ("Họ đệm" beside "Tên")."""
        return frozenset(map(fold, self.first_part_headings))

    @cached_property
    def doubtful_keys(self) -> frozenset[str]:
        """The folded forms of the headings that may mean this column."""
        return frozenset(map(fold, self.doubtful_headings))


@dataclass(frozen=True)
class Sheet:
    """One sheet of a unit's workbook.

    `key`: columns that tell two rows apart; the same key twice is a duplicate. `one_of`: groups of columns of which at
    least one must be filled. `nil_column`: where "Không có" alone makes the sheet a nil report.
    """

    name: str
    title: str
    purpose: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    one_of: tuple[tuple[str, ...], ...] = ()
    nil_column: str | None = None
    other_titles: tuple[str, ...] = ()

    @cached_property
    def by_heading(self) -> dict[str, Column]:
        """Folded heading -> column; the template's own headings win over the others."""
        other = {key: column for column in self.columns for key in column.heading_keys}
        return {**other, **{fold(column.heading): column for column in self.columns}}

    @cached_property
    def doubtful(self) -> dict[str, tuple[Column, ...]]:
        """Folded heading -> the columns it may mean, in the sheet's order."""
        keys = {key for column in self.columns for key in column.doubtful_keys}
        return {key: tuple(column for column in self.columns if key in column.doubtful_keys) for key in keys}

    def column(self, name: str) -> Column:
        """Return the column of that name; raises KeyError when the sheet has none."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(column.name for column in self.columns)
