"""The notice of a meeting's conclusions: what was directed, word for word, with who must act and by when."""

from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from domain.people import Role, Viewer
from ledger import Ledger
from ledger.acts import open_meeting
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from reports.conclusions import NothingDirected, UnknownMeeting, notice_of_meeting
from reports.errors import ExportDiffers
from reports.notice import CLOSING, notice_document
from reports.notice_proof import prove
from tests.ledger.reports import DIFFICULTIES, difficulty
from tests.office import LEADER, OFFICE, Office, copy_of
from tests.sample import SampleYear

HELD_ON = date(2023, 3, 30)
END = [
    "Văn phòng Sở theo dõi, đôn đốc việc thực hiện; các đơn vị được giao nhiệm vụ báo cáo kết quả "
    "tại trang “Ý kiến chỉ đạo” của báo cáo kỳ tới.",
    "Thừa lệnh Giám đốc Sở, Văn phòng Sở thông báo để các đơn vị biết, thực hiện./.",
]
HOSTILE = (
    '=HYPERLINK("http://x")\n{ PAGE } { DDEAUTO c:\\\\windows "calc" }\n<w:p/> & ]]>\x00\x07\n\u202eđảo\u202c\n'
    + "W" * 5000
    + "\nGiao Thanh tra Sở thực hiện.\n1. Về khó khăn, vướng mắc của Thanh tra Sở:"
)


PRESENT = "Thành phần dự họp: ……………."
HEARD = (
    "Sau khi nghe báo cáo khó khăn, vướng mắc của các đơn vị và ý kiến thảo luận, chủ trì cuộc họp kết luận như sau:"
)
OFFICE_PART = "Phần đối chiếu của Văn phòng, bỏ khi ban hành"
OFFICE_COLUMNS = ("Điểm của thông báo", "Số khó khăn", "Số ý kiến", "Đơn vị thực hiện", "Thời hạn")


def lines(content: bytes) -> list[str]:
    """What stands in the document between its head and its foot."""
    told = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    assert (told[2], told[-1]) == ("", OFFICE_PART)  # the rule, and what follows the foot
    return [*told[:2], *told[3:-1]]


def office_part(content: bytes) -> list[tuple[str, ...]]:
    """The rows of the Office's own part at the end."""
    heading, *rows = [tuple(cell.text for cell in row.cells) for row in Document(BytesIO(content)).tables[-1].rows]
    assert heading == OFFICE_COLUMNS
    return rows


def noticed(office: Office, meeting: str = "HOP-2023-001", as_of: date | None = None) -> list[str]:
    return lines(notice_document(notice_of_meeting(partial(office.ledger.rows, as_of=as_of), meeting)))


def meeting(office: Office, chair: str = LEADER.name, text: str = "Họp giao ban quý I.") -> str:
    return open_meeting(office.ledger, OFFICE, "2023", held_on=HELD_ON, chair=chair, text=text)


def direct(office: Office, text: str, *, no: str = "KK-2023-001", **said: Any) -> str:
    step = DifficultyStep(text=text, **{"meeting_id": "HOP-2023-001", **said})
    return act_on_difficulty(office.ledger, LEADER, no, "directed", step).direction_no


@pytest.fixture
def prepared(office: Office) -> Office:
    """An office with two difficulties told and a meeting opened."""
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"), unit="Thanh tra Sở")
    office.load(DIFFICULTIES + difficulty("Thiếu máy quét."), unit="Văn phòng Sở")
    meeting(office)
    return office


def test_the_first_meeting_of_the_sample_year_reads_as_an_official_writes_it(sample_year: SampleYear) -> None:
    content = notice_document(notice_of_meeting(Ledger(sample_year.ledger).rows, "HOP-2023-001"))
    assert lines(content) == [
        "THÔNG BÁO",
        "Kết luận của đồng chí Phạm Đình Khải tại cuộc họp giao ban quý I: tiến độ Kế hoạch, khó khăn, vướng mắc",
        "Ngày 30/03/2023, đồng chí Phạm Đình Khải, …………… (chức vụ), chủ trì cuộc họp giao ban quý I: tiến độ Kế hoạch, "
        "khó khăn, vướng mắc.",
        PRESENT,
        HEARD,
        "1. Về khó khăn, vướng mắc của Văn phòng Sở: Chưa có hướng dẫn chấm điểm thi đua năm 2023 của Cụm thi đua Sở "
        "Nội vụ các tỉnh, thành Bắc Bộ nên chưa lập được bảng tự chấm điểm và bản đăng ký với Cụm.",
        "Văn phòng làm việc với Cụm trưởng trong tháng 4; khi có hướng dẫn thì gửi ngay bản đăng ký.",
        "Thời hạn: chậm nhất ngày 28/04/2023.",
        "2. Về khó khăn, vướng mắc của Phòng Quản lý văn thư, lưu trữ: Phần mềm quản lý văn bản hay lỗi khi ký số nên "
        "nhiều văn bản vẫn phải in, ký giấy rồi quét lại.",
        "Văn phòng gia hạn chứng thư số, làm việc với đơn vị cung cấp phần mềm; báo cáo kết quả trước 15/5.",
        "3. Về khó khăn, vướng mắc của Phòng Công chức, viên chức: Chưa thống nhất cách tính người lao động hợp đồng "
        "vào tổng số khi xét tỷ lệ Lao động tiên tiến của tập thể.",
        "Phòng Công chức, viên chức rà soát, lập danh sách người lao động hợp đồng; thống nhất ghi rõ người tính vào "
        "tổng số.",
        "Thời hạn: chậm nhất ngày 31/05/2023.",
        "4. Về khó khăn, vướng mắc của Phòng Xây dựng chính quyền và Công tác thanh niên: Hai xã được phân công giúp "
        "đỡ chưa bố trí được lịch làm việc nên chưa khảo sát xong nhu cầu hỗ trợ về tiêu chí hệ thống chính trị.",
        "Phòng Xây dựng chính quyền chủ động thống nhất lịch với UBND huyện, hoàn thành khảo sát trước 30/4.",
        "Thời hạn: chậm nhất ngày 28/04/2023.",
        *END,
    ]
    assert office_part(content) == [
        ("1", "KK-2023-001", "YK-2023-001", "Văn phòng Sở", "28/04/2023"),
        ("2", "KK-2023-005", "YK-2023-004", "Văn phòng Sở", "15/05/2023"),
        ("3", "KK-2023-003", "YK-2023-003", "Phòng Công chức, viên chức", "31/05/2023"),
        ("4", "KK-2023-002", "YK-2023-002", "Phòng Xây dựng chính quyền và Công tác thanh niên", "28/04/2023"),
    ]


def test_every_direction_of_the_sample_year_stands_word_for_word_in_the_notice_of_its_meeting(
    sample_year: SampleYear,
) -> None:
    given = [step for step in sample_year.steps if step["act"] == "direct" and "meeting_on" in step]
    ask = Ledger(sample_year.ledger).rows
    numbers = {str(row["held_on"]): row["meeting_id"] for row in ask("meetings", plan_id="2023")}
    for day in {step["meeting_on"] for step in given}:
        content = notice_document(notice_of_meeting(ask, numbers[day]))
        told = lines(content)
        texts = [step["text"] for step in given if step["meeting_on"] == day]
        assert sorted(line for line in told if line in texts) == sorted(texts)
        assert len(office_part(content)) == len(texts)
        assert [line for line in told[2:] if not line.endswith((".", ":", "…"))] == []
        assert [line for line in told if "-2023-" in line] == []


def test_who_did_not_chair_is_named_with_the_direction(sample_year: SampleYear) -> None:
    notice = notice_of_meeting(Ledger(sample_year.ledger).rows, "HOP-2023-002")
    told = [line for line in lines(notice_document(notice)) if "Hoàng Thị Bích Liên" in line]
    assert told == ["Nội dung này theo ý kiến của đồng chí Hoàng Thị Bích Liên. Thời hạn: chậm nhất ngày 31/07/2023."]


def test_several_directions_on_one_difficulty_are_its_points_and_come_where_its_first_unit_stands(
    prepared: Office,
) -> None:
    direct(prepared, "Bố trí kinh phí", no="KK-2023-002", responsible_unit="CCHC", due_on=date(2023, 5, 5))
    direct(prepared, "Ban hành hướng dẫn.", responsible_unit="TDKT")
    direct(prepared, "Đôn đốc Ban.\nBáo cáo hằng tuần.", responsible_unit="VP", due_on=date(2023, 4, 1))
    assert noticed(prepared)[5:-2] == [
        "1. Về khó khăn, vướng mắc của Thanh tra Sở: Thiếu hướng dẫn.",
        "a) Ban hành hướng dẫn.",
        "Giao Ban Thi đua - Khen thưởng thực hiện.",
        "b) Đôn đốc Ban.",
        "Báo cáo hằng tuần.",
        "Giao Văn phòng Sở thực hiện, hoàn thành chậm nhất ngày 01/04/2023.",
        "2. Về khó khăn, vướng mắc của Văn phòng Sở: Thiếu máy quét.",
        "Bố trí kinh phí.",
        "Giao Phòng Cải cách hành chính thực hiện, hoàn thành chậm nhất ngày 05/05/2023.",
    ]
    assert office_part(notice_document(notice_of_meeting(prepared.ledger.rows, "HOP-2023-001"))) == [
        ("1a", "KK-2023-001", "YK-2023-002", "Ban Thi đua - Khen thưởng", "–"),
        ("1b", "KK-2023-001", "YK-2023-003", "Văn phòng Sở", "01/04/2023"),
        ("2", "KK-2023-002", "YK-2023-001", "Phòng Cải cách hành chính", "05/05/2023"),
    ]


def test_every_line_ends_with_a_sign_and_none_is_doubled(prepared: Office) -> None:
    direct(prepared, "Giao Ban TĐKT", responsible_unit="TDKT")
    direct(
        prepared, "Rà soát:\n- văn bản (cũ)\n- “biểu mẫu.”\n- phần mềm;\n- Văn phòng Sở mua máy ", responsible_unit="VP"
    )
    assert noticed(prepared)[6:-2] == [
        "a) Giao Ban TĐKT.",
        "b) Rà soát:",
        "- văn bản (cũ).",
        "- “biểu mẫu.”",
        "- phần mềm;",
        "- Văn phòng Sở mua máy.",
    ]


def test_a_day_long_before_the_meeting_is_written_as_it_stands_in_the_ledger(prepared: Office) -> None:
    direct(prepared, "Ban hành hướng dẫn.")
    notice = notice_of_meeting(prepared.ledger.rows, "HOP-2023-001")
    early = replace(notice, directions=(replace(notice.directions[0], due_on=date(2020, 1, 1)),))
    content = notice_document(early)
    assert lines(content)[7] == "Giao Thanh tra Sở thực hiện, hoàn thành chậm nhất ngày 01/01/2020."
    assert [row[-1] for row in office_part(content)] == ["01/01/2020"]


def test_what_is_not_known_is_left_out(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    meeting(office, chair="", text="")
    direct(office, "Ban hành hướng dẫn.")
    assert noticed(office) == [
        "THÔNG BÁO",
        "Kết luận cuộc họp ngày 30/03/2023",
        "Ngày 30/03/2023, Sở Nội vụ tổ chức cuộc họp.",
        PRESENT,
        HEARD.replace("chủ trì cuộc họp", "cuộc họp"),
        "1. Về khó khăn, vướng mắc của Văn phòng Sở: Thiếu hướng dẫn.",
        "Ban hành hướng dẫn.",
        "Theo ý kiến của đồng chí Trần Quang Hưng, giao Văn phòng Sở thực hiện.",
        *END,
    ]


@pytest.mark.parametrize("chair", ["Trần Quang Hưng", "TRẦN QUANG HƯNG", "Giám đốc Sở Trần Quang Hưng"])
def test_the_chair_is_known_by_the_name_whatever_stands_beside_it(prepared: Office, chair: str) -> None:
    other = meeting(prepared, chair=chair)
    direct(prepared, "Ban hành hướng dẫn.", meeting_id=other)
    assert noticed(prepared, other)[7] == "Giao Thanh tra Sở thực hiện."


@pytest.mark.parametrize(
    ("description", "told"),
    [
        ("Thiếu. " * 12, ("Thiếu. " * 12).strip()),
        ("Câu thứ nhất dài vừa đủ để đứng riêng một mình, không cần câu sau nữa. " + "dài " * 60, " sau nữa…"),
        ("chữ " * 100, "chữ chữ…"),
        ("X" * 400, "XXX…"),
    ],
)
def test_a_long_difficulty_is_shortened_at_a_sentence_or_a_word(office: Office, description: str, told: str) -> None:
    office.load(DIFFICULTIES + difficulty(description))
    meeting(office)
    direct(office, "Ban hành hướng dẫn.")
    heading = noticed(office)[5]
    assert heading.endswith(told)
    assert len(heading) < 260


def test_a_direction_given_later_is_not_in_the_notice_of_an_earlier_day(office: Office) -> None:
    office.at("2023-03-20T02:00:00").load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    meeting(office.at("2023-03-30T01:00:00"))
    direct(office.at("2023-03-30T02:00:00"), "Ban hành hướng dẫn.")
    direct(office.at("2023-04-02T02:00:00"), "Bổ sung biểu mẫu.")
    assert noticed(office, as_of=date(2023, 4, 1))[6:8] == [
        "Ban hành hướng dẫn.",
        "Giao Văn phòng Sở thực hiện.",
    ]
    assert noticed(office)[6::2][:2] == ["a) Ban hành hướng dẫn.", "b) Bổ sung biểu mẫu."]
    with pytest.raises(UnknownMeeting, match="HOP-2023-001"):
        noticed(office, as_of=date(2023, 3, 29))


def test_a_meeting_that_is_not_there_or_gave_no_direction_has_no_notice(prepared: Office) -> None:
    direct(prepared, "Bút phê riêng.", meeting_id="")
    with pytest.raises(NothingDirected, match="không có ý kiến chỉ đạo nào"):
        noticed(prepared)
    with pytest.raises(UnknownMeeting, match="HOP-2023-009"):
        noticed(prepared, "HOP-2023-009")


def test_a_unit_is_told_only_what_it_must_do_itself(prepared: Office) -> None:
    direct(prepared, "Ban hành hướng dẫn.", responsible_unit="VP")
    direct(prepared, "Mua máy quét.", no="KK-2023-002", responsible_unit="TTR")
    ask = partial(prepared.ledger.rows, viewer=Viewer(Role.UNIT, "TTR"))
    assert [d.text for d in notice_of_meeting(ask, "HOP-2023-001").directions] == ["Mua máy quét."]


def test_rows_of_a_data_frame_give_the_same_notice(prepared: Office) -> None:
    direct(prepared, "Ban hành hướng dẫn.", due_on=date(2023, 5, 5))
    direct(prepared, "Bổ sung biểu mẫu.")

    def ask(query: str, **words: Any) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = prepared.ledger.frame(query, **words).to_dict("records")
        return rows

    assert notice_of_meeting(ask, "HOP-2023-001") == notice_of_meeting(prepared.ledger.rows, "HOP-2023-001")


def test_hostile_text_is_text(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("<b> & {0} %s"))
    meeting(office, chair="Chủ\x07 tọa\u202e {0} %s", text="=cmd|' /c calc'!A1 {chair}\n\x00")
    direct(office, HOSTILE)
    content = notice_document(notice_of_meeting(office.ledger.rows, "HOP-2023-001"))
    told = lines(content)
    assert told[1] == "Kết luận của đồng chí Chủ tọa {0} %s tại cuộc họp “=cmd|' /c calc'!A1 {chair}”"
    assert told[5].endswith(": <b> & {0} %s.")
    assert told[6:-3] == [
        '=HYPERLINK("http://x").',
        '{ PAGE } { DDEAUTO c:\\\\windows "calc" }.',
        "<w:p/> & ]]>.",
        "đảo.",
        "W" * 5000 + ".",
        "Giao Thanh tra Sở thực hiện.",
        "1. Về khó khăn, vướng mắc của Thanh tra Sở:",
    ]
    assert b"instrText" not in Document(BytesIO(content)).element.xml.encode()


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("Ban hành hướng dẫn.", "Ban hành hướng dẫn"),
        ("05/05/2023", "06/05/2023"),
        ("YK-2023-001", "YK-2023-002"),
        ("giao Thanh tra Sở", "giao Văn phòng Sở"),
        ("KK-2023-001", "KK-2023-002"),
        ("của Thanh tra Sở", "của Thanh tra Bộ"),
        ("Giao thực hiện", "Ý kiến chỉ đạo"),
        ("Số ý kiến", "Số"),
    ],
)
def test_a_notice_that_says_something_else_is_not_handed_over(prepared: Office, there: str, instead: str) -> None:
    direct(prepared, "Ban hành hướng dẫn.", due_on=date(2023, 5, 5), on_behalf_of="Lê An")
    notice = notice_of_meeting(prepared.ledger.rows, "HOP-2023-001")
    document = Document(BytesIO(notice_document(notice)))
    cells = [cell for row in document.tables[-1].rows for cell in row.cells]
    for paragraph in [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]:
        for run in paragraph.runs:
            run.text = run.text.replace(there, instead)
        if paragraph.style.name == there:
            paragraph.style = instead
    with pytest.raises(ExportDiffers, match="YK-2023-001"):
        prove(saved(document), notice)


def test_a_notice_with_a_conclusion_too_few_or_too_many_is_not_handed_over(prepared: Office) -> None:
    direct(prepared, "Ban hành hướng dẫn.")
    fewer = notice_of_meeting(prepared.ledger.rows, "HOP-2023-001")
    direct(prepared, "Mua máy quét.", no="KK-2023-002")
    more = notice_of_meeting(prepared.ledger.rows, "HOP-2023-001")
    for written, asked in ((fewer, more), (more, fewer)):
        with pytest.raises(ExportDiffers):
            prove(notice_document(written), asked)


@pytest.mark.parametrize(
    ("ledger", "marks"), [("prepared_ledger", ["DỰ THẢO", "DỮ LIỆU MINH HỌA"]), ("empty_ledger", ["DỰ THẢO"])]
)
def test_the_draft_of_invented_data_says_so(
    request: pytest.FixtureRequest, tmp_path: Path, ledger: str, marks: list[str]
) -> None:
    office = Office(Ledger.open(copy_of(request.getfixturevalue(ledger), tmp_path)))
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    meeting(office)
    direct(office, "Ban hành hướng dẫn.")
    document = Document(BytesIO(notice_document(notice_of_meeting(office.ledger.rows, "HOP-2023-001"))))
    head, foot, _office_part = document.tables
    assert [paragraph.text for paragraph in head.rows[2].cells[0].paragraphs] == marks
    assert [head.rows[1].cells[0].text, head.rows[1].cells[1].text] == [
        "Số:        /TB-SNV",
        "Hưng Yên, ngày      tháng      năm 2023",
    ]
    assert [paragraph.text for paragraph in foot.rows[0].cells[1].paragraphs] == ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", ""]
    assert [paragraph.text for paragraph in document.paragraphs[-2:]] == [f"{CLOSING}./.", OFFICE_PART]


def saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
