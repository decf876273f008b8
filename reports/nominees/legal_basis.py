"""On which documents a submission stands: only those that are certain, the rest left open to fill in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.eligibility.regimes import decision_day, regime_on, round_of
from domain.eligibility.rule import Regime, Round
from reports.addressing import BLANK
from reports.nominees.listing import Listing
from reports.rows import Ask, day_of, text_of

# A law is cited without number and issuing body (Decree 30/2020, Annex I, II.6.a). What was in force before 2024 is
# named by Article 94(2) of Law 06/2022/QH15, which was passed on 15 June 2022.
_LAW_OF_2003 = "Luật Thi đua, khen thưởng năm 2003 (được sửa đổi, bổ sung năm 2005, năm 2009 và năm 2013)"
_LAW_OF_2022 = "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
_LAWS = {
    "P1": _LAW_OF_2003,
    "P2": _LAW_OF_2022,
    "P3": _LAW_OF_2022,
    "P4": f"{_LAW_OF_2022} (được sửa đổi, bổ sung {BLANK})",
}
_ANY_LAW = f"Luật Thi đua, khen thưởng {BLANK}"
# Its number is known, its day and title are not read in its own text.
_DECREE = "{decree} ngày {blank} của Chính phủ"
_PROVINCE_RULES = (
    f"Quyết định số {BLANK}/QĐ-UBND ngày {BLANK} của Ủy ban nhân dân tỉnh Hưng Yên ban hành Quy chế thi đua, khen "
    "thưởng tỉnh Hưng Yên"
)
_PLAN = "{plan} (số {blank} ngày {blank}) của Sở Nội vụ"


def regimes_of(ask: Ask, listing: Listing, plan_id: str, decided_on: date | None) -> tuple[Regime, ...]:
    """Return the regimes under which the awards will be decided, each once: by the day given, else by their rounds."""
    rounds = [_round(row) for row in ask("papers_rounds", plan_id=plan_id)]
    regimes = [_regime(row) for row in ask("papers_regimes")]
    days = [
        decision_day(None, decided_on, round_of(award.code, rounds), listing.heading.year) for award in listing.lists
    ]
    return tuple(dict.fromkeys(regime_on(day, regimes) for day in days))


def basis_lines(listing: Listing, regimes: Sequence[Regime]) -> list[str]:
    """Return the clauses on which a submission stands, each ending as Decree 30/2020 asks."""
    laws = dict.fromkeys(_LAWS.get(regime.regime, _ANY_LAW) for regime in regimes)
    decrees = dict.fromkeys(_DECREE.format(decree=regime.decree, blank=BLANK) for regime in regimes if regime.decree)
    # The Department's own plan binds none but itself.
    plan = () if listing.heading.is_appraised else (_PLAN.format(plan=listing.heading.plan, blank=BLANK),)
    *others, last = (f"Căn cứ {document}" for document in (*laws, *decrees, _PROVINCE_RULES, *plan))
    return [*(f"{line};" for line in others), f"{last}."]


def _round(row: Mapping[str, Any]) -> Round:
    return Round(
        round=text_of(row["round"]),
        name=text_of(row["name"]),
        awards=tuple(text_of(row["awards"]).split(";")),
        planned_on=day_of(row["planned_on"]) or date.max,
        regime=text_of(row["regime"]),
        reason=text_of(row["reason"]),
    )


def _regime(row: Mapping[str, Any]) -> Regime:
    words = {name: text_of(row[name]) for name in ("regime", "law", "decree", "circular", "source")}
    return Regime(valid_from=day_of(row["valid_from"]), valid_to=day_of(row["valid_to"]), **words)
