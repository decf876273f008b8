"""Directions past their day."""

from domain import looks
from reports.deck.asked import Asked, picked
from reports.deck.model import Column, Section
from texts import N_

CODE = "directions"


def section(asked: Asked) -> Section:
    """Return the directions that are overdue, the longest first."""
    say = asked.say
    rows = asked.figure_rows("directions_overdue")
    columns = (
        Column("state", say(N_("Tình trạng")), 0.15, "state", looks.DIRECTION),
        Column("number", say(N_("Số ý kiến")), 0.13),
        Column("unit_name", say(N_("Đơn vị thực hiện")), 0.15),
        Column("subject", say(N_("Ý kiến chỉ đạo")), 0.37),
        Column("due_on", say(N_("Thời hạn")), 0.11, "date"),
        Column("days", say(N_("Số ngày quá hạn")), 0.09, "number"),
    )
    [overdue] = asked.figures("directions_overdue")
    return Section(
        CODE,
        say(N_("Ý kiến chỉ đạo quá hạn")),
        say(N_("{k}/{n} ý kiến chỉ đạo đang thực hiện đã quá thời hạn."), k=overdue.value, n=overdue.of or 0),
        columns,
        picked(rows, (column.field for column in columns)),
        say(N_("Không có ý kiến chỉ đạo nào quá hạn.")),
        figures=asked.figures("directions_overdue", "directions_open", "directions"),
    )
