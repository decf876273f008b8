"""A list of nominees as read: who stands in it, each fact with its place, and what was not read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from etl.addresses import column_letters
from texts import N_, translate

IN_CELL = N_("trang “{sheet}”, ô {cell}")
IN_SHEET = N_("trang “{sheet}”")
IN_TABLE = N_("bảng {sheet}, hàng {row}, cột {column}")
IN_PARAGRAPH = N_("đoạn {row}")
IN_LEDGER = N_("hồ sơ {sheet}")


@dataclass(frozen=True)
class Place:
    """Where something stands, in the words by which people find it there.

    `shape` is one of the sentences above; `sheet` the name of the sheet, the number of the table or of the record.
    """

    shape: str
    sheet: str = ""
    row: int = 0
    column: int = 0

    def say(self, lang: str = "vi") -> str:
        """Return the place in words: trang “Đề nghị”, ô B7; bảng 2, hàng 5, cột 3; đoạn 14; hồ sơ HS-2023-001."""
        cell = f"{column_letters(self.column)}{self.row}"
        return translate(self.shape, lang).format(sheet=self.sheet, row=self.row, column=self.column, cell=cell)


@dataclass(frozen=True)
class Mention:
    """One nominee for one award as a list names it; "" and None where the list doesn't say.

    `name` is as typed, without form of address; `key` is the same for every way of writing it. `places`: field ->
    where it stands; "name" always has one. `ground` tells two commendations of one form apart: kind and item.
    `unit_code` is None for a unit that is not known, `unit` what was typed.
    """

    name: str
    key: str
    award: str | None
    places: Mapping[str, Place]
    kind: str | None = None
    honorific: str = ""
    birth_year: int | None = None
    position: str = ""
    unit_code: str | None = None
    unit: str = ""
    ground: str = ""

    @property
    def place(self) -> Place:
        """Where the name stands."""
        return self.places["name"]

    def place_of(self, name: str) -> Place:
        """Where a field stands; the name's place for one that stands in the same cell."""
        return self.places.get(name, self.place)


@dataclass(frozen=True)
class Unread:
    """Something of a list that was not read: where, what stands there, and why.

    `why` is a Vietnamese sentence with {text}. `is_nominee`: it stands where nominees stand, so the list isn't whole
    without it.
    """

    place: Place
    text: str
    why: str
    is_nominee: bool = False

    def say(self, lang: str = "vi") -> str:
        """Return why it was not read."""
        return translate(self.why, lang).format(text=self.text)


@dataclass(frozen=True)
class NomineeList:
    """One list: its file's name, what it is (xlsx ... docx, ledger), its nominees in order, and what was not read.

    `unit_code`: the one unit that the whole list speaks of, None for a list of several. `others`: how many nominees of
    other units were left aside.
    """

    name: str
    kind: str
    mentions: tuple[Mention, ...]
    unread: tuple[Unread, ...] = ()
    unit_code: str | None = None
    not_seen: tuple[str, ...] = ()
    others: int = 0

    def of_unit(self, unit_code: str) -> "NomineeList":
        """Return the list without the nominees of other units; who is of no known unit stays."""
        kept = tuple(mention for mention in self.mentions if mention.unit_code in (None, unit_code))
        return replace(self, mentions=kept, unit_code=unit_code, others=len(self.mentions) - len(kept))
