"""What a typed recognition of an initiative says: by whom, and when."""

import re
from datetime import date

from domain.dates import parse_date
from domain.folding import strip_marks
from domain.rejects import Reject

# Who recognised it, by the symbol of the decision (Nghị định 30/2020/NĐ-CP: the abbreviation of the issuing body).
PROVINCE, GRASSROOTS = "province", "grassroots"
_SYMBOL = re.compile(r"\bqd\s*-\s*([a-z]+)")
_LEVELS = {"ubnd": PROVINCE, "ctubnd": PROVINCE, "snv": GRASSROOTS}
_DAY = re.compile(
    r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2} thang \d{1,2} nam \d{4}\b"
)


def symbol(decision: str) -> str:
    """Return the issuing body's abbreviation in a decision's symbol ("QĐ-UBND" -> "ubnd"); "" where there is none."""
    found = _SYMBOL.search(strip_marks(decision))
    return found[1] if found else ""


def level(decision: str) -> str:
    """Return the level at which an initiative was recognised: province, grassroots, or "" where nothing tells."""
    return _LEVELS.get(symbol(decision), "")


def day_of(decision: str) -> date | None:
    """Return the day written behind a decision's number; None where there is none."""
    found = _DAY.search(strip_marks(decision))
    if found is None:
        return None
    try:
        return parse_date(found[0]).on
    except Reject:
        return None
