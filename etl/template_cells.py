"""What stands in a template's cells: values as written, drop-down lists, and the rules that warn while typing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from domain.catalogue import Award, award_choice
from domain.choices import CHOICES, YES_NO, Choice
from domain.columns import SAYS, Column, Kind

_MOST_TITLE, _MOST_MESSAGE = 32, 255


@dataclass(frozen=True)
class Choices:
    """The closed lists of a template."""

    by_name: Mapping[str, Choice]

    @classmethod
    def with_awards(cls, awards: Mapping[str, Award]) -> "Choices":
        """Return the fixed lists and the catalogue of awards."""
        return cls({**CHOICES, "award": award_choice(awards)})

    def of(self, column: Column) -> Choice | None:
        """Return the list a column chooses from, None when it has none; raises KeyError for a list nobody declared."""
        if column.kind is Kind.YES_NO:
            return YES_NO
        return self.by_name[column.choice] if column.choice else None

    def source(self, column: Column) -> list[str] | str | None:
        """Return what a drop-down offers: the words, or the name of a list too long to stand in a cell's rule."""
        choice = self.of(column)
        if choice is None:
            return None
        return f"={_list_name(choice)}" if _is_long(choice) else list(choice.labels)

    def write_long_lists(self, book: Workbook, worksheet: Worksheet) -> None:
        """Write each long list as a column of the hidden sheet and give it its name."""
        for index, choice in enumerate(filter(_is_long, self.by_name.values())):
            worksheet.write_column(0, index, [choice.name, *choice.labels])
            cells = xl_range_abs(1, index, len(choice.labels), index)
            book.define_name(_list_name(choice), f"={worksheet.get_name()}!{cells}")
        worksheet.protect()
        worksheet.hide()


def _is_long(choice: Choice) -> bool:
    # A cell's rule holds 255 characters of words set apart by commas.
    return len(",".join(choice.labels)) > _MOST_MESSAGE or any("," in label for label in choice.labels)


def _list_name(choice: Choice) -> str:
    return f"dm_{choice.name}"


def written_value(column: Column, value: object, choices: Choices) -> object:
    """Return what the cell holds: the words of a code, the fraction behind a % format, text where text was given."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return YES_NO.label("yes" if value else "no")
    if choice := choices.of(column):
        return choice.label(str(value))
    if column.kind is Kind.PERCENT and isinstance(value, (int, float)):
        return value / 100
    return value


def message(column: Column) -> str:
    """Return what is said beside a cell of the column while it is being filled in."""
    return f"{column.help} Ghi {SAYS[column.kind]}."[:_MOST_MESSAGE]


def rule(column: Column, choices: Choices) -> dict[str, Any]:
    """Return the check a cell makes while typing; only closed lists stop, the rest warns so that nobody is stuck."""
    source = choices.source(column)
    return {
        **_CHECKS[column.kind],
        **({"source": source} if source else {}),
        "input_title": column.heading[:_MOST_TITLE],
        "input_message": message(column),
        "error_title": "Xin kiểm tra lại",
        "error_message": _ERRORS.get(column.kind, ""),
        "ignore_blank": True,
    }


_ANYTHING: dict[str, Any] = {"validate": "any"}
_LIST: dict[str, Any] = {"validate": "list", "error_type": "stop"}


def _between(check: str, least: object, most: object) -> dict[str, Any]:
    return {"validate": check, "criteria": "between", "minimum": least, "maximum": most, "error_type": "warning"}


_CHECKS: dict[Kind, dict[str, Any]] = {
    Kind.CODE: _ANYTHING,
    Kind.LINE: _ANYTHING,
    Kind.TEXT: _ANYTHING,
    Kind.CHOICE: _LIST,
    Kind.YES_NO: _LIST,
    Kind.NUMBER: _between("decimal", -1e12, 1e12),
    Kind.COUNT: _between("integer", 0, 1_000_000),
    Kind.PERCENT: _between("decimal", 0, 10),
    Kind.DATE: _between("date", date(1950, 1, 1), date(2100, 12, 31)),
    Kind.YEAR: _between("integer", 1900, 2100),
}
_ERRORS: dict[Kind, str] = {
    Kind.CHOICE: "Giá trị này không có trong danh sách. Hãy bấm mũi tên ở góc ô và chọn một giá trị.",
    Kind.YES_NO: "Hãy chọn Có hoặc Không.",
    Kind.NUMBER: "Đây không phải là số. Chỉ ghi chữ số, ví dụ 12 hoặc 1.234,5; ghi lời sang cột Ghi chú.",
    Kind.COUNT: "Hãy ghi một số nguyên, ví dụ 12.",
    Kind.PERCENT: "Hãy ghi tỷ lệ phần trăm, ví dụ 85,5%.",
    Kind.DATE: "Đây không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 31/03/2023.",
    Kind.YEAR: "Hãy ghi năm gồm bốn chữ số, ví dụ 1985.",
}
