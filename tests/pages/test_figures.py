"""The figures of the invented year, each counted anew from workbooks, manifest and bare tables (tests/sample.py)."""

from datetime import date

import pytest

from tests.pages.screens import column, figures, open_screen, screen, table_with
from tests.sample import SampleYear, due_on, register, units_of_the_department

QUARTERS = {
    "2023-Q1": date(2023, 3, 31),
    "2023-Q2": date(2023, 6, 30),
    "2023-Q3": date(2023, 9, 30),
    "2023-Q4": date(2023, 12, 31),
}
every_quarter = pytest.mark.parametrize("period", QUARTERS)


def share(k: int, n: int) -> str:
    return f"{k}/{n}"


@every_quarter
def test_the_overviews_figures_are_those_of_the_year(with_sample: SampleYear, period: str) -> None:
    received = with_sample.received("2023", period)
    waiting = [act for act in with_sample.difficulties("2023", period).values() if act in {"", "reopen"}]
    unresolved = [act for act in with_sample.difficulties("2023", period).values() if act != "resolve"]
    families = {
        family: [held for held in with_sample.nominations("2023", period) if held["family"] == family]
        for family in ("title", "form")
    }
    decided = {family: sum(held["state"] == "decided" for held in rows) for family, rows in families.items()}
    at = open_screen(screen("overview.py"), period=period)
    assert figures(at) == {
        "Nội dung đã hoàn thành": share(with_sample.items_completed("2023", period), len(register("plans/2023.csv"))),
        "Đơn vị đã báo cáo": share(len(received), len(units_of_the_department())),
        "Khó khăn chờ chỉ đạo": share(len(waiting), len(unresolved)),
        "Danh hiệu thi đua": share(decided["title"], len(families["title"])),
        "Hình thức khen thưởng": share(decided["form"], len(families["form"])),
    }
    late = sum(day > due_on(period) for day in received.values())
    overdue = with_sample.items_overdue("2023", period, QUARTERS[period])
    assert [metric.delta for metric in at.metric][:2] == [
        f"{overdue} quá hạn, 0 chưa báo cáo",
        f"{late} nộp muộn, {len(units_of_the_department()) - len(received)} chưa nộp",
    ]


@every_quarter
def test_each_unit_stands_with_the_day_its_report_came(with_sample: SampleYear, period: str) -> None:
    reporting = table_with(open_screen(screen("overview.py"), period=period), "rows_to_mend")
    received = with_sample.received("2023", period)
    days = [None if day is None else day.date() for day in column(reporting, "received_on")]
    assert days == [received.get(unit["unit_code"]) for unit in units_of_the_department()]


@every_quarter
def test_what_a_unit_wrote_stands_on_the_page_as_in_its_workbook(with_sample: SampleYear, period: str) -> None:
    written = with_sample.sheet(f"{period}/TDKT_{period}.xlsx", "progress")
    expected = [
        (row["item_code"], row["actual"], row["target"], row["result"]) for row in written if row["status"] is not None
    ]
    reports = table_with(open_screen(screen("progress.py"), unit="TDKT", period=period), "source_row")
    names = ("item_code", "actual", "target", "result")
    shown = list(zip(*(column(reports, name) for name in names), strict=True))
    assert [row for row in shown if row not in expected] == []
    assert len(shown) == len(expected) > 0


@every_quarter
def test_every_report_that_counts_stands_among_the_reports(with_sample: SampleYear, period: str) -> None:
    reports = table_with(open_screen(screen("progress.py"), period=period), "source_row")
    units = {unit["unit_code"]: unit["short_name"] for unit in units_of_the_department()}
    counted = sorted((row["item_code"], units[row["unit_code"]]) for row in with_sample.progress("2023", period))
    assert sorted(zip(column(reports, "item_code"), column(reports, "unit_name"), strict=True)) == counted


@every_quarter
def test_the_register_holds_every_difficulty_told_so_far(with_sample: SampleYear, period: str) -> None:
    at = open_screen(screen("difficulties.py"), period=period)
    told = with_sample.difficulties("2023", period)
    register_ = table_with(at, "severity")
    states = dict(zip(column(register_, "difficulty_no"), column(register_, "status"), strict=True))
    assert states.keys() == told.keys()
    shown = {
        "": "▲ Chờ chỉ đạo",
        "reopen": "▲ Chờ chỉ đạo",
        "resolve": "✓ Đã giải quyết",
        "pass_on": "↑ Chuyển cấp trên",
    }
    expected = {number: shown[act] for number, act in told.items() if act in shown}
    assert {number: states[number] for number in expected} == expected
    unresolved = sum(act != "resolve" for act in told.values())
    assert figures(at)["Chưa giải quyết xong"] == share(unresolved, len(told))


@pytest.mark.parametrize(
    ("period", "unit"), [("2023-Q1", None), ("2023-Q3", "VP"), ("2023-Q4", None), ("2023-Q4", "VP")]
)
def test_nominations_are_counted_by_family_and_never_together(
    with_sample: SampleYear, period: str, unit: str | None
) -> None:
    at = open_screen(screen("nominations.py"), period=period, **({"unit": unit} if unit else {}))
    held = [row for row in with_sample.nominations("2023", period) if unit in {None, row["unit"]}]
    titles = [row for row in held if row["family"] == "title"]
    forms = [row for row in held if row["family"] == "form"]
    assert [tab.label for tab in at.tabs] == [
        f"Danh hiệu thi đua ({len(titles)})",
        f"Hình thức khen thưởng ({len(forms)})",
    ]
    decided = [metric.value for metric in at.metric if metric.label == "Đã có quyết định"]
    counts = [(sum(row["state"] == "decided" for row in rows), len(rows)) for rows in (titles, forms)]
    assert decided == [share(k, n) for k, n in counts]
    listed = [sorted(name for table in tab.dataframe for name in column(table, "nominee_name")) for tab in at.tabs]
    assert listed == [sorted(row["nominee_name"] for row in rows) for rows in (titles, forms)]


@pytest.mark.parametrize("plan", ["2022", "2023"])
def test_history_holds_every_file_ever_loaded_newest_first(with_sample: SampleYear, plan: str) -> None:
    submissions = table_with(open_screen(screen("history.py"), plan=plan), "submission_id")
    assert column(submissions, "file_name") == with_sample.loaded_files(plan)[::-1]
    withdrawn = [
        name
        for name, state in zip(column(submissions, "file_name"), column(submissions, "status"), strict=True)
        if state == "← Đã rút"
    ]
    assert withdrawn == (["TCBC_2023-Q2 (ban du thao).xlsx"] if plan == "2023" else [])


def test_history_of_one_period_holds_that_periods_files(with_sample: SampleYear) -> None:
    at = open_screen(screen("history.py"), period="2023-Q3")
    at.toggle[0].set_value(False).run()
    names = sorted(path.name for path in (with_sample.files / "2023-Q3").iterdir())
    assert sorted(column(table_with(at, "submission_id"), "file_name")) == names
