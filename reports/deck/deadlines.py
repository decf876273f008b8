"""What falls due next."""

from domain import looks
from reports.deck.asked import Asked, picked
from reports.deck.model import Column, Section
from texts import N_, formats

CODE = "deadlines"
DAYS = 30


def section(asked: Asked) -> Section:
    """Return what falls due within 30 days of the reference day and isn't done, the earliest first."""
    say = asked.say
    rows = [
        {**row, "left": f"{row['left_open']}/{row['all_owed']}"}
        for row in asked.ask("upcoming", plan_id=asked.plan_id, unit_code=None, days=DAYS)
    ]
    columns = (
        Column("on_day", say(N_("Ngày")), 0.11, "date"),
        Column("kind", say(N_("Việc")), 0.18, "state", looks.DEADLINE),
        Column("number", say(N_("Số, mã")), 0.12),
        Column("title", say(N_("Nội dung")), 0.33),
        Column("units", say(N_("Đơn vị")), 0.16, "units"),
        Column("left", say(N_("Còn lại")), 0.1),
    )
    told = N_("{n} thời hạn trong {days} ngày từ {day}.")
    return Section(
        CODE,
        say(N_("Thời hạn sắp tới")),
        say(told, n=len(rows), days=DAYS, day=formats.as_day(rows[0]["measured_on"]) if rows else asked.day),
        columns,
        picked(rows, (column.field for column in columns)),
        say(N_("Không có thời hạn nào trong {days} ngày từ {day}."), days=DAYS, day=asked.day),
    )
