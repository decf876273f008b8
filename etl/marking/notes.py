"""Notes on cells: the part with their texts, the sender's kept and ours added, changed or taken away."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from etl.marking.cells import Place, place_of
from etl.marking.markup import MAIN, MOST_CHARACTERS, RELATION, SPACE, insert_in_order, main, parsed, writable
from etl.marking.names import AUTHOR
from etl.marking.note_shapes import NoteShapes
from etl.marking.package import Package

SHEET_ORDER = ("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
               "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
               "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations",
               "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
               "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing",
               "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
               "extLst")  # fmt: skip
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_SHAPES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NO_COMMENTS = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
_THREAD = "tc="
_TITLE = f"{AUTHOR}:\n"
_HEAD = f"—— {AUTHOR} ——"
_OURS = re.compile(rf"\n?{re.escape(_HEAD)}(?:\n• [^\n]*)*")
MOST_OF_A_LINE, MOST_OF_A_NOTE = 600, 3000


def noted_before(package: Package, sheet_part: str) -> set[Place]:
    """Return the cells of a sheet on which an earlier marking wrote a note, or added to one."""
    found = set()
    for part in package.relations(sheet_part).of_type("comments"):
        root = parsed(package.content(part), namespace=MAIN)
        names = [author.text or "" for author in root.iterfind(f"{main('authors')}/{main('author')}")]
        for comment in root.iter(main("comment")):
            place = place_of(comment.get("ref", ""))
            if place and (_is_ours(comment, names) or _HEAD in _words(comment)):
                found.add(place)
    return found


def write_notes(package: Package, sheet_part: str, root: Any, texts: Mapping[Place, list[str]]) -> None:
    """Make the notes of ours on a sheet exactly these: cell -> its lines. Raises KeyError, Unmarkable."""
    relations = package.relations(sheet_part)
    parts = relations.of_type("comments")
    if not (parts or texts):
        return
    if not parts:
        parts = [package.unused_name("xl/comments{}.xml")]
        package.put(parts[0], _NO_COMMENTS)
        package.declare(parts[0], _COMMENTS_TYPE)
        relations.add("comments", parts[0])
    notes = _Notes(package.edit(parts[0], namespace=MAIN))
    gone, new = notes.settle(texts)
    if not (gone or new):
        return
    shapes = _shapes_part(package, sheet_part, root)
    package.put(shapes, NoteShapes(package.content(shapes)).changed(gone, new, _numbers_taken(package)))


class _Notes:
    def __init__(self, root: Any) -> None:
        self._authors, self._list = root.find(main("authors")), root.find(main("commentList"))
        if self._authors is None:
            self._authors = etree.Element(main("authors"))
            root.insert(0, self._authors)
        if self._list is None:
            self._list = etree.Element(main("commentList"))
            self._authors.addnext(self._list)

    def settle(self, texts: Mapping[Place, list[str]]) -> tuple[set[Place], set[Place]]:
        """Return the cells that no longer have a note, and those that have one for the first time."""
        names = [author.text or "" for author in self._authors]
        ours, before = set(), {}
        for comment in list(self._list):
            place = place_of(comment.get("ref", "")) if isinstance(comment.tag, str) else None
            if place is None:
                continue
            author = _named(names, comment.get("authorId", ""))
            if _is_ours(comment, names):
                ours.add(place)
                self._list.remove(comment)
            else:
                before[place] = author
                _forget_ours(comment)
                # The words of a conversation stand in a part of their own; this text only stands in for it.
                if place in texts and not author.startswith(_THREAD):
                    _append(comment, texts[place])
        wanted = texts.keys() - before.keys()
        for place in sorted(wanted):
            self._add(place, texts[place], names)
        return ours - wanted, set(wanted - ours)

    def _add(self, place: Place, lines: list[str], names: list[str]) -> None:
        if AUTHOR not in names:
            etree.SubElement(self._authors, main("author")).text = AUTHOR
            names.append(AUTHOR)
        comment = etree.SubElement(
            self._list, main("comment"), ref=place.address, authorId=str(names.index(AUTHOR)), shapeId="0"
        )
        text = etree.SubElement(comment, main("text"))
        _run(text, _TITLE, bold=True)
        _run(text, writable("\n".join(map(_short, lines)), MOST_OF_A_NOTE), bold=False)


def _append(comment: Any, lines: list[str]) -> None:
    text = comment.find(main("text"))
    if text is None:
        text = etree.SubElement(comment, main("text"))
    held = _words(comment)
    added = "\n".join([f"\n{_HEAD}", *(f"• {_short(line)}" for line in lines)])
    room = MOST_CHARACTERS - len(held)
    if room < len(_HEAD) + 3:
        return
    for plain in text.findall(main("t")):
        # Text without runs beside runs: the schema takes it, spreadsheet programs show only one of the two.
        text.remove(plain)
        _run(text, plain.text or "", bold=None)
    _run(text, writable(added, min(room, MOST_OF_A_NOTE)), bold=False)


def _forget_ours(comment: Any) -> None:
    before = None
    for part in list(comment.iter(main("t"))):
        if _HEAD in (part.text or ""):
            part.text = _OURS.sub("", part.text)
            run = part.getparent()
            if not part.text and run.tag == main("r"):
                run.getparent().remove(run)
            if before is not None:
                # Other programs move the line end before our words to the words before it.
                before.text = (before.text or "").removesuffix("\n")
        before = part


def _is_ours(comment: Any, names: list[str]) -> bool:
    # Not every program keeps the author of a note.
    return _named(names, comment.get("authorId", "")) == AUTHOR or _words(comment).startswith(_TITLE)


def _words(comment: Any) -> str:
    return "".join(part.text or "" for part in comment.iter(main("t")))


def _run(text: Any, words: str, *, bold: bool | None) -> None:
    run = etree.Element(main("r"))
    last = [child for child in text if child.tag in (main("t"), main("r"))]
    if last:
        last[-1].addnext(run)
    else:
        text.insert(0, run)
    if bold is not None:
        look = etree.SubElement(run, main("rPr"))
        if bold:
            etree.SubElement(look, main("b"))
        etree.SubElement(look, main("sz"), val="11")
        etree.SubElement(look, main("color"), indexed="81")
        etree.SubElement(look, main("rFont"), val="Times New Roman")
        etree.SubElement(look, main("family"), val="1")
    part = etree.SubElement(run, main("t"))
    part.set(SPACE, "preserve")
    part.text = words


def _short(line: str) -> str:
    return writable(" ".join(line.split()), MOST_OF_A_LINE)


def _named(names: list[str], number: str) -> str:
    return names[int(number)] if number.isdecimal() and int(number) < len(names) else ""


def _shapes_part(package: Package, sheet_part: str, root: Any) -> str:
    relations = package.relations(sheet_part)
    drawing = root.find(main("legacyDrawing"))
    if drawing is not None:
        return relations.target(drawing.get(f"{{{RELATION}}}id", ""))
    part = package.unused_name("xl/drawings/vmlDrawing{}.vml")
    package.put(part, NoteShapes.none())
    package.declare_ending("vml", part, _SHAPES_TYPE)
    drawing = etree.Element(main("legacyDrawing"))
    drawing.set(f"{{{RELATION}}}id", relations.add("vmlDrawing", part))
    insert_in_order(root, drawing, SHEET_ORDER)
    return part


def _numbers_taken(package: Package) -> set[int]:
    vml = (name for name in package.names() if name.lower().endswith(".vml"))
    return {number for name in vml for number in NoteShapes(package.content(name)).blocks()}
