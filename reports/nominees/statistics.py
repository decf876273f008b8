"""Figures by the classes of form 0603.N: what was awarded in the year, and beside it what was put forward."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from domain.catalogue import FAMILY_LABELS, Family
from domain.form_0603 import CIRCULAR, DIRECT_WORKERS, FORM, NOMINEE_CLASSES, WAYS
from reports.declared import Column, Table, Value
from reports.nominees.choice import Choice, Heading, NothingChosen, heading_of
from reports.rows import Ask, text_of, whole_of
from reports.table_workbook import table_workbook
from texts import formats

TITLE = f"Số liệu theo phân loại của biểu {FORM}"
ALL = "all"
ALL_AWARDS, ALL_WAYS = "Tất cả", "Mọi phương thức"
BASES = {"decided": "Được tặng", "nominated": "Đề nghị"}
COLUMNS = (
    Column("Danh hiệu, hình thức"),
    Column("Phương thức"),
    Column("Số liệu"),
    Column("Tổng số", "number"),
    Column("Tập thể", "number"),
    Column("Cá nhân", "number"),
    *(Column(f"Nhóm {number}", "number") for number in NOMINEE_CLASSES),
    Column("Chưa rõ chức vụ", "number"),
    Column(f"Nhóm {DIRECT_WORKERS} trong số cá nhân"),
    Column("Nữ", "number"),
    Column("Nữ trong số cá nhân"),
    Column("Chưa ghi Ông/Bà", "number"),
)
COUNTED = "Được tặng: quyết định từ {first} đến {last}. Đề nghị: hồ sơ đã đề nghị theo Kế hoạch, chưa phải được tặng."
UNANNOUNCED = "Trong số được tặng có {n} hồ sơ chưa công bố: chỉ dùng nội bộ"
NOT_THE_FORM = f"Đây là số liệu nội bộ của Sở, không phải biểu {FORM} chính thức."
DEFINED = f"Phân loại cá nhân theo biểu {FORM}/BNV-TĐKT ({CIRCULAR}):"
DERIVED = "Nhóm suy từ chức vụ, hoặc do Văn phòng xếp lại. Nữ tính theo Ông/Bà."
WAYS_TOLD = "Phương thức khen thưởng gọi theo biểu: Thường xuyên là khen thưởng công trạng."


@dataclass(frozen=True)
class Statistics:
    """The figures of a plan's year as `statistics_0603` counts them, titles before forms."""

    heading: Heading
    rows: tuple[Mapping[str, Any], ...]

    @property
    def nominated(self) -> int:
        """How many nominations were put forward, of both families."""
        return sum(row["total"] for row in self.rows if _is_whole(row, "nominated"))


def statistics_of(ask: Ask, choice: Choice) -> Statistics:
    """Return the figures of a plan's year; of the choice plan and unit count. Raises UnknownPlan and NothingChosen."""
    heading = heading_of(ask, choice)
    rows = tuple(ask("statistics_0603", **choice.words))
    if not rows:
        raise NothingChosen("; ".join(heading.told()))
    return Statistics(heading, rows)


def statistics_workbook(statistics: Statistics) -> bytes:
    """Return the figures as an .xlsx, a sheet for each family, compared cell by cell before; raises ExportDiffers."""
    families = groupby(statistics.rows, key=lambda row: Family(row["family"]))
    return table_workbook([_table(statistics.heading, family, list(rows)) for family, rows in families])


def _table(heading: Heading, family: Family, rows: Sequence[Mapping[str, Any]]) -> Table:
    words = FAMILY_LABELS[family]
    span = {"first": formats.date(heading.first_day), "last": formats.date(heading.last_day)}
    return Table(
        title=f"{TITLE}: {words.lower()} năm {heading.year}",
        columns=COLUMNS,
        rows=[_row(row) for row in rows],
        told=(NOT_THE_FORM, *heading.told(), COUNTED.format(**span), *_unannounced(rows)),
        sheet_name=words,
        notes=(DEFINED, *(f"Nhóm {number}: {name}." for number, name in NOMINEE_CLASSES.items()), DERIVED, WAYS_TOLD),
    )


def _row(row: Mapping[str, Any]) -> tuple[Value, ...]:
    def count(name: str) -> int | None:
        return whole_of(row[name])

    individuals = count("individuals")
    return (
        ALL_AWARDS if row["award_code"] == ALL else text_of(row["award_name"]),
        ALL_WAYS if row["way"] == ALL else WAYS.label(text_of(row["way"])),
        BASES[row["basis"]],
        count("total"),
        count("collectives"),
        individuals,
        *(count(f"class_{number}") for number in NOMINEE_CLASSES),
        count("class_unknown"),
        formats.share(count(f"class_{DIRECT_WORKERS}"), individuals),
        count("women"),
        formats.share(count("women"), individuals),
        count("honorific_unknown"),
    )


def _unannounced(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    whole = [row for row in rows if _is_whole(row, "decided")]
    return [UNANNOUNCED.format(n=formats.number(row["unannounced"])) for row in whole if row["unannounced"]]


def _is_whole(row: Mapping[str, Any], basis: str) -> bool:
    return (row["award_code"], row["way"], row["basis"]) == (ALL, ALL, basis)
