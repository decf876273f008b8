"""The commands and options that README and guide name are there, and the guide names every command."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import start
from etl.cli import main

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "huong-dan-van-phong.md"
PAPERS = [ROOT / "README.md", GUIDE, *(ROOT / "docs" / name for name in ("sao-luu.md", "nhieu-may-chu.md"))]

# The options of start.py, and the one every command has.
START_OPTIONS = frozenset({"--address", "--port", "--headless", "--help"})
_CODE = re.compile(r"`([^`]+)`|^(?:    |\$ )(.+)$", re.MULTILINE)
_ETL = re.compile(r"\S*python\S* -m etl\b(.*)")
_OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]+")


def snippets(text: str) -> Iterator[str]:
    """Yield what stands in backticks, in indented blocks and in fenced ones."""
    for fenced in re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from fenced.splitlines()
    for inline, block in _CODE.findall(re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)):
        yield inline or block


def calls(text: str) -> Iterator[list[str]]:
    """Yield the words after `python -m etl` of each call a text shows."""
    for snippet in snippets(text):
        if found := _ETL.search(snippet):
            yield shlex.split(found[1], comments=True)


def command_of(words: list[str]) -> tuple[str, click.Command]:
    """Return the command that the words call, and its name; fails when there is none."""
    name, command = "", main
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        head, *words = words
        found = command.get_command(click.Context(command), head)
        assert found is not None, f"no command {name} {head}"
        name, command = f"{name} {head}".strip(), found
    return name, command


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command by its full name, those of groups too."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def options(command: click.Command) -> set[str]:
    """Return the options of a command that people are told of."""
    shown = (p for p in command.params if isinstance(p, click.Option) and not p.hidden)
    return {"--help"} | {name for param in shown for name in (*param.opts, *param.secondary_opts)}


ALL = dict(commands(main))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_command_shown_exists_with_its_options(paper: Path) -> None:
    for words in calls(paper.read_text(encoding="utf-8")):
        name, command = command_of(words)
        unknown = {word.split("=")[0] for word in words if word.startswith("--")} - options(command)
        assert (name, unknown) == (name, set())


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_option_named_alone_is_one_of_some_command(paper: Path) -> None:
    known = (START_OPTIONS | start.STORE).union(*(options(command) for command in ALL.values()))
    named = {option for snippet in snippets(paper.read_text(encoding="utf-8")) for option in _OPTION.findall(snippet)}
    assert named - known == set()


def test_the_start_options_are_those_of_the_start() -> None:
    namespace = start.parsed(["--port", "8502", "--headless"])
    assert {f"--{name}" for name in vars(namespace)} == START_OPTIONS - {"--help"}


def test_the_guide_shows_every_command() -> None:
    shown = {command_of(words)[0] for words in calls(GUIDE.read_text(encoding="utf-8"))}
    assert sorted(ALL.keys() - shown) == []


@pytest.mark.parametrize("name", ALL)
def test_every_command_says_what_it_is_for(name: str) -> None:
    assert ALL[name].get_short_help_str()


def test_the_check_itself_sees_what_is_wrong() -> None:
    text = "Gõ `python -m etl load --nothing x` rồi:\n\n    .venv/bin/python -m etl plan eat\n"
    first, second = calls(text)
    assert (first, second) == (["load", "--nothing", "x"], ["plan", "eat"])
    assert "--nothing" not in options(command_of(first)[1])
    with pytest.raises(AssertionError, match="no command plan eat"):
        command_of(second)
