"""The page of difficulties as a person uses it: one opened by its number, the acts beside it, what is entered there."""

import re
from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from domain.people import Role
from tests.pages.screens import as_seen, open_screen, screen, troubles
from ui.person import Person

DIFFICULTIES = screen("difficulties.py")
LEADERSHIP = Person("Phạm Đình Khải", Role.LEADERSHIP.value)
OFFICE_CLERK = Person("Trần Thị Thu Huyền", Role.OFFICE.value)
_FIELD = re.compile(r"draft_[0-9a-f]{12}_[0-9a-f]*_(\w+)")
_FIELDS = ("text_area", "text_input", "selectbox", "date_input")


def open_page(who: Person | None = None, *, english: bool = False, **at_address: str) -> AppTest:
    """Open the page, with somebody before it who has said who they are; the language is switched last."""
    at = open_screen(DIFFICULTIES, **at_address)
    if who is not None:
        at.session_state["person"] = who
        at.run()
    if english:
        at.session_state["lang"] = "en"
        at.run()
    assert troubles(at) == [], troubles(at)
    return at


def acts(at: AppTest) -> Any:
    """The choice of what is to be recorded, None where nothing can be."""
    found = [group for group in at.main.segmented_control if str(group.key).startswith("act_")]
    return found[0] if found else None


def fields(at: AppTest) -> dict[str, Any]:
    """The fields of the act that is chosen, by their names."""
    found: dict[str, Any] = {}
    for kind in _FIELDS:
        for field in at.main.get(kind):
            if match := _FIELD.fullmatch(str(field.key)):
                found[match[1]] = field
    return found


def fill(at: AppTest, **said: str | date) -> AppTest:
    """Enter what is said into the fields of those names, one after the other as a person does."""
    for name, value in said.items():
        fields(at)[name].set_value(value).run()
    assert troubles(at) == [], troubles(at)
    return at


def do(at: AppTest, event: str | None = None, **said: str | date) -> AppTest:
    """Choose the act, enter what is said and click; what is chosen already stays without an event."""
    if event is not None:
        acts(at).set_value(event).run()
    fill(at, **said)
    (button,) = [button for button in at.main.button if str(button.key).startswith("do_")]
    return button.click().run()


def badges(at: AppTest) -> list[str]:
    """State, severity and escalation of the difficulty that is open, or of each on the list."""
    marked = [re.fullmatch(r":\w+-badge\[(.*)\]", text.value) for text in at.main.markdown]
    return [as_seen(found[1]) for found in marked if found]


def heads(at: AppTest) -> list[str]:
    """The headings on the page."""
    return [as_seen(heading.value) for heading in at.main.subheader]
