"""The page for loading files: what becomes of each file of a drop, what is asked, and what a confirmation writes."""

from functools import partial
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from domain.people import Role, Viewer
from etl.difference import Answers
from etl.load import Source, check
from etl.verdict import Chosen, without_rows
from tests.ledger.reports import DIFFICULTIES, NOMINATIONS, PROGRESS, ROSTER, difficulty, done, nominee
from tests.office import Office
from tests.pages.screens import as_seen, cells, column, headings, open_screen, screen, table_with, troubles
from tests.workbooks import titled, workbook_bytes
from ui import data, signed_in
from ui.intake.dropped import Dropped, Judged
from ui.intake.giving_back import archive, files_to_mend
from ui.person import Person

UNCLEAR = (
    "## Tiến độ\n| Mã nội dung | Kết quả | Trạng thái |\n"
    "| 1.1 | 12 | Đang thực hiện |\n| 1.2 | Đã tổ chức hai hội nghị | Đang thực hiện |\n"
)
File = tuple[str, bytes, str]


def file(name: str, book: str, *, unit: str = "Văn phòng Sở", period: str = "Quý I năm 2023") -> File:
    """A workbook to drop."""
    return name, workbook_bytes(titled(book, unit=unit, period=period)), "application/octet-stream"


def drop(*files: File) -> AppTest:
    """Open the page and drop the files."""
    at = open_screen(screen("load.py"), period="2023-Q1")
    at.file_uploader[0].set_value(list(files)).run()
    assert troubles(at) == []
    return at


def board(at: AppTest, *names: str) -> list[tuple[object, ...]]:
    """Those columns of the board, line by line."""
    table = table_with(at, "changes")
    return list(zip(*(column(table, name) for name in names), strict=True))


def asked(at: AppTest) -> dict[str, str]:
    """The lists in which the person may answer, by label, with what stands in them."""
    return {box.label: box.value for box in at.main.selectbox if box.key and box.key.startswith("ask_")}


def submissions(office: Office) -> list[tuple[str, str]]:
    return office.view("submissions", "file_name", "status")


def test_before_anything_is_dropped_the_page_says_that_nothing_is_written_yet(office: Office) -> None:
    at = open_screen(screen("load.py"))
    assert "Chương trình kiểm tra trước và chỉ ghi vào sổ sau khi bấm xác nhận." in [text.value for text in at.caption]
    assert list(at.dataframe) == []


def test_each_file_stands_on_the_board_with_what_becomes_of_it_the_worst_first(office: Office) -> None:
    same = PROGRESS + done(5)
    office.load(same, unit="Thanh tra Sở")
    office.load(PROGRESS + done(12) + done(3, "1.2"))
    at = drop(
        file("du.xlsx", PROGRESS + done(14) + done(1, "2.1")),
        file("mot-phan.xlsx", PROGRESS + done("mười") + done(2, "1.2"), unit="Ban Tôn giáo"),
        ("hong.xlsx", b"no workbook", ""),
        file("da-co.xlsx", same, unit="Thanh tra Sở"),
    )
    assert board(at, "file", "status", "unit", "accepted", "refused", "errors", "changes") == [
        ("hong.xlsx", "✕ Không nhận", None, 0, 0, 1, None),
        ("mot-phan.xlsx", "◆ Nhận một phần, cần sửa", "Ban Tôn giáo", 1, 1, 1, "+1 mới"),
        ("du.xlsx", "✓ Nhận đủ", "Văn phòng", 2, 0, 0, "+1 mới, 1 đổi, 1 mất"),
        ("da-co.xlsx", "= Đã có", "Thanh tra", 1, 0, 0, None),
    ]
    counts = "4 tệp · ✕ Không nhận: 1 · ◆ Nhận một phần, cần sửa: 1 · ✓ Nhận đủ: 1 · = Đã có: 1"
    assert counts in [text.value for text in at.text]
    outlook = [
        "2 tệp có 3 hàng được ghi vào sổ.",
        "1 tệp không nhận được hàng nào: chỉ lưu tệp gốc và kết quả kiểm tra vào lịch sử.",
        "1 tệp đã có trong sổ hoặc trùng tệp khác ở đây: bỏ qua.",
    ]
    assert "\n".join(outlook) in [text.value for text in at.text]


def test_what_would_change_stands_value_by_value_as_people_write_it(office: Office) -> None:
    head = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Tỷ lệ hoàn thành (%) | Trạng thái "
    head += "| Ngày hoàn thành thực tế |\n"
    office.load(head + "| 1.1 | 1200 | 40% | Đang thực hiện | |\n| 1.2 | 3 | | Đang thực hiện | |")
    at = drop(file("sua.xlsx", head + "| 1.1 | 1234.5 | 85.5% | Hoàn thành | 2023-03-31 |"))
    changes = table_with(at, "before")
    assert headings(changes) == ["Thay đổi", "Trang", "Hàng", "Nội dung", "Cột", "Đang có", "Sẽ thành"]
    lines = list(zip(*(column(changes, name) for name in ("kind", "row", "column", "before", "after")), strict=True))
    assert lines == [
        ("− Không còn tính", None, None, None, "Không có trong tệp nên không còn tính."),
        ("↻ Thay đổi", 4, "Kết quả thực hiện", "1.200", "1.234,5"),
        ("↻ Thay đổi", 4, "Tỷ lệ hoàn thành (%)", "40%", "85,5%"),
        ("↻ Thay đổi", 4, "Trạng thái", "Đang thực hiện", "Hoàn thành"),
        ("↻ Thay đổi", 4, "Ngày hoàn thành thực tế", "–", "31/03/2023"),
    ]
    assert str(column(changes, "key")[0]).startswith("1.2 · ")


def test_cells_with_one_fault_stand_in_one_line(office: Office) -> None:
    at = drop(file("sai.xlsx", PROGRESS + done("mười") + done("mười", "1.2") + done(1, "2.1")))
    findings = table_with(at, "message")
    lines = list(zip(*(column(findings, name) for name in ("severity", "sheet", "cell", "value")), strict=True))
    assert [line for line in lines if line[0] == "✕ Lỗi"] == [("✕ Lỗi", "Tiến độ", "B4:B5", "mười")]


def test_the_message_to_the_unit_is_code_that_can_be_copied(office: Office) -> None:
    at = drop(file("sai **đậm**.xlsx", PROGRESS + done("mười") + done(1, "2.1")))
    (message,) = at.code
    assert message.value.splitlines()[:3] == [
        "Kính gửi Văn phòng Sở,",
        "",
        "Văn phòng Sở đã nhận tệp “sai **đậm**.xlsx” báo cáo kỳ Quý I năm 2023 của quý đơn vị.",
    ]
    assert message.language in {"", "plaintext"}


def test_a_clean_file_has_nothing_to_mend_and_nothing_unusual(office: Office) -> None:
    book = PROGRESS + done(1) + DIFFICULTIES + difficulty("Thiếu kinh phí") + NOMINATIONS + nominee("Đỗ Văn An")
    book += ROSTER + "| Đỗ Văn An | 1980 | Có |\n"
    told = [info.value for info in drop(file("sach.xlsx", book)).info]
    assert told == ["Không có lỗi hay lưu ý nào.", "Không có gì bất thường."]


def test_what_an_x_ray_shows_stands_with_its_consequence(office: Office) -> None:
    at = drop(file("an.xlsx", PROGRESS + done(1) + "ẩn | 1.2 | 3 | Đang thực hiện |\n"))
    facts = table_with(at, "consequence")
    assert list(zip(column(facts, "name"), column(facts, "sheet"), column(facts, "count"), strict=True)) == [
        ("Hàng ẩn có dữ liệu", "Tiến độ", 1)
    ]


def test_a_heading_in_doubt_is_asked_about_and_the_file_judged_again_with_the_answer(office: Office) -> None:
    at = drop(file("chua-ro.xlsx", UNCLEAR))
    (label,) = asked(at)
    assert label == "Cột “Kết quả” \\(trang Tiến độ, ô B3\\) là cột nào?"
    (box,) = [box for box in at.main.selectbox if box.label == label]
    assert (box.value, box.options[-1], "Kết quả thực hiện" in box.options[:3]) == (None, "Không đọc cột này", True)
    outlook = next(text.value for text in at.text if "được ghi vào sổ" in text.value)
    assert outlook.splitlines()[1:] == ["Còn 1 cột chưa rõ, chưa được chọn: các cột đó không được đọc."]
    box.select("actual").run()
    assert board(at, "status", "accepted", "refused") == [("◆ Nhận một phần, cần sửa", 1, 1)]
    assert asked(at) == {label: "actual"}
    [box] = [box for box in at.main.selectbox if box.label == label]
    box.select("").run()
    assert board(at, "status", "accepted", "refused") == [("✓ Nhận đủ", 2, 0)]


def test_a_file_that_says_neither_unit_nor_period_is_asked_about_both(office: Office) -> None:
    at = drop(file("vo-danh.xlsx", PROGRESS + done(1), unit="", period=""))
    assert asked(at) == {"Đơn vị": None, "Kỳ báo cáo": None}
    firsts = [box.options[0] for box in at.main.selectbox if box.key and box.key.startswith("ask_")]
    assert firsts == ["Chọn đơn vị", "Chọn kỳ báo cáo"]
    for label, answer in (("Đơn vị", "TTR"), ("Kỳ báo cáo", "2023-Q2")):
        next(box for box in at.main.selectbox if box.label == label).select(answer).run()
    assert board(at, "status", "unit", "period") == [("✓ Nhận đủ", "Thanh tra", "Quý II năm 2023")]


@pytest.mark.parametrize(
    ("said", "label", "answer"),
    [
        ({"unit": "", "period": "Quý II năm 2023"}, "Đơn vị", "TTR"),
        ({"unit": "Thanh tra Sở", "period": ""}, "Kỳ báo cáo", "2023-Q2"),
    ],
)
def test_only_what_a_file_does_not_say_is_asked_and_the_answer_can_be_changed(
    office: Office, said: dict[str, str], label: str, answer: str
) -> None:
    at = drop(file("thieu.xlsx", PROGRESS + done(1), **said))
    assert asked(at) == {label: None}
    next(box for box in at.main.selectbox if box.label == label).select(answer).run()
    assert board(at, "status", "unit", "period") == [("✓ Nhận đủ", "Thanh tra", "Quý II năm 2023")]
    assert asked(at) == {label: answer}


def test_of_several_units_the_board_names_two_and_counts_the_rest(office: Office) -> None:
    rows = ("Văn phòng Sở", "Thanh tra Sở", "Ban Tôn giáo", "Phòng Cải cách hành chính")
    book = "## Tiến độ\n| Đơn vị | Mã nội dung | Kết quả thực hiện | Trạng thái |\n"
    several = [book + "".join(f"| {unit} | 1.1 | 3 | Đang thực hiện |\n" for unit in rows[:n]) for n in (2, 4)]
    at = drop(*(file(f"{n}.xlsx", told, unit="Sở Nội vụ") for n, told in enumerate(several)))
    assert board(at, "file", "unit") == [("0.xlsx", "Văn phòng, Thanh tra"), ("1.xlsx", "Văn phòng, Thanh tra, +2")]


def test_a_new_row_has_a_line_for_each_of_its_fields(office: Office) -> None:
    at = drop(file("moi.xlsx", PROGRESS + done(12)))
    changes = table_with(at, "before")
    lines = list(zip(*(column(changes, name) for name in ("kind", "row", "column", "before", "after")), strict=True))
    assert lines == [
        ("+ Mới", 4, "Kết quả thực hiện", None, "12"),
        ("+ Mới", 4, "Trạng thái", None, "Đang thực hiện"),
    ]


def test_what_tells_a_person_what_to_do_stands_second(office: Office) -> None:
    at = drop(file("an.xlsx", PROGRESS + done("mười") + "ẩn | 1.2 | 3 | Đang thực hiện |\n"))
    assert headings(table_with(at, "message"))[:2] == ["Loại", "Cần làm gì"]
    assert headings(table_with(at, "consequence"))[:2] == ["Điều thấy được", "Ảnh hưởng"]


def test_the_same_bytes_twice_in_a_drop_count_once_until_the_first_is_taken_out(office: Office) -> None:
    first, second = file("mot.xlsx", PROGRESS + done(1)), file("hai.xlsx", PROGRESS + done(1))
    at = drop(first, second)
    assert board(at, "file", "status", "changes") == [
        ("mot.xlsx", "✓ Nhận đủ", "+1 mới"),
        ("hai.xlsx", "= Đã có", None),
    ]
    at.file_uploader[0].set_value([second]).run()
    assert board(at, "file", "status", "changes") == [("hai.xlsx", "✓ Nhận đủ", "+1 mới")]


def test_two_files_of_one_unit_and_period_are_told_of_before_they_are_written(office: Office) -> None:
    at = drop(file("[mot](x).xlsx", PROGRESS + done(1)), file("hai.xlsx", PROGRESS + done(2)))
    assert next(warning.value for warning in at.warning).splitlines() == [
        "Có tệp cùng đơn vị, cùng kỳ\\: trang của tệp đứng sau sẽ thay trang cùng loại của tệp đứng trước\\.  ",
        "Văn phòng, Quý I năm 2023\\: \\[mot\\]\\(x\\)\\.xlsx → hai\\.xlsx",
    ]


def test_a_rerun_judges_and_compares_nothing_again(office: Office) -> None:
    at = drop(file("mot.xlsx", PROGRESS + done(1)))
    (before,) = at.session_state["intake_judged"].values()
    compared = before.changes
    at.run()
    (after,) = at.session_state["intake_judged"].values()
    assert (after is before, after.changes is compared, before.verdict.content) == (True, True, b"")


def test_one_confirmation_writes_every_file_but_those_already_in(office: Office) -> None:
    office.load(PROGRESS + done(5), name="cu.xlsx")
    at = drop(
        file("da-co.xlsx", PROGRESS + done(5)),
        file("hong.xlsx", PROGRESS + done("mười"), unit="Thanh tra Sở"),
        file("tot.xlsx", PROGRESS + done(7), unit="Ban Tôn giáo"),
    )
    assert at.button(key="confirm_load").disabled
    at.session_state["person"] = Person("Nguyễn Thu Hà", "office")
    at.run()
    at.button(key="confirm_load").click().run()
    assert [success.value for success in at.success] == ["Đã ghi 2 tệp vào sổ. Tệp gốc được lưu nguyên vẹn."]
    assert submissions(office) == [("cu.xlsx", "accepted"), ("hong.xlsx", "refused"), ("tot.xlsx", "accepted")]
    assert list(at.dataframe) == []


def test_text_of_a_file_is_nowhere_markdown(office: Office) -> None:
    bad = ":red[đỏ] **đậm** [x](y)"
    at = drop(file(f"{bad}.xlsx", PROGRESS + done(bad) + done(1, "1.2")), file("hai.xlsx", PROGRESS + done(2)))
    drawn = [
        element.value for kind in ("markdown", "subheader", "caption", "warning", "info") for element in at.get(kind)
    ]
    assert [text for text in drawn if "**đậm" in text or "[x]" in text] == []
    assert bad in set(cells(at))


def judged_in(office: Office, *files: File) -> list[Judged]:
    """The files as the page keeps them once they are judged."""
    sources = [Source(name, partial(bytes, content)) for name, content, _ in files]
    verdicts = check(office.ledger, sources, Chosen())
    return [
        Judged(Dropped(f"{number}", source), without_rows(verdict), Answers(office.ledger))
        for number, (source, verdict) in enumerate(zip(sources, verdicts, strict=True))
    ]


def test_a_file_in_already_that_still_has_errors_is_among_those_to_mend_the_same_bytes_once(office: Office) -> None:
    wrong, good = PROGRESS + done("mười") + done(1, "1.2"), PROGRESS + done(1)
    office.load(wrong)
    office.load(good, unit="Thanh tra Sở")
    files = file("mot.xlsx", wrong), file("hai.xlsx", wrong), file("dung.xlsx", good, unit="Thanh tra Sở")
    judged = judged_in(office, *files)
    assert [one.verdict.status for one in judged] == ["duplicate"] * 3
    with ZipFile(BytesIO(archive(files_to_mend(judged), "vi"))) as zipped:
        assert zipped.namelist() == ["mot.xlsx"]
        assert load_workbook(zipped.open("mot.xlsx")).sheetnames[0] == "Cần sửa"


def test_the_archive_of_files_to_mend_tells_files_of_one_name_apart(office: Office) -> None:
    book = PROGRESS + done("mười") + done(1, "1.2")
    judged = judged_in(office, *(file("bao:cao.xlsx", book, unit=unit) for unit in ("Văn phòng Sở", "Thanh tra Sở")))
    with ZipFile(BytesIO(archive(judged, "vi"))) as zipped:
        first, second = zipped.namelist()
        assert second == first.replace(".xlsx", " (2).xlsx")
        assert [load_workbook(zipped.open(name)).sheetnames[0] for name in (first, second)] == ["Cần sửa"] * 2


def test_a_unit_keeps_nothing_of_another_units_file_under_its_own_name(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = Viewer(Role.UNIT, "VP")
    monkeypatch.setattr(data, "viewer", lambda: viewer)
    monkeypatch.setattr(signed_in, "account", lambda: None)
    at = open_screen(screen("load.py"), period="2023-Q1")
    at.session_state["person"] = Person("Đỗ Thị Hạnh", "unit", "VP", verified=True)
    foreign = file("cua-thanh-tra.xlsx", PROGRESS + done(12), unit="Thanh tra Sở")
    at.file_uploader[0].set_value([foreign]).run()
    assert [as_seen(told.value) for told in at.main.warning] == [
        "Tệp ghi là của đơn vị khác nên không được ghi vào sổ: cua-thanh-tra.xlsx. Hãy gửi tệp của đơn vị mình."
    ]
    assert [button.key for button in at.main.button if button.key == "confirm_load"] == []
    at.file_uploader[0].set_value([foreign, file("cua-minh.xlsx", PROGRESS + done(3))]).run()
    [confirm] = [button for button in at.main.button if button.key == "confirm_load"]
    assert confirm.label == "Xác nhận, ghi 1 tệp vào sổ"
    assert "Tin nhắn gửi đơn vị" not in [tab.label for tab in at.tabs]
