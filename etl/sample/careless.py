"""How two units spoil what they report: other headings, text in number cells, unreadable dates, names in capitals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from domain.catalogue import Award, award_choice
from domain.choices import CHOICES, YES_NO
from domain.periods import Period
from etl.sample.layouts import OwnSheet
from etl.sample.nominations import Nomination
from etl.sample.people import Person
from etl.sample.texts import texts

Rows = Mapping[str, Sequence[Mapping[str, object]]]
BLANK_COLUMNS = ("measure", "note", "evidence")

_PROGRESS_HEADINGS = {
    "item_title": "Nội dung công việc",
    "measure": "ĐVT",
    "target": "Kế hoạch",
    "actual": "Thực hiện",
    "percent_complete": "Tỷ lệ %",
    "status": "Tình trạng",
    "result": "Kết quả cụ thể",
    "evidence": "Số văn bản",
    "note": "Ghi chú",
}
_DIFFICULTY_HEADINGS = {
    "item_code": "Mã số",
    "description": "Khó khăn/vướng mắc",
    "cause": "Lý do",
    "severity": "Mức độ ảnh hưởng",
    "proposal": "Kiến nghị",
    "addressee": "Cơ quan giải quyết",
    "raised_on": "Ngày nêu",
}
_NOMINATION_HEADINGS = {
    "stage": "Bước",
    "honorific": "Ông (Bà)",
    "nominee_name": "Họ và tên",
    "nominee_kind": "Phân loại",
    "birth_year": "Năm sinh",
    "position": "Chức danh",
    "award": "Danh hiệu đề nghị",
    "commendation_kind": "Loại hình",
    "achievement": "Thành tích",
    "work_grade": "ĐGXL",
}
_ROSTER_HEADINGS = {
    "full_name": "Họ và tên",
    "birth_year": "Năm sinh",
    "position": "Chức danh",
    "counted": "Thuộc diện xét",
    "work_grade": "Mức độ hoàn thành nhiệm vụ",
    "joined_on": "Ngày về đơn vị",
}


# What stands in the cells of the rows with that number instead: words for a number, a status that is computed, a share
# that may be a fraction, a proof that is missing.
_SPOILED: dict[int, dict[str, object]] = {
    1: {"actual": "khoảng 2 buổi", "percent_complete": None},
    2: {"evidence": None},
    7: {"status": "Quá hạn", "percent_complete": 60, "note": "Do thiếu người"},
    8: {"status": "Đang triển khai", "percent_complete": 0.75},
}


def own_sheets(rows: Rows, period: Period, awards: Mapping[str, Award]) -> list[OwnSheet]:
    """Return the sheets of a workbook of the unit's own making, in the words its people use."""
    said = _words(rows, awards)
    sheets = [
        OwnSheet(
            "Bao cao",
            "BÁO CÁO KẾT QUẢ CÔNG TÁC THI ĐUA",
            _PROGRESS_HEADINGS,
            _typed_by_hand(said["progress"]),
            "actual",
        ),
    ]
    if said["difficulties"]:
        sheets.append(OwnSheet("KK, VM", "KHÓ KHĂN, VƯỚNG MẮC", _DIFFICULTY_HEADINGS, said["difficulties"]))
    if said["nominations"]:
        sheets.append(OwnSheet("Danh sach", "DANH SÁCH TRÍCH NGANG", _NOMINATION_HEADINGS, said["nominations"]))
    if said["roster"]:
        sheets.append(OwnSheet("Nhan su", f"DANH SÁCH NHÂN SỰ NĂM {period.year}", _ROSTER_HEADINGS, said["roster"]))
    return sheets


def with_gaps(rows: Rows, period: Period) -> dict[str, Sequence[Mapping[str, object]]]:
    """Return a template's rows as the centre fills them in: whole columns empty, and dates nobody can read."""
    odd = {"2023-Q1": "cuối tháng 3", "2023-Q3": "31/9/2023", "2023-Q4": "trong quý IV"}.get(period.code, "")
    progress = []
    for number, row in enumerate(rows["progress"]):
        spoiled = {name: value for name, value in row.items() if name not in BLANK_COLUMNS}
        if odd and number in (1, 4) and row.get("completed_on"):
            spoiled["completed_on"] = odd
        progress.append(spoiled)
    return {**rows, "progress": progress}


def as_typed(nomination: Nomination) -> Nomination:
    """Return a nomination as the hand that fills in its unit's workbook types it."""
    for entry in texts("nominations")["typed"]:
        asked = {name: value for name, value in entry.items() if name != "hand"}
        if nomination.person and asked.items() <= _told_of(nomination, nomination.person).items():
            return replace(nomination, typed=_HANDS[entry["hand"]](nomination.person))
    return nomination


def _told_of(nomination: Nomination, person: Person) -> dict[str, object]:
    told = {"unit": nomination.unit_code, "period": nomination.period, "award": nomination.award}
    return {**told, "place": person.place}


def _spaced(name: str) -> str:
    """Return the name with two spaces for one, and small what is neither its first word nor its last."""
    family, *middle, given = name.split(" ")
    return "  ".join((family, *(word.lower() for word in middle), given))


_HANDS: Mapping[str, Callable[[Person], dict[str, object]]] = {
    "capitals": lambda person: {"nominee_name": person.name.upper()},
    "spaced": lambda person: {"nominee_name": _spaced(person.name)},
    "no_birth_year": lambda person: {"birth_year": None},
}


def _typed_by_hand(rows: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    return [{**row, **_SPOILED.get(number, {})} for number, row in enumerate(rows)]


def _words(rows: Rows, awards: Mapping[str, Award]) -> dict[str, list[dict[str, object]]]:
    choices = {**CHOICES, "award": award_choice(awards), "counted": YES_NO}
    return {
        sheet: [{name: _word(choices.get(name), value) for name, value in row.items()} for row in sheet_rows]
        for sheet, sheet_rows in rows.items()
    }


def _word(choice: object, value: object) -> object:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "x" if value else "Không"
    label = getattr(choice, "label", None)
    return label(str(value)) if label else value
