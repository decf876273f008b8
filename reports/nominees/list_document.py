"""The list of nominees (danh sách trích ngang) as a Word annex that lies across: a table for each award."""

from domain.catalogue import FAMILY_LABELS, Family
from domain.states import NOMINATION_STATES
from reports.nominees.list_parts import list_parts, office_parts
from reports.nominees.listing import Listing
from reports.nominees.parts import Part, add_styles, prove, write
from reports.official import layout
from reports.official.paper import Paper

TITLE = "Danh sách trích ngang {stage} xét tặng {families} năm {year}"
AGENCY = "Sở Nội vụ"
REGISTERED = ("registered",)


def list_document(listing: Listing) -> bytes:
    """Return the list as a .docx to go with a document still to be written; raises ExportDiffers.

    Reopened before it is returned: every award, nominee and total in it is what was asked of the ledger.
    """
    paper = Paper(list_title(listing), *listing.heading.marks)
    add_styles(paper)
    parts = annex(paper, listing, layout.ATTACHED.format(document=layout.NUMBER_BLANK, agency=AGENCY))
    content = paper.content()
    prove(content, parts)
    return content


def annex(paper: Paper, listing: Listing, attached: str) -> list[Part]:
    """Write the list as an annex of a paper and return its parts."""
    paper.annex(list_title(listing), attached)
    parts = [*list_parts(listing), *office_parts(listing)]
    write(paper, parts)
    return parts


def list_title(listing: Listing) -> str:
    """Return what the list is about: who is nominated, or only registered, for which family in which year."""
    stage = NOMINATION_STATES.label("registered" if listing.heading.states == REGISTERED else "proposed").lower()
    return TITLE.format(stage=stage, families=families_named(listing), year=listing.heading.year)


def families_named(listing: Listing) -> str:
    """Return the families as a sentence names them, titles first."""
    there = {award.family for award in listing.lists}
    return ", ".join(FAMILY_LABELS[family].lower() for family in Family if family in there)
