"""The house's own template of a briefing: its colours, its font, and what stands where on which layout.

Lengths are those of reports/deck/canvas.py; who changes the theme in PowerPoint changes every slide.
"""

from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pptx import Presentation
from pptx.presentation import Presentation as Briefing

from domain.program import AGENCY
from reports.briefing import markup
from reports.briefing.markup import Bar, Holder, Place
from reports.deck import canvas

# Standard in Windows, covers Vietnamese; elsewhere Liberation Sans is exactly as wide.
FONT = "Arial"
# As .streamlit/config.toml has them, by the names that a theme knows.
COLOURS: dict[str, str] = {
    "dk1": "1b2838",
    "lt1": "fdfcf9",
    "dk2": "1f3a5f",
    "lt2": "f3f0e9",
    "accent1": "1f3a5f",
    "accent2": "a4262c",
    "accent3": "1e6b45",
    "accent4": "8a4b08",
    "accent5": "1f5a96",
    "accent6": "615b50",
    "hlink": "1f5a96",
    "folHlink": "615b50",
}
RULE = "d8d2c6"  # borders
# The layouts by their place, and the indexes by which a slide's placeholders are found.
COVER, TABLE, CHART, TEXT = range(4)
SUBTITLE, TOLD, FOOT, NUMBER, MARKS, BODY = 1, 10, 11, 12, 13, 14
TOLD_HEIGHT = canvas.BODY_TOP - canvas.TOLD_TOP

_TITLE = Place(canvas.MARGIN, canvas.TITLE_TOP, canvas.LINE, canvas.TOLD_TOP - canvas.TITLE_TOP)
_TOLD = Place(canvas.MARGIN, canvas.TOLD_TOP, canvas.LINE, TOLD_HEIGHT)
_BODY = Place(canvas.MARGIN, canvas.BODY_TOP, canvas.LINE, canvas.BODY_HEIGHT)
# From left to right in the foot: what the slide holds, the marks of samples and drafts, the slide's number.
_NUMBER_WIDTH, _MARKS_WIDTH, _FOOT_TOP, _FOOT_HEIGHT = 130, 500, canvas.FOOT_TOP + 14, 44
_NUMBER = Place(canvas.WIDTH - canvas.MARGIN - _NUMBER_WIDTH, _FOOT_TOP, _NUMBER_WIDTH, _FOOT_HEIGHT)
_MARKS = Place(_NUMBER.left - _MARKS_WIDTH, _FOOT_TOP, _MARKS_WIDTH, _FOOT_HEIGHT)
_FOOT = Place(canvas.MARGIN, _FOOT_TOP, _MARKS.left - canvas.MARGIN, _FOOT_HEIGHT)
_COVER_LEFT, _COVER_WIDTH = canvas.MARGIN, canvas.LINE
_COVER_AGENCY = Place(_COVER_LEFT, 112, _COVER_WIDTH, 48)
_COVER_TITLE = Place(_COVER_LEFT, 230, _COVER_WIDTH, 330)
_COVER_RULE = Place(_COVER_LEFT, 588, 240, 6)
_COVER_TOLD = Place(_COVER_LEFT, 622, _COVER_WIDTH, 340)


def new_briefing() -> Briefing:
    """Return a presentation without slides, 13.333 x 7.5 inches."""
    return Presentation(BytesIO(_template()))


def theme_xml() -> str:
    """Return the theme's part."""
    return markup.theme("Sở Nội vụ", FONT, COLOURS)


@cache
def _template() -> bytes:
    layouts = (
        markup.layout("Bìa", _cover(), 'type="title" showMasterSp="0"', background="tx2"),
        *(
            markup.layout(name, _content(name, kind), 'userDrawn="1"')
            for name, kind in (("Bảng", "tbl"), ("Biểu đồ", "chart"), ("Nội dung", "body"))
        ),
    )
    parts = {
        "[Content_Types].xml": markup.content_types(len(layouts)),
        "_rels/.rels": markup.relations(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": markup.presentation(canvas.WIDTH, canvas.HEIGHT),
        "ppt/_rels/presentation.xml.rels": markup.relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")
        ),
        "ppt/theme/theme1.xml": theme_xml(),
        "ppt/slideMasters/slideMaster1.xml": markup.master(_master(), len(layouts), canvas.TOLD),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": markup.relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{place + 1}.xml") for place in range(len(layouts))),
            ("theme", "../theme/theme1.xml"),
        ),
    }
    for place, layout in enumerate(layouts, start=1):
        parts[f"ppt/slideLayouts/slideLayout{place}.xml"] = layout
        parts[f"ppt/slideLayouts/_rels/slideLayout{place}.xml.rels"] = markup.relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def _master() -> tuple[Bar | Holder, ...]:
    return (
        Bar("Vạch", Place(0, _TITLE.top, 20, _TITLE.height - 12), "accent1"),
        Bar("Kẻ chân", Place(canvas.MARGIN, canvas.FOOT_TOP, canvas.LINE, 2), RULE),
        Holder("Tiêu đề", "title", _TITLE, canvas.TITLE, "tx2", bold=True, anchor="ctr"),
        Holder("Nội dung", "body", _BODY, canvas.TOLD, "tx1", SUBTITLE),
        *_foot("accent6"),
    )


def _cover() -> tuple[Bar | Holder, ...]:
    return (
        Bar("Vạch", _COVER_RULE, "bg2"),
        Bar("Cơ quan", _COVER_AGENCY, "bg2", text=AGENCY, size=canvas.BODY),
        Holder("Tiêu đề", "ctrTitle", _COVER_TITLE, canvas.COVER, "bg1", bold=True, anchor="b"),
        Holder("Nội dung", "subTitle", _COVER_TOLD, canvas.TOLD, "bg2", SUBTITLE),
        Holder("Dấu", "body", _MARKS, canvas.SMALL, "bg1", MARKS, bold=True, align="r"),
        *_foot("bg2"),
    )


def _content(name: str, kind: str) -> tuple[Holder, ...]:
    return (
        Holder("Tiêu đề", "title", _TITLE, canvas.TITLE, "tx2", bold=True, anchor="ctr"),
        Holder("Tóm tắt", "body", _TOLD, canvas.TOLD, "tx1", TOLD),
        Holder(name, kind, _BODY, canvas.TOLD, "tx1", BODY),
        Holder("Dấu", "body", _MARKS, canvas.SMALL, "accent2", MARKS, bold=True, align="r"),
        *_foot("accent6"),
    )


def _foot(colour: str) -> tuple[Holder, ...]:
    return (
        Holder("Chân trang", "ftr", _FOOT, canvas.SMALL, colour, FOOT),
        Holder("Số trang", "sldNum", _NUMBER, canvas.SMALL, colour, NUMBER, align="r"),
    )
