"""Workbooks to measure with, as a unit would send them, made from the declarations; and a ledger to load them into."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from domain.people import Actor, Role
from domain.periods import parse_period_code
from domain.plan import Plan, PlanItem
from domain.sheets import SHEETS
from etl.registers import DATA, load_plan, load_registers, read_plans, read_units
from ledger import Ledger

OFFICE = Actor("Lê Thị Mai", Role.OFFICE)
PERIODS = tuple(f"2023-{month:02d}" for month in range(1, 11))
PROGRESS_ROWS, DIFFICULTY_ROWS, ROSTER_ROWS, NOMINATION_ROWS = 40, 15, 30, 30
ROWS_A_WORKBOOK = PROGRESS_ROWS + DIFFICULTY_ROWS + ROSTER_ROWS + NOMINATION_ROWS
HEADING_ROW = 4  # counted from 0, below the title block
BIG_ROWS = 100_000

_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đỗ", "Vũ", "Bùi", "Đặng", "Phan")
_MIDDLE = ("Văn", "Thị", "Đức", "Thanh", "Hữu", "Ngọc", "Minh", "Quang", "Thu", "Xuân", "Đình", "Hồng")
_GIVEN = ("An", "Bình", "Cường", "Dung", "Giang", "Hà", "Hải", "Hoa", "Khánh", "Lan", "Long", "Mai", "Nga", "Oanh")
_NOUNS = ("hướng dẫn", "kinh phí", "hồ sơ", "biểu mẫu", "phần mềm", "biên chế", "tài liệu", "kho lưu trữ")
_TASKS = ("tuyên truyền", "tổng hợp", "bình xét", "chấm điểm", "đăng ký thi đua", "phát động", "sơ kết", "thẩm định")


@dataclass(frozen=True)
class Made:
    """One workbook: the name it is sent under and its bytes."""

    name: str
    content: bytes


def bench_plan() -> Plan:
    """Return the plan of 2023 with as many items as a workbook has rows of progress."""
    (plan,) = read_plans([DATA])
    count = len(plan.items)
    further = (plan.items[number % count] for number in range(count, PROGRESS_ROWS))
    added = [
        replace(item, item_code=f"7.{number}", title=f"{item.title} (phần {number})")
        for number, item in enumerate(further, 1)
    ]
    return replace(plan, items=(*plan.items, *added))


def new_ledger(path: Path) -> Path:
    """Create a ledger with registers and the plan, and return its path."""
    ledger = Ledger.create(path)
    load_registers(ledger, OFFICE, DATA)
    load_plan(ledger, OFFICE, bench_plan())
    return path


def hundred_workbooks() -> list[Made]:
    """Return a workbook for each of ten units in each of ten months, month by month, as the Office drops them."""
    units = [unit for unit in read_units(DATA / "units.csv") if unit.reports]
    plan = bench_plan()
    chance = random.Random(2023)
    return [
        Made(f"{period}/{unit.unit_code}.xlsx", _workbook(unit.name, period, plan, chance))
        for period in PERIODS
        for unit in units
    ]


def big_workbook() -> Made:
    """Return a roster of 100 000 people in nine columns."""
    chance = random.Random(2023)
    disciplined = {
        "discipline": "Khiển trách",
        "discipline_from": date(2020, 3, 1),
        "discipline_to": date(2021, 3, 1),
    }
    people = [{**_person(number, chance), **disciplined} for number in range(BIG_ROWS)]
    return Made("nhan-su.xlsx", _book("Văn phòng Sở", "2023-Q1", {"roster": people}))


def _workbook(unit_name: str, period: str, plan: Plan, chance: random.Random) -> bytes:
    month = PERIODS.index(period) + 1
    sheets = {
        "progress": [_progress(item, month, chance) for item in plan.items],
        "difficulties": [_difficulty(unit_name, month, number, chance) for number in range(DIFFICULTY_ROWS)],
        "nominations": [_nomination(month, number, chance) for number in range(NOMINATION_ROWS)],
        "roster": [_person(number, chance) for number in range(ROSTER_ROWS)],
    }
    return _book(unit_name, period, sheets)


def _book(unit_name: str, period: str, sheets: dict[str, list[dict[str, Any]]]) -> bytes:
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        percent = book.add_format({"num_format": "0%"})
        for name, rows in sheets.items():
            page = book.add_worksheet(SHEETS[name].title)
            page.write(0, 0, "SỞ NỘI VỤ TỈNH HƯNG YÊN")
            page.write(1, 0, f"Đơn vị: {unit_name}")
            page.write(2, 0, f"Kỳ báo cáo: {_period_name(period)}")
            columns = SHEETS[name].columns
            page.write_row(HEADING_ROW, 0, [column.heading for column in columns])
            for number, row in enumerate(rows, HEADING_ROW + 1):
                for place, column in enumerate(columns):
                    value = row.get(column.name)
                    if value is not None:
                        page.write(number, place, value, *([percent] if column.name == "percent_complete" else []))
    return stream.getvalue()


def _period_name(code: str) -> str:
    period = parse_period_code(code)
    return period.name if period else code


def _progress(item: PlanItem, month: int, chance: random.Random) -> dict[str, Any]:
    return {
        "item_code": item.item_code,
        "item_title": item.title,
        "measure": item.measure,
        "due_on": item.due_on,
        "target": 120,
        "actual": month * 10,
        "percent_complete": month / 12,
        "status": "Đang thực hiện",
        "result": f"Đã {chance.choice(_TASKS)} {chance.randint(2, 40)} lượt, {_details(chance)}.",
        "evidence": f"{chance.randint(1, 400)}/BC-SNV ngày {chance.randint(10, 28)}/{month:02d}/2023",
        "note": f"Lồng ghép {chance.choice(_TASKS)} lần {chance.randint(1, 99)}",
    }


def _difficulty(unit_name: str, month: int, number: int, chance: random.Random) -> dict[str, Any]:
    what, task = chance.choice(_NOUNS), chance.choice(_TASKS)
    return {
        "item_code": "1.1",
        "description": f"Thiếu {what} để {task}, việc thứ {number + 1} tháng {month} của {unit_name}",
        "cause": f"Chưa có văn bản {chance.randint(1, 900)} của cấp trên về {task}",
        "severity": chance.choice(("Thấp", "Trung bình", "Cao")),
        "proposal": f"Đề nghị bổ sung {what} trong quý sau; {_details(chance)}",
        "addressee": "Lãnh đạo Sở",
        "raised_on": date(2023, month, 1 + number),
    }


def _nomination(month: int, number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "stage": "Đề nghị",
        "nominee_name": _name(month * NOMINATION_ROWS + number),
        "nominee_kind": "Cá nhân",
        "birth_year": 1965 + number,
        "position": "Chuyên viên",
        "award": chance.choice(("LĐTT", "CSTĐCS", "Giấy khen của Giám đốc Sở")),
        "commendation_kind": "Công trạng",
        "achievement": f"Chủ trì {chance.randint(1, 9)} nhiệm vụ về {chance.choice(_TASKS)}, {_details(chance)}",
        "work_grade": chance.choice(("Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ")),
        "votes_for": chance.randint(6, 9),
        "votes_total": 9,
        "documents": f"Báo cáo thành tích số {chance.randint(1, 900)}, biên bản họp xét",
        "note": f"Đã công khai {chance.randint(3, 15)} ngày",
    }


def _person(number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "full_name": _name(number),
        "birth_year": 1960 + number // 1680 % 45,
        "position": f"Chuyên viên {number // 75_600 or ''}".strip(),
        "counted": "Có",
        "work_grade": "Hoàn thành tốt nhiệm vụ",
        "joined_on": date(2005, 1, 1) + timedelta(days=chance.randint(0, 6000)),
    }


def _details(chance: random.Random) -> str:
    """Return a clause that no other row has word for word."""
    return (
        f"phối hợp rà soát {chance.randint(2, 999)} {chance.choice(_NOUNS)}, lập {chance.randint(2, 99)} danh mục và "
        f"trả lời {chance.randint(2, 999)} ý kiến về {chance.choice(_TASKS)}"
    )


def _name(number: int) -> str:
    parts: Sequence[str] = (
        _FAMILY[number % 10],
        _MIDDLE[number // 10 % 12],
        _GIVEN[number // 120 % 14],
    )
    return " ".join(parts)
