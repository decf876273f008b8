"""The letters to the units: what is asked for, with numbers and dates, by when; as text and as a document."""

import io
from datetime import date
from typing import Any

import pytest
from docx import Document

from domain.sheets import SHEETS
from domain.states import REMINDER_KINDS
from etl.reminder_document import reminder_document
from etl.reminders import BETWEEN_UNITS, Occasion, reminder, reminders, reply_by
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.nomination_acts import Step, move_nomination
from tests.ledger.reports import DIFFICULTIES, NOMINATIONS, difficulty, directed, nominee
from tests.office import OFFICE, Office
from tests.sample import register, units_of_the_department

PROGRESS = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái | Kết quả nổi bật | Minh chứng |\n"
OCCASION = Occasion("Quý I năm 2023", date(2023, 4, 5), date(2023, 4, 10))
THANKS = "Trân trọng cảm ơn."


def debts(office: Office, day: date | None = None, unit: str | None = None) -> list[dict[str, Any]]:
    """Return what units owe for the first quarter at the end of a day."""
    return office.ledger.rows("reminders", as_of=day, plan_id="2023", period="2023-Q1", unit_code=unit)


def owed(kind: str, **said: Any) -> dict[str, Any]:
    """Return one row as the query gives it."""
    nothing = dict.fromkeys(("number", "title", "detail", "due_on", "days", "source_sheet", "source_row"))
    return {"unit_code": "VP", "unit_full_name": "Văn phòng Sở", **nothing, "kind": kind, **said}


def test_a_unit_that_sent_nothing_is_asked_for_its_report(office: Office) -> None:
    day = date(2023, 4, 5)
    rows = debts(office, day)
    assert [row["unit_code"] for row in rows] == [unit["unit_code"] for unit in units_of_the_department()]
    letter = reminders(rows, OCCASION, "vi")["TTR"]
    assert letter.text().splitlines() == [
        "Kính gửi Thanh tra Sở,",
        "",
        "Để theo dõi việc thực hiện Kế hoạch và tổng hợp báo cáo kỳ Quý I năm 2023, Văn phòng Sở trân trọng đề nghị "
        "quý đơn vị quan tâm các nội dung dưới đây (số liệu đến ngày 05/04/2023):",
        "",
        "1. Báo cáo chưa nhận được:",
        "- Báo cáo kỳ Quý I năm 2023; hạn 25/03/2023, đã qua 11 ngày.",
        "",
        "Đề nghị quý đơn vị hoàn thành và gửi Văn phòng Sở trước hết ngày 10/04/2023.",
        "Nội dung nào đã thực hiện, đề nghị quý đơn vị thông tin lại để Văn phòng Sở cập nhật.",
        THANKS,
    ]


def test_nobody_is_reminded_of_a_report_before_it_is_due(office: Office) -> None:
    assert debts(office, date(2023, 3, 25)) == []


def test_what_a_report_lacks_is_asked_for_by_row_and_by_column(office: Office) -> None:
    told = "Đã mở 01 hội nghị"
    rows = [
        f"| 1.1 | mười | Đang thực hiện | {told} | |",
        "| 1.2 | 1 | Đang thực hiện | - | |",
        f"| 3.1 | 1 | Hoàn thành | {told} | |",
        "| PT1 | 1 | Đang thực hiện | x | |",
    ]
    office.at("2023-03-20T02:00").load(PROGRESS + "\n".join(rows))
    found = [row for row in debts(office, date(2023, 3, 20), "VP") if row["number"] in {"1.1", "1.2", "3.1", "PT1"}]
    assert [(heading, lines) for heading, lines in reminder("Văn phòng Sở", found, OCCASION, "vi").sections] == [
        (
            "1. Hàng chưa nhận được, đề nghị sửa và gửi lại:",
            (
                "Trang “Tiến độ”, hàng 4: nội dung 1.1, Tuyên truyền, phổ biến Chỉ thị số 34-CT/TW ngày 07/4/2014 của "
                "Bộ Chính trị và Chỉ thị số 07/CT-TTg ngày 19/3/2014 của Thủ tướng Chính phủ.",
            ),
        ),
        (
            "2. Ô đề nghị ghi bổ sung:",
            ("Cột “Kết quả nổi bật”: nội dung 1.2, PT1.", "Cột “Minh chứng”: nội dung 3.1."),
        ),
    ]


def test_what_is_overdue_unanswered_or_returned_is_named_with_its_number_and_date(office: Office) -> None:
    report = (
        PROGRESS + "| 3.1 | 0 | Đang thực hiện | Chưa mở hội nghị | |\n" + DIFFICULTIES + difficulty("Thiếu kinh phí")
    )
    march = office.at("2023-03-20T02:00")
    march.load(report + NOMINATIONS + nominee("Đỗ Văn An"))
    directed(march, due_on=date(2023, 3, 31))
    move_nomination(march.ledger, OFFICE, "HS-2023-001", "returned", Step(on=date(2023, 3, 21), reason="TL01"))
    kinds = ("item_overdue", "direction_overdue", "direction_unanswered", "nomination_returned")

    def lines(day: date) -> list[str]:
        found = [row for row in debts(office, day, "VP") if row["kind"] in kinds]
        return [line for _, told in reminder("Văn phòng Sở", found, OCCASION, "vi").sections for line in told]

    [title] = [row["title"] for row in register("plans/2023.csv") if row["item_code"] == "3.1"]
    item = f"Nội dung 3.1: {title}; hạn 28/02/2023"
    direction = "Ý kiến YK-2023-001 về khó khăn KK-2023-001: Văn phòng làm việc với Cụm trưởng; hạn 31/03/2023"
    nomination = (
        "Hồ sơ HS-2023-001, LĐTT: Đỗ Văn An; lý do trả lại: Thiếu biên bản họp hoặc biên bản không ghi tỷ lệ phiếu; "
        "hạn 20/12/2023."
    )
    assert lines(date(2023, 3, 31)) == [f"{item}, đã qua 31 ngày.", f"{direction}.", nomination]
    assert lines(date(2023, 4, 5)) == [f"{item}, đã qua 36 ngày.", f"{direction}, đã qua 5 ngày.", nomination]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (None, "direction_overdue"),
        ("not_started", "direction_overdue"),
        ("in_progress", "direction_overdue"),
        ("", None),
        ("done", None),
        ("cannot", None),
    ],
)
def test_a_unit_is_reminded_of_a_direction_until_it_says_what_came_of_it(
    office: Office, status: str | None, kind: str | None
) -> None:
    march = office.at("2023-03-20T02:00")
    march.load(DIFFICULTIES + difficulty("Thiếu kinh phí"))
    directed(march, due_on=date(2023, 3, 31), responsible_unit="TTR")
    if status is not None:
        step = DifficultyStep(text="Đã làm", response_status=status, on=date(2023, 3, 25))
        act_on_difficulty(march.ledger, OFFICE, "KK-2023-001", "answered", step)

    def asked(day: date) -> list[tuple[str, str, int | None]]:
        found = [row for row in debts(office, day) if row["kind"].startswith("direction")]
        return [(row["unit_code"], row["kind"], row["days"]) for row in found]

    assert asked(date(2023, 3, 31)) == ([("TTR", "direction_unanswered", None)] if status is None else [])
    assert asked(date(2023, 4, 5)) == ([("TTR", kind, 5)] if kind else [])
    # What was closed asks nothing of anybody.
    step = DifficultyStep(text="Xong", on=date(2023, 3, 26))
    act_on_difficulty(march.ledger, OFFICE, "KK-2023-001", "resolved", step)
    assert asked(date(2023, 4, 5)) == []


@pytest.mark.parametrize("kind", [option.code for option in REMINDER_KINDS.options])
def test_every_kind_has_its_section_in_both_languages(kind: str) -> None:
    said = owed(kind, number="1.1", title="T", detail="result", source_sheet="Tiến độ", source_row=4)
    texts = {lang: reminder("Văn phòng Sở", [said], OCCASION, lang).text() for lang in ("vi", "en")}
    assert "\n1. " in texts["vi"]
    assert all(text.count("\n- ") == 1 and "{" not in text and "None" not in text for text in texts.values())


@pytest.mark.parametrize("field", ["status", "actual", "result", "evidence"])
def test_every_required_field_is_a_column_of_the_sheet(field: str) -> None:
    heading = SHEETS["progress"].column(field).heading
    [(_, (line,))] = reminder("x", [owed("cells_empty", number="1.1", detail=field)], OCCASION, "vi").sections
    assert line == f"Cột “{heading}”: nội dung 1.1."


def test_a_unit_that_owes_nothing_is_thanked() -> None:
    assert reminder("Văn phòng Sở", [], OCCASION, "vi").text().splitlines() == [
        "Kính gửi Văn phòng Sở,",
        "",
        "Đến ngày 05/04/2023, Văn phòng Sở đã nhận đủ báo cáo kỳ Quý I năm 2023; quý đơn vị không có nội dung nào cần "
        "bổ sung.",
        "",
        THANKS,
    ]


@pytest.mark.parametrize(
    ("day", "by"),
    [
        (date(2023, 4, 3), date(2023, 4, 10)),
        (date(2023, 4, 4), date(2023, 4, 10)),
        (date(2023, 4, 5), date(2023, 4, 10)),
        (date(2023, 4, 6), date(2023, 4, 11)),
    ],
)
def test_an_answer_is_asked_for_five_days_on_and_never_on_a_weekend(day: date, by: date) -> None:
    assert reply_by(day) == by


def test_text_with_breaks_and_control_signs_stays_on_its_line() -> None:
    said = owed("item_overdue", number="1.1", title="Một\nhai\x07\u202e ba  bốn")
    assert reminder("x", [said], OCCASION, "vi").sections[0][1] == ("Nội dung 1.1: Một hai ba bốn.",)


def test_the_document_holds_every_letter_as_its_text_does(office: Office) -> None:
    letters = list(reminders(debts(office, date(2023, 4, 5)), OCCASION, "vi").values())
    document = Document(io.BytesIO(reminder_document(letters, "vi")))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert told == [line for line in BETWEEN_UNITS.join(x.text() for x in letters).splitlines() if line.strip("–")]
    assert document.sections[0].header.paragraphs[0].text == "DỰ THẢO"
    style = document.styles["Normal"].font
    assert (style.name, style.size.pt) == ("Times New Roman", 13)
    breaks = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert breaks == [letter.to for letter in letters[1:]]
