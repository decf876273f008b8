"""What the figures of the direction loop must be in the invented year, counted anew from bare tables and data/."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from tests.pages.counted import DAY
from tests.sample import ALIVE, COUNTING, Row, SampleYear, register, units_of_the_department

HIGHER, OWN = {"province", "ministry", "other"}, {"unit", "office"}


@dataclass
class Followed:
    """One difficulty as its steps leave it: the directions that stand, by number, each with its day and answer."""

    said: Row
    status: str = "reported"
    since: date | None = None
    standing: dict[str, Row] = field(default_factory=dict)

    def step(self, event: Row) -> None:
        """Take the next step."""
        kind, number = event["event"], event["direction_no"]
        if kind in {"resolved", "reopened"}:
            self.standing.clear()
        if kind == "directed":
            self.standing[number] = {"due_on": event["due_on"], "answer": None, "on": None}
        if kind == "answered" and number in self.standing:
            self.standing[number] |= {"answer": event["response_status"] or "answered", "on": event["acted_on"]}
        if kind in {"directed", "resolved", "reopened", "passed_on"}:
            self.status, self.since = kind.replace("reopened", "reported"), event["acted_on"]

    @property
    def open_directions(self) -> list[Row]:
        """Directions that the units' next workbooks print."""
        return [given for given in self.standing.values() if given["answer"] not in {"done", "cannot"}]

    @property
    def overdue_directions(self) -> list[Row]:
        """Directions past their day without an answer, or with one that says it isn't done yet."""
        unfinished = [row for row in self.open_directions if row["answer"] != "answered"]
        return [row for row in unfinished if row["due_on"] and row["due_on"] < DAY]

    @property
    def clock(self) -> tuple[str, date] | None:
        """Which waiting is counted, and from when."""
        if self.status == "reported":
            return "direction", self.since or self.said["counted_from"]
        if self.status == "passed_on" and self.since:
            return "reply", self.since
        if self.status == "resolved":
            return None
        if self.overdue_directions:
            return "deadline", min(row["due_on"] for row in self.overdue_directions)
        if not self.open_directions:
            return "closing", max(row["on"] for row in self.standing.values())
        return None

    @property
    def is_pressing(self) -> bool:
        """Whether a rule of data/ says that it must be settled now."""
        if self.clock is None:
            return False
        kind, since = self.clock
        severity = self.said["severity"] or "none"
        return any(
            row["clock"] == kind
            and severity in row["severities"].split(";")
            and (DAY - since).days >= int(row["after_days"])
            for row in register("escalation_rules.csv")
            if row["level"] == "now"
        )


@cache
def followed(year: SampleYear, period: str) -> dict[str, Followed]:
    """Number -> each difficulty told up to the quarter, as its latest row and its steps up to now have it."""
    rows = year.ask(
        f"""SELECT i.difficulty_no, s.period, r.severity, r.addressee, r.raised_on, s.received_on
            FROM difficulties_rows r JOIN submission_records s USING (submission_no)
            JOIN difficulty_identities i USING (difficulty_id)
            WHERE i.plan_id = '2023' AND {ALIVE} ORDER BY s.period, submission_no, r.source_row"""
    )
    found: dict[str, Followed] = {}
    for row in rows:
        told = [other for other in rows if other["difficulty_no"] == row["difficulty_no"]]
        days = [other["raised_on"] for other in told if other["raised_on"]]
        counted_from = days[-1] if days else min(other["received_on"] for other in told)
        if told[0]["period"] <= period:
            found[row["difficulty_no"]] = Followed({**told[-1], "counted_from": counted_from})
    steps = year.ask(
        f"""SELECT i.difficulty_no, e.* FROM difficulty_events e JOIN difficulty_identities i USING (difficulty_id)
            WHERE submission_no IS NULL OR {ALIVE} ORDER BY event_no"""
    )
    for event in steps:
        if event["difficulty_no"] in found:
            found[event["difficulty_no"]].step(event)
    return found


def loop_figures(year: SampleYear, period: str) -> dict[str, int]:
    """Figure -> how many, of a quarter at the year's end."""
    held = list(followed(year, period).values())
    unresolved = [one for one in held if one.status != "resolved"]
    waiting = [one for one in unresolved if one.status == "reported"]
    nil = f"""SELECT is_nil FROM submission_sheets JOIN ({COUNTING}) USING (submission_no) WHERE sheet = $sheet"""
    said = [row["is_nil"] for row in year.ask(nil, plan="2023", period=period, sheet="difficulties")]
    return {
        "difficulties_open": len(unresolved),
        "difficulties_waiting": sum(one.said["addressee"] not in OWN or one.is_pressing for one in waiting),
        "difficulties_pressing": sum(one.is_pressing for one in unresolved),
        "difficulties_to_close": sum(one.clock is not None and one.clock[0] == "closing" for one in unresolved),
        "difficulties_higher": sum(one.status == "passed_on" or one.said["addressee"] in HIGHER for one in unresolved),
        "difficulties_passed_on": sum(one.status == "passed_on" for one in unresolved),
        "directions_open": sum(len(one.open_directions) for one in held),
        "directions_overdue": sum(len(one.overdue_directions) for one in held),
        "reports": len(units_of_the_department()),
        "difficulty_reports_nil": sum(said),
        "difficulty_reports_silent": len(units_of_the_department()) - len(said),
    }
