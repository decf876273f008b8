"""Old encodings in a book: decoded by column, both texts kept, one finding per sheet and column."""

from domain.findings import Finding
from etl.book import Book, Cell, Grid
from etl.decode import decode


def book(*rows: tuple[object, ...], fonts: tuple[str, ...] = ()) -> Book:
    """Return a book of one sheet; `fonts` name the font of each column's cells below the first row."""
    cells = {
        (row, column): Cell(row, column, value, font=fonts[column - 1] if fonts and row > 1 else "")
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value is not None
    }
    return Book((Grid("Sheet1", cells),))


def texts(decoded: Book, column: int) -> list[str]:
    """Return the texts of a column from top to bottom."""
    (grid,) = decoded.grids
    return [cell.text for cell in map(grid.cells.get, sorted(grid.cells)) if cell and cell.column == column]


def test_a_book_without_old_text_is_returned_itself() -> None:
    for typed in (book(("Mã", "Kết quả"), ("1.1", "Đạt 5 × 3 m², «tốt», 10 °C"), (2, 0.5)), Book(())):
        decoded, findings = decode(typed)
        assert decoded is typed
        assert findings == []


def test_a_column_without_fonts_is_decoded_under_its_unicode_heading_and_both_texts_are_kept() -> None:
    typed = book(("Họ và tên", "Năm"), ("NguyÔn ThÞ T\u00ad¬i", 1985), ("Phóc", 1990), ("TrÇn V¨n Hïng", None))

    decoded, findings = decode(typed)

    assert texts(decoded, 1) == ["Họ và tên", "Nguyễn Thị Tươi", "Phúc", "Trần Văn Hùng"]
    assert [cell.typed for cell in decoded.grids[0].row(3)] == ["Phóc", "1990"]
    words = {"font": "TCVN3", "read": "Nguyễn Thị Tươi"}
    assert findings == [Finding("legacy_encoding", "Sheet1", "A2", value="NguyÔn ThÞ T\u00ad¬i", words=words)]


def test_each_column_has_its_own_encoding_and_finding_with_its_font() -> None:
    typed = book(
        ("A", "B", "C", "D"),
        ("trÇn v¨n nam", "Noäi vuï", "Thi Ä‘ua", "Thi đua"),
        fonts=(".VnTimeH", "VNI-Times", "", ""),
    )

    decoded, findings = decode(typed)

    assert [cell.text for cell in decoded.grids[0].row(2)] == ["TRẦN VĂN NAM", "Nội vụ", "Thi đua", "Thi đua"]
    assert [(found.cell, found.words["font"]) for found in findings] == [
        ("A2", "TCVN3 chữ hoa (.VnTimeH)"),
        ("B2", "VNI (VNI-Times)"),
        ("C2", "UTF-8 đọc nhầm"),
    ]


def test_in_a_sheet_wholly_in_an_old_encoding_neighbours_prove_words_that_are_right_in_both() -> None:
    decoded, findings = decode(book(("Tr¹ng th¸i", "Cã"), ("§ang thùc hiÖn", "Cã"), ("Xong", 3)))

    assert (texts(decoded, 1), texts(decoded, 2)) == (["Trạng thái", "Đang thực hiện", "Xong"], ["Có", "Có", "3"])
    assert [(found.cell, found.words["font"]) for found in findings] == [("A1", "TCVN3"), ("B1", "TCVN3")]


def test_beside_unicode_a_column_of_words_right_in_both_stays() -> None:
    decoded, findings = decode(book(("Trạng thái", "Cã"), ("§ang thùc hiÖn", "Cã")))

    assert (texts(decoded, 1), texts(decoded, 2)) == (["Trạng thái", "Đang thực hiện"], ["Cã", "Cã"])
    assert [found.cell for found in findings] == ["A2"]


def test_a_long_text_is_shown_by_its_beginning() -> None:
    (found,) = decode(book(("§¬n vÞ " * 20,)))[1]

    assert (found.value, found.words["read"]) == (("§¬n vÞ " * 20)[:60], ("Đơn vị " * 20)[:60])


def test_the_sheets_name_and_its_other_facts_stay() -> None:
    cells = {(2, 1): Cell(2, 1, "§¬n vÞ")}
    grid = Grid("TiÕn ®é", cells, is_hidden=True, hidden_rows=frozenset({2}))
    grid.row(2)

    (decoded,) = decode(Book((grid,), kind="xls"))[0].grids

    assert (decoded.name, decoded.is_hidden, decoded.hidden_rows) == ("TiÕn ®é", True, {2})
    assert [cell.text for cell in decoded.row(2)] == ["Đơn vị"]
