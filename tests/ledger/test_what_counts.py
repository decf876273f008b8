"""What counts now: the newest submission of each sheet, and what becomes of the others."""

from etl.verdict import Chosen
from ledger.acts import withdraw
from tests.ledger.reports import FIGURES, PROGRESS, ROSTER, done, statuses
from tests.office import OFFICE, Office


def test_the_newest_submission_of_a_sheet_counts(office: Office) -> None:
    office.load(PROGRESS + done(1) + done(1, "1.2"))
    office.load(PROGRESS + done(2))

    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 2.0)]
    assert statuses(office) == [("LN-000001", "replaced"), ("LN-000002", "accepted")]


def test_a_sheet_absent_from_a_newer_file_changes_nothing(office: Office) -> None:
    office.load(PROGRESS + done(1) + ROSTER + "| Đỗ Văn An | 1980 | Có |")
    office.load(PROGRESS + done(2))

    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 2.0)]
    assert office.view("current_roster", "full_name") == [("Đỗ Văn An",)]
    assert statuses(office) == [("LN-000001", "accepted"), ("LN-000002", "accepted")]


def test_a_sheet_wholly_refused_changes_nothing(office: Office) -> None:
    office.load(PROGRESS + done(1))
    answer = office.load(PROGRESS + done("nhiều") + ROSTER + "| Đỗ Văn An | 1980 | Có |")

    assert answer["status"] == "partial"
    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 1.0)]


def test_refused_rows_do_not_fall_back_to_an_older_submission_but_wait_for_mending(office: Office) -> None:
    office.load(PROGRESS + done(1) + done(3, "1.2"))
    office.load(PROGRESS + done(2) + done("nhiều", "1.2"))

    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 2.0)]
    assert office.view("rows_to_mend", "unit_code", "period", "sheet", "item_code", "source_row", "submission_id") == [
        ("VP", "2023-Q1", "progress", "1.2", 5, "LN-000002")
    ]


def test_a_withdrawal_makes_the_next_newest_count_again(office: Office) -> None:
    office.load(PROGRESS + done(1))
    office.load(PROGRESS + done(2))
    withdraw(office.ledger, OFFICE, "LN-000002", "Nhầm đơn vị")

    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 1.0)]
    assert statuses(office) == [("LN-000001", "accepted"), ("LN-000002", "withdrawn")]


def test_sheets_of_one_unit_and_period_leave_those_of_others_alone(office: Office) -> None:
    office.load(PROGRESS + done(1))
    office.load(PROGRESS + done(5), unit="Thanh tra Sở")
    office.load(PROGRESS + done(7), period="Quý II năm 2023")

    assert office.view("current_progress", *FIGURES) == [
        ("TTR", "2023-Q1", "1.1", 5.0),
        ("VP", "2023-Q1", "1.1", 1.0),
        ("VP", "2023-Q2", "1.1", 7.0),
    ]


# Duplicates, and files that are not in.


def test_the_same_bytes_are_a_duplicate_while_all_their_sheets_count(office: Office) -> None:
    office.load(PROGRESS + done(1))

    answer = office.load(PROGRESS + done(1), name="gửi lại.xlsx")

    assert (answer["status"], answer["submission_id"]) == ("duplicate", "LN-000001")
    assert statuses(office) == [("LN-000001", "accepted")]


def test_the_first_file_sent_again_after_a_second_one_is_a_new_submission(office: Office) -> None:
    office.load(PROGRESS + done(1))
    office.load(PROGRESS + done(2))

    answer = office.load(PROGRESS + done(1))

    assert (answer["status"], answer["submission_id"]) == ("accepted", "LN-000003")
    assert office.view("current_progress", *FIGURES) == [("VP", "2023-Q1", "1.1", 1.0)]


def test_the_same_bytes_with_one_of_their_sheets_replaced_are_a_new_submission_whose_sheets_all_count(
    office: Office,
) -> None:
    both = PROGRESS + done(1) + ROSTER + "| Đỗ Văn An | 1980 | Có |"
    office.load(both)
    office.load(PROGRESS + done(2))

    assert office.load(both)["submission_id"] == "LN-000003"
    assert statuses(office) == [("LN-000001", "replaced"), ("LN-000002", "replaced"), ("LN-000003", "accepted")]


def test_the_same_bytes_are_new_after_their_submission_was_withdrawn(office: Office) -> None:
    office.load(PROGRESS + done(1))
    withdraw(office.ledger, OFFICE, "LN-000001", "Nhầm kỳ")

    assert office.load(PROGRESS + done(1))["submission_id"] == "LN-000002"


def test_the_same_bytes_for_another_period_are_a_new_submission(office: Office) -> None:
    first = office.load(PROGRESS + done(1), period="", chosen=Chosen(period="2023-Q1"))
    second = office.load(PROGRESS + done(1), period="", chosen=Chosen(period="2023-Q2"))

    assert [first["status"], second["status"]] == ["accepted", "accepted"]


def test_a_refused_file_gets_a_number_and_stands_in_the_history(office: Office) -> None:
    answer = office.load(b"kh\xc3\xb4ng ph\xe1\xba\xa3i b\xe1\xba\xa3ng t\xc3\xadnh")

    assert (answer["status"], answer["submission_id"]) == ("refused", "LN-000001")
    assert statuses(office) == [("LN-000001", "refused")]
    assert office.view("findings", "submission_id", "code") == [("LN-000001", "not_a_workbook")]


def test_the_bytes_of_every_file_are_kept(office: Office) -> None:
    answer = office.load(b"khong phai bang tinh")

    assert office.ledger.archive.read(answer["sha256"]) == b"khong phai bang tinh"


def test_versions_count_the_files_of_a_unit_and_period(office: Office) -> None:
    for number in (1, 2, 3):
        office.load(PROGRESS + done(number))
    office.load(PROGRESS + done(1), unit="Thanh tra Sở")

    assert office.view("submissions", "submission_id", "version") == [
        ("LN-000001", 1),
        ("LN-000002", 2),
        ("LN-000003", 3),
        ("LN-000004", 1),
    ]
