"""What is wrong in a plan workbook: the cell, and a sentence that says what to write there."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """One problem at one place; `cell` is an A1 address, "" when it concerns the whole sheet or file.

    `template` is the Vietnamese sentence as declared, `words` what it names.
    """

    cell: str
    template: str
    words: dict[str, str] = field(default_factory=dict)
    sheet: str = ""

    @property
    def sentence(self) -> str:
        """The sentence in Vietnamese."""
        return self.template.format(**self.words)

    def say(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in another language."""
        return translate(self.template).format(**self.words)

    @property
    def place(self) -> str:
        """Where to look: "Nội dung!J5", the cell alone when the sheet has no name."""
        return "!".join(part for part in (self.sheet, self.cell) if part)


class PlanWorkbookRefused(Exception):
    """A plan workbook that can't be loaded; `problems` holds all of them, in the order of the cells."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{problem.place}: {problem.sentence}" for problem in problems))
