"""The package of an .xlsx file: its parts, how they refer to each other, and XML read without trust."""

import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from domain.rejects import Reject

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Characters = Callable[[str], object]
# What zipfile, its decompressors and expat raise for damaged bytes, and what Python raises for parts that contradict
# each other: a shared text or a style that isn't there, a number that is none.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ExpatError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
)
_CHUNK = 1 << 18


class Relation(NamedTuple):
    """One line of a .rels part: the last word of its type, the part it points to, whether that lies outside."""

    kind: str
    target: str
    is_external: bool


class Package:
    """An .xlsx file as its parts; what its zip or XML library raises is left to the caller."""

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(BytesIO(content))
        self.names = self._zip.namelist()

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """Return a part's bytes."""
        return self._zip.read(name)

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Return what a part ("" is the package itself) refers to, by relation id."""
        folder, base = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{base}.rels")
        found: dict[str, Relation] = {}

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "Relationship":
                target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/")
                is_external = attributes.get("TargetMode") == "External"
                found[attributes["Id"]] = Relation(attributes["Type"].rpartition("/")[2], target, is_external)

        if part in self:
            self.parse(part, start)
        return found

    def parse(self, name: str, start: Start, end: End | None = None, characters: Characters | None = None) -> None:
        """Hand a part's elements to the handlers, as `parse` does."""
        with self.chunks(name) as chunks:
            parse(chunks, start, end, characters)

    @contextmanager
    def chunks(self, name: str) -> Iterator[Iterator[bytes]]:
        """Give a part's bytes piece by piece."""
        with self._zip.open(name) as stream:
            yield iter(lambda: stream.read(_CHUNK), b"")


def parse(chunks: Iterable[bytes], start: Start, end: End | None = None, characters: Characters | None = None) -> None:
    """Hand the elements of an XML document to the handlers, without the prefix that its root has.

    Raises Reject("unsafe_file") when it declares a document type: entities may grow without end or read files.
    """
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if characters is not None:
        parser.CharacterDataHandler = characters
    parser.StartElementHandler = _at_root(parser, start, end)
    for chunk in chunks:
        parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keyword
    parser.Parse(b"", True)  # noqa: FBT003


def _refuse_doctype(*_: object) -> NoReturn:
    raise Reject("unsafe_file")


def _at_root(parser: XMLParserType, start: Start, end: End | None) -> Start:
    """Return a handler of the root that puts the others in place: most files have no prefix and pay nothing for one."""

    def begin(name: str, attributes: Attributes) -> None:
        prefix = name[: name.find(":") + 1]
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        if prefix:
            parser.StartElementHandler = lambda tag, found: start(tag.removeprefix(prefix), found)
            parser.EndElementHandler = end and (lambda tag: end(tag.removeprefix(prefix)))
        start(name.removeprefix(prefix), attributes)

    return begin


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Return the text with _x000D_ and the like as the characters they stand for; those that XML forbids are left out.

    Control characters have no meaning in a cell, and documents made from it later couldn't hold them.
    """
    if "_x" not in text:
        return text
    decoded = _ESCAPE.sub(lambda found: _character(int(found[1], 16)), text)
    return decoded.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _character(code: int) -> str:
    return chr(code) if code in (9, 10, 13) or (code >= 32 and code not in (0xFFFE, 0xFFFF)) else ""
