"""Commands for the acts on nominations: moves, a council's totals, papers, rulings, who is one person."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from domain.clock import today
from domain.nominations import COUNCILS, NOMINATION_FACTS, NOMINEE_FACTS
from domain.states import NOMINATION_STATES
from etl.cli.common import BY, DOCUMENT, EXIT_REFUSED, ON, TEXT, Call, Day, acting, command_options
from etl.namesakes import persons_of
from ledger.errors import ActRefused
from ledger.nomination_acts import Step, move_nominations
from ledger.nomination_each import Outcome
from ledger.nomination_records import Ballot, Paper, record_council, record_papers
from ledger.nomination_rulings import (
    Said,
    answer_differences,
    correct_fact,
    fact_heading,
    override_rule,
    rule_person,
    set_class,
)
from ledger.nomination_rulings import (
    announce as announce_nominations,
)
from texts import N_, translate

MOVED = N_("{nomination_no}: {state}.")
COUNCIL_RECORDED = N_("{nomination_no}: đã ghi {votes_for}/{members} phiếu đồng ý.")
PAPERS_RECORDED = N_("{nomination_no}: đã ghi {papers} tài liệu.")
OVERRIDDEN = N_("{nomination_no}: đã bỏ qua lưu ý {rule}.")
OVERRIDE_ENDED = N_("{nomination_no}: không bỏ qua lưu ý {rule} nữa.")
CLASSED = N_("{nomination_no}: nhóm đối tượng {nominee_class}.")
ANNOUNCED = N_("{nomination_no}: công bố ngày {announced_on}.")
ACCEPTED = N_("{nomination_no}: đã nhận nội dung mới của {fields}.")
CORRECTED = N_("{nomination_no}: “{field}” ghi là {value}.")
KEPT = N_("{nomination_no}: giữ nội dung cũ của {fields}.")
SAME_PERSON = N_("Đã ghi: “{one}” và “{other}” là một người.")
TWO_PERSONS = N_("Đã ghi: “{one}” và “{other}” là hai người.")
NOBODY_OF_THAT_KEY = N_("Không có ai mang mã “{key}”. Hãy xem mã bằng lệnh “python -m etl namesakes”.")
REFUSED_OF_SEVERAL = N_("{nomination_no}: {refused}")

_NUMBERS = click.argument("nomination_nos", nargs=-1, required=True, metavar="SỐ_HỒ_SƠ...")
_NUMBER = click.argument("nomination_no", metavar="SỐ_HỒ_SƠ")


def _tell(call: Call, outcomes: Sequence[Outcome], sentence: str, **answer: object) -> None:
    """Say what came of each nomination: done ones on standard output, refused ones beside; refusals end in status 1."""
    for outcome in outcomes:
        if outcome.refusal is None:
            call.tell(sentence, nomination_no=outcome.nomination_no, **answer)
    refused = [outcome for outcome in outcomes if outcome.refusal is not None]
    for outcome in refused:
        said = outcome.refusal.say(call.lang) if outcome.refusal else ""
        if len(outcomes) > 1 and call.as_json:
            call.tell(REFUSED_OF_SEVERAL, nomination_no=outcome.nomination_no, refused=said)
        else:
            several = call.say(REFUSED_OF_SEVERAL, nomination_no=outcome.nomination_no, refused=said)
            click.echo(several if len(outcomes) > 1 else said, err=True)
    if refused:
        raise SystemExit(EXIT_REFUSED)


@click.command()
@_NUMBERS
@click.argument("state", type=click.Choice([option.code for option in NOMINATION_STATES.options]))
@BY
@TEXT
@ON
@DOCUMENT
@click.option("--reason", default="", help="Lý do trả lại, TL01 đến TL12.")
@click.option("--decision-no", default="", help="Số quyết định.")
@click.option("--decision-on", type=Day(), help="Ngày quyết định.")
@command_options
def move(call: Call, nomination_nos: tuple[str, ...], state: str, by: str, **said: Any) -> None:
    """Chuyển một hoặc nhiều hồ sơ đề nghị khen thưởng sang trạng thái khác."""
    outcomes = move_nominations(call.ledger(), acting(by), nomination_nos, state, Step(**said))
    label = translate(NOMINATION_STATES.label(state), call.lang)
    _tell(call, outcomes, MOVED, state=label if not call.as_json else state)


@click.command()
@_NUMBERS
@BY
@TEXT
@ON
@DOCUMENT
@click.option("--members", type=int, required=True, help="Tổng số thành viên Hội đồng.")
@click.option("--present", type=int, required=True, help="Số thành viên dự họp.")
@click.option("--written", type=int, default=0, help="Số thành viên vắng mặt cho ý kiến bằng văn bản.")
@click.option("--for", "votes_for", type=int, required=True, help="Số phiếu đồng ý.")
@click.option(
    "--council",
    "which",
    type=click.Choice([option.code for option in COUNCILS.options]),
    default="department",
    help="Hội đồng của Sở (department) hay của tỉnh (province).",
)
@click.option("--meeting", "meeting_id", default="", help="Kỳ họp, ví dụ HOP-2023-001.")
@command_options
def council(call: Call, nomination_nos: tuple[str, ...], by: str, on: date | None, which: str, **said: Any) -> None:
    """Ghi kết quả bỏ phiếu của Hội đồng: chỉ ghi tổng số, không ghi ai bỏ phiếu thế nào."""
    ballot = Ballot(council=which, held_on=on, **said)
    outcomes = record_council(call.ledger(), acting(by), nomination_nos, ballot)
    totals = {name: said[name] for name in ("members", "present", "written", "votes_for")}
    _tell(call, outcomes, COUNCIL_RECORDED, council=which, **totals)


@click.command()
@_NUMBERS
@BY
@TEXT
@ON
@DOCUMENT
@click.option(
    "--paper", "papers", multiple=True, required=True, help="Mã tài liệu, ví dụ title_minutes; ghi được nhiều lần."
)
@click.option("--lacking", is_flag=True, help="Ghi là chưa có.")
@click.option("--dated", "dated_on", type=Day(), help="Ngày của tài liệu.")
@command_options
def paper(
    call: Call, nomination_nos: tuple[str, ...], by: str, papers: tuple[str, ...], on: date | None, **said: Any
) -> None:
    """Ghi hồ sơ đã có hoặc còn thiếu tài liệu nào."""
    about = {"number": said["document"], "dated_on": said["dated_on"], "text": said["text"]}
    named = [Paper(name, is_held=not said["lacking"], **about) for name in dict.fromkeys(papers)]
    outcomes = record_papers(call.ledger(), acting(by), nomination_nos, named, on)
    listed = [one.document for one in named]
    _tell(
        call,
        outcomes,
        PAPERS_RECORDED,
        papers=listed if call.as_json else len(listed),
        is_held=not said["lacking"],
    )


@click.command()
@_NUMBERS
@click.option("--rule", required=True, help="Mã quy định, ví dụ R27.")
@BY
@TEXT
@ON
@DOCUMENT
@click.option("--undo", is_flag=True, help="Không bỏ qua nữa.")
@command_options
def override(call: Call, nomination_nos: tuple[str, ...], rule: str, by: str, *, undo: bool, **said: Any) -> None:
    """Bỏ qua một lưu ý của quy định, kèm lý do."""
    outcomes = override_rule(call.ledger(), acting(by), nomination_nos, rule, Said(**said), is_overridden=not undo)
    _tell(call, outcomes, OVERRIDE_ENDED if undo else OVERRIDDEN, rule=rule, is_overridden=not undo)


@click.command("class")
@_NUMBER
@click.argument("number", type=int, metavar="NHÓM")
@BY
@TEXT
@ON
@DOCUMENT
@command_options
def nominee_class(call: Call, nomination_no: str, number: int, by: str, **said: Any) -> None:
    """Xếp lại nhóm đối tượng 1-5 theo biểu 0603.N, kèm lý do."""
    outcome = set_class(call.ledger(), acting(by), nomination_no, number, Said(**said))
    _tell(call, [outcome], CLASSED, nominee_class=number)


@click.command()
@_NUMBERS
@BY
@TEXT
@click.option("--on", "day", type=Day(), help="Ngày công bố, mặc định là hôm nay.")
@DOCUMENT
@command_options
def announce(call: Call, nomination_nos: tuple[str, ...], by: str, day: date | None, **said: Any) -> None:
    """Ghi ngày công bố kết quả xét; đến ngày đó đơn vị mới thấy."""
    announced_on = day or today()
    outcomes = announce_nominations(call.ledger(), acting(by), nomination_nos, announced_on, Said(**said))
    _tell(call, outcomes, ANNOUNCED, announced_on=announced_on if call.as_json else f"{announced_on:%d/%m/%Y}")


def _answering(name: str, sentence: str, explanation: str, *, is_accepted: bool) -> click.Command:
    @click.command(name, help=explanation)
    @_NUMBER
    @click.argument("fields", nargs=-1, required=True, type=click.Choice(NOMINATION_FACTS))
    @BY
    @TEXT
    @ON
    @DOCUMENT
    @command_options
    def command(call: Call, nomination_no: str, fields: tuple[str, ...], by: str, **said: Any) -> None:
        values = dict.fromkeys(fields)
        outcome = answer_differences(
            call.ledger(), acting(by), nomination_no, values, Said(**said), is_accepted=is_accepted
        )
        headings = ", ".join(call.say(fact_heading(field)) for field in values)
        _tell(call, [outcome], sentence, fields=[*values] if call.as_json else headings)

    return command


accept = _answering("accept", ACCEPTED, "Nhận nội dung mà tệp gửi sau nêu khác với hồ sơ.", is_accepted=True)
refuse = _answering("refuse", KEPT, "Giữ nội dung của hồ sơ, không theo tệp gửi sau.", is_accepted=False)


@click.command()
@_NUMBERS
@click.option("--field", type=click.Choice(NOMINEE_FACTS), required=True, help="Nội dung cần sửa.")
@click.option("--value", required=True, help="Ghi đúng là.")
@BY
@TEXT
@ON
@DOCUMENT
@command_options
def correct(call: Call, nomination_nos: tuple[str, ...], field: str, value: str, by: str, **said: Any) -> None:
    """Sửa họ tên, Ông/Bà, năm sinh, chức vụ trên hồ sơ; lời cũ vẫn ở lịch sử và tệp của đơn vị."""
    outcomes = correct_fact(call.ledger(), acting(by), nomination_nos, field, value, Said(**said))
    _tell(call, outcomes, CORRECTED, field=field if call.as_json else call.say(fact_heading(field)), value=value)


@click.command("same-person")
@click.argument("one")
@click.argument("other")
@click.option("--not", "is_other", is_flag=True, help="Là hai người khác nhau.")
@BY
@TEXT
@ON
@command_options
def same_person(call: Call, one: str, other: str, by: str, *, is_other: bool, **said: Any) -> None:
    """Xác nhận hai mã trong danh sách nghi trùng là một người, hoặc là hai người."""
    ledger = call.ledger()
    known = {person.key for person in persons_of(ledger.rows("person_mentions"))}
    for key in (one, other):
        if key not in known:
            raise ActRefused(NOBODY_OF_THAT_KEY, key=key)
    rule_person(ledger, acting(by), one, other, Said(**said), is_same=not is_other)
    call.tell(TWO_PERSONS if is_other else SAME_PERSON, one=one, other=other, is_same=not is_other)
