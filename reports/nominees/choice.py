"""What a paper on nominations is asked for, and what it says of that itself."""

from dataclasses import dataclass
from datetime import date

from domain.nominations import APPRAISED, OWN, SCOPES
from domain.states import NOMINATION_STATES, NOMINATION_WAY, states_that_reach
from etl.template import SAMPLE_MARK
from reports.errors import ReportError
from reports.official.words import on_one_line
from reports.rows import Ask, text_of
from texts import N_, formats

# Off the way a nomination has no place in a list: why it was returned or is not eligible is for those who decide.
STATES = NOMINATION_WAY
PUT_FORWARD = states_that_reach("proposed")
WHOLE_DEPARTMENT = "Toàn Sở"


class NothingChosen(ReportError):
    """No nomination is in what was chosen."""

    sentence = N_("Không có hồ sơ nào theo lựa chọn này nên không lập tệp:")


class UnknownPlan(ReportError):
    """The ledger has no such plan, or had none on the day looked back at."""

    sentence = N_("Không có kế hoạch nào mang số này (tính đến ngày đang xem):")


@dataclass(frozen=True)
class Choice:
    """Which nominations; "" and () leave nothing out. `states` are of those on the way only, see STATES.

    `scope` is a code of SCOPES: a paper never holds both the Department's own and what it appraises for others.
    """

    plan_id: str
    period: str = ""
    unit_code: str = ""
    awards: tuple[str, ...] = ()
    states: tuple[str, ...] = PUT_FORWARD
    scope: str = OWN

    def __post_init__(self) -> None:
        """Raise ValueError for a state that may not leave the Office."""
        if not set(self.states) <= set(STATES):
            raise ValueError(self.states)

    @property
    def words(self) -> dict[str, object]:
        """Return the parameters of the queries."""
        return {
            "plan_id": self.plan_id,
            "period": self.period or None,
            "unit_code": self.unit_code or None,
            "awards": ";".join(self.awards) or None,
            "states": ";".join(self.states),
            "scope": self.scope,
        }


@dataclass(frozen=True)
class Heading:
    """What was chosen, in the words of the ledger; `period` and `unit` are "" where none was chosen."""

    plan: str
    first_day: date
    last_day: date
    day: date
    period: str
    unit: str
    states: tuple[str, ...]
    is_sample: bool
    scope: str = OWN

    @property
    def is_appraised(self) -> bool:
        """Whether they are nominations of other agencies, which the Department appraises."""
        return self.scope == APPRAISED

    @property
    def year(self) -> int:
        """The year of the plan."""
        return self.first_day.year

    @property
    def marks(self) -> tuple[str, ...]:
        """What every page of it must bear: that its data are invented."""
        return (SAMPLE_MARK,) if self.is_sample else ()

    def told(self) -> tuple[str, ...]:
        """Return what was chosen as lines a reader understands."""
        states = ", ".join(NOMINATION_STATES.label(state) for state in self.states)
        lines = (
            self.plan,
            f"Đến kỳ: {self.period}" if self.period else "",
            SCOPES.label(self.scope) if self.is_appraised else "",
            self.unit or ("" if self.is_appraised else WHOLE_DEPARTMENT),
            f"Trạng thái hồ sơ: {states}" if states else "",
            f"Số liệu đến {formats.date(self.day)}",
            *self.marks,
        )
        return tuple(line for line in lines if line)


def heading_of(ask: Ask, choice: Choice, states: tuple[str, ...] = ()) -> Heading:
    """Return what was chosen in the ledger's words, with the states if they are told; raises UnknownPlan."""
    found = list(ask("papers_choice", **choice.words))
    if not found:
        raise UnknownPlan(choice.plan_id)
    facts = {row["name"]: row["value"] for row in ask("ledger_facts")}
    row = found[0]
    return Heading(
        plan=on_one_line(text_of(row["plan_title"])),
        first_day=formats.as_day(row["first_day"]),
        last_day=formats.as_day(row["last_day"]),
        day=formats.as_day(row["day"]),
        period=on_one_line(text_of(row["period_name"])),
        unit=on_one_line(text_of(row["unit_full_name"])),
        states=states,
        is_sample=facts.get("is_sample") == "true",
        scope=choice.scope,
    )
