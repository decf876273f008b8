"""Commands that compare names: `reconcile` for lists of nominees, `namesakes` for who may be one person."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from domain.findings import Finding
from domain.rejects import Reject
from etl.cli.common import EXIT_REFUSED, Call, command_options
from etl.cli.plans import UNKNOWN
from etl.context import Context, read_context
from etl.lists.compare import Difference, Reconciled, reconcile, shouts, values_of
from etl.lists.matching import Nominee
from etl.lists.model import NomineeList
from etl.lists.read import read_list
from etl.lists.recorded import recorded_list
from etl.lists.wording import FIELD_LABELS, list_name, sentence
from etl.messages import message
from etl.namesakes import LIKENESS, Namesakes, Person, proposed
from etl.reading.kinds import refuse_size
from etl.reading.workshop import warm
from ledger import Ledger
from texts import N_, formats

FEWEST_LISTS = N_("Hãy chọn ít nhất hai danh sách, hoặc một danh sách và --with-ledger.")
PLAN_NEEDED = N_("Hãy ghi kế hoạch bằng --plan để lấy hồ sơ trong sổ.")
NOT_A_LIST = N_("Tệp không phải bảng tính hoặc văn bản Word (.docx). Hãy lưu lại dạng .xlsx hoặc .docx.")
UNREADABLE = N_("Không mở được tệp này. Hãy mở tệp trên máy, lưu lại dạng .xlsx hoặc .docx rồi làm lại.")
NOBODY = N_("Không tìm thấy danh sách đề nghị nào trong {list}.")
LISTED = N_("{list}: {n} đề nghị.")
ALOUD = N_("    {list} viết hoa toàn bộ họ tên nên không so sánh chữ hoa, chữ thường.")
NOT_SEEN = N_("    Không thấy được trong loại tệp này: {what}.")
UNREAD = N_("    Không đọc, {place}: {why}")
TO_READ = N_("    CẦN XEM, {place}: {why}")
DIFFERENCES = N_("Chưa khớp: {n}")
PROPOSALS = N_("Có thể là cùng một người: {n}")
AGREE = N_("Các danh sách khớp nhau: {n} đề nghị.")
OTHERS = N_("{n} đề nghị của đơn vị khác trong {list} không so sánh.")
NAMED = N_("{name}, sinh năm {year}, {unit}")
NO_NAMESAKES = N_("Không có ai nghi trùng.")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--plan", "plan_id", help="Kế hoạch của hồ sơ trong sổ, ví dụ 2023.")
@click.option("--unit", "unit_code", help="Chỉ so sánh đề nghị của một đơn vị, ví dụ VP.")
@click.option("--with-ledger", is_flag=True, help="Lấy thêm hồ sơ đã có trong sổ làm một danh sách.")
@command_options
def reconcile_lists(
    call: Call, files: tuple[Path, ...], plan_id: str | None, unit_code: str | None, with_ledger: bool
) -> None:
    """So các danh sách đề nghị (bảng tính, biên bản, dự thảo quyết định, sổ) từng người một."""
    if len(files) + with_ledger < 2:
        raise click.UsageError(call.say(FEWEST_LISTS))
    if with_ledger and not plan_id:
        raise click.UsageError(call.say(PLAN_NEEDED))
    warm()
    ledger = call.ledger()
    context = read_context(ledger)
    for what, value, known in (("kế hoạch", plan_id, context.plans), ("đơn vị", unit_code, context.units)):
        if value and value not in known:
            raise click.UsageError(call.say(UNKNOWN, what=what, value=value))
    lists = _lists(call, files, ledger, context, plan_id=plan_id if with_ledger else None, unit_code=unit_code)
    found = reconcile(lists)
    awards = {code: award.name for code, award in context.awards.items()}
    if call.as_json:
        _print_objects(call, found, awards)
    else:
        _print(call, found, awards)
    if not found.agrees:
        raise SystemExit(EXIT_REFUSED)


@click.command()
@command_options
def namesakes(call: Call) -> None:
    """Liệt kê những người nghi trùng mà Văn phòng chưa xác nhận, kèm mã để dùng với same-person."""
    found = proposed(call.ledger().rows)
    for pair in found:
        _print_pair(call, pair)
    if not found and not call.as_json:
        click.echo(call.say(NO_NAMESAKES))


def _print_pair(call: Call, pair: Namesakes) -> None:
    speaks_for, against = (
        [reason.say(call.lang) for reason in some] for some in (pair.speaks_for, pair.speaks_against)
    )
    one, other = pair.keys
    if call.as_json:
        told = {"one": one, "other": other, "how": pair.how, "for": speaks_for, "against": against}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"{_person(call, pair.one)} – {_person(call, pair.other)}: {call.say(LIKENESS[pair.how])}")
    for said in (*(f"+ {reason}" for reason in speaks_for), *(f"− {reason}" for reason in against)):
        click.echo(f"    {said}")
    click.echo(f'    python -m etl same-person "{one}" "{other}"')


def _person(call: Call, person: Person) -> str:
    year = person.subject.birth_year or formats.NOTHING
    return call.say(NAMED, name=person.name, year=year, unit=person.unit_name)


def _lists(
    call: Call,
    files: Sequence[Path],
    ledger: Ledger,
    context: Context,
    *,
    plan_id: str | None,
    unit_code: str | None,
) -> list[NomineeList]:
    lists = [_file(call, name, path, context) for name, path in zip(_names(files), files, strict=True)]
    if plan_id:
        lists.append(recorded_list(ledger.rows, context, plan_id, unit_code))
    for listed in lists:
        if not listed.mentions:
            call.fail(call.say(NOBODY, list=list_name(listed, call.lang)), EXIT_REFUSED)
    return [listed.of_unit(unit_code) for listed in lists] if unit_code else lists


def _names(files: Sequence[Path]) -> list[str]:
    """Return how the files are called, no two alike: by their names, by their paths where names repeat."""
    names = [path.name if [one.name for one in files].count(path.name) == 1 else str(path) for path in files]
    return [name if names.index(name) == at else f"{name} ({at + 1})" for at, name in enumerate(names)]


def _file(call: Call, name: str, path: Path, context: Context) -> NomineeList:
    try:
        refuse_size(path.stat().st_size)
        return read_list(name, path.read_bytes(), context)
    except Reject as reason:
        said = {"not_a_workbook": NOT_A_LIST, "unreadable_file": UNREADABLE}.get(reason.code)
        words = call.say(said) if said else message(Finding(reason.code, words=reason.words), call.lang)
        call.fail(f"{name}: {words}", EXIT_REFUSED)
        raise


def _print(call: Call, found: Reconciled, awards: Mapping[str, str]) -> None:
    for listed in found.lists:
        _print_list(call, listed)
    for heading, some in (
        (DIFFERENCES, [one for one in found.differences if not one.is_proposal]),
        (PROPOSALS, [one for one in found.differences if one.is_proposal]),
    ):
        if some:
            click.echo(call.say(heading, n=len(some)))
        for one in some:
            click.echo(f"    {sentence(one, found.lists, awards, call.lang)}")
    if not found.differences:
        click.echo(call.say(AGREE, n=len(found.nominees)))


def _print_list(call: Call, listed: NomineeList) -> None:
    name = list_name(listed, call.lang)
    click.echo(call.say(LISTED, list=name, n=len(listed.mentions)))
    if listed.others:
        click.echo("    " + call.say(OTHERS, list=name, n=listed.others))
    if shouts(listed):
        click.echo(call.say(ALOUD, list=name))
    if listed.not_seen:
        click.echo(call.say(NOT_SEEN, what=", ".join(call.say(what) for what in listed.not_seen)))
    for unread in listed.unread:
        words = TO_READ if unread.is_nominee else UNREAD
        click.echo(call.say(words, place=unread.place.say(call.lang), why=unread.say(call.lang)))


def _print_objects(call: Call, found: Reconciled, awards: Mapping[str, str]) -> None:
    objects = [
        *(_list_object(call, listed) for listed in found.lists),
        *(_nominee_object(nominee, found.lists, call.lang) for nominee in found.nominees),
        *(_difference_object(one, found.lists, awards, call.lang) for one in found.differences),
    ]
    for one in objects:
        click.echo(json.dumps(one, ensure_ascii=False))


def _list_object(call: Call, listed: NomineeList) -> dict[str, Any]:
    unread = [
        {"place": one.place.say(call.lang), "text": one.text, "message": one.say(call.lang), "nominee": one.is_nominee}
        for one in listed.unread
    ]
    return {"list": list_name(listed, call.lang), "kind": listed.kind, "unit": listed.unit_code} | {
        "nominees": len(listed.mentions),
        "of_other_units": listed.others,
        "unread": unread,
    }


def _nominee_object(nominee: Nominee, lists: Sequence[NomineeList], lang: str) -> dict[str, Any]:
    fields = {name: values_of(nominee, name) for name in FIELD_LABELS}
    said = {
        list_name(lists[number], lang): {
            **{name: values[number] for name, values in fields.items() if values[number]},
            "place": mention.place.say(lang),
        }
        for number, mention in nominee.mentions.items()
    }
    return {"nominee": nominee.first.name, "award": nominee.first.award, "lists": said}


def _difference_object(
    one: Difference, lists: Sequence[NomineeList], awards: Mapping[str, str], lang: str
) -> dict[str, Any]:
    said = [
        {
            "list": list_name(lists[each.number], lang),
            "place": each.mention.place_of(one.kind).say(lang),
            "value": each.value,
        }
        for each in one.said
    ]
    return {
        "difference": one.kind,
        "proposal": one.is_proposal,
        "nominee": one.subject.name,
        "award": one.subject.award,
        "how": one.how,
        "said": said,
        "absent": [list_name(lists[number], lang) for number in one.absent],
        "message": sentence(one, lists, awards, lang),
    }
