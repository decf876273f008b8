"""The parts of a presentation's template, as Office wants them written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import hexdigits
from typing import Literal, NamedTuple
from xml.sax.saxutils import escape

EMU = 6350  # of a pixel of the canvas: half a point
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ML = "application/vnd.openxmlformats-officedocument"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SPACES = f'xmlns:a="{_A}" xmlns:r="{_OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'
_FACES = '<a:latin typeface="+mn-lt"/><a:cs typeface="+mn-cs"/>'
_FIRST_ID = 2147483648


class Place(NamedTuple):
    """A rectangle in pixels of the canvas."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Holder:
    """A placeholder: what it holds ("title", "body", "tbl", ...), where, in which size (pixels) and theme colour."""

    name: str
    kind: str
    place: Place
    size: int
    colour: str
    index: int = 0
    bold: bool = False
    align: Literal["l", "r"] = "l"
    anchor: Literal["t", "ctr", "b"] = "t"


@dataclass(frozen=True)
class Bar:
    """A shape of the house itself: filled with a colour, or a bold text in it."""

    name: str
    place: Place
    colour: str
    text: str = ""
    size: int = 0


Shapes = Sequence[Bar | Holder]


def content_types(layouts: int) -> str:
    """Return which part is what."""
    parts = {
        "presentation": "presentationml.presentation.main",
        "slideMasters/slideMaster1": "presentationml.slideMaster",
        "theme/theme1": "theme",
        **{f"slideLayouts/slideLayout{place}": "presentationml.slideLayout" for place in range(1, layouts + 1)},
    }
    told = "".join(
        f'<Override PartName="/ppt/{part}.xml" ContentType="{_ML}.{kind}+xml"/>' for part, kind in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


def relations(*targets: tuple[str, str]) -> str:
    """Return a part's relations, each a kind and what it points to, as rId1, rId2, ..."""
    told = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def presentation(width: int, height: int) -> str:
    """Return the presentation's own part; its first relation is the master."""
    return (
        f'{_HEAD}<p:presentation {_SPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="{_FIRST_ID}" '
        f'r:id="rId1"/></p:sldMasterIdLst><p:sldSz cx="{width * EMU}" cy="{height * EMU}"/><p:notesSz cx="6858000" '
        f'cy="9144000"/><p:defaultTextStyle><a:defPPr><a:defRPr lang="vi-VN"/></a:defPPr>{_level(1, 32)}'
        "</p:defaultTextStyle></p:presentation>"
    )


def theme(name: str, font: str, colours: Mapping[str, str]) -> str:
    """Return a theme of one font and twelve colours, flat: no gradients, no shadows."""
    scheme = "".join(f'<a:{role}><a:srgbClr val="{colour}"/></a:{role}>' for role, colour in colours.items())
    faces = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface="{font}"/>'
    fill = _fill("phClr")
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{_HEAD}<a:theme xmlns:a="{_A}" name="{name}"><a:themeElements><a:clrScheme name="{name}">{scheme}'
        f'</a:clrScheme><a:fontScheme name="{name}"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}'
        f'</a:minorFont></a:fontScheme><a:fmtScheme name="{name}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>"
        f"{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def master(shapes: Shapes, layouts: int, size: int) -> str:
    """Return the master; its first relations are its layouts. `size` is that of plain text, in pixels."""
    levels = "".join(_level(number, size) for number in range(1, 6))
    listed = "".join(f'<p:sldLayoutId id="{_FIRST_ID + place}" r:id="rId{place}"/>' for place in range(1, layouts + 1))
    same = " ".join(f'{role}="{role}"' for role in (*(f"accent{place}" for place in range(1, 7)), "hlink", "folHlink"))
    return (
        f"{_HEAD}<p:sldMaster {_SPACES}>{_slide('', shapes, 'bg1')}"
        f'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" {same}/><p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>'
        f"<p:txStyles><p:titleStyle>{_level(1, size).replace('+mn', '+mj')}</p:titleStyle><p:bodyStyle>{levels}"
        f"</p:bodyStyle><p:otherStyle>{levels}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def layout(name: str, shapes: Shapes, attributes: str, background: str = "") -> str:
    """Return a layout; without a background of its own it has the master's."""
    return (
        f'{_HEAD}<p:sldLayout {_SPACES} preserve="1" {attributes}>{_slide(name, shapes, background)}'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _slide(name: str, shapes: Shapes, background: str) -> str:
    behind = f"<p:bg><p:bgPr>{_fill(background)}<a:effectLst/></p:bgPr></p:bg>" if background else ""
    drawn = "".join(
        _holder(number, shape) if isinstance(shape, Holder) else _bar(number, shape)
        for number, shape in enumerate(shapes, start=2)
    )
    named = f' name="{escape(name)}"' if name else ""
    return f"<p:cSld{named}>{behind}<p:spTree>{_TREE}{drawn}</p:spTree></p:cSld>"


def _holder(number: int, holder: Holder) -> str:
    at = f' idx="{holder.index}"' if holder.index else ""
    text = f'<a:r><a:rPr lang="vi-VN"/><a:t>{escape(holder.name)}</a:t></a:r>'
    if holder.kind == "sldNum":
        guid = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"
        text = f'<a:fld id="{guid}" type="slidenum"><a:rPr lang="vi-VN"/><a:t>‹#›</a:t></a:fld>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(holder.name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="{holder.kind}"{at}/></p:nvPr></p:nvSpPr><p:spPr>{_box(holder.place)}</p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" {_INSETS} anchor="{holder.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle>'
        f'<a:lvl1pPr marL="0" indent="0" algn="{holder.align}"><a:buNone/><a:defRPr sz="{holder.size * 50}" '
        f'b="{int(holder.bold)}">{_fill(holder.colour)}</a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{text}</a:p>'
        "</p:txBody></p:sp>"
    )


def _bar(number: int, bar: Bar) -> str:
    text = (
        f'<p:txBody><a:bodyPr {_INSETS}/><a:lstStyle/><a:p><a:r><a:rPr lang="vi-VN" sz="{bar.size * 50}" b="1">'
        f"{_fill(bar.colour)}</a:rPr><a:t>{escape(bar.text)}</a:t></a:r></a:p></p:txBody>"
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(bar.name)}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f"</p:nvSpPr><p:spPr>{_box(bar.place)}{'<a:noFill/>' if bar.text else _fill(bar.colour)}<a:ln><a:noFill/>"
        f"</a:ln></p:spPr>{text if bar.text else ''}</p:sp>"
    )


def _level(number: int, size: int) -> str:
    return (
        f'<a:lvl{number}pPr marL="0" indent="0" algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:buNone/>'
        f'<a:defRPr sz="{size * 50}" kern="1200">{_fill("tx1")}{_FACES}</a:defRPr></a:lvl{number}pPr>'
    )


def _fill(colour: str) -> str:
    """A colour of the theme by its name, or one of its own as "rrggbb"."""
    is_own = len(colour) == 6 and set(colour) <= set(hexdigits)
    return f'<a:solidFill><a:{"srgbClr" if is_own else "schemeClr"} val="{colour}"/></a:solidFill>'


def _box(place: Place) -> str:
    left, top, width, height = (length * EMU for length in place)
    return (
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )
