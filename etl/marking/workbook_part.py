"""The workbook part: which sheets there are, how ours becomes the first of them, and names that stay with theirs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from etl.marking.first_text import first_text
from etl.marking.markup import MAIN, RELATION, insert_in_order, main
from etl.marking.names import FILL_NAME, MARKER_NAME, is_sheet_to_mend
from etl.marking.orders import Unmarkable
from etl.marking.package import Package

_KINDS = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml",
}
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_ORDER = ("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
          "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches",
          "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects",
          "extLst")  # fmt: skip
_ID = f"{{{RELATION}}}id"
_LONGEST_TITLE = 31
_SELECTED = re.compile(rb"""(<(?:[\w.-]+:)?sheetView\b[^>]*?)\s+tabSelected\s*=\s*(?:"[^"]*"|'[^']*')""")


@dataclass(frozen=True)
class SheetPart:
    """One sheet: its name, its part, and whether cells can stand in it."""

    name: str
    part: str
    has_cells: bool


class WorkbookPart:
    """The workbook part of a package."""

    def __init__(self, package: Package) -> None:
        """Raise Unmarkable for another kind of file, KeyError for a package that lacks a part it speaks of."""
        self._package = package
        (self._part,) = package.relations("").of_type("officeDocument") or ("",)
        if package.content_type(self._part) not in _KINDS:
            raise Unmarkable("no workbook of Excel's XML")
        self._relations = package.relations(self._part)
        if "revisionHeaders" in self._relations.kinds():
            raise Unmarkable("a shared workbook keeps a log of its sheets")
        (self.styles_part,) = self._relations.of_type("styles") or ("",)
        if not self.styles_part:
            raise Unmarkable("no styles")
        self._root = package.edit(self._part, namespace=MAIN)
        self._list = self._root.find(main("sheets"))
        if self._list is None or not len(self._list):
            raise Unmarkable("no sheets")
        self._ours = self._marked_before()

    def sheets(self) -> list[SheetPart]:
        """Return the sender's sheets in their order; ours of an earlier marking is not among them."""
        worksheets = set(self._relations.of_type("worksheet"))
        found = [(sheet, self._relations.target(sheet.get(_ID, ""))) for sheet in self._list]
        return [
            SheetPart(sheet.get("name", ""), part, part in worksheets)
            for sheet, part in found
            if sheet is not self._ours
        ]

    def remembered(self) -> dict[int, str]:
        """Return the fills that an earlier marking covered: number -> the fill as text."""
        names = {name.get("name", ""): name.text or "" for name in self._names()}
        told = {name.removeprefix(FILL_NAME): text for name, text in names.items() if name.startswith(FILL_NAME)}
        return {int(number): text.strip('"') for number, text in told.items() if number.isdecimal()}

    def free_title(self, wanted: str) -> str:
        """Return the title for our sheet: as wanted, with a number where a sheet of the sender's has that name."""
        taken = {sheet.name.casefold() for sheet in self.sheets()}
        title, number = wanted[:_LONGEST_TITLE], 1
        while title.casefold() in taken:
            number += 1
            ending = f" ({number})"
            title = wanted[: _LONGEST_TITLE - len(ending)] + ending
        return title

    def put_first(self, title: str, content: bytes, heading_row: int, remembered: Mapping[int, str]) -> None:
        """Make a sheet of ours the first and the open one, in the place of an earlier one."""
        before = list(self._list)
        if self._ours is None:
            self._ours = self._new_sheet(title)
        else:
            self._package.relations(self._relations.target(self._ours.get(_ID, ""))).clear()
        self._package.put(self._relations.target(self._ours.get(_ID, "")), content)
        self._ours.set("name", title)
        self._ours.attrib.pop("state", None)
        self._list.insert(0, self._ours)
        self._name_places(before, title, heading_row, remembered)
        self._open_first()
        for sheet in self.sheets():
            deselect(self._package, sheet.part)

    def _marked_before(self) -> Any:
        for name in self._names():
            if name.get("name") == MARKER_NAME:
                title = (name.text or "").rpartition("!")[0].removeprefix("'").removesuffix("'").replace("''", "'")
                named = (sheet for sheet in self._list if sheet.get("name") == title)
                return next(filter(self._is_ours, named), None)
        return None

    def _is_ours(self, sheet: Any) -> bool:
        """Tell whether we wrote a sheet: the sender's own may bear the name of our marker, and must not be replaced."""
        part = self._relations.target(sheet.get(_ID, ""))
        if part not in self._relations.of_type("worksheet"):
            return False
        (strings,) = self._relations.of_type("sharedStrings") or ("",)
        return is_sheet_to_mend(sheet.get("name", ""), first_text(self._package, part, strings))

    def _names(self) -> list[Any]:
        return list(self._root.iterfind(f"{main('definedNames')}/{main('definedName')}"))

    def _new_sheet(self, title: str) -> Any:
        part = self._package.unused_name("xl/worksheets/sheet{}.xml")
        self._package.put(part, b"")
        self._package.declare(part, _SHEET_TYPE)
        number = max(int(sheet.get("sheetId", "0")) for sheet in self._list) + 1
        sheet = etree.Element(main("sheet"), name=title, sheetId=str(number))
        sheet.set(_ID, self._relations.add("worksheet", part))
        return sheet

    def _name_places(self, before: list[Any], title: str, heading_row: int, remembered: Mapping[int, str]) -> None:
        holder = self._root.find(main("definedNames"))
        if holder is None:
            holder = etree.Element(main("definedNames"))
            insert_in_order(self._root, holder, _ORDER)
        now = {id(sheet): number for number, sheet in enumerate(self._list)}
        for name in self._names():
            number = name.get("localSheetId", "")
            sheet = before[int(number)] if number.isdecimal() and int(number) < len(before) else None
            if sheet is self._ours or name.get("name", "").startswith((MARKER_NAME, FILL_NAME)):
                holder.remove(name)
            elif sheet is not None:
                name.set("localSheetId", str(now[id(sheet)]))
        place = "'" + title.replace("'", "''") + "'!"
        _name(holder, "_xlnm.Print_Titles", f"{place}${heading_row}:${heading_row}", localSheetId="0")
        _name(holder, MARKER_NAME, f"{place}$A$1", hidden="1")
        for number, text in remembered.items():
            _name(holder, f"{FILL_NAME}{number}", f'"{text}"', hidden="1")

    def _open_first(self) -> None:
        views = self._root.find(main("bookViews"))
        if views is None:
            views = etree.Element(main("bookViews"))
            insert_in_order(self._root, views, _ORDER)
        if not len(views):
            etree.SubElement(views, main("workbookView"))
        for view in views.iterchildren(main("workbookView")):
            # Without them both are 0: the first sheet is open, and its tab in sight.
            view.attrib.pop("activeTab", None)
            view.attrib.pop("firstSheet", None)


def deselect(package: Package, part: str) -> None:
    """Leave a sheet unselected: what is typed while two are selected goes into both."""
    content = package.content(part)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[1:2] == b"\0":
        root = package.edit(part, namespace=MAIN)
        for view in root.iterfind(f"{main('sheetViews')}/{main('sheetView')}"):
            view.attrib.pop("tabSelected", None)
        return
    end = content.find(b"sheetData")
    head, rest = (content[:end], content[end:]) if end >= 0 else (content, b"")
    fresh = _SELECTED.sub(rb"\1", head)
    if fresh != head:
        package.put(part, fresh + rest)


def _name(holder: Any, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(holder, main("definedName"), name=name, **attributes).text = text
