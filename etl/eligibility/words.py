"""A verdict as people read it: its sentence with dates, shares and lists written as officials write them."""

from datetime import date

from domain.eligibility import NOT_FOR_MEETINGS, Verdict
from domain.eligibility.rule import FAIL
from texts import DEFAULT_LANGUAGE, formats, translate

PERCENTS = frozenset({"share", "threshold", "cap"})


def message(verdict: Verdict, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return everything a verdict says, what is sensitive included: for where the decision is made."""
    return verdict.say(lambda text: translate(text, lang), lambda name, value: shown(name, value, lang))


def message_for_meetings(verdict: Verdict, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return what may be said of a verdict on a meeting's screen or in its papers; "" where nothing may be."""
    if not verdict.is_sensitive:
        return message(verdict, lang)
    return translate(NOT_FOR_MEETINGS, lang) if verdict.verdict == FAIL else ""


def shown(name: str, value: object, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return an input's value as text: percentages by their names, days as dd/mm/yyyy, lists with commas."""
    if value is None or value in ((), ""):
        return formats.NOTHING
    if name in PERCENTS and isinstance(value, (int, float)):
        return formats.percent(value, lang)
    if isinstance(value, date):
        return formats.date(value)
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
