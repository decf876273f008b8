"""Three lists compared and namesakes ruled on, in a browser: what differs is told with its place, nothing is joined."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ledger import Ledger
from tests.e2e.dossiers import CLERK, DESK, DIFFERENCES, nothing_struck, office_with, window
from tests.e2e.screen import go, open_tab, rows
from tests.e2e.serving import Server, running, settle
from tests.etl.lists.documents import HEADINGS, Nominee, document, workbook_of
from tests.etl.lists.test_compare import AN, BINH, DUNG, GIANG, HANH, HOA, KHANG, but
from tests.reports.nominees.desk import person

UNITS_LIST, MINUTES, DRAFT = "de-nghi.xlsx", "bien-ban <img src=x onerror=window.struck=4>.docx", "du-thao.xlsx"
# One is missing in the decision, one stands in the minutes only; a name, a birth year, a post and a title differ.
IN_WORKBOOK: tuple[Nominee, ...] = (AN, BINH, HOA, DUNG, GIANG, HANH)
IN_MINUTES: tuple[Nominee, ...] = (AN, BINH, but(HOA, name="Lê Văn Hoà"), DUNG, GIANG, HANH, KHANG)
IN_DRAFT: tuple[Nominee, ...] = (
    *(BINH, HOA, but(DUNG, birth_year="1988"), but(GIANG, position="Thanh tra viên")),
    but(HANH, award="CSTĐCS"),
)


@pytest.fixture(scope="module")
def desk_server(empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with two nominations of one name, from two units."""
    folder = tmp_path_factory.mktemp("lists")
    office_with(
        empty_ledger,
        folder,
        {"Văn phòng Sở": [person("Nguyễn Văn An")], "Thanh tra Sở": [person("Nguyễn Văn An", post="Thanh tra viên")]},
    )
    with running(folder) as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, desk_server: Server) -> Iterator[Page]:
    """One window for both tests."""
    with window(browser, desk_server) as found:
        yield found


def three_lists(folder: Path) -> list[Path]:
    """Write the unit's workbook, the minutes with their list in a table, and the draft decision."""
    in_minutes = [HEADINGS, *((str(number), *nominee) for number, nominee in enumerate(IN_MINUTES, start=1))]
    files = {
        UNITS_LIST: workbook_of(IN_WORKBOOK),
        MINUTES: document("BIÊN BẢN", "Họp xét thi đua, khen thưởng năm 2023", in_minutes),
        DRAFT: workbook_of(IN_DRAFT),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def in_sheet(file: str, cell: str) -> str:
    """A place in a workbook, as people find it."""
    return f"“{file}” (trang “Đề nghị khen thưởng”, ô {cell})"


def in_table(row: int, column: int) -> str:
    """A place in the minutes."""
    return f"“{MINUTES}” (bảng 1, hàng {row}, cột {column})"


def alone(said: str, odd: str) -> str:
    """What is told where one list says something else than the two others."""
    return f"{said}. Hãy xem lại {odd}: các danh sách khác đều ghi khác."


def expected() -> list[str]:
    """Every difference that was put in, in the order told."""
    end = "hoặc bỏ ở chỗ đã ghi nếu không đề nghị."
    name, year, post, award = in_table(4, 3), in_sheet(DRAFT, "D4"), in_sheet(DRAFT, "E5"), in_sheet(DRAFT, "G6")
    return [
        f"Ông Nguyễn Văn An – Lao động tiên tiến có ở {in_sheet(UNITS_LIST, 'C2')}, {in_table(2, 3)}; không có trong "
        f"“{DRAFT}”. Hãy bổ sung vào “{DRAFT}”, {end}",
        f"Ông Hoàng Minh Khang – Lao động tiên tiến có ở {in_table(8, 3)}; không có trong “{UNITS_LIST}”, “{DRAFT}”. "
        f"Hãy bổ sung vào “{UNITS_LIST}”, “{DRAFT}”, {end}",
        alone(
            "Ông Lê Văn Hòa – Lao động tiên tiến: họ và tên (khác vị trí dấu thanh) ghi khác nhau: “Lê Văn Hòa” ở "
            f"{in_sheet(UNITS_LIST, 'C4')}, {in_sheet(DRAFT, 'C3')}; “Lê Văn Hoà” ở {name}",
            name,
        ),
        alone(
            f"Bà Phạm Thị Dung – Lao động tiên tiến: năm sinh ghi khác nhau: “1983” ở {in_sheet(UNITS_LIST, 'D5')}, "
            f"{in_table(5, 4)}; “1988” ở {year}",
            year,
        ),
        alone(
            "Ông Đỗ Văn Giang – Giấy khen của Giám đốc Sở: chức vụ ghi khác nhau: “Chuyên viên” ở "
            f"{in_sheet(UNITS_LIST, 'E6')}, {in_table(6, 5)}; “Thanh tra viên” ở {post}",
            post,
        ),
        alone(
            "Bà Vũ Thị Hạnh: danh hiệu, hình thức ghi khác nhau: “Lao động tiên tiến” ở "
            f"{in_sheet(UNITS_LIST, 'G7')}, {in_table(7, 7)}; “Chiến sĩ thi đua cơ sở” ở {award}",
            award,
        ),
    ]


def test_exactly_what_differs_between_three_lists_is_told_with_its_place(
    desk_server: Server, page: Page, tmp_path: Path
) -> None:
    go(page, desk_server, DESK)
    open_tab(page, "Đối chiếu danh sách")
    page.get_by_text("So cả với hồ sơ đã có trong sổ").click()
    settle(page)
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(three_lists(tmp_path))
    counted = f"“{UNITS_LIST}”: 6 đề nghị · “{MINUTES}”: 7 đề nghị · “{DRAFT}”: 5 đề nghị"
    expect(page.get_by_text(counted)).to_be_visible()
    settle(page)
    assert [row[DIFFERENCES] for row in rows(page, DIFFERENCES)] == expected()
    nothing_struck(page)


def test_a_pair_of_namesakes_is_ruled_on_by_a_click_and_not_asked_again(desk_server: Server, page: Page) -> None:
    go(page, desk_server, DESK)
    open_tab(page, "Nghi trùng người")
    for unit in ("Văn phòng", "Thanh tra"):
        expect(page.get_by_text(f"Nguyễn Văn An, sinh năm 1980, {unit}")).to_be_visible()
    expect(page.get_by_text("Giống nhau: cùng họ tên; cùng năm sinh 1980", exact=False)).to_be_visible()
    page.get_by_role("button", name="Là hai người khác nhau").click()
    settle(page)
    ruled = "Đã ghi vào sổ: Nguyễn Văn An, sinh năm 1980, Văn phòng và Nguyễn Văn An, sinh năm 1980, Thanh tra: "
    expect(page.get_by_text(f"{ruled}là hai người khác nhau.")).to_be_visible()
    expect(page.get_by_text("Không có ai nghi trùng.")).to_be_visible()
    found = Ledger.open(desk_server.ledger).rows("person_rulings")
    assert [(row["one_key"], row["other_key"], row["is_same"], row["acted_by"]) for row in found] == [
        ("individual|TTR|nguien van an|1980", "individual|VP|nguien van an|1980", False, CLERK)
    ]
    nothing_struck(page)
