"""Many cells with one fault make one message with their addresses."""

from domain.findings import Finding
from etl.grouping import Group, group


def numbers(*cells: str, value: str = "nhiều") -> list[Finding]:
    return [Finding("bad_number", "Tiến độ", cell, "actual", value) for cell in cells]


def only(findings: list[Finding]) -> Group:
    (found,) = group(findings)
    return found


def test_rows_next_to_each_other_are_one_range_in_the_order_of_columns_and_rows() -> None:
    found = only(numbers("D12", "D4", "AA1", "D11", "Z2", "D10", "D4"))

    assert (found.ranges, found.places("vi")) == (("D4", "D10:D12", "Z2", "AA1"), "D4, D10:D12, Z2, AA1")


def test_beyond_eight_ranges_the_cells_left_are_counted() -> None:
    found = only(numbers(*(f"D{row}" for row in range(2, 20, 2)), "D21", "D22", "D23"))

    assert found.places("vi") == "D2, D4, D6, D8, D10, D12, D14, D16 … và 4 ô khác"


def test_the_message_names_the_first_three_things_typed_in_the_quotes_of_its_sentence() -> None:
    findings = [finding for value in "abcad" for finding in numbers(f"D{ord(value)}", value=value)]

    found = only(findings)

    assert found.values == "a, b, c…"
    assert found.message("vi").startswith("“a”, “b”, “c…” không phải là số.")
    assert only(findings[:2]).message("vi").startswith("“a”, “b” không phải là số.")


def test_where_the_sentence_has_no_quotes_none_are_made() -> None:
    findings = [
        Finding("error_cell", "Tiến độ", f"D{row}", value=value) for row, value in enumerate(("#N/A", "#REF!"), 1)
    ]

    assert only(findings).message("vi") == "Ô đang báo lỗi #N/A, #REF!. Hãy sửa công thức hoặc ghi thẳng giá trị."


def test_one_fault_in_several_columns_is_said_once_with_the_ranges_of_each() -> None:
    faults = [("F13", "note"), ("E11", "target"), ("D10", "actual"), ("E10", "target"), ("E12", "target")]

    found = only([Finding("error_cell", "Tiến độ", cell, field, "#DIV/0!") for cell, field in faults])

    assert (found.places("vi"), found.values) == ("D10, E10:E12, F13", "#DIV/0!")


def test_columns_of_one_old_font_are_one_group_that_shows_the_first_of_them() -> None:
    read = {".VnTime": (("B4", "ChiÕn sÜ", "Chiến sĩ"), ("C4", "thi ®ua", "thi đua")), "VNI-Times": (("D4", "ñ", "đ"),)}
    findings = [
        Finding("legacy_encoding", "Tiến độ", cell, value=value, words={"font": font, "read": text})
        for font, columns in read.items()
        for cell, value, text in columns
    ]

    assert [(found.places("vi"), found.message("vi").split(". ")[0]) for found in group(findings)] == [
        ("B4, C4", "Cột này gõ bằng bảng mã cũ (.VnTime): “ChiÕn sÜ” được đọc là “Chiến sĩ”"),
        ("D4", "Cột này gõ bằng bảng mã cũ (VNI-Times): “ñ” được đọc là “đ”"),
    ]


def test_each_value_has_its_quotes_wherever_the_sentence_has_some_and_none_elsewhere() -> None:
    words = {"sentence": "“{value}” có thể là {value}%."}
    findings = [
        Finding("ambiguous_percent", "T", f"D{row}", "x", value, words) for row, value in ((4, "0,5"), (5, "1"))
    ]

    assert only(findings).message("vi") == "“0,5”, “1” có thể là 0,5, 1%."
    assert only(findings[:1]).message("vi") == "“0,5” có thể là 0,5%."


def test_each_value_has_its_quotes_in_english_too() -> None:
    findings = [finding for value in "ab" for finding in numbers(f"D{ord(value)}", value=value)]

    assert only(findings).message("en").startswith("“a”, “b” ")


def test_a_value_among_the_words_is_as_good_as_one_of_its_own() -> None:
    findings = [Finding("unknown_plan", value="x", words={"value": year}) for year in ("1999", "2001")]

    assert only(findings).message("vi").startswith("Chưa có Kế hoạch của năm 1999, 2001 trong")


def test_a_text_too_long_for_a_sentence_is_cut() -> None:
    assert only(numbers("D4", value="ắ" * 40_000)).values == "ắ" * 199 + "…"


def test_findings_that_say_anything_else_stay_apart_and_what_weighs_most_comes_first() -> None:
    findings = [
        Finding("not_checked", "B", words={"what": "x"}),
        Finding("completed_without_evidence", "B", "J9", "evidence"),
        Finding("bad_number", "B", "D9", "actual", "x"),
        Finding("required_empty", "A", "C7", "status", words={"heading": "Trạng thái"}),
        Finding("bad_number", "B", "D3", "target", "x"),
        Finding("required_empty", "A", "A5", "item_code", words={"heading": "Mã nội dung"}),
        Finding("bad_number", "B", "D2", "actual", "y"),
        Finding("altered_identity"),
        Finding("unknown_period"),
    ]

    told = [(found.severity.value, found.code, found.sheet, found.places("vi")) for found in group(findings)]

    assert told == [
        ("error", "unknown_period", "", ""),
        ("error", "bad_number", "B", "D2:D3, D9"),
        ("error", "required_empty", "A", "A5"),
        ("error", "required_empty", "A", "C7"),
        ("warning", "altered_identity", "", ""),
        ("warning", "completed_without_evidence", "B", "J9"),
        ("info", "not_checked", "B", ""),
    ]
