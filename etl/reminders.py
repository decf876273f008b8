"""What a unit is asked for, as a letter in plain words: ready to be copied into a message, or printed by the Office."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from domain.sheets import SHEETS
from domain.states import REMINDER_KINDS, RETURN_REASONS_TOLD
from texts import N_, formats, translate

BETWEEN_UNITS = "\n\n" + "–" * 40 + "\n\n"
DAYS_TO_REPLY = 5

_TO = N_("Kính gửi {units},")
_OPENING = N_(
    "Để theo dõi việc thực hiện Kế hoạch và tổng hợp báo cáo kỳ {period}, Văn phòng Sở trân trọng đề nghị quý đơn vị "
    "quan tâm các nội dung dưới đây (số liệu đến ngày {day}):"
)
_NOTHING = N_(
    "Đến ngày {day}, Văn phòng Sở đã nhận đủ báo cáo kỳ {period}; quý đơn vị không có nội dung nào cần bổ sung."
)
_BY = N_("Đề nghị quý đơn vị hoàn thành và gửi Văn phòng Sở trước hết ngày {day}.")
_DONE_ALREADY = N_("Nội dung nào đã thực hiện, đề nghị quý đơn vị thông tin lại để Văn phòng Sở cập nhật.")
_THANKS = N_("Trân trọng cảm ơn.")
_DUE = N_("hạn {day}")
_RETURNED = N_("lý do trả lại: {reason}")
_DUE_AND_PAST = N_("hạn {day}, đã qua {days} ngày")
_HEADINGS = {
    "report_missing": N_("Báo cáo chưa nhận được"),
    "row_to_mend": N_("Hàng chưa nhận được, đề nghị sửa và gửi lại"),
    "cells_empty": N_("Ô đề nghị ghi bổ sung"),
    "item_overdue": N_("Nội dung đã đến hạn, chưa có báo cáo hoàn thành"),
    "direction_overdue": N_("Ý kiến chỉ đạo đã đến hạn, chưa có kết quả thực hiện"),
    "direction_unanswered": N_("Ý kiến chỉ đạo đang chờ kết quả thực hiện"),
    "nomination_returned": N_("Hồ sơ đề nghị khen thưởng cần bổ sung"),
}
_REPORT = N_("Báo cáo kỳ {title}")
_ROW = N_("Trang “{sheet}”, hàng {row}")
_ROW_OF = N_("Trang “{sheet}”, hàng {row}: nội dung {number}, {title}")
_ITEM = N_("Nội dung {number}: {title}")
_CELLS = N_("Cột {columns}: nội dung {numbers}")
_DIRECTION = N_("Ý kiến {number} về khó khăn {detail}: {title}")
_NOMINATION = N_("Hồ sơ {number}, {title}")
_LINES = {
    "report_missing": _REPORT,
    "item_overdue": _ITEM,
    "direction_overdue": _DIRECTION,
    "direction_unanswered": _DIRECTION,
    "nomination_returned": _NOMINATION,
}


@dataclass(frozen=True)
class Occasion:
    """On what occasion units are reminded: the period, the day of the figures, and by when an answer is asked for."""

    period_name: str
    measured_on: date
    reply_by: date


@dataclass(frozen=True)
class Reminder:
    """One unit's letter: what it is asked for in numbered sections, each a heading and its lines."""

    to: str
    opening: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    closing: tuple[str, ...]

    def text(self) -> str:
        """Return the letter as plain text."""
        lines = [self.to, "", self.opening]
        for heading, told in self.sections:
            lines += ["", heading, *(f"- {line}" for line in told)]
        return "\n".join([*lines, "", *self.closing])


def reply_by(day: date) -> date:
    """Return by when an answer is asked for by default: five days on, on Monday where that is a weekend."""
    asked = day + timedelta(days=DAYS_TO_REPLY)
    return asked + timedelta(days=max(0, 7 - asked.weekday()) if asked.weekday() >= 5 else 0)


def reminder(unit_name: str, debts: Sequence[Mapping[str, Any]], occasion: Occasion, lang: str) -> Reminder:
    """Return a unit's letter; `debts` are its rows of the query "reminders", None where there is nothing."""
    words = {"period": occasion.period_name, "day": formats.date(occasion.measured_on)}
    to = translate(_TO, lang).format(units=one_line(unit_name))
    thanks = translate(_THANKS, lang)
    if not debts:
        return Reminder(to, translate(_NOTHING, lang).format(**words), (), (thanks,))
    sections = []
    for number, option in enumerate((o for o in REMINDER_KINDS.options if _of(debts, o.code)), start=1):
        heading = f"{number}. {translate(_HEADINGS[option.code], lang)}:"
        sections.append((heading, tuple(_lines(option.code, _of(debts, option.code), lang))))
    by = translate(_BY, lang).format(day=formats.date(occasion.reply_by))
    closing = (by, translate(_DONE_ALREADY, lang), thanks)
    return Reminder(to, translate(_OPENING, lang).format(**words), tuple(sections), closing)


def reminders(rows: Iterable[Mapping[str, Any]], occasion: Occasion, lang: str) -> dict[str, Reminder]:
    """Return the letters by code of unit, of the units that owe something, in the order of the rows."""
    by_unit = groupby(rows, key=lambda row: (str(row["unit_code"]), str(row["unit_full_name"])))
    return {code: reminder(name, list(debts), occasion, lang) for (code, name), debts in by_unit}


def _of(debts: Sequence[Mapping[str, Any]], kind: str) -> list[Mapping[str, Any]]:
    return [debt for debt in debts if debt["kind"] == kind]


def _lines(kind: str, debts: Sequence[Mapping[str, Any]], lang: str) -> list[str]:
    if kind == "cells_empty":
        return _cells(debts, lang)
    if kind == "row_to_mend":
        told = [(_ROW if debt["number"] is None else _ROW_OF, debt) for debt in debts]
        return [
            one_line(
                translate(sentence, lang).format(
                    sheet=debt["source_sheet"],
                    row=debt["source_row"],
                    number=debt["number"],
                    title=debt["title"] or debt["number"],
                )
            )
            + "."
            for sentence, debt in told
        ]
    return [_told(kind, debt, lang) for debt in debts]


def _cells(debts: Sequence[Mapping[str, Any]], lang: str) -> list[str]:
    """Return one line for all items in which the same columns are empty."""
    items: dict[str, list[str]] = {}
    for debt in debts:
        items.setdefault(debt["detail"], []).append(debt["number"])
    sheet = SHEETS["progress"]
    lines = []
    for fields, numbers in items.items():
        headings = (translate(sheet.column(field).heading, lang) for field in fields.split(";"))
        columns = ", ".join(f"“{heading}”" for heading in headings)
        lines.append(one_line(translate(_CELLS, lang).format(columns=columns, numbers=", ".join(numbers))) + ".")
    return lines


def _told(kind: str, debt: Mapping[str, Any], lang: str) -> str:
    parts = [one_line(translate(_LINES[kind], lang).format(**debt)).rstrip(".")]
    if kind == "nomination_returned" and debt["detail"]:
        reason = translate(RETURN_REASONS_TOLD.label(debt["detail"]), lang)
        parts.append(translate(_RETURNED, lang).format(reason=reason))
    if debt["due_on"] is not None:
        sentence = _DUE_AND_PAST if debt["days"] else _DUE
        parts.append(translate(sentence, lang).format(day=formats.date(debt["due_on"]), days=debt["days"]))
    return "; ".join(one_line(part) for part in parts) + "."


def one_line(text: str) -> str:
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
