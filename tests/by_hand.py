"""The invented years' nominations, counted by hand: cells by openpyxl, acts by manifest.json.

Neither the program's reader nor its tables have a part in it: where a screen shows something else, one is wrong.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.sample import register, units_of_the_department

UNITS = {row["name"]: row["unit_code"] for row in units_of_the_department()}
AWARDS = {row["name"]: row for row in register("titles.csv")}
AGENCY = "Sở Nội vụ tỉnh Hưng Yên"
LEADERS = {
    *("Chánh Văn phòng", "Phó Chánh Văn phòng", "Chánh Thanh tra", "Phó Chánh Thanh tra", "Trưởng phòng"),
    *("Phó Trưởng phòng", "Trưởng ban", "Phó Trưởng ban", "Giám đốc Trung tâm", "Phó Giám đốc Trung tâm"),
    "Trưởng phòng Bảo quản và Khai thác",
}
# As the template has them, and as the one workbook of a unit's own making.
NOMINATION_HEADINGS = {
    "stage": ("Giai đoạn", "Bước"),
    "honorific": ("Ông/Bà", "Ông (Bà)"),
    "name": ("Họ và tên hoặc tên tập thể", "Họ và tên"),
    "kind": ("Cá nhân/Tập thể", "Phân loại"),
    "position": ("Chức vụ", "Chức danh"),
    "award": ("Danh hiệu thi đua/Hình thức khen thưởng", "Danh hiệu đề nghị"),
    "commended_for": ("Loại hình khen thưởng", "Loại hình"),
}
ROSTER_HEADINGS = {
    "name": ("Họ và tên",),
    "born": ("Năm sinh",),
    "counted": ("Tính vào tổng số", "Thuộc diện xét"),
    "joined_on": ("Ngày vào đơn vị", "Ngày về đơn vị"),
}
HISTORY_HEADINGS = {
    "name": ("Họ và tên hoặc tên tập thể",),
    "year": ("Năm",),
    "award": ("Danh hiệu thi đua/Hình thức khen thưởng",),
    "decision_no": ("Số quyết định",),
    "decision_on": ("Ngày quyết định",),
}
Row = dict[str, Any]
Lines = Sequence[tuple[Any, ...]]


@dataclass
class Dossier:
    """A nomination: who, what for, which stages its rows named, and where it was moved, in order."""

    plan: str
    unit: str
    name: str
    award: str
    said: Row
    stages: set[str] = field(default_factory=set)
    moves: list[str] = field(default_factory=list)

    @property
    def family(self) -> str:
        return next(row["family"] for row in AWARDS.values() if row["award_code"] == self.award)

    @property
    def state(self) -> str:
        return self.moves[-1] if self.moves else "proposed" if "Đề nghị" in self.stages else "registered"

    def share(self, stress: str) -> bool | None:
        """Tell whether it counts in a share; None where the share isn't about it."""
        is_person = self.said["kind"] == "Cá nhân"
        if stress == "direct":
            return self.said["position"] not in LEADERS if is_person else None
        if stress == "women":
            return bool(self.said["honorific"] == "Bà") if is_person else None
        if stress == "small":
            return None if is_person else self.name != AGENCY
        return self.said["commended_for"] in ("Đột xuất", "Chuyên đề")


@dataclass(frozen=True)
class ByHand:
    """The dossiers and rosters of the invented years, read from the files loaded and not withdrawn."""

    files: Path

    @cached_property
    def steps(self) -> list[Row]:
        return list(json.loads((self.files / "manifest.json").read_text(encoding="utf-8"))["steps"])

    @cached_property
    def loaded(self) -> list[tuple[str, str, Lines]]:
        """Period, unit and lines of every sheet of the Department's units, in the order of loading."""
        withdrawn = {step["file"] for step in self.steps if step["act"] == "withdraw"}
        names = [name for step in self.steps if step["act"] == "load" for name in step["files"]]
        found = []
        for name in names:
            if name not in withdrawn:
                book = load_workbook(self.files / name, read_only=True)
                found += [(name.split("/")[0], list(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]
                book.close()
        return [(period, unit, lines) for period, lines in found if (unit := unit_of(lines))]

    @cached_property
    def dossiers(self) -> list[Dossier]:
        """Every nomination of the Department's units; what is said of it is what its newest row says."""
        found: dict[tuple[str, ...], Dossier] = {}
        for period, unit, lines in self.loaded:
            for row in table(lines, NOMINATION_HEADINGS):
                if row["award"] in AWARDS:
                    name = " ".join(str(row["name"]).split())
                    key = period[:4], unit, name, AWARDS[row["award"]]["award_code"]
                    dossier = found.setdefault(key, Dossier(*key, row))
                    dossier.said = row
                    dossier.stages.add(row["stage"] or "Đề nghị")
        for step in self.steps:
            if step["act"] == "move":
                of = step["nomination"]
                moved = found.get((of["plan"], of["unit"], of["nominee_name"], of["award"]))
                if moved:
                    moved.moves.append(step["state"])
        return list(found.values())

    def of(self, plan: str) -> list[Dossier]:
        return [dossier for dossier in self.dossiers if dossier.plan == plan]

    def counted(self, plan: str) -> dict[str, set[tuple[str, int]]]:
        """Unit -> who counts in its total, by name and year of birth, in the newest roster."""
        rosters: dict[str, set[tuple[str, int]]] = {}
        for period, unit, lines in self.loaded:
            rows = [row for row in table(lines, ROSTER_HEADINGS) if row["born"]]
            if rows and period[:4] == plan:
                rosters[unit] = {(row["name"], row["born"]) for row in rows if row["counted"] in ("Có", "x")}
        return rosters


def unit_of(lines: Lines) -> str:
    """Return the code of the Department's unit named above the table, "" where there is none."""
    codes = {f"Đơn vị: {name}": code for name, code in UNITS.items()}
    return next((codes[cell] for line in lines[:7] for cell in line if cell in codes), "")


def table(lines: Lines, headings: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """Yield the rows under the heading row in which all those headings stand."""
    fields = {heading: name for name, known in headings.items() for heading in known}
    for number, line in enumerate(lines):
        places = {fields[str(cell)]: place for place, cell in enumerate(line) if str(cell) in fields}
        if places.keys() == headings.keys():
            for found in lines[number + 1 :]:
                row = {name: found[place] for name, place in places.items()}
                if row["name"]:
                    yield row
            return
