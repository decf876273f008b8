"""Items that are overdue or at risk, before them the plan's state by its own clauses."""

from collections import Counter

from domain import looks
from reports.deck.asked import Asked, picked
from reports.deck.model import Chart, Column, Section, Series
from texts import N_

CODE = "at_risk"


def section(asked: Asked) -> Section:
    """Return the items overdue or at risk, the longest overdue first, with the state of all items by clause."""
    say = asked.say
    rows = asked.figure_rows("items_overdue", "items_at_risk")
    items = asked.figures("items_overdue", "items_at_risk", "items_completed", "items_not_reported")
    columns = (
        Column("state", say(N_("Trạng thái")), 0.15, "state", looks.PROGRESS),
        Column("number", say(N_("Mã")), 0.08),
        Column("unit_name", say(N_("Đơn vị chủ trì")), 0.15),
        Column("subject", say(N_("Nội dung, nhiệm vụ")), 0.42),
        Column("due_on", say(N_("Thời hạn")), 0.11, "date"),
        Column("days", say(N_("Số ngày quá hạn")), 0.09, "number"),
    )
    overdue, at_risk = items[0].value, items[1].value
    told = N_("{overdue} nội dung quá hạn, {at_risk} nội dung có nguy cơ trên {n} nội dung của Kế hoạch.")
    return Section(
        CODE,
        say(N_("Nội dung quá hạn, có nguy cơ")),
        say(told, overdue=overdue, at_risk=at_risk, n=items[0].of or 0),
        columns,
        picked(rows, (column.field for column in columns)),
        say(N_("Không có nội dung nào quá hạn hoặc có nguy cơ.")),
        figures=items,
        chart=_clauses(asked),
    )


def _clauses(asked: Asked) -> Chart | None:
    items = asked.rows("items", kind=None)
    clauses = list(dict.fromkeys(str(item["clause"]) for item in items))
    counts = Counter((str(item["clause"]), str(item["state"])) for item in items)
    held = tuple(look for look in looks.PROGRESS if any(counts[clause, look.code] for clause in clauses))
    if not held:
        return None
    return Chart(
        asked.say(N_("Số nội dung theo mục của Kế hoạch và trạng thái")),
        {clause: asked.say(N_("Mục {clause}"), clause=clause) for clause in clauses},
        tuple(Series(look.code, tuple(counts[clause, look.code] for clause in clauses)) for look in held),
        held,
    )
