"""The way of a nomination is data: each move the register allows is taken, every other refused, by award and role."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from domain.nominations import DOSSIER_SOURCES, PIPELINE_NEEDS
from domain.people import Actor, Role
from domain.states import NOMINATION_STATES, NOMINATION_WAY
from etl.registers import DATA, RegisterBroken, load_registers
from ledger import Ledger
from ledger.errors import ActRefused
from ledger.nomination_acts import Step, move_nomination, move_nominations
from ledger.nomination_records import Ballot, Paper, record_council, record_papers
from tests.ledger.reports import PAPERS, everything_said
from tests.office import OFFICE, Office
from tests.sample import register
from tests.stores import copy_of

PIPELINE, DOSSIERS = register("pipeline.csv"), register("dossiers.csv")
AWARDS = {row["award_code"]: row for row in register("titles.csv")}
STATES = [option.code for option in NOMINATION_STATES.options]
ROLES = {
    "office": OFFICE,
    "leadership": Actor("Trần Quang Hưng", Role.LEADERSHIP),
    "unit": Actor("Đơn vị", Role.UNIT, "VP"),
}
# One award of each way: the Director decides, the province does, the Director at once, the province at once.
WAYS = [("LDTT", "merit"), ("CSTDT", "merit"), ("GK", "ad_hoc"), ("BK_TINH", "ad_hoc")]


def lines_for(award: str, kind: str) -> Iterator[dict[str, str]]:
    """The lines of the register that speak of an award and a type of commendation, read by hand."""
    for line in PIPELINE:
        of_award = line["awards"] == "*" or award in line["awards"].split(";")
        if of_award and (kind == "ad_hoc" or "ad_hoc" not in line["needs"].split(";")):
            yield line


def allowed(award: str, kind: str, role: str) -> set[tuple[str, str]]:
    """The moves the register allows them."""
    lines = lines_for(award, kind)
    return {(line["from_state"], line["to_state"]) for line in lines if role in line["roles"].split(";")}


def path_to(state: str, moves: set[tuple[str, str]]) -> list[str]:
    """The states a proposed nomination passes on its shortest way to one."""
    paths: dict[str, list[str]] = {"proposed": []}
    waiting = ["proposed"]
    for here in waiting:
        for start, end in sorted(moves):
            if start == here and end not in paths:
                paths[end] = [*paths[here], end]
                waiting.append(end)
    return paths[state]


def heading() -> str:
    return (
        "## Đề nghị khen thưởng\n| Giai đoạn | Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh "
        "| Danh hiệu thi đua/Hình thức khen thưởng | Loại hình khen thưởng |\n"
    )


def proposed_by_dozens(office: Office, award: str, kind: str) -> dict[tuple[str, str], str]:
    """Hand in a nomination for every role and state it shall stand in, and bring it there; (role, state) -> number."""
    reachable = {end for _start, end in allowed(award, kind, "office")} | {"registered"}
    wanted = [(role, state) for role, state in product(ROLES, STATES) if state in reachable]
    label = {"merit": "Công trạng", "ad_hoc": "Đột xuất"}[kind]
    rows = [
        f"| {'Đăng ký' if state == 'registered' else 'Đề nghị'} | Người Thứ {role} {state.replace('_', ' ')} | Cá nhân "
        f"| 1980 | {AWARDS[award]['name']} | {label} |\n"
        for role, state in wanted
    ]
    assert office.load(heading() + "".join(rows))["status"] == "accepted"
    numbers = {place: f"HS-2023-{number:03d}" for number, place in enumerate(wanted, start=1)}
    standing = [number for (_role, state), number in numbers.items() if state != "registered"]
    record_council(office.ledger, OFFICE, standing, Ballot(9, 8, 1, 9))
    for paper in PAPERS:
        record_papers(office.ledger, OFFICE, standing, [Paper(paper)])
    for state in sorted(reachable - {"registered", "proposed"}):
        group = [number for (_role, there), number in numbers.items() if there == state]
        for step in path_to(state, allowed(award, kind, "office")):
            outcomes = move_nominations(office.ledger, OFFICE, group, step, everything_said(step))
            assert [outcome.refusal for outcome in outcomes] == [None] * len(group)
    return numbers


@pytest.mark.parametrize(("award", "kind"), WAYS)
def test_every_allowed_move_is_taken_and_every_other_refused_for_each_role(
    prepared_ledger: Path, tmp_path: Path, award: str, kind: str
) -> None:
    start = Office(Ledger.open(copy_of(prepared_ledger, tmp_path)))
    with start.ledger.kept_open():
        numbers = proposed_by_dozens(start, award, kind)
    at_start = copy_of(start.ledger.path, _folder(tmp_path, "start"))
    taken = set()
    for target in STATES:
        office = Office(Ledger.open(copy_of(at_start, _folder(tmp_path, target))))
        with office.ledger.kept_open():
            for role, actor in ROLES.items():
                group = {number: state for (whose, state), number in numbers.items() if whose == role}
                outcomes = move_nominations(office.ledger, actor, [*group], target, everything_said(target))
                done = {group[o.nomination_no] for o in outcomes if o.refusal is None}
                taken |= {(role, state, target) for state in done}
    reachable = {state for _role, state in numbers}
    expected = {(role, *move) for role in ROLES for move in allowed(award, kind, role) if move[0] in reachable}
    assert taken == expected


def _folder(parent: Path, name: str) -> Path:
    folder = parent / name
    folder.mkdir()
    return folder


def test_what_the_ledger_allows_each_award_is_what_the_register_says(office: Office) -> None:
    found = office.ledger.rows("award_ways", award_codes=[*AWARDS])
    kinds = {False: "merit", True: "ad_hoc"}
    told = sorted((r["award_code"], kinds[r["is_ad_hoc"]], r["from_state"], r["to_state"], r["roles"]) for r in found)
    assert told == sorted(
        (award, kind, line["from_state"], line["to_state"], line["roles"])
        for award, kind in product(AWARDS, kinds.values())
        for line in lines_for(award, kind)
    )


@pytest.mark.parametrize("award", AWARDS)
def test_every_award_has_a_way_to_its_decision_by_who_decides_it(award: str) -> None:
    steps = path_to("decided", allowed(award, "merit", "office"))
    own = ["received", "eligible", "council_done", "decided"]
    assert steps == (own if AWARDS[award]["decided_by"] == "Giám đốc Sở" else [*own[:3], "submitted", "decided"])


def test_every_state_can_be_reached_and_only_a_revocation_is_the_end() -> None:
    moves = allowed("CSTDT", "merit", "office")
    assert {end for _start, end in moves} | {"registered"} == set(STATES)
    assert set(STATES) - {start for start, _end in moves} == {"revoked"}


def test_what_was_decided_is_only_ever_revoked() -> None:
    assert [(line["to_state"], line["awards"]) for line in PIPELINE if line["from_state"] == "decided"] == [
        ("revoked", "*")
    ]


def test_one_state_has_one_term() -> None:
    terms = {(line["from_state"], line["term_days"]) for line in PIPELINE}
    assert len(terms) == len({state for state, _days in terms})


def test_every_award_named_in_pipeline_and_dossiers_is_in_the_catalogue() -> None:
    named = {award for line in (*PIPELINE, *DOSSIERS) for award in line["awards"].split(";")}
    assert named == {"*", *AWARDS}


NEEDS: dict[str, tuple[str, str, Step]] = {
    "reason": ("proposed", "returned", Step(text="Thiếu biên bản")),
    "text": ("received", "ineligible", Step()),
    "decision_no": ("council_done", "decided", Step()),
}


@pytest.mark.parametrize("need", NEEDS)
def test_a_move_without_what_must_be_said_is_refused(office: Office, need: str) -> None:
    start, end, said = NEEDS[need]
    numbers = proposed_by_dozens(office, "LDTT", "merit")
    with pytest.raises(ActRefused):
        move_nomination(office.ledger, OFFICE, numbers["office", start], end, said)
    move_nomination(office.ledger, OFFICE, numbers["office", start], end, everything_said(end))


def test_every_need_of_the_register_is_one_the_acts_know() -> None:
    used = {need for line in PIPELINE for need in line["needs"].split(";")} - {""}
    assert used == set(PIPELINE_NEEDS.codes)


def test_papers_remembered_only_are_named_so_and_the_laws_hold_from_its_day() -> None:
    assert {line["source"] for line in DOSSIERS} == set(DOSSIER_SOURCES.codes)
    for line in DOSSIERS:
        assert ("Điều 84 Luật số 06/2022/QH15" in line["basis"]) == (line["source"] == "law")
        assert line["source"] != "law" or line["valid_from"] == "2024-01-01"
        assert line["needed_at"] in NOMINATION_WAY


def loaded_with(office: Office, folder: Path, name: str, text: str) -> None:
    """Load the registers with one file replaced."""
    for path in DATA.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / name).write_text(text, encoding="utf-8")
    load_registers(office.ledger.with_clock(office.ledger._clock), OFFICE, folder)


PIPELINE_HEAD = "from_state,to_state,awards,roles,needs,term_days,basis\n"
DOSSIER_HEAD = "document,name,awards,condition,needed_at,valid_from,valid_to,basis,source\n"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("nowhere,received,*,office,,3,x", "from_state: “nowhere” không có trong danh sách"),
        ("proposed,nowhere,*,office,,3,x", "to_state: “nowhere” không có trong danh sách"),
        ("proposed,proposed,*,office,,3,x", "chính trạng thái đang đứng"),
        ("proposed;received,returned,*,office,,3,x", "phải là một mã duy nhất"),
        ("proposed,received,ldtt,office,,3,x", "awards: “ldtt” phải là"),
        ("proposed,received,LDTT;,office,,3,x", "awards: “LDTT;” phải là"),
        ("proposed,received,*,viewer,,3,x", "roles: “viewer” không có trong danh sách"),
        ("proposed,received,*,,,3,x", "roles không được để trống"),
        ("proposed,received,*,office,tiền,3,x", "needs: “tiền” không có trong danh sách"),
        ("proposed,received,*,office,,ba,x", "term_days: “ba” phải là số ngày"),
        ("proposed,received,*,office,,3,", "basis không được để trống"),
    ],
)
def test_a_line_of_the_pipeline_that_can_not_be_used_is_refused(
    office: Office, tmp_path: Path, line: str, says: str
) -> None:
    with pytest.raises(RegisterBroken) as refusal:
        loaded_with(office, tmp_path, "pipeline.csv", PIPELINE_HEAD + line + "\n")
    assert str(refusal.value).startswith("pipeline.csv, dòng 2: ")
    assert says in str(refusal.value)


def test_lines_that_disagree_on_a_term_or_tell_a_move_twice_are_refused(office: Office, tmp_path: Path) -> None:
    first = "proposed,received,*,office,,3,x\n"
    for second, says in (("proposed,returned,*,office,reason,4,x", "như ở dòng 2"), (first, "đã có ở dòng 2")):
        with pytest.raises(RegisterBroken, match=says):
            loaded_with(office, tmp_path, "pipeline.csv", PIPELINE_HEAD + first + second + "\n")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (",Biên bản,*,always,received,,,x,office", "document không được để trống"),
        ("minutes,Biên bản,*,sometimes,received,,,x,office", "condition: “sometimes” không có trong danh sách"),
        ("minutes,Biên bản,*,always,returned,,,x,office", "needed_at: “returned” không có trong danh sách"),
        ("minutes,Biên bản,*,always,received,2024-01-01,2023-01-01,x,office", "trước ngày bắt đầu"),
        ("minutes,Biên bản,*,always,received,hôm qua,,x,office", "không phải là ngày"),
        ("minutes,Biên bản,*,always,received,,,x,rumour", "source: “rumour” không có trong danh sách"),
    ],
)
def test_a_line_of_the_dossiers_that_can_not_be_used_is_refused(
    office: Office, tmp_path: Path, line: str, says: str
) -> None:
    with pytest.raises(RegisterBroken) as refusal:
        loaded_with(office, tmp_path, "dossiers.csv", DOSSIER_HEAD + line + "\n")
    assert str(refusal.value).startswith("dossiers.csv, dòng 2: ")
    assert says in str(refusal.value)
