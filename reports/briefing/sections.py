"""What a presentation says of itself beside its slides: the groups they are listed in, the master of its notes."""

from collections.abc import Sequence
from itertools import groupby
from uuid import NAMESPACE_OID, uuid5

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Briefing

from reports.briefing.pages import Page
from reports.deck.slides import Slide
from reports.official.words import on_one_line

_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def add_sections(briefing: Briefing, every: Sequence[tuple[Slide, Page]]) -> None:
    """Group the slides by section; cover and agenda stand together, under the name of the agenda."""
    ids = [str(one.get("id")) for one in briefing.part._element.sldIdLst]
    opening = every[1][1].title
    listed = etree.Element(f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
    named = zip(
        ids, (on_one_line(slide.section.title) if slide.section else opening for slide, _ in every), strict=True
    )
    for place, (title, members) in enumerate(groupby(named, key=lambda one: one[1])):
        number = str(uuid5(NAMESPACE_OID, f"{place} {title}")).upper()
        group = etree.SubElement(listed, f"{{{_P14}}}section", name=title, id=f"{{{number}}}")
        held = etree.SubElement(group, f"{{{_P14}}}sldIdLst")
        for slide_id, _ in members:
            etree.SubElement(held, f"{{{_P14}}}sldId", id=slide_id)
    extensions = etree.SubElement(briefing.part._element, qn("p:extLst"))
    etree.SubElement(extensions, qn("p:ext"), uri=_URI).append(listed)


def name_notes_master(briefing: Briefing) -> None:
    """List the master of the notes, which python-pptx relates without listing it."""
    number = briefing.part.relate_to(briefing.notes_master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
    listed = etree.Element(qn("p:notesMasterIdLst"))
    etree.SubElement(listed, qn("p:notesMasterId")).set(qn("r:id"), number)
    briefing.part._element.sldMasterIdLst.addnext(listed)
