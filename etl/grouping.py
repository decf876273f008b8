"""Many cells with one fault make one message with their addresses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from domain.findings import Finding, Severity
from etl.messages import message
from texts import N_, translate

MOST_PLACES, MOST_VALUES, LONGEST_VALUE = 8, 3, 200
MORE_PLACES = N_("… và {n} ô khác")
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_QUOTED = "“{value}”"
# What stands in a sentence for the first cell alone: cells that differ in it are alike all the same.
_OF_ONE_CELL: dict[str, frozenset[str]] = {"legacy_encoding": frozenset({"read"})}


@dataclass(frozen=True)
class Group:
    """Findings that say the same of several cells of a sheet; at least one."""

    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.findings[0].severity

    @property
    def code(self) -> str:
        """The code in the catalogue."""
        return self.findings[0].code

    @property
    def sheet(self) -> str:
        """The sheet's name, "" when it concerns the file."""
        return self.findings[0].sheet

    @cached_property
    def ranges(self) -> tuple[str, ...]:
        """The cells by column and row; rows next to each other are one range, such as D7:D12."""
        return tuple(f"{cells[0]}:{cells[-1]}" if len(cells) > 1 else cells[0] for cells in self._runs)

    def places(self, lang: str) -> str:
        """Return the ranges in one line, the first of them where they are many."""
        shown = ", ".join(self.ranges[:MOST_PLACES])
        rest = sum(map(len, self._runs[MOST_PLACES:]))
        return f"{shown} {translate(MORE_PLACES, lang).format(n=rest)}" if rest else shown

    @property
    def values(self) -> str:
        """What was typed, the first of it where the cells differ."""
        return self._joined(", ")

    def message(self, lang: str) -> str:
        """Return what is wrong and what to write instead, once for all cells."""
        first = self.findings[0]
        if first.code in _OF_ONE_CELL:
            return message(replace(first, value=value_shown(first)), lang)
        sentence = translate(first.words.get("sentence", first.kind.sentence), lang).replace(_QUOTED, "“{quoted}”")
        words = {**first.words, "sentence": sentence, "value": self.values, "quoted": self._joined("”, “")}
        return message(replace(first, words=words), lang)

    def _joined(self, separator: str) -> str:
        typed = list(dict.fromkeys(filter(None, map(value_shown, self.findings))))
        return separator.join(typed[:MOST_VALUES]) + ("…" if len(typed) > MOST_VALUES else "")

    @cached_property
    def _runs(self) -> list[list[str]]:
        cells = sorted({_place(finding.cell) for finding in self.findings if finding.cell})
        runs: list[list[str]] = []
        expected = None
        for length, letters, row in cells:
            if (length, letters, row) != expected:
                runs.append([])
            runs[-1].append(f"{letters}{row}" if length else letters)
            expected = (length, letters, row + 1)
        return runs


def group(findings: Sequence[Finding]) -> list[Group]:
    """Return the findings in groups alike in severity, code, sheet and words but the value, whatever their columns.

    What weighs most comes first, then sheets as they were met, then rows.
    """
    # What concerns the whole file has no sheet and comes before them all.
    names = dict.fromkeys(["", *(finding.sheet for finding in findings)])
    sheets = {sheet: number for number, sheet in enumerate(names)}
    weights = list(Severity)
    alike: dict[object, list[Finding]] = {}
    for finding in findings:
        own = {"value"} | _OF_ONE_CELL.get(finding.code, frozenset())
        words = tuple(sorted((name, word) for name, word in finding.words.items() if name not in own))
        alike.setdefault((finding.severity, finding.code, finding.sheet, words), []).append(finding)
    groups = [Group(tuple(found)) for found in alike.values()]
    return sorted(groups, key=lambda one: (weights.index(one.severity), sheets[one.sheet], _first_row(one)))


def value_shown(finding: Finding) -> str:
    """Return what was typed, cut where it is too long to be read in a sentence."""
    value = finding.words.get("value", finding.value)
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"


# (number of letters, letters, row), so that Z comes before AA; what isn't an address stands as it is, first.
_Place = tuple[int, str, int]


def _place(cell: str) -> _Place:
    found = _ADDRESS.fullmatch(cell)
    return (len(found[1]), found[1], int(found[2])) if found else (0, cell, 0)


def _first_row(one: Group) -> int:
    return min(_place(finding.cell)[2] for finding in one.findings)
