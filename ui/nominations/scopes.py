"""Whose nominations a screen shows: the Department's own, or those it appraises for other agencies; never both."""

from domain.nominations import OWN, SCOPES
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.one_of import one_of


def scopes(chosen: Chosen) -> list[str]:
    """Return of which of SCOPES the plan has nominations, the Department's own first; own where it has none at all."""
    return list(fetch("nomination_scopes", plan_id=chosen.plan_id, unit_code=chosen.unit_code)["scope"]) or [OWN]


def choose(chosen: Chosen, *, key: str) -> str:
    """Draw the choice between the two where the plan has others than its own, and return what was chosen."""
    there = scopes(chosen)
    if there == [OWN]:
        return OWN
    return one_of(_("Hồ sơ của ai"), {code: SCOPES.label(code) for code in there}, key=key)
