"""Every figure with the rows it counts, and every section of a meeting's picture, as a workbook that proves itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from domain.figures import FIGURES, CountedFigure
from domain.looks import ALL as LOOKS
from domain.sheets import SHEETS
from etl.template import SAMPLE_MARK
from reports.deck.model import Deck
from reports.deck.totals import code_of, totals
from reports.declared import Column, Table, Value
from reports.errors import ExportDiffers
from reports.figures_sections import section_table
from reports.files import Hear
from reports.ledger_head import with_head
from reports.rows import Ask, whole_of
from reports.sheet_names import sheet_names
from reports.table_workbook import table_workbook
from texts import N_, formats, translate

Say = Callable[..., str]
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
_ASKED, _WRITTEN = 0.2, 1.0  # of the work

ALL_FIGURES = N_("Các số liệu")
LIST_COLUMNS = (
    Column(N_("Số liệu")),
    Column(N_("Giá trị"), "number"),
    Column(N_("Trên tổng số"), "number"),
    Column(N_("Tỷ lệ"), "percent"),
    Column(N_("Tổng số là")),
    Column(N_("Trang tính")),
    Column(N_("Giải thích")),
)
ROW_COLUMNS = (
    Column(N_("STT"), "number"),
    Column(N_("Số, mã")),
    Column(N_("Mã nội dung")),
    Column(N_("Mục của Kế hoạch")),
    Column(N_("Đơn vị")),
    Column(N_("Nội dung")),
    Column(N_("Trạng thái")),
    Column(N_("Số ngày"), "number"),
    Column(N_("Thời hạn"), "date"),
    Column(N_("Lần nộp")),
    Column(N_("Trang của tệp")),
    Column(N_("Hàng của tệp"), "year"),
)
OF_PLAN = N_("{plan} – {period}")
FIGURES_AT = N_("Số liệu đến {day} · mã {code}")
OF_MEETING = N_("Kỳ họp {meeting} ngày {day}")
DAYS_MEAN = N_("Số ngày đã quá hạn hoặc đã chờ; số âm là còn bấy nhiêu ngày đến hạn.")


def document(deck: Deck, ask: Ask, head: str, hear: Hear) -> bytes:
    """Return the workbook: the list of all figures, a sheet for each that has rows, a sheet for each section.

    `ask` gives the answer to `figure_rows` and `figure_totals` as of the deck's moment; names stand in full, for the
    Office asks. `head` stands in the file's properties, `hear` is told the share done. Every figure must be the number
    of its rows, in the ledger's totals and in the deck as well, and every cell, reopened, the value asked for: else
    raises ExportDiffers.
    """
    rows = _rows_by_figure(deck, ask)
    _agree(deck, rows, ask)
    hear(_ASKED)
    content = with_head(table_workbook(tables_of(deck, rows), deck.lang), head)
    hear(_WRITTEN)
    return content


def tables_of(deck: Deck, rows: Rows) -> list[Table]:
    """Return the workbook's tables in their order, each with the name of its sheet."""

    def say(message: str, **words: object) -> str:
        return translate(message, deck.lang).format(**words)

    told = _told(deck, say)
    counted = [_figure_table(figure, rows[code], say, told) for code, figure in FIGURES.items() if rows[code]]
    tables = [*counted, *(section_table(section, deck.lang, told) for section in deck.sections)]
    names = sheet_names([say(ALL_FIGURES), *(table.title for table in tables)])
    sheets = dict(zip([code for code in FIGURES if rows[code]], names[1:], strict=False))
    listed = _list_table(rows, sheets, say, told)
    foot = _figures_at(deck, say)
    return [replace(table, sheet_name=name, foot=foot) for table, name in zip([listed, *tables], names, strict=True)]


def _rows_by_figure(deck: Deck, ask: Ask) -> Rows:
    found = ask("figure_rows", plan_id=deck.plan_id, period=deck.period, unit_code=None)
    held = {code: list(group) for code, group in groupby(found, key=lambda row: str(row["figure"]))}
    return {code: held.get(code, []) for code in FIGURES}


def _agree(deck: Deck, rows: Rows, ask: Ask) -> None:
    """The rows, the ledger's own totals and the figures of the picture tell one number each."""
    counted = {
        str(row["figure"]): int(row["n"]) for row in ask("figure_totals", plan_id=deck.plan_id, period=deck.period)
    }
    shown = [figure for section in deck.sections for figure in section.figures if figure.code in FIGURES]
    for code, held in rows.items():
        others = {counted.get(code, 0), *(figure.value for figure in shown if figure.code == code)}
        if others != {len(held)}:
            raise ExportDiffers(f"{translate(FIGURES[code].label, deck.lang)}: {len(held)} ≠ {sorted(others)}")


def _list_table(rows: Rows, sheets: Mapping[str, str], say: Say, told: Sequence[str]) -> Table:
    return Table(
        say(ALL_FIGURES),
        [replace(column, heading=say(column.heading)) for column in LIST_COLUMNS],
        [_listed(figure, rows, sheets, say) for figure in FIGURES.values()],
        told=told,
    )


def _listed(figure: CountedFigure, rows: Rows, sheets: Mapping[str, str], say: Say) -> list[Value]:
    k = len(rows[figure.code])
    n = len(rows[figure.of]) if figure.of else None
    share = 100 * k / n if n else None
    whole = say(FIGURES[figure.of].label) if figure.of else None
    return [say(figure.label), k, n, share, whole, sheets.get(figure.code), say(figure.sentence)]


def _figure_table(figure: CountedFigure, rows: Sequence[Mapping[str, Any]], say: Say, told: Sequence[str]) -> Table:
    return Table(
        say(figure.label),
        [replace(column, heading=say(column.heading)) for column in ROW_COLUMNS],
        [list(_cells(place, row, say)) for place, row in enumerate(rows, start=1)],
        told=[say(figure.sentence), *told],
        notes=[say(DAYS_MEAN)],
    )


def _cells(place: int, row: Mapping[str, Any], say: Say) -> Iterator[Value]:
    yield place
    for field in ("number", "item_code", "clause", "unit_name", "subject"):
        yield row[field]
    looks = {look.code: look.label for look in LOOKS[row["state_list"]]}
    yield say(looks[row["state"]])
    yield whole_of(row["days"])
    yield None if formats.date(row["due_on"]) == formats.NOTHING else formats.as_day(row["due_on"])
    yield row["submission_id"]
    yield say(SHEETS[row["sheet"]].title) if row["submission_id"] else None
    yield whole_of(row["source_row"])


def _told(deck: Deck, say: Say) -> list[str]:
    told = [say(OF_PLAN, plan=deck.plan_name, period=deck.period_name), _figures_at(deck, say)]
    if deck.meeting:
        told.append(say(OF_MEETING, meeting=deck.meeting.meeting_id, day=formats.date(deck.meeting.held_on)))
    return [*told, *([SAMPLE_MARK] if deck.is_sample else [])]


def _figures_at(deck: Deck, say: Say) -> str:
    return say(FIGURES_AT, day=formats.date(deck.day), code=code_of(totals(deck)))
