"""A case as the tests of the rules name it: which rule, which of its sayings, the nomination, other parameters."""

from dataclasses import dataclass, field
from typing import Any

from domain.eligibility import Case, Surroundings
from tests.domain.eligibility.nominees import IN_P1, around, case, nominated


@dataclass(frozen=True, eq=False)
class Told:
    """What a rule must say of a case; `parameters` stand in place of those of data/."""

    rule: str
    says: str
    case: Case
    parameters: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule}-{self.says}"


def told(rule: str, says: str, one: Case, **parameters: Any) -> Told:
    """Return a case under its rule and saying."""
    return Told(rule, says, one, parameters)


def asked(
    award: str, year: Surroundings | None = None, *, on: Any = IN_P1, name: str = "Đỗ Văn An", **said: Any
) -> Case:
    """Return the case of one nomination in a year where nothing else is known."""
    beside = {part: said.pop(part) for part in ("papers", "ballots", "deadline", "council_on") if part in said}
    return case(nominated(award, name, **said), year or around(), on, **beside)
