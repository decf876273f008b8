"""The plain rows of a worksheet's part, cut out before the XML parser: texts and numbers without anything around them.

Nearly all rows of large sheets are, and a regular expression reads them several times as fast as handlers do that are
called for every tag. Whatever is not to the letter as spreadsheet programs write it is left to the parser.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

Cells = list[tuple[str, str, str, str]]  # letters of the column, style, type, value
_END = b"</row>"
_LONGEST_ROW = 1 << 22  # bytes
# Up to the rows: UTF-8, and neither a comment nor a document type.
_BEGINNING = re.compile(
    rb"""(?:<\?xml version=["']1\.0["'](?: encoding=["'](?i:utf-8)["'])?(?: standalone=["'](?:yes|no)["'])?\?>\s*)?"""
    rb"""<worksheet[\s>][^!?]*?<sheetData>"""
)
_VALUE = rb"-?[0-9][0-9.eE+-]*"
_CELL = rb'<c r="[A-Z]{1,3}\1"(?: s="[0-9]{1,6}")?(?: t="[ns]")?(?:/>|><v>' + _VALUE + rb"</v></c>)"
_ROW = re.compile(
    rb'<row r="([1-9][0-9]{0,6})"((?: (?!r=)[A-Za-z][\w:]*="[\w .:;,/+-]*")*+)(?:/>|>((?:' + _CELL + rb")*+)</row>)"
)
_PARTS = re.compile(r'<c r="([A-Z]+)[0-9]+"(?: s="([0-9]+)")?(?: t="([ns])")?(?:/>|><v>([^<]+)</v></c>)')
_ATTRIBUTE = re.compile(rb' ([\w:]+)="([^"]*)"')
# After these nobody can tell by the letters alone whether what follows is a row.
_UNSURE = re.compile(rb"<[!?]|</sheetData|extLst")


def without_plain_rows(chunks: Iterable[bytes], take: Callable[[str, dict[str, str], Cells], None]) -> Iterator[bytes]:
    """Yield what is left of a worksheet's part for the parser; `take` gets each plain row when its turn comes."""
    coming = iter(chunks)
    data = next(coming, b"")
    beginning = _BEGINNING.match(data)
    at = beginning.end() if beginning else 0
    yield data[:at]
    while beginning:
        row = _ROW.match(data, at)
        if row and (attributes := _attributes(row[2])) is not None:
            take(row[1].decode(), attributes, _PARTS.findall((row[3] or b"").decode()))
            at = row.end()
            continue
        end = data.find(_END, at) + len(_END)
        piece = data[at:end] if end >= len(_END) else data[at:]
        if _UNSURE.search(piece) or len(piece) > _LONGEST_ROW:
            break
        if end >= len(_END):
            yield piece
            at = end
            continue
        chunk = next(coming, b"")
        if not chunk:
            break
        data, at = piece + chunk, 0
    yield data[at:]
    yield from coming


@lru_cache(maxsize=1024)
def _attributes(text: bytes) -> dict[str, str] | None:
    """Return the attributes of a row, None where one stands twice."""
    found = _ATTRIBUTE.findall(text)
    named = {name.decode(): value.decode() for name, value in found}
    return named if len(named) == len(found) else None
