"""The list of nominees (danh sách trích ngang) as a workbook: a sheet for each award."""

from domain.catalogue import FAMILY_LABELS
from domain.sheets.nominations import NOMINATIONS
from reports.declared import Column, Table
from reports.nominees.columns import NUMBER, columns_of
from reports.nominees.list_document import list_title
from reports.nominees.listing import AwardList, Listing
from reports.nominees.wording import award_phrase, total_line
from reports.table_workbook import table_workbook

# As the templates head them: the rows can be read again without the sheet's title.
AWARD_HEADING, NOMINATION_NO = (NOMINATIONS.column(name).heading for name in ("award", "nomination_no"))


def list_workbook(listing: Listing) -> bytes:
    """Return the list as an .xlsx, reopened and compared cell by cell before; raises ExportDiffers."""
    return table_workbook([_table(listing, award) for award in listing.lists])


def _table(listing: Listing, award: AwardList) -> Table:
    columns = columns_of(award)
    return Table(
        title=f"{list_title(listing)}: {award_phrase(award)}",
        columns=(
            Column(NUMBER, "number"),
            *(Column(column.heading(award.nominees), column.kind) for column in columns),
            Column(AWARD_HEADING),
            Column(NOMINATION_NO),
        ),
        rows=[
            (place, *(column.value(nominee) for column in columns), award.name, nominee.number)
            for place, nominee in enumerate(award.nominees, start=1)
        ],
        told=(*listing.told(), f"{FAMILY_LABELS[award.family]}. {total_line(award.nominees)}."),
        sheet_name=award.short_name,
    )
