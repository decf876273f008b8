"""The boxes in which notes are drawn: a VML part, changed as text, for what offices send is not always XML."""

import re
from collections.abc import Collection

from etl.marking.cells import LAST_COLUMN, LAST_ROW, Place
from etl.marking.orders import Unmarkable

_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_KIND = (
    '<v:shapetype{names} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape{names} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
    'margin-top:2pt;width:240pt;height:100pt;z-index:{level};visibility:hidden" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
# Numbers of shapes are given out in blocks; which blocks a part uses, its idmap says.
_BLOCK = 1024
_BLOCKS = re.compile(r"""(<o:idmap\b[^>]*?\bdata=["'])([\d,\s]*)(["'])""")
_ANY_SHAPE = re.compile(r"<v:shape\b(?:(?!<v:shape\b).)*?</v:shape>\s*", re.DOTALL)
_NOTE = re.compile(r"""ObjectType=["']Note["']""")
_ROW, _COLUMN = re.compile(r"<x:Row>\s*(\d+)\s*</x:Row>"), re.compile(r"<x:Column>\s*(\d+)\s*</x:Column>")
_DECLARED = tuple(re.compile(name.replace('"', "[\"']")) for name in _NAMES.split())


class NoteShapes:
    """One VML part."""

    def __init__(self, content: bytes) -> None:
        """Raise Unmarkable for another encoding than UTF-8."""
        try:
            self._text = content.decode("utf-8")
        except UnicodeDecodeError as reason:
            raise Unmarkable("drawings of notes in another encoding") from reason

    @staticmethod
    def none() -> bytes:
        """Return a part that draws nothing yet."""
        layout = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout>'
        return f"<xml {_NAMES}>{layout}</xml>".encode()

    def blocks(self) -> set[int]:
        """Return the blocks of shape numbers the part uses."""
        return {int(number) for found in _BLOCKS.finditer(self._text) for number in re.findall(r"\d+", found[2])}

    def changed(self, gone: Collection[Place], new: Collection[Place], taken: Collection[int]) -> bytes:
        """Return the part without the notes on some cells and with notes on others.

        `taken` are the blocks of numbers used in the whole workbook. Raises Unmarkable.
        """
        text = _ANY_SHAPE.sub(lambda shape: "" if _place(shape[0]) in gone else shape[0], self._text)
        end = text.rfind("</xml>")
        if end < 0:
            raise Unmarkable("drawings of notes without an end")
        names = "" if all(name.search(text) for name in _DECLARED) else f" {_NAMES}"
        kind = "" if 'id="_x0000_t202"' in text else _KIND.format(names=names)
        first = max(taken, default=0) + 1
        shapes = [_shape(place, first * _BLOCK + 1 + index, names) for index, place in enumerate(sorted(new))]
        text = text[:end] + (kind + "".join(shapes) if shapes else "") + text[end:]
        last = first + len(shapes) // _BLOCK
        return _using(text, range(first, last + 1) if shapes else ()).encode()


def _using(text: str, blocks: Collection[int]) -> str:
    def extended(found: re.Match[str]) -> str:
        numbers = [*re.findall(r"\d+", found[2]), *map(str, blocks)]
        return f"{found[1]}{','.join(numbers)}{found[3]}"

    return _BLOCKS.sub(extended, text, count=1)


def _place(shape: str) -> Place | None:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if not (_NOTE.search(shape) and row and column):
        return None
    return Place(int(row[1]) + 1, int(column[1]) + 1)


def _shape(place: Place, number: int, names: str) -> str:
    row, column = place.row - 1, place.column - 1
    left, top = min(column + 1, LAST_COLUMN - 4), min(max(row - 1, 0), LAST_ROW - 7)
    anchor = f"{left}, 15, {top}, 10, {left + 3}, 60, {top + 6}, 4"
    return _SHAPE.format(names=names, number=number, level=number % 1000 + 1, anchor=anchor, row=row, column=column)
