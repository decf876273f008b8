"""What leadership asks beside the single nomination: how many more may be, and who might be considered next year."""

from datetime import date

from domain.eligibility import decision_day, regime_on, round_of
from domain.eligibility.ladder import PROSPECT_TEXTS, Ladder, Prospect, ladders
from domain.eligibility.quotas import Headroom, headroom
from domain.eligibility.regimes import DecisionDay
from etl.eligibility.judging import Desk
from etl.eligibility.words import message, shown
from texts import DEFAULT_LANGUAGE, translate


def headroom_of(desk: Desk, asked: date | None = None) -> tuple[Headroom, ...]:
    """Return every share of the Department's own nominations, by the law of its award's round or of the day asked."""

    def day_of(award: str) -> DecisionDay:
        return decision_day(None, asked, round_of(award, desk.law.rounds), desk.records.year)

    return headroom(desk.own, desk.law.rules, desk.law.regimes, day_of, regime_on)


def ladders_of(desk: Desk) -> tuple[Ladder, ...]:
    """Return the ladder of awards of everybody whose history or nominations the ledger has."""
    return ladders(desk.own, desk.law.rules, desk.law.regimes)


def headroom_words(found: Headroom, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return what is left or lacking in persons: "Còn 1 suất."; where that can't be told, why."""
    sentence, numbers = found.said
    return translate(sentence, lang).format(**numbers) if sentence else message(found.verdict, lang)


def prospect_words(desk: Desk, prospect: Prospect, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return whether an award might be considered next year and what is missing, in sentences."""
    words = {"year": shown("year", prospect.year), "title": desk.register.awards[prospect.title].name}
    first = translate(PROSPECT_TEXTS[prospect.state], lang).format(**words)
    return f"{first} {message(prospect.verdict, lang)}"
