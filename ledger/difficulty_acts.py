"""Acts on difficulties: each reads the present state and appends a row, exclusively and in the order they come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.choices import HIGHER_BODIES, RESPONSE_STATUS
from domain.clock import today
from domain.people import Actor
from domain.states import DIFFICULTY_ACT_FROM, DIFFICULTY_STATES, DIRECTION_FORMS
from ledger.errors import ActRefused
from ledger.numbering import numbered
from ledger.one_act import Act
from ledger.store import Ledger
from texts import N_

UNKNOWN_DIFFICULTY = N_("Không có khó khăn nào mang số {number}. Hãy xem lại số trên trang Khó khăn, vướng mắc.")
WRONG_STATE = N_("Khó khăn {number} đang ở trạng thái “{state}” nên chưa làm được việc này.")
ALREADY_JOINED = N_("Khó khăn {number} đã được ghép vào {other}. Hãy thực hiện trên {other}.")
NOT_JOINED = N_("Khó khăn {number} chưa được ghép vào khó khăn nào.")
NOT_JOINABLE = N_("Khó khăn {number} đã có người xử lý hoặc đã có khó khăn khác ghép vào, nên không ghép được.")
OTHER_UNIT = N_("Khó khăn {number} và {other} không cùng đơn vị, cùng kế hoạch nên không ghép được.")
TEXT_NEEDED = N_("Hãy ghi nội dung hoặc lý do trước khi thực hiện.")
UNKNOWN_UNIT = N_("Không có đơn vị nào mang mã {unit}.")
UNKNOWN_MEETING = N_("Kế hoạch của khó khăn này không có kỳ họp nào mang số {meeting}.")
DUE_BEFORE = N_("Thời hạn {due} trước ngày {on} của ý kiến này. Hãy xem lại hai ngày.")
NOTHING_TO_ANSWER = N_("Khó khăn {number} chưa có ý kiến chỉ đạo nào để ghi kết quả.")
UNKNOWN_DIRECTION = N_("Khó khăn {number} không có ý kiến chỉ đạo số {direction}.")
UNKNOWN_CHOICE = N_("“{value}” không có trong danh sách. Hãy dùng một trong: {choices}.")
ALREADY_DONE = N_("Việc này vừa được {who} ghi với cùng nội dung, không ghi thêm lần nữa.")
SAME_DIFFICULTY = N_("Hãy nêu hai khó khăn khác nhau; {number} chỉ là một.")

# Two rows that agree in these say the same; the number of a direction that is being given is always another.
_SAID = (
    *("event", "text", "acted_by", "acted_on", "responsible_unit", "due_on", "response_status", "document"),
    *("meeting_id", "on_behalf_of", "form", "passed_to"),
)


@dataclass(frozen=True)
class DifficultyStep:
    """What a person says with an act on a difficulty; empty where it doesn't apply.

    `on_behalf_of` is who decided when somebody else records it, `form` a code of DIRECTION_FORMS, `passed_to` one of
    HIGHER_BODIES, `direction_no` the direction an answer speaks of (the latest one when empty), `due_on` the day by
    which the unit must act or, for what is passed on, a reply is expected.
    """

    text: str = ""
    document: str = ""
    on: date | None = None
    responsible_unit: str = ""
    due_on: date | None = None
    meeting_id: str = ""
    on_behalf_of: str = ""
    form: str = ""
    passed_to: str = ""
    direction_no: str = ""
    response_status: str = ""


@dataclass(frozen=True)
class Seen:
    """What a person had before the eyes when deciding: the difficulty's last event and its state."""

    event_no: int
    status: str


@dataclass(frozen=True)
class Acted:
    """What came of an act: the direction it gave or speaks of ("" for none), and what others did since `Seen`."""

    direction_no: str
    meanwhile: tuple[Mapping[str, Any], ...] = ()


def act_on_difficulty(
    ledger: Ledger, actor: Actor, difficulty_no: str, event: str, step: DifficultyStep, seen: Seen | None = None
) -> Acted:
    """Append one act on a difficulty.

    `event` is one of DIFFICULTY_ACT_FROM. With `seen`, an act that fits what the person saw is kept though others have
    acted since, after theirs, and they are named in the result. Raises ActRefused when the difficulty is unknown, the
    act doesn't fit its state, nothing was said, or the same person has just said the same.
    """
    with ledger.act(actor, event, difficulty_no) as act:
        difficulty = _known(act, difficulty_no)
        meanwhile = _since(act, difficulty, seen)
        row = _row(act, actor, difficulty, event, step)
        _refuse_repeated(row, step, meanwhile)
        _must_fit(difficulty, event, seen if meanwhile else None)
        _must_say(act, difficulty, step)
        direction_no = _direction_no(act, difficulty, event, step)
        act.append("difficulty_events", [{**row, "direction_no": direction_no or None}])
        act.detail.update(direction_no=direction_no, text=step.text.strip())
    return Acted(direction_no, tuple(meanwhile))


def join_difficulty(ledger: Ledger, actor: Actor, difficulty_no: str, same_as_no: str, text: str) -> None:
    """Record that a difficulty repeats another: from now on it is told under that one. Raises ActRefused.

    One that has been acted on, or to which others were joined, can't be joined itself.
    """
    with ledger.act(actor, "joined", difficulty_no) as act:
        joined, root = _known(act, difficulty_no), _known(act, same_as_no)
        is_free = joined["status"] == "reported" and not joined["joined_here"] and not _decided(act, joined)
        if not is_free or joined["difficulty_id"] == root["difficulty_id"]:
            raise ActRefused(NOT_JOINABLE, number=difficulty_no)
        if root["status"] == "resolved":
            raise ActRefused(WRONG_STATE, number=same_as_no, state=DIFFICULTY_STATES.label(root["status"]))
        _must_share_unit(joined, root)
        _append_pair(act, actor, joined, "joined", root, text)


def part_difficulty(ledger: Ledger, actor: Actor, difficulty_no: str, text: str) -> None:
    """Take back that a difficulty repeats another; raises ActRefused when it was joined to none."""
    with ledger.act(actor, "parted", difficulty_no) as act:
        found = act.rows("difficulty_by_no", difficulty_no=difficulty_no)
        if not found or found[0]["joined_to_no"] is None:
            raise ActRefused(NOT_JOINED, number=difficulty_no)
        root = _known(act, str(found[0]["joined_to_no"]))
        _append_pair(act, actor, found[0], "parted", root, text)


def keep_difficulties_apart(ledger: Ledger, actor: Actor, difficulty_no: str, other_no: str, text: str) -> None:
    """Record that two difficulties of like wording are two; the likeness is not proposed again. Raises ActRefused."""
    with ledger.act(actor, "kept_apart", difficulty_no) as act:
        difficulty, other = _known(act, difficulty_no), _known(act, other_no)
        if difficulty["difficulty_id"] == other["difficulty_id"]:
            raise ActRefused(SAME_DIFFICULTY, number=difficulty_no)
        _must_share_unit(difficulty, other)
        _append_pair(act, actor, difficulty, "kept_apart", other, text)


def _known(act: Act, difficulty_no: str) -> dict[str, Any]:
    found = act.rows("difficulty_by_no", difficulty_no=difficulty_no)
    if not found:
        raise ActRefused(UNKNOWN_DIFFICULTY, number=difficulty_no)
    if found[0]["joined_to_no"] is not None:
        raise ActRefused(ALREADY_JOINED, number=difficulty_no, other=found[0]["joined_to_no"])
    return found[0]


def _must_share_unit(difficulty: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    if (difficulty["plan_id"], difficulty["unit_code"]) != (other["plan_id"], other["unit_code"]):
        raise ActRefused(OTHER_UNIT, number=difficulty["difficulty_no"], other=other["difficulty_no"])


def _since(act: Act, difficulty: Mapping[str, Any], seen: Seen | None) -> list[dict[str, Any]]:
    if seen is None or difficulty["last_event_no"] <= seen.event_no:
        return []
    return act.rows("difficulty_acts_since", difficulty_id=difficulty["difficulty_id"], event_no=seen.event_no)


def _decided(act: Act, difficulty: Mapping[str, Any]) -> bool:
    events = act.rows("difficulty_acts_since", difficulty_id=difficulty["difficulty_id"], event_no=0)
    return any(row["event"] in DIFFICULTY_ACT_FROM for row in events)


def _refuse_repeated(row: Mapping[str, object], step: DifficultyStep, meanwhile: list[dict[str, Any]]) -> None:
    for earlier in meanwhile:
        is_of_same = step.direction_no in ("", earlier["direction_no"])
        if is_of_same and all(earlier[name] == row[name] for name in _SAID):
            raise ActRefused(ALREADY_DONE, who=str(row["acted_by"]))


def _must_fit(difficulty: Mapping[str, Any], event: str, seen: Seen | None) -> None:
    states = {difficulty["status"], *([seen.status] if seen else [])}
    if not states & DIFFICULTY_ACT_FROM[event]:
        state = DIFFICULTY_STATES.label(difficulty["status"])
        raise ActRefused(WRONG_STATE, number=difficulty["difficulty_no"], state=state)


def _must_say(act: Act, difficulty: Mapping[str, Any], step: DifficultyStep) -> None:
    if not any(sign.isalnum() for sign in step.text):
        raise ActRefused(TEXT_NEEDED)
    if step.responsible_unit and not act.rows("unit_by_code", unit_code=step.responsible_unit):
        raise ActRefused(UNKNOWN_UNIT, unit=step.responsible_unit)
    if step.on and step.due_on and step.due_on < step.on:
        raise ActRefused(DUE_BEFORE, due=f"{step.due_on:%d/%m/%Y}", on=f"{step.on:%d/%m/%Y}")
    if step.meeting_id:
        meetings = act.rows("meetings_of_plan", plan_id=difficulty["plan_id"])
        if step.meeting_id not in {row["meeting_id"] for row in meetings}:
            raise ActRefused(UNKNOWN_MEETING, meeting=step.meeting_id)
    listed = (
        (step.form, DIRECTION_FORMS.codes),
        (step.passed_to, HIGHER_BODIES),
        (step.response_status, RESPONSE_STATUS.codes),
    )
    for value, codes in listed:
        if value and value not in codes:
            raise ActRefused(UNKNOWN_CHOICE, value=value, choices=", ".join(sorted(codes)))


def _direction_no(act: Act, difficulty: Mapping[str, Any], event: str, step: DifficultyStep) -> str:
    if event == "directed":
        last = act.rows("last_direction_no", plan_id=difficulty["plan_id"])
        number = int(str(last[0]["direction_no"]).rsplit("-", 1)[-1]) if last else 0
        return numbered("YK", str(difficulty["plan_id"]), number + 1)
    if event not in ("answered", "reminded"):
        return ""
    if step.direction_no:
        given = act.rows("direction_by_no", direction_no=step.direction_no)
        if not given or given[0]["difficulty_id"] != difficulty["difficulty_id"]:
            raise ActRefused(UNKNOWN_DIRECTION, number=difficulty["difficulty_no"], direction=step.direction_no)
        return step.direction_no
    if event == "answered" and not difficulty["direction_no"]:
        raise ActRefused(NOTHING_TO_ANSWER, number=difficulty["difficulty_no"])
    return str(difficulty["direction_no"] or "")


def _row(act: Act, actor: Actor, difficulty: Mapping[str, Any], event: str, step: DifficultyStep) -> dict[str, object]:
    gives = event == "directed"
    return {
        "difficulty_id": difficulty["difficulty_id"],
        "event_no": act.rows("next_difficulty_event", difficulty_id=difficulty["difficulty_id"])[0]["number"],
        "event": event,
        "text": step.text.strip(),
        "responsible_unit": step.responsible_unit or (difficulty["unit_code"] if gives else None),
        "due_on": step.due_on,
        "response_status": step.response_status or None,
        "document": step.document.strip() or None,
        "acted_by": actor.name,
        "acted_on": step.on or today(),
        "meeting_id": step.meeting_id or None,
        "on_behalf_of": step.on_behalf_of.strip() or None,
        "form": step.form or None,
        "passed_to": step.passed_to or None,
    }


def _append_pair(
    act: Act, actor: Actor, difficulty: Mapping[str, Any], event: str, other: Mapping[str, Any], text: str
) -> None:
    row = _row(act, actor, difficulty, event, DifficultyStep(text=text))
    act.append("difficulty_events", [{**row, "same_as": other["difficulty_id"]}])
    act.detail.update(same_as=other["difficulty_no"], text=text.strip())
