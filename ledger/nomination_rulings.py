"""The Office's own word on nominations: warnings overridden, classes, announcements, later files, who is one person."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.choices import CHOICES, HONORIFIC
from domain.clock import today
from domain.folding import clean, without_controls
from domain.nominations import NOMINATION_OUTCOMES, NOMINEE_FACTS
from domain.people import Actor
from domain.sheets.nominations import NOMINATIONS
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
    done_or_refused,
    label_of,
    last_numbers,
    must_be_inside,
    says_something,
)
from ledger.one_act import Act
from ledger.rows import Row
from ledger.store import Ledger
from texts import N_

REASON_NEEDED = N_("Hãy ghi lý do trước khi thực hiện.")
UNKNOWN_RULE = N_("Không có quy định nào mang mã “{rule}”. Hãy xem lại mã trên trang Đề nghị khen thưởng.")
NOT_A_WARNING = N_("Quy định {rule} không phải là lưu ý nên không bỏ qua được.")
UNKNOWN_CLASS = N_("Nhóm đối tượng theo biểu 0603.N là số từ 1 đến 5; không có nhóm {number_of_class}.")
NOT_A_PERSON = N_("Hồ sơ {number} là của tập thể, không ghi như của cá nhân được.")
NOT_THAT_VALUE = N_("“{value}” không ghi vào “{field}” được. Hãy xem lại.")
NOTHING_TO_ANNOUNCE = N_("Hồ sơ {number} đang ở trạng thái “{state}”, chưa có gì để công bố.")
ANNOUNCED_BEFORE = N_("Hồ sơ {number}: ngày công bố {day} trước ngày quyết định {decision_on}. Hãy xem lại hai ngày.")
NOTHING_PROPOSED = N_("Không có tệp nào gửi sau nêu khác về “{field}” của hồ sơ {number}, hoặc đã được trả lời.")
PROPOSED_OTHERWISE = N_("Hồ sơ {number}: tệp gửi sau nay nêu “{field}” là “{value}”. Hãy xem lại rồi trả lời.")
NOT_A_KEY = N_("“{key}” không phải mã của một người trong danh sách nghi trùng.")
SAME_KEY = N_("Hãy nêu hai người khác nhau; “{key}” chỉ là một.")
ALREADY_FOUND = N_("{who} đã ghi như vậy về hai người này, không ghi thêm lần nữa.")

LONGEST_FACT = 200  # characters of a name or a post
_YEAR = re.compile(r"[0-9]{4}")
_FIRST_BORN, _YOUNGEST = 1920, 15  # years of age: nobody older or younger is nominated
_RULE = re.compile(r"R[0-9]{2}")
# As domain/subjects.py makes it: kind, unit, folded name, birth year or nothing.
_PERSON = re.compile(r"individual\|[^|]*\|[^|]+\|[0-9]{0,4}")


@dataclass(frozen=True)
class Said:
    """What a person says with a ruling: why, by which document, on which day (today by default)."""

    text: str = ""
    document: str = ""
    on: date | None = None


def override_rule(
    ledger: Ledger,
    actor: Actor,
    nomination_nos: Sequence[str],
    rule: str,
    said: Said,
    *,
    is_overridden: bool = True,
    seen: Mapping[str, Seen] = NOBODY_LOOKED,
) -> tuple[Outcome, ...]:
    """Record that the Office lets a rule's warning pass for these nominations, with its reason, or takes that back.

    Raises ActRefused for an unknown rule, one that is no warning, and without a reason.
    """
    must_be_inside(actor)
    _must_say_why(said)
    row = {"kind": "override", "subject": rule, "value": "1" if is_overridden else "0"}

    def check(act: Act, nomination: Nomination) -> None:
        severities = [found["severity"] for found in act.rows("award_rule_severities", rule=rule)]
        if not severities or not _RULE.fullmatch(rule):
            raise ActRefused(UNKNOWN_RULE, rule=rule)
        if "warn" not in severities:
            raise ActRefused(NOT_A_WARNING, rule=rule)

    return _rule(ledger, actor, nomination_nos, _Ruling(row, said, check), seen)


def set_class(
    ledger: Ledger, actor: Actor, nomination_no: str, number: int, said: Said, seen: Seen | None = None
) -> Outcome:
    """Record the class 1-5 of form 0603.N instead of the one the post tells; raises ActRefused.

    Source: form 0603.N, Thông tư 02/2023/TT-BNV.
    """
    must_be_inside(actor)
    _must_say_why(said)
    if number not in range(1, 6):
        raise ActRefused(UNKNOWN_CLASS, number_of_class=str(number))

    def check(act: Act, nomination: Nomination) -> None:
        if nomination["nominee_kind"] != "individual":
            raise ActRefused(NOT_A_PERSON, number=str(nomination["nomination_no"]))

    ruling = _Ruling({"kind": "class", "subject": None, "value": str(number)}, said, check)
    (outcome,) = _rule(ledger, actor, [nomination_no], ruling, {nomination_no: seen} if seen else {})
    return done_or_refused(outcome)


def correct_fact(
    ledger: Ledger,
    actor: Actor,
    nomination_nos: Sequence[str],
    field: str,
    value: str,
    said: Said,
    seen: Mapping[str, Seen] = NOBODY_LOOKED,
) -> tuple[Outcome, ...]:
    """Record what a fact about the nominee is, instead of what the file says; the file keeps its words.

    `field` is one of NOMINEE_FACTS. Raises ActRefused for another field, a value it can't have, and without a reason.
    """
    must_be_inside(actor)
    _must_say_why(said)
    wanted = clean(without_controls(value))
    fits = {"honorific": wanted in HONORIFIC.codes, "birth_year": _is_birth_year(wanted)}
    if field not in NOMINEE_FACTS or not fits.get(field, wanted[:1].isalpha() and len(wanted) <= LONGEST_FACT):
        raise ActRefused(NOT_THAT_VALUE, field=fact_heading(field), value=value[:LONGEST_FACT])

    def check(act: Act, nomination: Nomination) -> None:
        if field in ("honorific", "birth_year") and nomination["nominee_kind"] != "individual":
            raise ActRefused(NOT_A_PERSON, number=str(nomination["nomination_no"]))

    row = {"kind": "corrected", "subject": field, "value": wanted}
    return _rule(ledger, actor, nomination_nos, _Ruling(row, said, check), seen)


def announce(
    ledger: Ledger,
    actor: Actor,
    nomination_nos: Sequence[str],
    day: date,
    said: Said,
    seen: Mapping[str, Seen] = NOBODY_LOOKED,
) -> tuple[Outcome, ...]:
    """Record the day on which it is made known what came of these nominations; it may lie ahead.

    A nomination nothing has come of yet, and a day before its decision, are refused in its outcome.
    """
    must_be_inside(actor)

    def check(act: Act, nomination: Nomination) -> None:
        number, decided_on = str(nomination["nomination_no"]), nomination["decision_on"]
        if nomination["state"] not in NOMINATION_OUTCOMES:
            raise ActRefused(NOTHING_TO_ANNOUNCE, number=number, state=label_of(nomination["state"]))
        if decided_on and day < decided_on:
            days = {"day": f"{day:%d/%m/%Y}", "decision_on": f"{decided_on:%d/%m/%Y}"}
            raise ActRefused(ANNOUNCED_BEFORE, number=number, **days)

    row = {"kind": "announced", "subject": None, "value": day.isoformat()}
    return _rule(ledger, actor, nomination_nos, _Ruling(row, said, check), seen)


def answer_differences(
    ledger: Ledger,
    actor: Actor,
    nomination_no: str,
    values: Mapping[str, str | None],
    said: Said,
    *,
    is_accepted: bool,
    seen: Seen | None = None,
) -> Outcome:
    """Take over what a later file says of these fields of a nomination, or keep what stands.

    `values`: field -> the value the person saw, None to take whatever the newest file says. Raises ActRefused when no
    file says anything else, or by now something other than what was seen.
    """
    must_be_inside(actor)
    kind = "accepted" if is_accepted else "refused"

    def begin(act: Act, nominations: Sequence[Nomination]) -> RowsOf:
        last = last_numbers(act, nominations)

        def rows_of(nomination: Nomination, meanwhile: Since) -> list[Row]:
            first = last[nomination["nomination_id"]]["last_ruling_no"] + 1
            found = act.rows("nomination_proposed_of", nomination_id=nomination["nomination_id"])
            proposed = {row["field"]: row for row in found}
            rows = []
            for place, (field, value) in enumerate(values.items()):
                words = {"field": fact_heading(field), "number": str(nomination["nomination_no"])}
                if field not in proposed:
                    raise ActRefused(NOTHING_PROPOSED, **words)
                newest = proposed[field]
                if value is not None and value != newest["proposed"]:
                    raise ActRefused(PROPOSED_OTHERWISE, value=_as_read(field, newest["proposed"]), **words)
                source = {name: newest[name] for name in ("submission_no", "source_row")}
                ruling = {"kind": kind, "subject": field, "value": newest["proposed"], **source}
                rows.append(_row(actor, nomination, ruling, said, first + place))
            return rows

        return rows_of

    if not values:
        raise ActRefused(NOTHING_PROPOSED, field="", number=nomination_no)
    work = Work("nomination_rulings", begin, {"fields": [*values]})
    (outcome,) = act_on_each(ledger, actor, kind, [nomination_no], work, {nomination_no: seen} if seen else {})
    return done_or_refused(outcome)


def fact_heading(field: str) -> str:
    """Return the heading people know a field of a nomination by, the field itself for one the sheet doesn't have."""
    return next((column.heading for column in NOMINATIONS.columns if column.name == field), field)


def rule_person(ledger: Ledger, actor: Actor, one_key: str, other_key: str, said: Said, *, is_same: bool) -> None:
    """Record whether two mentions of people are one person; the newest word on a pair counts.

    The keys are those of domain/subjects.py. Raises ActRefused for what is no key, one key twice, and what was said
    before.
    """
    must_be_inside(actor)
    for key in (one_key, other_key):
        if not _PERSON.fullmatch(key):
            raise ActRefused(NOT_A_KEY, key=key)
    if one_key == other_key:
        raise ActRefused(SAME_KEY, key=one_key)
    one, other = sorted((one_key, other_key))
    with ledger.act(actor, "same_person", f"{one} = {other}") as act:
        before = act.rows("person_ruling", one_key=one, other_key=other)
        if before and before[0]["is_same"] == is_same:
            raise ActRefused(ALREADY_FOUND, who=str(before[0]["acted_by"]))
        row = {"one_key": one, "other_key": other, "is_same": is_same, "text": said.text.strip() or None}
        act.append("person_rulings", [{**row, "acted_by": actor.name, "acted_on": said.on or today()}])
        act.detail["is_same"] = is_same


@dataclass(frozen=True)
class _Ruling:
    """A ruling to append to every nomination it fits; `check` raises ActRefused for one it doesn't."""

    row: Row
    said: Said
    check: Callable[[Act, Nomination], None]


def _rule(
    ledger: Ledger, actor: Actor, nomination_nos: Sequence[str], ruling: _Ruling, seen: Mapping[str, Seen]
) -> tuple[Outcome, ...]:
    def begin(act: Act, nominations: Sequence[Nomination]) -> RowsOf:
        last = last_numbers(act, nominations)

        def rows_of(nomination: Nomination, meanwhile: Since) -> list[Row]:
            ruling.check(act, nomination)
            number = last[nomination["nomination_id"]]["last_ruling_no"] + 1
            return [_row(actor, nomination, ruling.row, ruling.said, number)]

        return rows_of

    detail = {name: ruling.row[name] for name in ("subject", "value")}
    work = Work("nomination_rulings", begin, {**detail, "text": ruling.said.text.strip()})
    return act_on_each(ledger, actor, str(ruling.row["kind"]), nomination_nos, work, seen)


def _as_read(field: str, value: str) -> str:
    choice = next((column.choice for column in NOMINATIONS.columns if column.name == field), None)
    return CHOICES[choice].label(value) if choice in CHOICES else value


def _is_birth_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(text)) and _FIRST_BORN <= int(text) <= today().year - _YOUNGEST


def _must_say_why(said: Said) -> None:
    if not says_something(said.text):
        raise ActRefused(REASON_NEEDED)


def _row(actor: Actor, nomination: Nomination, ruling: Row, said: Said, ruling_no: int) -> Row:
    return {
        **ruling,
        "nomination_id": nomination["nomination_id"],
        "ruling_no": ruling_no,
        "text": said.text.strip() or None,
        "document": said.document.strip() or None,
        "acted_by": actor.name,
        "acted_on": said.on or today(),
    }
