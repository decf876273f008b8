"""Kỳ họp: every meeting on record, what it is called for, what it saw and decided, and what is taken away from it."""

from ui import page
from ui.filters import Chosen
from ui.meeting import going_to, lists, new, record


def draw(chosen: Chosen) -> None:
    """Draw the meeting that the address names or the form for a new one, else all of them."""
    number = going_to.asked()
    if number == going_to.NEW:
        new.draw(chosen)
        return
    new.say_what_was_done()
    if number and record.draw(chosen, number):
        return
    lists.draw(chosen)


draw(page.start("meeting.py"))
