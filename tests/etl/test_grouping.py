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
        ("error", "bad_number", "B", "D2, D9"),
        ("error", "bad_number", "B", "D3"),
        ("error", "required_empty", "A", "A5"),
        ("error", "required_empty", "A", "C7"),
        ("warning", "altered_identity", "", ""),
        ("warning", "completed_without_evidence", "B", "J9"),
        ("info", "not_checked", "B", ""),
    ]
