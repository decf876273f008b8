"""Papers downloaded, hostile names, outcomes announced: what a browser shows and what leaves through it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from domain.catalogue import FAMILY_LABELS, Family
from domain.people import Role, Viewer
from ledger import Ledger
from reports.nominees.kinds import BY_CODE
from tests.e2e.dossiers import (
    DESK,
    DIFFERENCES,
    NUMBER,
    STATE,
    label,
    move,
    nothing_struck,
    office_with,
    select,
    show_board,
    window,
)
from tests.e2e.screen import choose, go, open_tab, rows
from tests.e2e.serving import ROOT, Server, running, settle
from tests.etl.lists.documents import document as word
from tests.ledger.reports import brought_to
from tests.reports.nominees.desk import collective, document, person, sheets, table_of, tables, told
from ui.navigation import SCREENS

SCRIPT = '<script>window.struck=1</script><img src=x onerror="window.struck=2">'
MARKDOWN = "**đậm** [bấm](javascript:window.struck=3) :red[đỏ] $x^2$ ![](http://127.0.0.1:9/x.png)"
FORMULA = '=HYPERLINK("http://127.0.0.1:9/","bấm")'
HOSTILE = (SCRIPT, MARKDOWN, FORMULA)
NAME = "Họ và tên hoặc tên tập thể"
PERSON, COLLECTIVE = "Lê Văn Hòa", "Tổ số hóa"
OFFICE_ROWS = (
    person("Nguyễn Văn An"),
    person("Trần Thị Bình", honorific="Bà", born="1981"),
    *(person(f"'{text}", born=str(1982 + place), achievement=f"'{text}") for place, text in enumerate(HOSTILE)),
    person(PERSON, "Giấy khen", born="1985"),
    collective(COLLECTIVE, "Giấy khen"),
)
TITLES = sorted(["Ông Nguyễn Văn An", "Bà Trần Thị Bình", *(f"Ông {text}" for text in HOSTILE)])
FORMS = [f"Ông {PERSON}", COLLECTIVE]
DECISION, UNIT = "777/QĐ-SNV", Viewer(Role.UNIT, "VP")


@pytest.fixture(scope="module")
def desk_server(empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with seven nominations, two of which the council has voted on; the tests here are one story."""
    folder = tmp_path_factory.mktemp("papers")
    office = office_with(empty_ledger, folder, {"Văn phòng Sở": OFFICE_ROWS})
    brought_to(office, "council_done", *numbers(office.ledger, PERSON, COLLECTIVE))
    with running(folder) as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, desk_server: Server) -> Iterator[Page]:
    """The Office's window."""
    with window(browser, desk_server) as found:
        yield found


@pytest.fixture
def units_page(browser: Browser, desk_server: Server) -> Iterator[tuple[Page, Server]]:
    """A window of the unit, on the same ledger, served by a program of its own."""
    program = running(desk_server.ledger.parent, app=Path(__file__).resolve().parent / "unit_window" / "app.py")
    program.log = desk_server.ledger.parent / "unit.log"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        with program as server:
            context = browser.new_context(locale="vi-VN")
            yield context.new_page(), server
            context.close()


def board(ledger: Ledger) -> list[dict[str, str]]:
    """Every nomination of the plan."""
    return ledger.rows("nomination_board", plan_id="2023", unit_code=None, scope=None)


def numbers(ledger: Ledger, *names: str) -> list[str]:
    """The numbers of nominations, in the order of the names."""
    found = {row["nominee_name"]: row["nomination_no"] for row in board(ledger)}
    return [found[name] for name in names]


def made(page: Page, code: str) -> dict[str, bytes]:
    """Have a paper made and download its files: ending -> bytes."""
    kind = BY_CODE[code]
    choose(page, "Loại văn bản", kind.label[:1].upper() + kind.label[1:], place="stMain")
    page.get_by_role("button", name="Lập tệp").click()
    settle(page)
    found = {}
    for ending in kind.writers:
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Tải {kind.label} ({ending}, ").click()
        found[ending] = Path(download.value.path()).read_bytes()
    return found


def names_in(table: list[tuple[str, ...]]) -> list[str]:
    """The names in a document's table; a row across it is a heading."""
    return sorted(row[1] for row in table[1:] if len(set(row)) > 1)


def totals(content: bytes) -> list[str]:
    """The lines that say how many a list holds, without the signs that end them."""
    lines = [line for line in told(content) if isinstance(line, str)]
    return [line.rstrip("./") for line in lines if line.startswith("Danh sách này có")]


def no_formula(content: bytes) -> None:
    """See that a workbook holds texts and numbers only, and no link."""
    cells = [cell for sheet in load_workbook(BytesIO(content)) for row in sheet.iter_rows() for cell in row]
    assert ({cell.data_type for cell in cells} - {"s", "n"}, {cell.hyperlink for cell in cells}) == (set(), {None})


def test_each_paper_is_downloaded_and_holds_the_ledgers_names_and_totals(desk_server: Server, page: Page) -> None:
    go(page, desk_server, DESK, period="2023-Q4")
    open_tab(page, "Lập văn bản")
    nominees = made(page, "nominees")
    assert [names_in(table) for table in tables(nominees[".docx"])] == [TITLES, sorted(FORMS)]
    of_titles, of_forms = "Danh sách này có 05 (năm) cá nhân", "Danh sách này có 01 (một) cá nhân, 01 (một) tập thể"
    assert totals(nominees[".docx"]) == [of_titles, of_forms]
    assert {
        name: sorted(row[1] for row in table_of(found)[1:]) for name, found in sheets(nominees[".xlsx"]).items()
    } == {
        "LĐTT": TITLES,
        "Giấy khen": sorted(FORMS),
    }

    (submission,) = made(page, "submission").values()
    assert [names_in(table) for table in tables(submission)] == [sorted(FORMS)]
    assert totals(submission) == [of_forms]

    (vendor,) = made(page, "vendor").values()
    held = [(row["honorific"], row["nominee_name"], row["award_name"]) for row in board(Ledger(desk_server.ledger))]
    ((*_, found),) = sheets(vendor).items()
    assert sorted(((row[0], row[1], row[5]) for row in table_of(found)[1:]), key=str) == sorted(held, key=str)

    (statistics,) = made(page, "statistics").values()
    of_all = {
        name: [row[3:6] for row in found if row[:3] == ["Tất cả", "Mọi phương thức", "Đề nghị"]]
        for name, found in sheets(statistics).items()
    }
    assert of_all == {FAMILY_LABELS[Family.TITLE]: [[5, 0, 5]], FAMILY_LABELS[Family.FORM]: [[2, 1, 1]]}
    for content in (nominees[".xlsx"], vendor, statistics):
        no_formula(content)
    for content in (nominees[".docx"], submission):
        xml = document(content).element.body.xml
        assert ("instrText" in xml, "w:hyperlink" in xml) == (False, False)
    nothing_struck(page)


def test_hostile_names_are_seen_as_typed_on_board_record_and_lists(
    desk_server: Server, page: Page, tmp_path: Path
) -> None:
    show_board(page, desk_server, FAMILY_LABELS[Family.TITLE])
    shown = [row[NAME] for row in rows(page, NUMBER)]
    assert sorted(shown) == sorted(["Nguyễn Văn An", "Trần Thị Bình", *HOSTILE])
    select(page, [row[NUMBER] for row in rows(page, NUMBER)])
    for text in HOSTILE:
        expect(page.locator(".st-key-board_picked").get_by_text(text, exact=False)).to_be_visible()
    nothing_struck(page)

    for text, number in zip(HOSTILE, numbers(Ledger(desk_server.ledger), *HOSTILE), strict=True):
        go(page, desk_server, DESK, hs=number)
        # An invisible joiner keeps an address from becoming a link.
        heading = page.get_by_role("heading", level=3).first.inner_text().replace("\u2060", "")
        assert heading == f"{number} · Ông {text}"
        expect(page.get_by_test_id("stText").get_by_text(text, exact=True)).to_be_visible()
        nothing_struck(page)

    (tmp_path / "bien-ban.docx").write_bytes(word("BIÊN BẢN", "I. Lao động tiên tiến", "1. Nguyễn Văn An"))
    go(page, desk_server, DESK)
    open_tab(page, "Đối chiếu danh sách")
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(tmp_path / "bien-ban.docx")
    found = "\n".join(row[DIFFERENCES] for row in rows(page, DIFFERENCES))
    assert [text for text in HOSTILE if f"Ông {text} – Lao động tiên tiến có ở " not in found] == []
    nothing_struck(page)


def test_what_was_decided_is_not_seen_by_the_unit_before_it_is_announced(
    desk_server: Server, page: Page, units_page: tuple[Page, Server]
) -> None:
    units, served = units_page
    both = numbers(Ledger(desk_server.ledger), PERSON, COLLECTIVE)
    show_board(page, desk_server, FAMILY_LABELS[Family.FORM])
    select(page, both)
    move(page, "decided", {"decision_no", "decision_on"}, {"decision_no": DECISION})
    expect(page.get_by_text(f"Đã chuyển 2 hồ sơ sang “{label('decided')}”.")).to_be_visible()
    assert {row[STATE] for row in rows(page, NUMBER)} == {f"✓ {label('decided')}"}
    assert states_the_unit_sees(units, served) == {f"■ {label('council_done')}"}
    assert screens_that_tell_the_unit(units, served, both[0]) == []

    select(page, both)
    page.get_by_text("Công bố kết quả", exact=True).last.click()
    page.get_by_role("button", name="Ghi ngày công bố").click()
    settle(page)
    expect(page.get_by_text("Đã ghi ngày công bố của 2 hồ sơ.")).to_be_visible()
    assert states_the_unit_sees(units, served) == {f"✓ {label('decided')}"}
    go(units, served, DESK, hs=both[0])
    expect(units.get_by_text(f"Quyết định: {DECISION}", exact=False)).to_be_visible()


def states_the_unit_sees(units: Page, served: Server) -> set[str]:
    """The states on the unit's board."""
    show_board(units, served, FAMILY_LABELS[Family.FORM])
    return {row[STATE] for row in rows(units, NUMBER)}


def screens_that_tell_the_unit(units: Page, served: Server, number: str) -> list[str]:
    """The screens on which the unit finds the decision's number; others than its own tell of nothing (tests/pages)."""
    tell = []
    for screen in SCREENS:
        if Role.UNIT not in screen.roles:
            continue
        asked = {"hs": number} if f"/{screen.url_path}" == DESK else {}
        go(units, served, f"/{'' if screen.is_default else screen.url_path}", **asked)
        if DECISION in (units.locator("body").text_content() or ""):
            tell.append(screen.title)
        nothing_struck(units)
    return tell
