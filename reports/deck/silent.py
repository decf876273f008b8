"""Units that have not reported, or said nothing of difficulties."""

from domain import looks
from reports.deck.asked import Asked, picked
from reports.deck.model import Column, Section
from texts import N_

CODE = "silent"


def section(asked: Asked) -> Section:
    """Return the units whose report of the period is missing, or that say neither which difficulties nor that none."""
    say = asked.say
    reports = asked.rows("reporting")
    rows = [row for row in reports if row["state"] == "missing" or row["difficulties"] == "silent"]
    columns = (
        Column("unit_name", say(N_("Đơn vị")), 0.3),
        Column("state", say(N_("Báo cáo")), 0.18, "state", looks.REPORTING),
        Column("due_on", say(N_("Hạn báo cáo")), 0.13, "date"),
        Column("difficulties", say(N_("Khó khăn, vướng mắc")), 0.21, "state", looks.DIFFICULTY_REPORT),
        Column("rows_to_mend", say(N_("Số hàng chờ sửa")), 0.18, "number"),
    )
    received = asked.figures("reports_received", "reports_missing")
    told = N_("{k}/{n} đơn vị đã báo cáo {period}.")
    period = next(
        (str(row["name"]) for row in asked.ask("periods", plan_id=asked.plan_id) if row["period"] == asked.period),
        asked.period,
    )
    return Section(
        CODE,
        say(N_("Đơn vị chưa báo cáo")),
        say(told, k=received[0].value, n=received[0].of or 0, period=period),
        columns,
        picked(rows, (column.field for column in columns)),
        say(N_("Mọi đơn vị đã báo cáo và đã nói rõ có hay không có khó khăn, vướng mắc.")),
        key="unit_name",
        figures=received,
    )
