"""The nominees in the layout that the vendor's dossier system takes in: one sheet, persons and collectives together.

Its own template looks up the codes of its catalogues from these words, and its import takes the rows that the person
who imports names. What this program doesn't know stays blank.
"""

from reports.declared import Column, Table
from reports.nominees.columns import COLLECTIVES, INDIVIDUALS
from reports.nominees.listing import AwardList, Listing, Nominee
from reports.table_workbook import heading_row, table_workbook

TITLE = "Danh sách đề nghị khen thưởng để nhập vào phần mềm quản lý thi đua, khen thưởng"
HEADINGS = ("Tên gọi", "Tên", "Chức vụ", "Đơn vị", "Phân loại", "Danh hiệu/Hình thức", "Đối tượng", "Lĩnh vực")
WHERE = (
    "Chép dòng {first} đến dòng {last}, cột A đến H, vào tệp mẫu của phần mềm đó; mã tra theo danh mục của phần mềm."
)
LEFT_BLANK = "Cột Đối tượng, Lĩnh vực để trống: hai danh mục này do phần mềm đó đặt, người nhập chọn."
SHEET = "Danh sách"


def vendor_workbook(listing: Listing) -> bytes:
    """Return the nominees as an .xlsx for the import, reopened and compared cell by cell; raises ExportDiffers."""
    rows = [_row(award, nominee) for award in listing.lists for nominee in award.nominees]
    columns = [Column(heading) for heading in HEADINGS]
    # The rows are known by their numbers only once every line above them is.
    above = Table(TITLE, columns, rows, ("", LEFT_BLANK, *listing.told()))
    first = heading_row(above) + 2
    where = WHERE.format(first=first, last=first + len(rows) - 1)
    return table_workbook([Table(TITLE, columns, rows, (where, *above.told[1:]), SHEET)])


def _row(award: AwardList, nominee: Nominee) -> tuple[str | None, ...]:
    kind = INDIVIDUALS if nominee.is_individual else COLLECTIVES
    return (nominee.honorific, nominee.name, nominee.position, nominee.unit, kind, award.name, None, None)
