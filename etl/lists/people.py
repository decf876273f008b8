"""From what stands in a row or a line to mentions of a nominee: one for each award it names."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain import subjects
from domain.choices import Choice
from domain.folding import clean
from domain.numbers import parse_year
from domain.people import bare_name
from domain.plan import Unit
from domain.rejects import Reject
from etl.book import Cell
from etl.lists.meanings import Meanings, Standing
from etl.lists.model import Mention, Place, Unread
from etl.lists.one_line import Person, post_and_unit, read_person
from texts import N_

NO_NAME = N_("“{text}” không đọc được thành tên người hoặc tên tập thể; hãy ghi họ tên riêng một ô.")
NO_YEAR = N_("“{text}” không đọc được thành năm sinh; hãy ghi bốn chữ số.")
NO_AWARD = N_("“{text}” không có trong danh mục danh hiệu, hình thức khen thưởng; hãy ghi đủ tên.")
_LONGEST_SHOWN = 80


@dataclass
class Taken:
    """What was read of a list so far."""

    mentions: list[Mention] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def leave(self, place: Place, text: str, why: str, *, is_nominee: bool = False) -> None:
        """Note what is not read."""
        shown = clean(text)
        shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
        self.unread.append(Unread(place, shown, why, is_nominee))


@dataclass(frozen=True)
class Row:
    """One row of a table: its cells by column, the unit's cell, and how its places are told."""

    cells: Mapping[str, Cell]
    unit_cell: Cell | None
    marked: Sequence[tuple[str, Cell]]  # awards of columns that are ticked instead of named
    place_of: Mapping[str, Place]


def take_row(row: Row, meanings: Meanings, standing: Standing, taken: Taken, unit: Unit | None) -> None:
    """Take the mentions of a row; `unit`: the one unit that the whole list speaks of."""
    place = row.place_of["nominee_name"]
    typed = row.cells["nominee_name"].text
    awards = list(_awards(row, meanings, standing, taken))
    kind = _choice(row, "nominee_kind", meanings) or meanings.kind_of(awards[0]) or standing.kind
    person = None if kind == "collective" else read_person(typed, meanings)
    if kind is None and person is None:
        kind = "collective"
    if kind != "collective" and person is None:
        taken.leave(place, typed, NO_NAME, is_nominee=True)
        return
    found = person or Person(clean(bare_name(typed)))
    facts = _facts(row, found, meanings, standing, taken, unit)
    said = awards if awards != [None] or not found.awards else list(found.awards)
    for award in said:
        name = _as_typed(found.name, typed)
        taken.mentions.append(mention(name, award, kind or "individual", row.place_of, facts, meanings))


def _as_typed(name: str, text: str) -> str:
    """Return the name with the spaces it was typed with: two are one too many in a decision."""
    line = unicodedata.normalize("NFC", text).replace("\n", " ")
    found = re.search(r"\s+".join(map(re.escape, name.split(" "))), line)
    return found[0] if found else name


def mention(
    name: str,
    award: str | None,
    kind: str,
    places: Mapping[str, Place],
    facts: Mapping[str, object],
    meanings: Meanings,
) -> Mention:
    """Return the mention of a nominee; `facts`: further fields of a mention by their names."""
    placed = {"name": places["nominee_name"], **places}
    unit_code = str(facts.get("unit_code") or "")
    if kind == "individual":
        subject = subjects.person(name, None, unit_code)
    else:
        subject = subjects.collective(name, unit_code, meanings.context.own_units)
        # A unit is its own unit, whoever's list it stands in; the agency itself is proposed by one of its units.
        itself = meanings.context.units.get(subject.unit_itself)
        facts = {**facts, "unit_code": itself.unit_code if itself and itself.reports else facts.get("unit_code")}
    return Mention(name, subject.name_key, award, placed, kind, **facts)  # type: ignore[arg-type]


def _facts(
    row: Row, found: Person, meanings: Meanings, standing: Standing, taken: Taken, unit: Unit | None
) -> dict[str, object]:
    posted = row.cells["position"].text if "position" in row.cells else ""
    position, posted_unit, posted_typed, _ = post_and_unit([clean(posted)] if posted else [], meanings.context)
    typed = clean(row.unit_cell.text) if row.unit_cell else ""
    own = meanings.context.unit_named(typed) if typed else None
    # What the row says outweighs the titles above it, and those what the whole list is about.
    named = own or (None if typed else posted_unit or found.unit or standing.unit or unit)
    ground = [
        _choice(row, "commendation_kind", meanings),
        row.cells["item_code"].text if "item_code" in row.cells else "",
    ]
    return {
        "honorific": _choice(row, "honorific", meanings) or found.honorific,
        "birth_year": _year(row, taken) or found.birth_year,
        "position": position or found.position,
        "unit_code": named.unit_code if named else None,
        "unit": typed or posted_typed or found.unit_text or (named.name if named else ""),
        "ground": "|".join(filter(None, ground)),
    }


def _awards(row: Row, meanings: Meanings, standing: Standing, taken: Taken) -> Iterator[str | None]:
    cell = row.cells.get("award")
    if cell is not None:
        yield from _typed_awards(cell, row.place_of["award"], meanings, taken)
    elif row.marked:
        yield from (award for award, _ in row.marked)
    else:
        yield standing.award


def _typed_awards(cell: Cell, place: Place, meanings: Meanings, taken: Taken) -> list[str | None]:
    try:
        return [meanings.context.choices["award"].parse(cell.text)]
    except Reject:
        named, _ = meanings.awards_in(cell.text)
    if not named or None in named:
        taken.leave(place, cell.text, NO_AWARD, is_nominee=True)
        return [None]
    return named


def _choice(row: Row, name: str, meanings: Meanings) -> str:
    choice: Choice = meanings.context.choices[name]
    try:
        return choice.parse(row.cells[name].text) if name in row.cells else ""
    except Reject:
        return ""


def _year(row: Row, taken: Taken) -> int | None:
    cell = row.cells.get("birth_year")
    try:
        return parse_year(cell.value) if cell is not None else None
    except Reject:
        taken.leave(row.place_of["birth_year"], row.cells["birth_year"].text, NO_YEAR, is_nominee=True)
        return None
