"""Opening one meeting, or the form that puts another on record, through the address."""

from texts import N_
from ui.opening import Opening

MEETING = Opening("meeting", N_("Tất cả kỳ họp"))
asked, open_button, back_button = MEETING.asked, MEETING.open_button, MEETING.back_button
# What stands in the address in place of a number while a meeting is being put on record.
NEW = "moi"
