"""Every message has its English, nothing stale is kept, and blanks to fill are the same in both languages."""

import ast
import string
from pathlib import Path

from texts import LANGUAGES, catalogue, translate

MESSAGES = catalogue.messages()
ENGLISH = catalogue.english()


def marked(path: Path) -> set[str]:
    """The texts that a file marks as messages, wherever the mark stands."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in catalogue.KEYWORDS]
    texts = [argument.value for call in named for argument in call.args[:1] if isinstance(argument, ast.Constant)]
    return {text for text in texts if isinstance(text, str)}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_message_in_the_code_has_english() -> None:
    assert {message: place for message, place in MESSAGES.items() if not ENGLISH.get(message)} == {}


def test_no_mark_is_overlooked_for_standing_inside_another() -> None:
    sources = [path for folder in catalogue.FOLDERS for path in (catalogue.ROOT / folder).rglob("*.py")]
    texts = set().union(*(marked(path) for path in sources))
    assert len(texts) > 500
    assert sorted(texts - MESSAGES.keys()) == []


def test_the_catalogue_holds_nothing_that_the_code_no_longer_says() -> None:
    assert sorted(ENGLISH.keys() - MESSAGES.keys()) == []


def test_what_the_program_reads_is_compiled_from_the_catalogue() -> None:
    assert {message: translate(message, "en") for message in ENGLISH} == ENGLISH


def test_both_languages_fill_the_same_blanks() -> None:
    differing = {message: text for message, text in ENGLISH.items() if text and blanks(text) != blanks(message)}
    assert differing == {}


def test_vietnamese_is_the_message_itself_and_english_is_looked_up() -> None:
    assert [translate("Quá hạn", lang) for lang in LANGUAGES] == ["Quá hạn", "Overdue"]


def test_a_message_nobody_translated_stays_vietnamese() -> None:
    assert [translate(text, "en") for text in ("Chưa ai dịch câu này", "")] == ["Chưa ai dịch câu này", ""]
