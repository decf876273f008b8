"""The XML of a package: hardened parsing, children in the order of the schema, text that XML can hold."""

import re
from collections.abc import Sequence
from typing import Any

from lxml import etree

from etl.marking.orders import Unmarkable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MOST_CHARACTERS = 32_767
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def main(name: str) -> str:
    """Return a name of the spreadsheet namespace as lxml writes it."""
    return f"{{{MAIN}}}{name}"


def parsed(content: bytes, *, namespace: str = "") -> Any:
    """Return the root element; raises Unmarkable for broken XML, a DTD, or a root of another namespace."""
    # A parser is not made once for all: it keeps the state of what it last read.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as reason:
        raise Unmarkable(str(reason)) from reason
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unmarkable("a document type declaration")
    if namespace and etree.QName(root).namespace != namespace:
        raise Unmarkable(f"namespace {etree.QName(root).namespace}")
    return root


def serialised(root: Any) -> bytes:
    """Return the document with its declaration, prefixes as they were."""
    content: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def alike(element: Any) -> tuple[object, ...]:
    """Return what two elements that say the same have in common, whatever their prefixes and order of attributes."""
    text = (element.text or "").strip()
    return (element.tag, tuple(sorted(element.attrib.items())), text, *(alike(child) for child in element))


def insert_in_order(parent: Any, child: Any, order: Sequence[str]) -> None:
    """Put a child before the first sibling that the schema wants after it; siblings of unknown names say nothing."""
    later = set(order[order.index(etree.QName(child).localname) + 1 :])
    for sibling in parent:
        if _local_name(sibling) in later:
            sibling.addprevious(child)
            return
    parent.append(child)


def _local_name(element: Any) -> str:
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element)
    if name.localname == "AlternateContent":
        # Stands where what it offers a choice of would stand.
        inner = next((found for choice in element for found in choice if isinstance(found.tag, str)), None)
        return "" if inner is None else str(etree.QName(inner).localname)
    return str(name.localname)


def writable(text: str, most: int = MOST_CHARACTERS) -> str:
    """Return the text without characters that XML can't hold, cut to `most`, safe from Excel's _x000D_ decoding."""
    text = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > most:
        text = text[: most - 1] + "…"
    return _LOOKS_ESCAPED.sub("_x005F_", text)
