"""The text of a sheet's first cell, read no further than it stands."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from etl.marking.markup import main
from etl.marking.package import Package


def first_text(package: Package, sheet_part: str, strings_part: str) -> str:
    """Return the text in A1 of a sheet, "" where no text stands there; raises etree.LxmlError for broken XML."""
    cell = next(_elements(package.content(sheet_part), "c"), None)
    if cell is None or cell.get("r", "A1") != "A1":
        return ""
    if cell.get("t") != "s":
        return _text(cell)
    number = cell.findtext(main("v"), "")
    for place, entry in enumerate(_elements(package.content(strings_part), "si") if strings_part else ()):
        if str(place) == number:
            return _text(entry)
    return ""


def _elements(content: bytes, name: str) -> Iterator[Any]:
    for _, element in etree.iterparse(BytesIO(content), tag=main(name), resolve_entities=False, no_network=True):
        yield element
        element.clear()


def _text(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(main("t")))
