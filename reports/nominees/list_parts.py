"""What stands in a list of nominees: a table for each award, the two families apart, and what the Office must add."""

from collections.abc import Iterator
from dataclasses import replace

from reports.nominees.columns import NUMBER, NUMBER_WIDTH, ListColumn, columns_of, groups_of
from reports.nominees.listing import AwardList, Listing, Nominee
from reports.nominees.parts import AWARD, FAMILY, OFFICE, TOTAL, Grid, Part, Said
from reports.nominees.wording import award_phrase, numbers_of, total_line
from reports.official import layout
from reports.official.paper import TableRow

_FAMILY_LETTERS = "AB"
OFFICE_PART = "Phần đối chiếu của Văn phòng, bỏ khi ban hành. {told}."
NOTHING_MISSING = "Không thiếu thông tin."
OFFICE_COLUMNS = ("Số hồ sơ", "Họ và tên hoặc tên tập thể", "Cần bổ sung")
OFFICE_WIDTHS = (36, 84, 127)  # mm
_SHARE_OF_NAME = 2 / 5  # of the room that no column needs; the last column has the rest


def list_parts(listing: Listing) -> list[Part]:
    """Return the parts of a list in their order, the last line of it with the sign that ends a document."""
    parts = list(_tables(listing))
    last = parts[-1]
    if isinstance(last, Said):
        parts[-1] = replace(last, text=last.text.removesuffix(".") + layout.END)
    return parts


def office_parts(listing: Listing) -> list[Part]:
    """Return what follows for the Office alone: what was chosen, and who lacks what."""
    told = "; ".join(listing.told())
    lacking = tuple(_lacking(nominee) for nominee in listing.nominees if nominee.missing)
    written = OFFICE_PART.format(told=told)
    if not lacking:
        return [Said(OFFICE, f"{written} {NOTHING_MISSING}")]
    return [Said(OFFICE, written), Grid(OFFICE_COLUMNS, lacking, OFFICE_WIDTHS)]


def _tables(listing: Listing) -> Iterator[Part]:
    families = list(listing.families())
    for letter, (family, lists) in zip(_FAMILY_LETTERS, families, strict=False):
        yield Said(FAMILY, f"{letter}. {family.upper()}" if len(families) > 1 else family.upper())
        for number, award in enumerate(lists, start=1):
            yield Said(AWARD, f"{number}. {award_phrase(award)}")
            yield _grid(award)
            yield Said(TOTAL, f"{total_line(award.nominees)}.")
        if len(lists) > 1:
            everybody = [nominee for award in lists for nominee in award.nominees]
            yield Said(TOTAL, f"Cộng {family.lower()}: {numbers_of(everybody, 'lượt ')}.")


def _grid(award: AwardList) -> Grid:
    columns = columns_of(award)
    rows: list[TableRow] = []
    number = 0
    for words, nominees in groups_of(award):
        rows += [words] if words else []
        for nominee in nominees:
            number += 1
            rows.append((str(number), *(_written(column, nominee) for column in columns)))
    headings = (NUMBER, *(column.heading(award.nominees) for column in columns))
    years = {place for place, column in enumerate(columns, start=1) if column.kind == "year"}
    return Grid(headings, tuple(rows), _widths(columns), frozenset({0} | years))


def _widths(columns: tuple[ListColumn, ...]) -> tuple[int, ...]:
    """The columns' widths in mm: together as wide as the page is between its margins."""
    first, *between, last = (column.width for column in columns)
    spare = layout.WIDE_LINE - NUMBER_WIDTH - first - sum(between) - last
    name = first + int(_SHARE_OF_NAME * spare)
    return (NUMBER_WIDTH, name, *between, layout.WIDE_LINE - NUMBER_WIDTH - name - sum(between))


def _written(column: ListColumn, nominee: Nominee) -> str:
    value = column.value(nominee)
    return "" if value is None else str(value)


def _lacking(nominee: Nominee) -> tuple[str, ...]:
    return nominee.number, nominee.name, ", ".join(nominee.missing)
