"""The invented year is the same for the same seed, realistic in its shares, and consistent in its numbers."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from domain.folding import fold
from domain.periods import find_period
from domain.plan import appraised_units
from domain.sheets import SHEETS
from domain.states import NOMINATION_STATES, RETURN_REASONS
from etl.registers import DATA
from etl.sample import Manifest, write_sample
from etl.sample.difficulties import told_acts, told_difficulties
from etl.sample_inputs import registers_from_files
from etl.template import SAMPLE_MARK
from etl.template_sheet import HEADING_ROW

PLANS, UNITS, AWARDS = registers_from_files(DATA)
AGENCIES = tuple(f"{code}_" for code in appraised_units(UNITS))
QUARTERS = ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4")
REPLACED = ("XDCQ_2023-Q1.xlsx", "TCBC_2023-Q2 (ban du thao).xlsx", "TG_2023-Q3.xlsx", "VP_2023-Q4.xlsx")
OWN_LAYOUT = "Phong VTLT - Bao cao quy 1-2023.xlsx"


def write(folder: Path, **asked: Any) -> Manifest:
    return write_sample(folder, plans=PLANS, units=UNITS, awards=AWARDS, **asked)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample")
    write(out)
    return out


@pytest.fixture(scope="module")
def steps(folder: Path) -> list[dict[str, Any]]:
    content = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert (content["sample"], content["mark"], content["seed"]) == (True, SAMPLE_MARK, 2023)
    return list(content["steps"])


@cache
def pages(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return a workbook's sheets by their titles, each as its lines."""
    book = load_workbook(path, read_only=True)
    found = {page.title: list(page.iter_rows(values_only=True)) for page in book.worksheets}
    book.close()
    return found


def rows(path: Path, sheet_name: str) -> list[dict[str, Any]]:
    sheet = SHEETS[sheet_name]
    found = [line[: len(sheet.columns)] for line in pages(path)[sheet.title][HEADING_ROW + 1 :]]
    return [
        dict(zip(sheet.names, values, strict=True)) for values in found if any(value is not None for value in values)
    ]


def nominations(folder: Path, period: str) -> list[dict[str, Any]]:
    return [row for path in templates(folder, period) for row in rows(path, "nominations")]


def templates(folder: Path, period: str) -> Iterator[Path]:
    """Yield the workbooks of the Department's units, those of the unit's own making left out."""
    names = (path for path in sorted((folder / period).iterdir()) if "VTLT" not in path.name)
    return (path for path in names if path.name not in REPLACED and not path.name.startswith(AGENCIES))


def test_two_runs_with_one_seed_give_the_same_bytes(tmp_path: Path, folder: Path) -> None:
    write(tmp_path)
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert [str(f) for f in files if (folder / f).read_bytes() != (tmp_path / f).read_bytes()] == []


def test_another_seed_invents_other_people(tmp_path: Path, folder: Path) -> None:
    write(tmp_path, seed=7, periods=1)
    names = [
        {row["full_name"] for row in rows(out / "2023-Q1/VP_2023-Q1.xlsx", "roster")} for out in (folder, tmp_path)
    ]
    assert len(names[0] & names[1]) < len(names[0])


def test_steps_are_in_order_of_time_and_no_two_share_an_instant(steps: list[dict[str, Any]]) -> None:
    instants = [datetime.fromisoformat(step["at"]) for step in steps]
    assert instants == sorted(set(instants))
    assert {step["by"]["role"] for step in steps if step["act"] == "direct"} == {"leadership", "office"}


def test_every_file_is_loaded_once_and_stands_in_the_folder(folder: Path, steps: list[dict[str, Any]]) -> None:
    loaded = [file for step in steps if step["act"] == "load" for file in step["files"]]
    assert sorted(loaded) == sorted(str(path.relative_to(folder)) for path in folder.rglob("*.xlsx"))
    assert len({Path(file).name for file in loaded}) == len(loaded)
    withdrawn = [step["file"] for step in steps if step["act"] == "withdraw"]
    assert [file for file in withdrawn if file not in loaded] == []
    assert len(withdrawn) == 1


def test_two_units_are_missing_once_each(folder: Path) -> None:
    sent = {(period, path.name) for period in QUARTERS for path in (folder / period).iterdir()}
    assert not [name for period, name in sent if period == "2023-Q4" and "TTR" in name]
    assert not [name for period, name in sent if period == "2023-Q2" and ("LTLS" in name or "luu tru" in name)]


def test_every_workbook_says_that_it_is_a_sample(folder: Path) -> None:
    unmarked = []
    for path in folder.rglob("*.xlsx"):
        first = next(iter(pages(path).values()))
        values = [str(value) for line in first for value in line if value]
        if not any(SAMPLE_MARK in value for value in values):
            unmarked.append(path.name)
    assert unmarked == []


def test_titles_of_the_year_are_many_but_not_everybodys_and_the_higher_title_is_under_its_cap(folder: Path) -> None:
    late = pages(folder / "2023-Q4/Phong VTLT tong ket thi dua 2023.xlsx")["Danh sach"]
    texts = Counter(str(value) for line in late for value in line)
    proposed = Counter(row["award"] for row in nominations(folder, "2023-Q4"))
    # One of the persons proposed is found ineligible, two of the higher title are returned or declined.
    holders = proposed["Lao động tiên tiến"] + texts["Lao động tiên tiến"] - 1
    higher = proposed["Chiến sĩ thi đua cơ sở"] - 2
    counted = sum(row["counted"] == "Có" for path in templates(folder, "2023-Q4") for row in rows(path, "roster")) + 5
    assert (holders, higher) == (61, 9)
    assert 0.85 <= holders / counted <= 0.95
    assert higher == int(0.15 * holders)


def test_rosters_agree_with_the_headcounts(folder: Path) -> None:
    names = {"VP": "VP_2023-Q4 ban chinh thuc", "TDKT": "TDKT_2023-Q4", "LTLS": "LTLS tong ket nam"}
    for unit in UNITS:
        if unit.unit_code in names:
            roster = rows(folder / f"2023-Q4/{names[unit.unit_code]}.xlsx", "roster")
            assert len(roster) == unit.headcount


def test_one_name_belongs_to_two_persons_and_no_other_does(folder: Path) -> None:
    people = [
        (row["full_name"], row["birth_year"])
        for path in set(templates(folder, "2023-Q4"))
        for row in rows(path, "roster")
    ]
    named = Counter(name for name, _ in set(people))
    assert [name for name, count in named.items() if count > 1] == ["Nguyễn Thị Hường"]


def test_every_state_is_reached_by_some_nomination(steps: list[dict[str, Any]], folder: Path) -> None:
    moved = {step["state"] for step in steps if step["act"] == "move"}
    stages = {row["stage"] for row in nominations(folder, "2023-Q1")} | {
        row["stage"] for row in nominations(folder, "2023-Q4")
    }
    assert moved == {option.code for option in NOMINATION_STATES.options} - {"registered", "proposed"}
    assert {"Đăng ký", "Đề nghị"} <= stages


def test_returns_carry_a_reason_and_decisions_a_number(steps: list[dict[str, Any]]) -> None:
    moves = [step for step in steps if step["act"] == "move"]
    reasons = {option.code for option in RETURN_REASONS.options}
    assert [move for move in moves if move["state"] == "returned" and move.get("reason") not in reasons] == []
    assert [
        move for move in moves if move["state"] == "decided" and not (move["decision_no"] and move["decision_on"])
    ] == []


def test_both_families_individuals_and_collectives_are_nominated(folder: Path) -> None:
    all_rows = [row for period in QUARTERS for row in nominations(folder, period) if row["award"]]
    names = {award.name: award for award in AWARDS.values()}
    assert {names[row["award"]].family.value for row in all_rows} == {"title", "form"}
    assert {row["nominee_kind"] for row in all_rows} == {"Cá nhân", "Tập thể"}
    kinds = {row["commendation_kind"] for row in all_rows}
    assert kinds == {"Công trạng", "Chuyên đề", "Đột xuất", "Quá trình cống hiến"}


def test_printed_numbers_follow_the_order_of_loading_and_of_directing(folder: Path) -> None:
    carried = rows(folder / "2023-Q2/XDCQ_2023-Q2.xlsx", "difficulties")[0]
    answered = rows(folder / "2023-Q2/VP_2023-Q2.xlsx", "directions")[0]
    assert carried["difficulty_no"] == "KK-2023-002"
    assert (answered["direction_no"], answered["response_status"]) == ("YK-2023-001", "Đã thực hiện")


def test_acts_speak_of_difficulties_that_were_told() -> None:
    keys = {difficulty.key for difficulty in told_difficulties()}
    assert [act["difficulty"] for act in told_acts() if "difficulty" in act and act["difficulty"] not in keys] == []


def test_at_the_end_of_the_year_difficulties_wait_for_direction_at_different_levels() -> None:
    acted = {act["difficulty"] for act in told_acts() if "difficulty" in act}
    waiting = [d.told for d in told_difficulties() if d.key not in acted and not d.is_refused]
    assert len({(told["severity"], told["addressee"]) for told in waiting}) >= 3


def test_some_units_say_none_and_some_say_nothing(folder: Path) -> None:
    said = {path.name: rows(path, "difficulties") for path in templates(folder, "2023-Q1")}
    assert [row["description"] for row in said["TCBC_2023-Q1.xlsx"]] == ["Không có"]
    assert said["TTR_2023-Q1.xlsx"] == []


def test_figures_grow_over_the_year_and_fall_in_one_place(folder: Path) -> None:
    files = {
        "TG": ["Ban Ton giao bao cao Q1 2023", "TG_2023-Q2", "TG_2023-Q3 (sua)", "TG_2023-Q4"],
        "TTR": ["TTR_2023-Q1", "TTR_2023-Q2", "TTR_2023-Q3"],
        "CCHC": ["CCHC_2023-Q1", "CCHC bao cao 6 thang gui VP", "CCHC_2023-Q3 nop muon", "CCHC_2023-Q4"],
    }
    falls = []
    for unit, names in files.items():
        before: dict[str, float] = {}
        for period, name in zip(QUARTERS, names, strict=False):
            for row in rows(folder / period / f"{name}.xlsx", "progress"):
                if row["actual"] < before.get(row["item_code"], 0):
                    falls.append((unit, period, row["item_code"]))
                before[row["item_code"]] = row["actual"]
    assert falls == [("TG", "2023-Q3", "PT4")]


def test_the_own_layout_is_known_by_its_title_block_and_has_other_headings(folder: Path) -> None:
    page = load_workbook(folder / "2023-Q1" / OWN_LAYOUT)["Bao cao"]
    lines = [str(cell.value) for row in page.iter_rows(max_row=5) for cell in row if cell.value]
    headings = [cell.value for cell in page[6]]
    period = find_period("\n".join(lines))
    assert "Đơn vị: Phòng Quản lý văn thư, lưu trữ" in lines
    assert period is not None
    assert period.code == "2023-Q1"
    assert headings[:6] == ["STT", "Nội dung công việc", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ %"]
    assert [cell.value for cell in page[7]][:3] == ["(1)", "(2)", "(3)"]
    known = [SHEETS["progress"].column(name).heading_keys for name in ("item_title", "actual", "percent_complete")]
    assert [fold(str(h)) in keys for h, keys in zip([headings[1], headings[4], headings[5]], known, strict=True)] == [
        True
    ] * 3


def test_more_units_than_there_are_are_invented_and_listed(tmp_path: Path) -> None:
    manifest = write(tmp_path, units_count=12, periods=1)
    lines = (tmp_path / "units.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + len(UNITS) + 2
    assert "2023-Q1/DV012_2023-Q1.xlsx" in manifest.files


def test_fewer_units_and_quarters_leave_out_what_speaks_of_the_others(tmp_path: Path) -> None:
    manifest = write(tmp_path, units_count=2, periods=2)
    assert {Path(file).name[:3].rstrip("_") for file in manifest.files} == {"VP", "TTR"}
    units = {step.words["difficulty"]["unit"] for step in manifest.steps if "difficulty" in step.words}  # type: ignore[index]
    assert units == {"VP", "TTR"}
    assert max(step.at for step in manifest.steps).month <= 7


def of_nomination(step: dict[str, Any]) -> list[tuple[str, ...]]:
    """Return which nominations a step names."""
    named = step.get("nominations") or [step["nomination"]]
    return [tuple(chosen[name] for name in ("plan", "unit", "nominee_name", "award")) for chosen in named]


def test_whatever_went_through_the_council_has_its_totals_and_whatever_was_submitted_its_letter(
    steps: list[dict[str, Any]],
) -> None:
    named: dict[str, list[tuple[str, ...]]] = {}
    for step in steps:
        if step["act"] in ("move", "council", "paper", "announced", "override"):
            kind = step.get("state", step["act"]) if "submission_letter" not in step.get("papers", []) else "letter"
            named.setdefault(kind, []).extend(of_nomination(step))
    assert sorted(named["council"]) == sorted(named["council_done"])
    assert sorted(named["letter"]) == sorted(named["submitted"])
    assert sorted(named["announced"]) == sorted({*named["decided"], *named["declined"]})
    assert {unit for _plan, unit, *_rest in named["override"]} == {"VTLT"}


def test_a_ballot_of_the_sample_is_one_that_can_be_and_most_agree(steps: list[dict[str, Any]]) -> None:
    ballots = [step for step in steps if step["act"] == "council"]
    for step in ballots:
        assert step["votes_for"] <= step["present"] + step["written"] <= step["members"]
    unanimous = sum(len(step["nominations"]) for step in ballots if step["votes_for"] == step["members"])
    assert 0.8 < unanimous / sum(len(step["nominations"]) for step in ballots) < 1


def test_some_of_what_was_decided_is_made_known_only_in_the_new_year(steps: list[dict[str, Any]]) -> None:
    days = {
        step["day"]: step["nominations"] for step in steps if step["act"] == "announced" and step["day"] > "2023-12-31"
    }
    assert {chosen["award"] for chosen in days["2024-01-12"]} == {"CSTDCS"}
