"""More units than the Department has, for a larger sample: invented, and marked as such by their codes."""

import csv
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path

from domain.plan import Unit
from etl.sample.chance import Chance

_PLACES = (
    "Bãi Sậy",
    "Phố Hiến",
    "Sông Luộc",
    "Kim Ngưu",
    "Đa Hòa",
    "Cửu An",
    "Dạ Trạch",
    "Tiên Châu",
    "Nghĩa Trụ",
    "Hồng Bàng",
)


def units_for(units: Sequence[Unit], count: int | None, chance: Chance) -> list[Unit]:
    """Return the agency and the asked number of reporting units: the first of those given, then invented ones."""
    reporting = sorted((unit for unit in units if unit.reports), key=lambda unit: unit.display_order)
    agencies = [unit for unit in units if not unit.reports]
    if count is None or count == len(reporting):
        return [*agencies, *reporting]
    return [*agencies, *reporting[:count], *(_invented(n, chance) for n in range(len(reporting) + 1, count + 1))]


def write_units(units: Sequence[Unit], path: Path) -> None:
    """Write the units as data/units.csv has them."""
    names = [field.name for field in fields(Unit)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(names)
        for unit in units:
            writer.writerow([value if (value := getattr(unit, name)) is not None else "" for name in names])


def _invented(number: int, chance: Chance) -> Unit:
    place = _PLACES[(number - 1) % len(_PLACES)]
    return Unit(
        unit_code=f"DV{number:03d}",
        name=f"Tổ công tác {place} số {number}",
        short_name=f"Tổ {place} {number}",
        kind="division",
        parent_code="SNV",
        display_order=number,
        headcount=5 + chance.number(6, "headcount", number),
        valid_from=date(2005, 1, 1),
        valid_to=None,
        successor_code="",
    )
