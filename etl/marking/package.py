"""The zip package of a workbook: parts, relations and content types; what is not edited is copied as it is."""

import io
import posixpath
import zipfile
from typing import Any
from urllib.parse import unquote

from lxml import etree

from etl.marking.markup import RELATION, parsed, serialised
from etl.marking.orders import Unmarkable

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NO_RELATIONS = f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>'.encode()
MOST_BYTES = 400 * 1024 * 1024


class Package:
    """The parts of a workbook by name, without the leading slash."""

    def __init__(self, content: bytes) -> None:
        """Raise BadZipFile for what is no zip, Unmarkable for parts that can't be told apart or are too big."""
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._entries = self._archive.infolist()
        self._names = {entry.filename.lower(): entry.filename for entry in self._entries}
        if len(self._names) != len(self._entries):
            raise Unmarkable("two parts of one name")
        if sum(entry.file_size for entry in self._entries) > MOST_BYTES:
            raise Unmarkable("too large")
        self._written: dict[str, bytes] = {}
        self._roots: dict[str, Any] = {}

    def names(self) -> list[str]:
        """Return the names of all parts, new ones last."""
        return list(self._names.values())

    def content(self, name: str) -> bytes:
        """Return the bytes of a part; raises KeyError."""
        name = self._names[name.lower()]
        if name in self._roots:
            return serialised(self._roots[name])
        return self._written[name] if name in self._written else self._archive.read(name)

    def edit(self, name: str, *, namespace: str = "") -> Any:
        """Return the root element of a part; what is done to it is written. Raises KeyError, Unmarkable."""
        name = self._names[name.lower()]
        if name not in self._roots:
            self._roots[name] = parsed(self.content(name), namespace=namespace)
        return self._roots[name]

    def put(self, name: str, content: bytes) -> None:
        """Write a part, new or over the one there is."""
        name = self._names.setdefault(name.lower(), name)
        self._roots.pop(name, None)
        self._written[name] = content

    def unused_name(self, pattern: str) -> str:
        """Return the first name that no part has; `pattern` has a place for a number."""
        number = 1
        while pattern.format(number).lower() in self._names:
            number += 1
        return pattern.format(number)

    def relations(self, part: str) -> "Relations":
        """Return the relations of a part, "" for those of the package."""
        return Relations(self, part)

    def declare(self, part: str, content_type: str) -> None:
        """Give a new part its content type."""
        root = self.edit(CONTENT_TYPES, namespace=_TYPES)
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)

    def declare_ending(self, ending: str, part: str, content_type: str) -> None:
        """Give all parts of an ending their content type, or only this one where the ending means another already."""
        root = self.edit(CONTENT_TYPES, namespace=_TYPES)
        for known in root.iter(f"{{{_TYPES}}}Default"):
            if known.get("Extension", "").lower() == ending:
                if known.get("ContentType") != content_type:
                    self.declare(part, content_type)
                return
        root.insert(0, etree.Element(f"{{{_TYPES}}}Default", Extension=ending, ContentType=content_type))

    def content_type(self, part: str) -> str:
        """Return the content type of a part as declared for it by name, "" without one."""
        root = parsed(self.content(CONTENT_TYPES), namespace=_TYPES)
        for override in root.iter(f"{{{_TYPES}}}Override"):
            if override.get("PartName", "").lower() == f"/{part}".lower():
                return str(override.get("ContentType", ""))
        return ""

    def has(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name.lower() in self._names

    def actual(self, name: str) -> str:
        """Return the name as the package spells it; raises KeyError."""
        return self._names[name.lower()]

    def bytes(self) -> bytes:
        """Return the package: entries in their order under their names, new ones last."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in self._entries:
                fresh = zipfile.ZipInfo(entry.filename, entry.date_time)
                stored = entry.compress_type == zipfile.ZIP_STORED
                fresh.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                fresh.external_attr, fresh.create_system = entry.external_attr, entry.create_system
                target.writestr(fresh, self.content(entry.filename))
            for name in self.names()[len(self._entries) :]:
                fresh = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                fresh.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(fresh, self.content(name))
        return stream.getvalue()


class Relations:
    """What one part of a package relates to."""

    def __init__(self, package: Package, part: str) -> None:
        """Read nothing that isn't there: a part without relations has none until one is added."""
        folder, name = posixpath.split(part)
        self._package, self._folder, self._part = package, folder, posixpath.join(folder, "_rels", f"{name}.rels")

    def target(self, relation_id: str) -> str:
        """Return the part a relation leads to; raises KeyError when there is none within the package."""
        for relation in self._all():
            if relation.get("Id") == relation_id:
                return self._resolved(relation)
        raise KeyError(relation_id)

    def of_type(self, kind: str) -> list[str]:
        """Return the parts related by a type, named by the last word of its address."""
        return [self._resolved(relation) for relation in self._all() if relation.get("Type") == f"{RELATION}/{kind}"]

    def kinds(self) -> set[str]:
        """Return the last words of all types."""
        return {relation.get("Type", "").rsplit("/", 1)[-1] for relation in self._all()}

    def add(self, kind: str, part: str) -> str:
        """Relate to a part and return the relation's id."""
        if not self._package.has(self._part):
            self._package.put(self._part, _NO_RELATIONS)
        root = self._package.edit(self._part, namespace=PACKAGE_RELATIONS)
        taken = {relation.get("Id", "").lower() for relation in root}
        number = len(root) + 1
        while f"rid{number}" in taken:
            number += 1
        target = posixpath.relpath(part, self._folder or ".")
        names = {"Id": f"rId{number}", "Type": f"{RELATION}/{kind}", "Target": target}
        etree.SubElement(root, f"{{{PACKAGE_RELATIONS}}}Relationship", names)
        return names["Id"]

    def clear(self) -> None:
        """Forget all relations of the part."""
        if self._package.has(self._part):
            self._package.put(self._part, _NO_RELATIONS)

    def _all(self) -> list[Any]:
        if not self._package.has(self._part):
            return []
        root = parsed(self._package.content(self._part), namespace=PACKAGE_RELATIONS)
        return list(root.iter(f"{{{PACKAGE_RELATIONS}}}Relationship"))

    def _resolved(self, relation: Any) -> str:
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            raise KeyError(target)
        for spelled in (target, unquote(target)):
            whole = posixpath.normpath(posixpath.join("/", self._folder, spelled)).lstrip("/")
            if self._package.has(whole):
                return self._package.actual(whole)
        raise KeyError(target)
