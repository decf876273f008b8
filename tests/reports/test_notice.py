"""The notice of a meeting's conclusions: what was directed, word for word, with who must act and by when."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from domain.people import Role, Viewer
from ledger import Ledger
from ledger.errors import NotForRole
from reports.conclusions import NothingDirected, UnknownMeeting, notice_of_meeting
from reports.notice import notice_document
from tests.ledger.reports import DIFFICULTIES, difficulty
from tests.office import Office
from tests.reports.notices import END, HEARD, PRESENT, direct, lines, meeting, noticed, office_part, prepare
from tests.sample import SampleYear


@pytest.fixture
def prepared(office: Office) -> Office:
    """An office with two difficulties told and a meeting opened."""
    return prepare(office)


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


@pytest.mark.parametrize("role", [Role.UNIT, Role.VIEWER])
def test_a_notice_is_made_for_the_office_and_leadership_only(prepared: Office, role: Role) -> None:
    direct(prepared, "Ban hành hướng dẫn.", responsible_unit="VP")
    direct(prepared, "Mua máy quét.", no="KK-2023-002", responsible_unit="TTR")
    with pytest.raises(NotForRole):
        notice_of_meeting(partial(prepared.ledger.rows, viewer=Viewer(role, "TTR")), "HOP-2023-001")
    of_leadership = notice_of_meeting(partial(prepared.ledger.rows, viewer=Viewer(Role.LEADERSHIP)), "HOP-2023-001")
    assert [d.text for d in of_leadership.directions] == ["Ban hành hướng dẫn.", "Mua máy quét."]


def test_rows_of_a_data_frame_give_the_same_notice(prepared: Office) -> None:
    direct(prepared, "Ban hành hướng dẫn.", due_on=date(2023, 5, 5))
    direct(prepared, "Bổ sung biểu mẫu.")

    def ask(query: str, **words: Any) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = prepared.ledger.frame(query, **words).to_dict("records")
        return rows

    assert notice_of_meeting(ask, "HOP-2023-001") == notice_of_meeting(prepared.ledger.rows, "HOP-2023-001")
