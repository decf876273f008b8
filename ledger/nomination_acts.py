"""Moves of nominations: each reads the present state and appends rows, exclusively; one or many in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from domain.clock import today
from domain.people import Actor, Role
from domain.states import NOMINATION_STATES, NOMINATION_WAY, RETURN_REASONS
from ledger.errors import ActRefused
from ledger.nomination_each import (
    NOBODY_LOOKED,
    Nomination,
    Outcome,
    RowsOf,
    Seen,
    Since,
    Work,
    act_on_each,
    by_nomination,
    done_or_refused,
    ids_of,
    label_of,
    last_numbers,
    says_something,
)
from ledger.one_act import Act
from ledger.rows import Row
from ledger.store import Ledger
from texts import N_

UNKNOWN_STATE = N_("“{state}” không phải trạng thái của hồ sơ. Hãy dùng một trong: {choices}.")
SAME_STATE = N_("Hồ sơ {number} đã ở trạng thái “{state}”.")
JUST_MOVED = N_("Hồ sơ {number} vừa được {who} chuyển, nay đã ở trạng thái “{state}”. Hãy xem lại trước khi làm tiếp.")
NOT_ALLOWED = N_(
    "Hồ sơ {number} đang ở trạng thái “{state}” nên không chuyển sang “{wanted}” được. Có thể chuyển sang: {choices}."
)
NO_WAY_ON = N_("Hồ sơ {number} đang ở trạng thái “{state}” nên không chuyển sang “{wanted}” được nữa.")
WRONG_ROLE = N_("Hồ sơ {number}: việc chuyển sang “{wanted}” do {roles} thực hiện. Hãy chuyển cho người có thẩm quyền.")
OTHER_UNIT = N_("Hồ sơ {number} không phải của đơn vị này. Hãy đề nghị Văn phòng thực hiện.")
REASON_NEEDED = N_("Trả lại hồ sơ phải kèm lý do (TL01 đến TL12).")
UNKNOWN_REASON = N_("“{reason}” không phải mã lý do. Hãy ghi một mã từ TL01 đến TL12, hoặc để trống.")
TEXT_NEEDED = N_("Hãy ghi nội dung hoặc lý do trước khi thực hiện.")
DECISION_NEEDED = N_("Quyết định khen thưởng phải có số, ngày quyết định.")
REVOCATION_NEEDED = N_("Thu hồi phải có số, ngày của quyết định thu hồi.")
DECISION_LATER = N_("Ngày quyết định {decision_on} sau ngày thực hiện {on}. Hãy xem lại hai ngày.")
BEFORE_LAST_MOVE = N_(
    "Hồ sơ {number} sang trạng thái “{state}” ngày {since}, sau ngày thực hiện {on}. Hãy xem lại ngày thực hiện."
)
DECIDED_BEFORE_COUNCIL = N_(
    "Hồ sơ {number}: ngày quyết định {decision_on} trước ngày họp Hội đồng {held_on}. Hãy xem lại hai ngày."
)
REVOKED_BEFORE_DECISION = N_(
    "Hồ sơ {number}: ngày quyết định thu hồi {decision_on} trước ngày quyết định khen thưởng {decided_on}. "
    "Hãy xem lại hai ngày."
)
DOCUMENT_NEEDED = N_("Trình cấp trên phải ghi số, ký hiệu văn bản trình.")
COUNCIL_NEEDED = N_("Hồ sơ {number} chưa có kết quả họp Hội đồng. Hãy ghi kết quả trước khi trình.")
PAPERS_MISSING = N_("Hồ sơ {number} còn thiếu: {papers}. Hãy bổ sung, đánh dấu đã có rồi trình.")

ROLES = {"office": N_("Văn phòng"), "leadership": N_("Lãnh đạo Sở"), "unit": N_("đơn vị có hồ sơ")}
# A decision made is not unmade by who hadn't heard of it yet.
_STANDS = frozenset({"decided", "revoked"})


@dataclass(frozen=True)
class Step:
    """What a person says with a nomination's move; empty where it doesn't apply."""

    text: str = ""
    document: str = ""
    on: date | None = None
    reason: str = ""
    decision_no: str = ""
    decision_on: date | None = None


def move_nomination(
    ledger: Ledger, actor: Actor, nomination_no: str, state: str, step: Step, seen: Seen | None = None
) -> Outcome:
    """Append a nomination's move to another state, as data/pipeline.csv allows it.

    With `seen`, a move that fits what the person saw is kept though others have moved it since, after theirs, and they
    are named in the result. Raises ActRefused for an unknown number or state, a move that the pipeline doesn't allow
    this award or this role, and for what must be said with it or be there before it.
    """
    (outcome,) = move_nominations(ledger, actor, [nomination_no], state, step, {nomination_no: seen} if seen else {})
    return done_or_refused(outcome)


def move_nominations(
    ledger: Ledger,
    actor: Actor,
    nomination_nos: Sequence[str],
    state: str,
    step: Step,
    seen: Mapping[str, Seen] = NOBODY_LOOKED,
) -> tuple[Outcome, ...]:
    """Move several nominations in one act; return what came of each, in the order given.

    One that is refused keeps back none of the others; when all are, nothing is recorded. Raises ActRefused for an
    unknown state.
    """
    if state not in NOMINATION_STATES.codes:
        raise ActRefused(UNKNOWN_STATE, state=state, choices=", ".join(o.code for o in NOMINATION_STATES.options))

    def begin(act: Act, nominations: Sequence[Nomination]) -> RowsOf:
        ways, grounds = _Ways(act, nominations), _Grounds(act, nominations, step.on or today())

        def rows_of(nomination: Nomination, meanwhile: Since) -> list[Row]:
            seen_here = seen.get(nomination["nomination_no"])
            way = _way(ways.of(nomination), nomination, state, actor, seen_here, meanwhile)
            _refuse_unsaid(way, step)
            _refuse_unready(grounds, way, nomination)
            row = _row(actor, nomination, way, step)
            _refuse_too_early(grounds, nomination, row)
            return [row]

        return rows_of

    detail = {"state": state, "reason": step.reason}
    return act_on_each(ledger, actor, "move", nomination_nos, Work("nomination_moves", begin, detail), seen)


class _Ways:
    """What the pipeline allows each of an act's nominations."""

    def __init__(self, act: Act, nominations: Sequence[Nomination]) -> None:
        codes = {str(nomination["award_code"]) for nomination in nominations}
        self._ways = act.rows("award_ways", award_codes=sorted(codes))

    def of(self, nomination: Nomination) -> Since:
        """Return the moves it may make, from whatever state, in the order of the register."""
        kind = (nomination["award_code"], nomination["commendation_kind"] == "ad_hoc")
        return [way for way in self._ways if (way["award_code"], way["is_ad_hoc"]) == kind]


class _Grounds:
    """What an act's nominations rest on: asked for all of them at once, when the first one's move needs it."""

    def __init__(self, act: Act, nominations: Sequence[Nomination], on: date) -> None:
        self._act = act
        self._nominations = nominations
        self._on = on

    @cached_property
    def last_numbers(self) -> Mapping[str, Mapping[str, Any]]:
        """By nomination_id the last number of a council's result."""
        return last_numbers(self._act, self._nominations)

    @cached_property
    def lacking(self) -> Mapping[str, Since]:
        """By nomination_id the documents that keep it back on the day of the act."""
        return by_nomination(
            self._act.rows("nomination_papers_lacking", ids=ids_of(self._nominations), on_day=self._on)
        )

    @cached_property
    def results(self) -> Mapping[str, Since]:
        """By nomination_id the newest totals of each council."""
        return by_nomination(self._act.rows("council_results_of", ids=ids_of(self._nominations), council=None))


def _way(
    ways: Since, nomination: Nomination, state: str, actor: Actor, seen: Seen | None, meanwhile: Since
) -> Mapping[str, Any]:
    """Return the pipeline's row for a move from where the nomination stands, or stood when the person looked."""
    present, number = str(nomination["state"]), str(nomination["nomination_no"])
    if actor.role is Role.UNIT:
        if actor.unit_code != nomination["unit_code"]:
            raise ActRefused(OTHER_UNIT, number=number)
        # A refusal, too, tells a unit no more than it may know.
        present = str(nomination["told_state"])
    movers = [row["acted_by"] for row in meanwhile if row["act"] == "move"]
    if present == state:
        sentence = JUST_MOVED if movers else SAME_STATE
        raise ActRefused(sentence, number=number, state=label_of(state), **({"who": movers[-1]} if movers else {}))
    stood = [present, *([seen.state] if seen and movers and nomination["state"] not in _STANDS else [])]
    fitting = [way for place in stood for way in ways if (way["from_state"], way["to_state"]) == (place, state)]
    if not fitting:
        onward = [label_of(way["to_state"]) for way in ways if way["from_state"] == present]
        words = {"number": number, "state": label_of(present), "wanted": label_of(state)}
        if onward:
            raise ActRefused(NOT_ALLOWED, choices=", ".join(dict.fromkeys(onward)), **words)
        raise ActRefused(NO_WAY_ON, **words)
    permitted = [way for way in fitting if actor.role.value in way["roles"].split(";")]
    if not permitted:
        roles = ", ".join(ROLES[role] for role in fitting[0]["roles"].split(";"))
        raise ActRefused(WRONG_ROLE, number=number, wanted=label_of(state), roles=roles)
    return permitted[0]


def _needs(way: Mapping[str, Any]) -> set[str]:
    return set((way["needs"] or "").split(";"))


def _refuse_unsaid(way: Mapping[str, Any], step: Step) -> None:
    needs = _needs(way)
    if step.reason and step.reason not in RETURN_REASONS.codes:
        raise ActRefused(UNKNOWN_REASON, reason=step.reason)
    said = {
        "reason": (step.reason, REASON_NEEDED),
        "text": (step.text, TEXT_NEEDED),
        "decision_no": (
            step.decision_no or step.document,
            REVOCATION_NEEDED if way["to_state"] == "revoked" else DECISION_NEEDED,
        ),
        "document": (step.document, DOCUMENT_NEEDED),
    }
    for need, (text, sentence) in said.items():
        if need in needs and not says_something(text):
            raise ActRefused(sentence)
    acted_on = step.on or today()
    if step.decision_on and step.decision_on > acted_on:
        raise ActRefused(DECISION_LATER, decision_on=_day(step.decision_on), on=_day(acted_on))


def _refuse_unready(grounds: _Grounds, way: Mapping[str, Any], nomination: Nomination) -> None:
    number, needs, key = str(nomination["nomination_no"]), _needs(way), str(nomination["nomination_id"])
    if "council_result" in needs and not grounds.last_numbers[key]["last_result_no"]:
        raise ActRefused(COUNCIL_NEEDED, number=number)
    if "dossier" not in needs:
        return
    come = NOMINATION_WAY.index(way["to_state"]) if way["to_state"] in NOMINATION_WAY else len(NOMINATION_WAY)
    papers = [row["name"] for row in grounds.lacking[key] if NOMINATION_WAY.index(row["needed_at"]) <= come]
    if papers:
        raise ActRefused(PAPERS_MISSING, number=number, papers="; ".join(papers))


def _refuse_too_early(grounds: _Grounds, nomination: Nomination, row: Mapping[str, Any]) -> None:
    """Refuse a move dated before the one it follows, and a decision before the ballot or the award it rests on."""
    number, on, decision_on = str(nomination["nomination_no"]), row["acted_on"], row["decision_on"]
    if nomination["last_move_no"] and on < nomination["state_since"]:
        stood = {"state": label_of(nomination["state"]), "since": _day(nomination["state_since"])}
        raise ActRefused(BEFORE_LAST_MOVE, number=number, on=_day(on), **stood)
    if row["state"] == "revoked" and nomination["decision_on"] and decision_on < nomination["decision_on"]:
        days = {"decision_on": _day(decision_on), "decided_on": _day(nomination["decision_on"])}
        raise ActRefused(REVOKED_BEFORE_DECISION, number=number, **days)
    if row["state"] == "decided":
        held = [result["held_on"] for result in grounds.results[nomination["nomination_id"]]]
        if held and decision_on < max(held):
            days = {"decision_on": _day(decision_on), "held_on": _day(max(held))}
            raise ActRefused(DECIDED_BEFORE_COUNCIL, number=number, **days)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _row(actor: Actor, nomination: Nomination, way: Mapping[str, Any], step: Step) -> Row:
    acted_on, needs = step.on or today(), _needs(way)
    decision_no, decision_on = step.decision_no.strip(), step.decision_on
    if "decision_no" in needs:
        decision_no = decision_no or step.document.strip()
    if "decision_on" in needs:
        decision_on = decision_on or acted_on
    return {
        "nomination_id": nomination["nomination_id"],
        "move_no": nomination["last_move_no"] + 1,
        "state": way["to_state"],
        "reason": step.reason or None,
        "text": step.text.strip() or None,
        "decision_no": decision_no or None,
        "decision_on": decision_on,
        "document": step.document.strip() or None,
        "acted_by": actor.name,
        "acted_on": acted_on,
    }
