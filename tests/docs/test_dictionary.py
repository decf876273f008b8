"""The generated papers are current and leave nothing out."""

import re
from pathlib import Path

import pytest

from domain.choices import CHOICES
from domain.columns import Column, Sheet
from domain.findings import FINDINGS
from domain.sheets import WORKBOOK
from domain.states import STATES
from domain.xray import FACTS
from etl import dictionary
from etl.dictionary_columns import COLUMNS
from etl.dictionary_places import PLACES
from etl.dictionary_words import LISTS, TABLES, VIEWS
from ledger.ddl import row_table
from texts import translate

HINT = "run python -m etl dictionary"
COLUMNS_OF_SHEETS = [
    pytest.param(sheet, column, id=f"{sheet.name}.{column.name}") for sheet in WORKBOOK for column in sheet.columns
]


@pytest.fixture(scope="module")
def text() -> str:
    """The dictionary as the program renders it now."""
    return dictionary.render()


@pytest.fixture(scope="module")
def relations() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Tables and views of an empty ledger."""
    return dictionary.relations()


def test_the_dictionary_in_docs_is_current(text: str) -> None:
    assert dictionary.DICTIONARY_FILE.read_text(encoding="utf-8") == text, HINT


def test_the_findings_in_docs_are_current() -> None:
    assert dictionary.FINDINGS_FILE.read_text(encoding="utf-8") == dictionary.render_findings(), HINT


def test_writing_makes_the_two_files_of_docs(tmp_path: Path, text: str) -> None:
    written = dictionary.write(tmp_path / "new")
    assert [path.name for path in written] == [dictionary.DICTIONARY_FILE.name, dictionary.FINDINGS_FILE.name]
    assert written[0].read_bytes() == text.encode()


@pytest.mark.parametrize(("sheet", "column"), COLUMNS_OF_SHEETS)
def test_every_column_stands_in_it_with_its_help(sheet: Sheet, column: Column, text: str) -> None:
    section = text.split(f"(`{sheet.name}`)")[1].split("\n### ", maxsplit=1)[0].split("\n## ", maxsplit=1)[0]
    assert column.help
    [line] = [line for line in section.splitlines() if f"| `{column.name}` |" in line]
    assert dictionary.cell(column.help) in line


def test_every_value_of_every_list_stands_in_it(text: str) -> None:
    for choice in (*CHOICES.values(), *STATES):
        section = text.split(f"{LISTS[choice.name]} (`{choice.name}`)")[1].split("\n### ", maxsplit=1)[0]
        for option in choice.options:
            assert f"| `{option.code}` | {dictionary.cell(option.label)}" in section


def test_every_finding_stands_in_both_papers(text: str) -> None:
    findings = dictionary.render_findings()
    for code in FINDINGS:
        assert f"| `{code}` |" in text
        assert f"| `{code}` |" in findings


def test_every_fact_of_an_x_ray_stands_in_the_list_of_findings_in_both_languages() -> None:
    section = dictionary.render_findings().split("\n## Soi tệp\n")[1]
    for kind in FACTS.values():
        [line] = [line for line in section.splitlines() if line.startswith(f"| `{kind.code}` |")]
        said = (kind.name, kind.consequence, translate(kind.name, "en"), translate(kind.consequence, "en"))
        assert line == f"| `{kind.code}` | {' | '.join(map(dictionary.cell, said))} |"


def test_every_table_view_and_column_is_explained(
    relations: tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]],
) -> None:
    tables, views = relations
    sheets = {row_table(sheet) for sheet in WORKBOOK}
    assert tables.keys() - sheets == TABLES.keys()
    assert views.keys() == VIEWS.keys()
    found = {**tables, **views}
    silent = {f"{name}.{column}" for name in found for column in found[name] if not dictionary.meaning(name, column)}
    assert silent == set(), "explain them in etl/dictionary_columns.py or etl/dictionary_places.py"


def test_nothing_is_explained_that_is_not_there(
    relations: tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]],
) -> None:
    found = {**relations[0], **relations[1]}
    names = {column for columns in found.values() for column in columns}
    places = {f"{name}.{column}" for name, columns in found.items() for column in columns}
    assert (COLUMNS.keys() - names, PLACES.keys() - places) == (set(), set())


def test_every_row_of_a_table_has_as_many_cells_as_its_heading(text: str) -> None:
    for block in text.split("\n\n"):
        if block.startswith("|"):
            counts = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
            assert len(counts) == 1, block.splitlines()[0]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("a|b", r"a\|b"), ("a\nb  c", "a b c"), ("<b>*x*_y_</b>", r"\<b\>\*x\*\_y\_\</b\>"), ("`[1]`", r"\`\[1\]\`")],
)
def test_a_text_is_shown_as_it_is(typed: str, shown: str) -> None:
    assert dictionary.cell(typed) == shown
