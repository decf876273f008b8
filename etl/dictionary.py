"""The data dictionary and the list of findings, in Markdown, rendered from the declarations and an empty ledger."""

import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from domain.catalogue import FAMILY_LABELS, UNUSABLE_AWARDS, Award
from domain.choices import CHOICES, NIL_ANSWERS, Choice
from domain.columns import SAYS, Column, Sheet
from domain.findings import FINDINGS, MISSING_SHEET_BESIDE_OTHERS, NOT_SEEN, FindingKind, Refuses, Severity
from domain.periods import periods_of_year
from domain.sheets import WORKBOOK
from domain.states import DIFFICULTY_ACT_FROM, DIFFICULTY_ACTS, DIFFICULTY_STATES, FINDING_SEVERITIES, STATES
from domain.xray import FACTS
from etl.dictionary_columns import COLUMNS
from etl.dictionary_places import PLACES
from etl.dictionary_words import LISTS, TABLES, VIEWS
from etl.registers import DATA
from etl.sample_inputs import registers_from_files
from ledger import Ledger
from ledger.ddl import SQL_TYPES, row_table, table_columns
from texts import translate

DOCS = Path(__file__).resolve().parent.parent / "docs"
DICTIONARY_FILE = DOCS / "data-dictionary.md"
FINDINGS_FILE = DOCS / "findings.md"

REFUSES = {
    Refuses.FILE: "Cả tệp không được nhận",
    Refuses.SHEET: "Trang đó không được nhận",
    Refuses.ROW: "Riêng hàng đó không được nhận",
    Refuses.NOTHING: "Số liệu vẫn được nhận",
}
_GENERATED = "Tệp này do lệnh `python -m etl dictionary` sinh ra từ khai báo của chương trình; không sửa bằng tay."
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_SHEET_HEADINGS = ("Tiêu đề", "Trường", "Ghi gì", "Bắt buộc", "Kiểu SQL", "Cách ghi", "Ví dụ", "Tiêu đề khác được nhận")
_FACT_HEADINGS = ("Mã", "Điều thấy được", "Ảnh hưởng", "What is seen", "Consequence")
_AWARD_HEADINGS = ("Mã", "Mã thống kê", "Tên", "Loại", "Dành cho", "Thẩm quyền", "Căn cứ", "Cách viết khác được nhận")


def render() -> str:
    """Return the whole dictionary; two renderings of one program are equal."""
    parts = (
        ["# Từ điển dữ liệu", _GENERATED, "Các chữ trong ngoặc `như thế này` là tên dùng trong chương trình."],
        _sheets(),
        _choices(),
        _awards(),
        _states(),
        _periods(),
        _findings(),
        _relations(),
    )
    return _joined(block for part in parts for block in part)


def render_findings() -> str:
    """Return the list of findings in both languages, by what they keep out, and of the facts an X-ray shows."""
    blocks = ["# Kết quả kiểm tra tệp", _GENERATED]
    for refuses, consequence in REFUSES.items():
        kinds = [kind for kind in FINDINGS.values() if kind.refuses is refuses]
        rows = ([*_weighed(kind), cell(kind.sentence), cell(translate(kind.sentence, "en"))] for kind in kinds)
        blocks += [f"## {consequence}", table(("Mã", "Mức", "Tiếng Việt", "English"), rows)]
    return _joined([*blocks, _beside_others(), *_facts()])


def write(folder: Path = DOCS) -> list[Path]:
    """Write both files into the folder and return them."""
    texts = {folder / DICTIONARY_FILE.name: render(), folder / FINDINGS_FILE.name: render_findings()}
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(texts)


def cell(text: str) -> str:
    """Return the text so that Markdown shows it as it is, in a table too."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; the cells are Markdown already."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def meaning(relation: str, column: str) -> str:
    """Return what a column of a table or view is; "" when nobody has said so."""
    headings = {declared.name: declared.heading for sheet in reversed(WORKBOOK) for declared in sheet.columns}
    for sheet in WORKBOOK:
        if relation == row_table(sheet):
            headings.update({declared.name: declared.heading for declared in sheet.columns})
            return headings[column] if column in sheet.names else COLUMNS.get(column, "")
    return PLACES.get(f"{relation}.{column}") or headings.get(column) or COLUMNS.get(column, "")


def relations() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Return the tables and the views of an empty ledger: name -> column -> SQL type."""
    found: dict[str, dict[str, str]] = {}
    # A file of DuckDB may be held open for a moment after its last use, and Windows then keeps it.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for row in Ledger.create(Path(folder) / "empty.duckdb").rows("schema_columns"):
            found.setdefault(row["table_name"], {})[row["column_name"]] = row["data_type"]
    tables = {name: found[name] for name in table_columns()}
    place = {name: number for number, name in enumerate(VIEWS)}
    views = sorted(found.keys() - tables.keys(), key=lambda name: (place.get(name, len(place)), name))
    return tables, {name: found[name] for name in views}


def _sheets() -> list[str]:
    blocks = ["## Trang và cột của mẫu"]
    for sheet in WORKBOOK:
        blocks += [f"### {cell(sheet.title)} (`{sheet.name}`)", cell(sheet.purpose), _sheet_facts(sheet)]
        blocks.append(table(_SHEET_HEADINGS, (_column_row(column) for column in sheet.columns)))
    return blocks


def _sheet_facts(sheet: Sheet) -> str:
    lines = [
        f"- Tên trang khác được nhận: {_listed(sheet.other_titles)}",
        f"- Hai hàng trùng nhau khi trùng: {_codes(sheet.key)}",
    ]
    lines += [f"- Phải có ít nhất một trong: {_codes(group)}" for group in sheet.one_of]
    if sheet.nil_column:
        lines.append(f"- Ghi “Không có” ở cột: {_codes((sheet.nil_column,))}")
    return "\n".join(lines)


def _column_row(column: Column) -> list[str]:
    says = cell(SAYS[column.kind]) + (f": `{column.choice}`" if column.choice else "")
    return [
        cell(column.heading) + (" (in sẵn)" if column.from_plan else ""),
        f"`{column.name}`",
        says,
        "x" if column.required else "",
        SQL_TYPES[column.kind],
        cell(column.help),
        cell(column.example),
        _listed(column.other_headings),
    ]


def _choices() -> list[str]:
    blocks = [
        "## Danh sách chọn",
        "So không phân biệt hoa thường, dấu thanh và dấu câu; ngoài các cách viết này là lỗi.",
    ]
    for choice in CHOICES.values():
        blocks += [f"### {LISTS[choice.name]} (`{choice.name}`)", _options(choice)]
        if choice.unusable:
            blocks.append(f"Biết nhưng không dùng được: {_listed(choice.unusable)}.")
    blocks += [
        "### Báo cáo “Không có”",
        "Các cách ghi được hiểu là không có, viết không dấu: " + _listed(sorted(NIL_ANSWERS)) + ".",
    ]
    return blocks


def _options(choice: Choice) -> str:
    rows = [
        [
            f"`{option.code}`",
            cell(option.label) + ("" if option.offered else " (đọc được, không mời chọn)"),
            _listed(option.spellings),
            _listed(option.contradictory),
        ]
        for option in choice.options
    ]
    headings = ("Mã", "Chữ để chọn", "Cách viết khác được nhận", "Nhận nhưng có lưu ý")
    shown = 4 if any(option.contradictory for option in choice.options) else 3
    return table(headings[:shown], (row[:shown] for row in rows))


def _awards() -> list[str]:
    _plans, _units, awards = registers_from_files(DATA)
    return [
        "## Danh mục danh hiệu thi đua, hình thức khen thưởng (`award`)",
        table(_AWARD_HEADINGS, (_award_row(award) for award in awards.values())),
        f"Không có hoặc không rõ thẩm quyền nên không nhận: {_listed(UNUSABLE_AWARDS)}.",
    ]


def _award_row(award: Award) -> list[str]:
    nominees = [label for fits, label in ((award.for_individual, "cá nhân"), (award.for_collective, "tập thể")) if fits]
    return [
        f"`{award.code}`",
        cell(award.catalogue_codes),
        cell(award.name),
        FAMILY_LABELS[award.family],
        ", ".join(nominees),
        cell(award.decided_by),
        cell(award.basis),
        _listed((award.short_name, *award.spellings)),
    ]


def _states() -> list[str]:
    blocks = ["## Trạng thái"]
    for states in STATES:
        rows = ([f"`{option.code}`", cell(option.label)] for option in states.options)
        blocks += [f"### {LISTS[states.name]} (`{states.name}`)", table(("Mã", "Chữ hiển thị"), rows)]
    blocks.append("### Việc nào làm được từ trạng thái nào của khó khăn")
    moves = ([_labelled(DIFFICULTY_ACTS, act), _from(DIFFICULTY_STATES, act)] for act in DIFFICULTY_ACT_FROM)
    blocks.append(table(("Việc", "Từ trạng thái"), moves))
    return blocks


def _from(states: Choice, act: str) -> str:
    return "; ".join(
        _labelled(states, option.code) for option in states.options if option.code in DIFFICULTY_ACT_FROM[act]
    )


def _labelled(choice: Choice, code: str) -> str:
    return f"{cell(choice.label(code))} (`{code}`)"


def _periods() -> list[str]:
    rows = (
        [f"`{period.code}`", period.name, f"{period.starts_on:%d/%m/%Y}", f"{period.ends_on:%d/%m/%Y}"]
        for period in periods_of_year(2023)
    )
    return ["## Kỳ báo cáo", "Lấy năm 2023 làm ví dụ.", table(("Mã", "Tên", "Từ ngày", "Đến ngày"), rows)]


def _findings() -> list[str]:
    rows = ([*_weighed(kind), REFUSES[kind.refuses], cell(kind.sentence)] for kind in FINDINGS.values())
    return ["## Kết quả kiểm tra", table(("Mã", "Mức", "Hệ quả", "Câu thông báo"), rows), _beside_others()]


def _beside_others() -> str:
    level = FINDING_SEVERITIES.label(Severity.INFO.value)
    return "\n".join(
        (
            f"- `missing_sheet` chỉ là “{level}” khi tệp có trang khác của mẫu: “{cell(MISSING_SHEET_BESIDE_OTHERS)}”",
            f"- `not_checked` về chính loại tệp: “{cell(NOT_SEEN)}”",
        )
    )


def _facts() -> list[str]:
    rows = (
        [
            f"`{kind.code}`",
            cell(kind.name),
            cell(kind.consequence),
            cell(translate(kind.name, "en")),
            cell(translate(kind.consequence, "en")),
        ]
        for kind in FACTS.values()
    )
    return [
        "## Soi tệp",
        "Những gì thấy được ở tệp trước khi đọc số liệu. Chỉ để biết; ô không đọc được thì có lỗi ở các bảng trên.",
        table(_FACT_HEADINGS, rows),
    ]


def _weighed(kind: FindingKind) -> list[str]:
    return [f"`{kind.code}`", FINDING_SEVERITIES.label(kind.severity.value)]


def _relations() -> list[str]:
    tables, views = relations()
    sheets = {row_table(sheet): f"Các hàng được nhận của trang “{sheet.title}”." for sheet in WORKBOOK}
    blocks = ["## Bảng của sổ", "Mọi bảng chỉ được ghi thêm, không sửa, không xóa."]
    blocks += _described(tables, {**TABLES, **sheets})
    blocks += ["## Khung nhìn của sổ", "Khung nhìn tính từ các bảng, theo ngày của số liệu."]
    return blocks + _described(views, VIEWS)


def _described(found: dict[str, dict[str, str]], purposes: dict[str, str]) -> list[str]:
    blocks = []
    for name, columns in found.items():
        rows = ([f"`{column}`", cell(kind), cell(meaning(name, column))] for column, kind in columns.items())
        blocks += [f"### `{name}`", cell(purposes.get(name, "")), table(("Cột", "Kiểu SQL", "Ý nghĩa"), rows)]
    return blocks


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(cell(text) for text in texts)


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
