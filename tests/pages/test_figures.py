"""The figures of the invented year, each counted anew from workbooks, manifest and bare tables (tests/sample.py)."""

import pytest

from domain.figures import FIGURES, PRESSING
from tests.pages import counted
from tests.pages.counted import QUARTERS
from tests.pages.counted_loop import loop_figures
from tests.pages.screens import column, figures, open_screen, screen, table_with
from tests.sample import SampleYear, due_on, register, units_of_the_department

PERIOD_NAMES = {row["period"]: row["name"] for row in register("periods.csv")}
every_quarter = pytest.mark.parametrize("period", QUARTERS)


def share(k: int, n: int) -> str:
    return f"{k}/{n}"


@every_quarter
def test_the_overviews_figures_are_those_of_the_year(with_sample: SampleYear, period: str) -> None:
    received = with_sample.received("2023", period)
    loop = loop_figures(with_sample, period)
    acts = with_sample.difficulties("2023", period).values()
    assert loop["difficulties_open"] == sum(act != "resolve" for act in acts)
    states, parts = counted.items_by_state(with_sample, period), counted.parts_by_state(with_sample, period)
    items, units = len(register("plans/2023.csv")), len(units_of_the_department())
    completed = with_sample.items_completed("2023", period)
    overdue = with_sample.items_overdue("2023", period, QUARTERS[period])
    assert (completed, overdue) == (sum(state.startswith("completed") for state in states), states.count("overdue"))
    assert due_on(period) < counted.DAY
    at = open_screen(screen("overview.py"), period=period)
    assert figures(at) == {
        "Chỉ đạo quá hạn": share(loop["directions_overdue"], loop["directions_open"]),
        "Khó khăn chờ chỉ đạo": share(loop["difficulties_waiting"], loop["difficulties_open"]),
        "Nội dung quá hạn": share(overdue, items),
        "Nội dung có nguy cơ": share(states.count("at_risk"), items),
        "Chưa nộp báo cáo": share(units - len(received), units),
        "Hồ sơ sắp hoặc đã trễ": str(counted.nominations_pressing(with_sample, period)),
    }
    assert [metric.label for metric in at.metric] == [FIGURES[code].label for code in PRESSING]
    assert [metric.delta for metric in at.metric] == [
        f"{loop['directions_open']} chỉ đạo đang thực hiện",
        f"{loop['difficulties_open']} khó khăn chưa xong",
        f"{share(parts.count('overdue'), counted.parts())} phần việc của đơn vị",
        f"{share(parts.count('at_risk'), counted.parts())} phần việc của đơn vị",
        f"{share(len(received), units)} đã báo cáo",
        f"đã trễ {counted.nominations_pressing(with_sample, period)}, sắp trễ 0",
    ]


@every_quarter
def test_the_figures_of_the_items_are_those_of_the_year(with_sample: SampleYear, period: str) -> None:
    states, items = counted.items_by_state(with_sample, period), len(register("plans/2023.csv"))
    assert figures(open_screen(screen("progress.py"), period=period)) == {
        "Nội dung đã hoàn thành": share(with_sample.items_completed("2023", period), items),
        "Đúng tiến độ": share(states.count("on_track"), items),
        "Nội dung có nguy cơ": share(states.count("at_risk"), items),
        "Nội dung quá hạn": share(with_sample.items_overdue("2023", period, QUARTERS[period]), items),
        "Nội dung chưa báo cáo": share(states.count("not_reported"), items),
        "Báo cáo cần hỏi lại": str(counted.contradictions(with_sample, period)),
    }


@every_quarter
def test_each_unit_stands_with_the_day_its_report_came(with_sample: SampleYear, period: str) -> None:
    reporting = table_with(open_screen(screen("overview.py"), period=period), "rows_to_mend")
    received = with_sample.received("2023", period)
    days = [None if day is None else day.date() for day in column(reporting, "received_on")]
    assert days == [received.get(unit["unit_code"]) for unit in units_of_the_department()]


def test_what_a_unit_wrote_stands_on_the_page_as_in_its_workbook(with_sample: SampleYear) -> None:
    names = ("period_name", "actual", "target", "result")
    expected: dict[str, list[tuple[object, ...]]] = {}
    for period in reversed(QUARTERS):
        for row in with_sample.sheet(f"{period}/TDKT_{period}.xlsx", "progress"):
            if row["status"] is not None:
                said = (PERIOD_NAMES[period], *(row[name] for name in names[1:]))
                expected.setdefault(row["item_code"], []).append(said)
    assert len(expected) > 1
    for item, said in expected.items():
        reports = table_with(open_screen(screen("progress.py"), unit="TDKT", item=item), "period_name")
        assert list(zip(*(column(reports, name) for name in names), strict=True)) == said


@pytest.mark.parametrize("item", [row["item_code"] for row in register("plans/2023.csv")])
def test_every_report_that_counts_stands_among_the_reports_of_its_item(with_sample: SampleYear, item: str) -> None:
    reports = table_with(open_screen(screen("progress.py"), item=item), "period_name")
    units = {unit["unit_code"]: unit["short_name"] for unit in units_of_the_department()}
    held = counted.reports(with_sample).items()
    expected = sorted((PERIOD_NAMES[period], units[unit]) for (unit, code, period), _row in held if code == item)
    assert sorted(zip(column(reports, "period_name"), column(reports, "unit_name"), strict=True)) == expected


@every_quarter
def test_the_register_holds_every_difficulty_told_so_far(with_sample: SampleYear, period: str) -> None:
    at = open_screen(screen("difficulties.py"), period=period)
    told = with_sample.difficulties("2023", period)
    register_ = table_with(at, "track")
    states = dict(zip(column(register_, "difficulty_no"), column(register_, "status"), strict=True))
    assert states.keys() == told.keys()
    shown = {
        "": "▲ Chờ chỉ đạo",
        "reopen": "▲ Chờ chỉ đạo",
        "resolve": "✓ Đã giải quyết",
        "pass_on": "↑ Đã kiến nghị cấp trên",
    }
    expected = {number: shown[act] for number, act in told.items() if act in shown}
    assert {number: states[number] for number in expected} == expected
    unresolved = sum(act != "resolve" for act in told.values())
    assert figures(at)["Khó khăn chờ chỉ đạo"].split("/")[1] == str(unresolved)


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
    families = at.tabs[:2]
    assert [tab.label for tab in families] == [
        f"Danh hiệu thi đua ({len(titles)})",
        f"Hình thức khen thưởng ({len(forms)})",
    ]
    decided = [metric.value for metric in at.metric if metric.label == "Đã có quyết định"]
    counts = [(sum(row["state"] == "decided" for row in rows), len(rows)) for rows in (titles, forms)]
    assert decided == [share(k, n) for k, n in counts]
    lists = [[table for table in tab.dataframe if "nominee_name" in table.value.columns] for tab in families]
    listed = [sorted(column(held, "nominee_name")) for [held] in lists]
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
