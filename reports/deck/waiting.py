"""Difficulties that wait for leadership, each in full, and what this very meeting has directed on them."""

from collections.abc import Mapping
from typing import Any

from domain import looks
from reports.deck.asked import Asked, picked
from reports.deck.model import Column, Detail, Section
from reports.official.words import lines_of
from texts import N_, formats

CODE = "waiting"
_TEXTS = (
    ("description", N_("Khó khăn, vướng mắc")),
    ("cause", N_("Nguyên nhân")),
    ("proposal", N_("Đề xuất, kiến nghị")),
    ("reopen_reason", N_("Lý do mở lại")),
    ("direction", N_("Ý kiến chỉ đạo")),
    ("response", N_("Kết quả thực hiện")),
    ("reply", N_("Trả lời của cấp trên")),
)


def section(asked: Asked) -> Section:
    """Return what waits for direction, the most severe first, and with it what the meeting has already directed on."""
    say = asked.say
    given = _directed_here(asked)
    rows = [
        {**row, "number": row["difficulty_no"]}
        for row in asked.rows("difficulties")
        if row["waits_for_direction"] or row["difficulty_no"] in given
    ]
    columns = (
        Column("status", say(N_("Tình trạng")), 0.14, "state", looks.DIFFICULTY),
        Column("number", say(N_("Số")), 0.12),
        Column("unit_name", say(N_("Đơn vị nêu")), 0.14),
        Column("description", say(N_("Khó khăn, vướng mắc")), 0.39),
        Column("severity", say(N_("Mức độ")), 0.12, "state", looks.SEVERITY),
        Column("days_waiting", say(N_("Số ngày chờ")), 0.09, "number"),
    )
    waiting = sum(bool(row["waits_for_direction"]) for row in rows)
    return Section(
        CODE,
        say(N_("Khó khăn chờ ý kiến chỉ đạo")),
        say(N_("{n} khó khăn chờ ý kiến chỉ đạo của Lãnh đạo Sở."), n=waiting),
        columns,
        picked(rows, (column.field for column in columns)),
        say(N_("Không có khó khăn nào chờ ý kiến chỉ đạo.")),
        figures=asked.figures("difficulties_waiting", "difficulties_open", "directions_overdue"),
        details=tuple(_detail(asked, row) for row in rows),
    )


def _directed_here(asked: Asked) -> set[str]:
    if asked.meeting_id is None:
        return set()
    return {str(row["difficulty_no"]) for row in asked.ask("notice_directions", meeting_id=asked.meeting_id)}


def _detail(asked: Asked, row: Mapping[str, Any]) -> Detail:
    said = [str(row["unit_name"])]
    if row["item_code"]:
        said.append(asked.say(N_("nội dung {code}"), code=row["item_code"]))
    if row["raised_on"]:
        said.append(asked.say(N_("nêu ngày {day}"), day=formats.as_day(row["raised_on"])))
    if row["days_waiting"] is not None and row["waits_for_direction"]:
        said.append(asked.say(N_("chờ {days} ngày"), days=int(row["days_waiting"])))
    if row["resolve_by"]:
        said.append(asked.say(N_("đề nghị giải quyết trước {day}"), day=formats.as_day(row["resolve_by"])))
    texts = tuple((asked.say(heading), "\n".join(lines_of(row[field]))) for field, heading in _TEXTS if row[field])
    return Detail(str(row["difficulty_no"]), " · ".join(said), str(row["status"]), looks.DIFFICULTY, texts)
