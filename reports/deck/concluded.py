"""What this very meeting has directed so far."""

from reports.deck.asked import Asked, picked
from reports.deck.model import Column, Section
from texts import N_

CODE = "concluded"


def section(asked: Asked) -> Section:
    """Return the directions given at the meeting; none where no meeting is on record for the picture."""
    say = asked.say
    rows = [] if asked.meeting_id is None else list(asked.ask("notice_directions", meeting_id=asked.meeting_id))
    columns = (
        Column("direction_no", say(N_("Số ý kiến")), 0.13),
        Column("difficulty_no", say(N_("Về khó khăn")), 0.13),
        Column("direction", say(N_("Ý kiến chỉ đạo")), 0.32),
        Column("responsible_name", say(N_("Đơn vị thực hiện")), 0.17),
        Column("due_on", say(N_("Thời hạn")), 0.11, "date"),
        Column("directed_by", say(N_("Người cho ý kiến")), 0.14),
    )
    return Section(
        CODE,
        say(N_("Ý kiến chỉ đạo tại kỳ họp này")),
        say(N_("{n} ý kiến chỉ đạo đã ghi tại kỳ họp."), n=len(rows)),
        columns,
        picked(rows, (column.field for column in columns)),
        say(N_("Kỳ họp chưa có ý kiến chỉ đạo nào.")),
        key="direction_no",
    )
