"""Which law a nomination is judged by: that in force on the day of its decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.eligibility.rule import Regime, Round


@dataclass(frozen=True)
class DecisionDay:
    """The day taken for a nomination's decision, which it is, and the regime a round sets over it ("": by the day)."""

    on: date
    regime: str = ""


def decision_day(decided_on: date | None, asked: date | None, planned: Round | None, year: int) -> DecisionDay:
    """Return the day whose law holds: the nomination's own decision, else the day asked about, else its round's.

    Without any of them it is 31 December of the plan's year. A round's own regime counts only where its day does.
    """
    if decided_on or asked:
        return DecisionDay(decided_on or asked or date.max)
    return DecisionDay(planned.planned_on, planned.regime) if planned else DecisionDay(date(year, 12, 31))


def round_of(award: str, rounds: Iterable[Round]) -> Round | None:
    """Return the first round that considers an award; one naming it outweighs one for all ("*")."""
    listed = list(rounds)
    named = next((one for one in listed if award in one.awards), None)
    return named or next((one for one in listed if "*" in one.awards), None)


def regime_on(day: DecisionDay, regimes: Iterable[Regime]) -> Regime:
    """Return the regime of a decision day; one without a name where the register knows none."""
    listed = list(regimes)
    chosen = next((one for one in listed if one.regime == day.regime), None)
    return chosen or next((one for one in listed if one.holds(day.on)), Regime("", "", "", "", None, None, "law"))
