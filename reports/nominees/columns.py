"""The columns of a list of nominees, declared once for the document and the workbook."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.declared import Kind, Value
from reports.nominees.listing import AwardList, Nominee

NUMBER = "STT"
NUMBER_WIDTH = 12  # mm
INDIVIDUALS, COLLECTIVES = "Cá nhân", "Tập thể"


@dataclass(frozen=True)
class ListColumn:
    """One column: its heading for persons and, if they have it, for collectives; the narrowest it may be in mm.

    An optional one is left out of a table in which nobody has anything to say there.
    """

    of_individuals: str
    of_collectives: str
    value: Callable[[Nominee], Value]
    width: int
    kind: Kind = "text"
    is_optional: bool = False

    def heading(self, nominees: Sequence[Nominee]) -> str:
        """Return the heading over these nominees, persons or collectives or both."""
        kinds = {nominee.is_individual for nominee in nominees}
        named = [name for name, is_there in zip(self._names, (True in kinds, False in kinds), strict=True) if is_there]
        first, *more = dict.fromkeys(filter(None, named))
        return " hoặc ".join([first, *(name.lower() for name in more)])

    def is_wanted(self, nominees: Sequence[Nominee]) -> bool:
        """Tell whether a table of these nominees has the column."""
        if self.is_optional:
            return any(self.value(nominee) for nominee in nominees)
        return any(self._names[not nominee.is_individual] for nominee in nominees)

    @property
    def _names(self) -> tuple[str, str]:
        return self.of_individuals, self.of_collectives


LIST_COLUMNS = (
    ListColumn("Họ và tên", "Tên tập thể", lambda nominee: nominee.named, 42),
    ListColumn("Năm sinh", "", lambda nominee: nominee.birth_year, 15, "year"),
    ListColumn("Chức vụ", "", lambda nominee: nominee.position, 28),
    ListColumn("Đơn vị", "Đơn vị", lambda nominee: nominee.unit, 38),
    ListColumn("Xếp loại", "Xếp loại", lambda nominee: nominee.grade, 24, is_optional=True),
    ListColumn("Sáng kiến", "Sáng kiến", lambda nominee: nominee.initiative, 44, is_optional=True),
    ListColumn("Tóm tắt thành tích", "Tóm tắt thành tích", lambda nominee: nominee.achievement, 44),
)


def columns_of(award: AwardList) -> tuple[ListColumn, ...]:
    """Return the columns that the table of an award has."""
    return tuple(column for column in LIST_COLUMNS if column.is_wanted(award.nominees))


def groups_of(award: AwardList) -> list[tuple[str, tuple[Nominee, ...]]]:
    """Return the nominees under the words that stand above them: "" where there is one kind only."""
    both = [(INDIVIDUALS, award.individuals), (COLLECTIVES, award.collectives)]
    there = [(words, nominees) for words, nominees in both if nominees]
    return there if len(there) > 1 else [("", nominees) for _, nominees in there]
