"""Nominations moved through every state by clicks: every move of the register, several at once, a council's result."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from domain.clock import local
from domain.nominations import COUNCILS
from domain.states import NOMINATION_STATES, RETURN_REASONS
from ledger import Ledger
from tests.e2e.dossier_story import (
    AD_HOC,
    AWARDS,
    FORM,
    OF_THE_REGISTERED,
    PIPELINE,
    REGISTERED,
    SINCE_THE_COUNCIL,
    TITLE,
    UP_TO_THE_COUNCIL,
    VOTED,
    Step,
    Story,
    needed,
    on_board,
)
from tests.e2e.dossiers import (
    CLERK,
    DESK,
    HISTORY,
    NEXT,
    NUMBER,
    RECORD,
    STATE,
    TERM,
    becomes,
    enter_votes,
    label,
    move,
    office_with,
    select,
    show_board,
    window,
)
from tests.e2e.screen import complaints, go, only, open_tab, rows
from tests.e2e.serving import Server, running, settle
from tests.etl.desk import Desk
from tests.reports.nominees.desk import person


@pytest.fixture(scope="module")
def desk_server(empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with fourteen nominations; the tests here are one story, in their order."""
    folder = tmp_path_factory.mktemp("desk")
    stages = dict.fromkeys(REGISTERED, "Đăng ký")
    kinds = dict.fromkeys(AD_HOC, "Đột xuất")
    nominees = [
        person(f"Nguyễn Thị {name}", award, honorific="Bà", stage=stages.get(name, ""), kind=kinds.get(name, ""))
        for name, award in AWARDS.items()
    ]
    office_with(empty_ledger, folder, {"Văn phòng Sở": nominees})
    with running(folder) as found:
        yield found


@pytest.fixture(scope="module")
def story(desk_server: Server) -> Story:
    """Nothing done yet."""
    held = Ledger.open(desk_server.ledger).rows("nomination_board", plan_id="2023", unit_code=None, scope="own")
    found = {str(row["nominee_name"]).split()[-1]: row for row in held}
    return Story(
        {name: str(row["nomination_no"]) for name, row in found.items()},
        {name: str(row["state"]) for name, row in found.items()},
    )


@pytest.fixture(scope="module")
def page(browser: Browser, desk_server: Server) -> Iterator[Page]:
    """One window for the whole story."""
    with window(browser, desk_server) as found:
        yield found


def take(page: Page, story: Story, step: Step) -> None:
    """Make one move by clicks on the board, and see there what came of it."""
    names, to = step
    needs, said = needed(story, step)
    select(page, [story.numbers[name] for name in names])
    move(page, to, needs, said)
    expect(page.get_by_text(f"Đã chuyển {len(names)} hồ sơ sang “{label(to)}”.")).to_be_visible()
    story.note(names, to, said)
    numbers = [story.numbers[name] for name in names]
    becomes(page, lambda: shown(page, numbers), [on_board(name, to) for name in names])


def shown(page: Page, numbers: Sequence[str]) -> list[tuple[str, str, str]]:
    """What the board shows of these nominations."""
    found = {row[NUMBER]: told(row) for row in rows(page, NUMBER)}
    return [found[number] for number in numbers]


def told(row: Mapping[str, str]) -> tuple[str, str, str]:
    """State, term and next step of a row of the board, the state without its sign."""
    state, term, following = only(row, STATE, TERM, NEXT)
    return re.sub(r"^\S+ ", "", state), term, following


def everything_stands(page: Page, story: Story, family: tuple[str, ...]) -> None:
    """See that the board shows each nomination of a family where the story left it."""

    def states() -> dict[str, str]:
        return {row[NUMBER]: told(row)[0] for row in rows(page, NUMBER)}

    becomes(page, states, {story.numbers[name]: label(story.stands[name]) for name in family})


def test_nominations_go_up_to_the_council_and_off_the_way_before_it(
    desk_server: Server, page: Page, story: Story
) -> None:
    show_board(page, desk_server, FORM)
    for step in UP_TO_THE_COUNCIL:
        take(page, story, step)
    everything_stands(page, story, AD_HOC)
    expect(complaints(page)).to_have_count(0)


def test_a_councils_result_is_entered_once_for_several(desk_server: Server, page: Page, story: Story) -> None:
    go(page, desk_server, DESK)
    open_tab(page, "Họp Hội đồng")
    totals = {"Tổng số thành viên": "9", "Có mặt": "8", "Vắng, có ý kiến bằng văn bản": "1"}
    for name, number in {**totals, "Số phiếu đồng ý của mọi hồ sơ": "9"}.items():
        page.get_by_label(name, exact=True).fill(number)
    page.get_by_label("Số, ký hiệu biên bản").fill("12/BB-HĐTĐKT")
    enter_votes(page, story.numbers["Phúc"], "8")
    page.get_by_role("button", name="Ghi kết quả Hội đồng").click()
    settle(page)
    expect(page.get_by_text(f"Đã ghi kết quả Hội đồng của {len(VOTED)} hồ sơ.")).to_be_visible()
    story.note(VOTED, "council_done", {})

    go(page, desk_server, DESK, hs=story.numbers["Phúc"])
    (result,) = rows(page, "Biên bản")
    assert only(result, "Phiếu đồng ý", "Tổng số thành viên", "Có mặt", "Ý kiến bằng văn bản", "Biên bản") == (
        *("8", "9", "8", "1"),
        "12/BB-HĐTĐKT",
    )
    held = Ledger.open(desk_server.ledger)
    results = {name: held.rows("nomination_council_results", nomination_no=no) for name, no in story.numbers.items()}
    assert {
        name: [(row["votes_for"], row["members"], row["present"], row["written"]) for row in found]
        for name, found in results.items()
        if found
    } == {name: [(8 if name == "Phúc" else 9, 9, 8, 1)] for name in VOTED}


def test_what_may_not_be_moved_is_told_by_number_and_the_others_are_moved(
    desk_server: Server, page: Page, story: Story
) -> None:
    go(page, desk_server, DESK, hs=story.numbers["Phúc"])
    page.get_by_text("Kiểm thành phần hồ sơ", exact=True).click()
    papers = page.locator(".st-key-papers_act")
    for name in ("Báo cáo thành tích", "Biên bản xét khen thưởng", "Tờ trình đề nghị xét tặng"):
        papers.locator("label", has_text=name).click()
    papers.get_by_role("button", name="Ghi kết quả kiểm hồ sơ").click()
    settle(page)
    expect(page.get_by_text("Đã ghi kết quả kiểm hồ sơ.")).to_be_visible()

    show_board(page, desk_server, FORM)
    said = {"document": "31/TTr-SNV ngày 21/12/2023"}
    select(page, [story.numbers["Nga"], story.numbers["Phúc"]])
    move(page, "submitted", said, said)
    expect(page.get_by_text("Đã chuyển 1 hồ sơ sang “Đã trình cấp trên”.")).to_be_visible()
    expect(
        page.get_by_text(
            f"Hồ sơ {story.numbers['Nga']} còn thiếu: Báo cáo thành tích của cá nhân, tập thể; Biên bản xét khen "
            "thưởng; Tờ trình đề nghị xét tặng. Hãy bổ sung, đánh dấu đã có rồi trình."
        )
    ).to_be_visible()
    story.note(("Phúc",), "submitted", said)
    everything_stands(page, story, AD_HOC)


def test_every_move_of_the_register_is_made_and_recorded(desk_server: Server, page: Page, story: Story) -> None:
    show_board(page, desk_server, FORM)
    for step in SINCE_THE_COUNCIL:
        take(page, story, step)
    everything_stands(page, story, AD_HOC)
    for names, to in OF_THE_REGISTERED:
        needs, said = needed(story, (names, to))
        go(page, desk_server, DESK, hs=story.numbers[names[0]])
        move(page, to, needs, said, at=RECORD)
        expect(page.get_by_text(f"Đã chuyển 1 hồ sơ sang “{label(to)}”.")).to_be_visible()
        story.note(names, to, said)
    show_board(page, desk_server, TITLE)
    everything_stands(page, story, REGISTERED)
    expect(complaints(page)).to_have_count(0)

    moves = [(line["from_state"], line["to_state"]) for line in PIPELINE]
    assert sorted((start, to) for _, start, to, _ in story.made) == sorted(moves)
    assert {state for _, *states, _ in story.made for state in states} == set(NOMINATION_STATES.codes)


def test_record_ledger_and_trail_tell_every_act_with_who_and_when(
    desk_server: Server, page: Page, story: Story
) -> None:
    ledger = Ledger.open(desk_server.ledger)
    for name, number in story.numbers.items():
        moved = [row for row in ledger.rows("nomination_history", nomination_no=number) if row["act"] == "move"]
        assert [(row["subject"], row["value"], row["text"], row["acted_by"]) for row in moved] == [
            (to, said.get("reason"), said.get("text"), CLERK) for names, _, to, said in story.made if name in names
        ]
    for name in ("Bình", "Chi"):
        go(page, desk_server, DESK, hs=story.numbers[name])
        held = ledger.rows("nomination_history", nomination_no=story.numbers[name])
        shown = [only(row, "Ngày", "Về", HISTORY, "Ghi vào sổ lúc") for row in rows(page, HISTORY)]
        assert shown == [as_told(row) for row in held]

    trail = [row for row in Desk(desk_server.ledger.parent, desk_server.ledger).ask("trail") if row["act"] == "move"]
    assert [(row["subject"], row["actor_name"], row["actor_role"]) for row in reversed(trail)] == [
        (", ".join(story.numbers[name] for name in names), CLERK, "office") for names, *_ in story.made
    ]


def as_told(row: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """A row of a nomination's history as the screen writes it."""
    about = label(row["subject"]) if row["act"] == "move" else f"{COUNCILS.label(row['subject'])}: {row['value']} phiếu"
    reason = f" · {RETURN_REASONS.label(row['value'])}" if row["act"] == "move" and row["value"] else ""
    moment = local(row["recorded_at"])
    # Behind what the grid draws stand the values as such.
    return f"{row['acted_on']}", about + reason, CLERK, f"{moment:%Y-%m-%d %H:%M:%S}"
