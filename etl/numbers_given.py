"""Rows that carry a number the program gave: whether it is known, and whether they speak of what stands under it."""

import re
from collections.abc import Collection, Mapping, Sequence

from rapidfuzz import fuzz

from domain.choices import is_nil
from domain.findings import (
    DIRECTION_ABOUT_ANOTHER,
    DIRECTION_OF_ANOTHER,
    NIL_OVER_CLOSED,
    UNKNOWN_DIRECTION_LIKE,
)
from domain.folding import fold
from etl.history import KnownDifficulty, KnownDirection
from etl.identities import KINDS
from etl.judging import Judging
from etl.likeness import Compared, ranked
from etl.normalise import Row
from texts.formats import date as shown_day
from texts.formats import shortened

# A printed text may have been cut, lengthened or retyped; two different directions of the sample year come to 74.
_SAME_DIRECTION = 80
# By etl.likeness: what is told in other words comes to 0.31 at least, what is unrelated hardly ever to 0.2.
_SAME_MATTER = 0.2
_VERY_LIKE = 0.5
_LONGEST_COMPARED = 500
_LONGEST_QUOTED = 120
_MOST_COMPARED = 500  # more than a unit has in a year
_DIFFICULTY_NO = re.compile(r"kk\d+")


def take_number(judging: Judging, row: Row, name: str, known: Collection[str], code: str, **words: str) -> str | None:
    """Give the row the number as the ledger has it and return it; one that isn't known gets a finding of that code.

    Capitals, spaces and hyphens don't matter: "yk - 2023 - 001" is YK-2023-001.
    """
    typed = judging.typed(row, name)
    match = _given(typed, known)
    if match is not None:
        row.values[name] = match
    elif typed:
        judging.note(row, code, name, typed, **words)
    return match


def _given(typed: str, known: Collection[str]) -> str | None:
    if typed in known:
        return typed
    bare = _bare(typed)
    return next((number for number in known if _bare(number) == bare), None) if bare else None


def _bare(number: str) -> str:
    return fold(number).replace(" ", "")


def judge_direction(judging: Judging, row: Row) -> None:
    """Judge an answer: its number is one of the unit's, and what stands under that number is printed beside it."""
    known = judging.of_unit(row).directions
    number = _given(judging.typed(row, "direction_no"), known)
    printed = fold(judging.typed(row, "direction"))
    told = known.get(number or "")
    likely = _direction_told(printed, known) if printed and (told is None or told.key != printed) else ""
    words = {"likely": likely, "sentence": UNKNOWN_DIRECTION_LIKE} if likely else {}
    take_number(judging, row, "direction_no", known, "unknown_direction", **words)
    if number is None or told is None:
        return
    if printed and not _is_of(printed, told, known):
        named = {"likely": likely, "sentence": DIRECTION_OF_ANOTHER} if likely else {}
        _note_direction(judging, row, "direction", number, told, **named)
    else:
        _judge_about(judging, row, number, told)
    due_on = row.values.get("direction_due_on")
    if due_on and told.due_on and due_on != told.due_on and not row.is_refused:
        typed = judging.typed(row, "direction_due_on")
        judging.note(row, "direction_due_on_differs", "direction_due_on", typed, planned=shown_day(told.due_on))


def _judge_about(judging: Judging, row: Row, number: str, told: KnownDirection) -> None:
    # One text may direct several difficulties: then only the number printed with the difficulty tells them apart.
    found = judging.typed(row, "about").partition("(")[0].strip()
    if _DIFFICULTY_NO.fullmatch(_bare(found)) and _bare(found) != _bare(told.about):
        words = {"found": found, "known": told.about, "sentence": DIRECTION_ABOUT_ANOTHER}
        _note_direction(judging, row, "about", number, told, **words)


def _note_direction(judging: Judging, row: Row, name: str, number: str, told: KnownDirection, **words: str) -> None:
    words = {"number": number, "direction": shortened(told.text, _LONGEST_QUOTED), **words}
    judging.note(row, "direction_differs", name, judging.typed(row, name), **words)


def _is_of(printed: str, told: KnownDirection, known: Mapping[str, KnownDirection]) -> bool:
    if printed == told.key:
        return True
    # Directions may differ by a date only: the very words of another are that other's.
    return not _with_words(printed, known) and _likeness(printed, told) >= _SAME_DIRECTION


def _direction_told(printed: str, known: Mapping[str, KnownDirection]) -> str:
    """Return the number of the unit's direction that reads so, "" where none does or several do."""
    numbers = _with_words(printed, known)
    if not numbers:
        likeness = {number: _likeness(printed, told) for number, told in known.items()}
        most = max(likeness.values(), default=0)
        numbers = [number for number, score in likeness.items() if score == most >= _SAME_DIRECTION]
    return numbers[0] if len(numbers) == 1 else ""


def _with_words(printed: str, known: Mapping[str, KnownDirection]) -> list[str]:
    return [number for number, told in known.items() if told.key == printed]


def _likeness(printed: str, told: KnownDirection) -> float:
    return fuzz.token_set_ratio(printed[:_LONGEST_COMPARED], told.key[:_LONGEST_COMPARED])


def judge_difficulty(judging: Judging, row: Row) -> None:
    """Judge a difficulty under a number: it decides, and what stands under it is named where the row differs."""
    history = judging.of_unit(row)
    number = take_number(judging, row, "difficulty_no", history.difficulties, "unknown_record")
    text = str(row.values.get("description") or "")
    if number is None or not text:
        return
    known = history.difficulties[number]
    if is_nil(text):
        _note_nil(judging, row, number, known)
        return
    if known.resolved_on is not None:
        _note_closed(judging, row, "difficulty_no", number, known)
    wordings = {str(place): wording for place, (_, wording) in enumerate(known.wordings)}
    if not ranked(text, wordings, least=_SAME_MATTER):
        quoted = shortened(known.description, _LONGEST_QUOTED)
        typed = judging.typed(row, "description")
        judging.note(row, "difficulty_text_differs", "description", typed, number=number, known=quoted)


def _note_nil(judging: Judging, row: Row, number: str, known: KnownDifficulty) -> None:
    # That nothing is new, or that it is over: which of the two the unit means isn't guessed.
    words = {"number": number, "known": shortened(known.description, _LONGEST_QUOTED)}
    if known.resolved_on is not None:
        words |= {"day": shown_day(known.resolved_on), "sentence": NIL_OVER_CLOSED}
    judging.note(row, "nil_over_number", "description", judging.typed(row, "description"), **words)


def note_same_difficulties(judging: Judging, rows: Sequence[Row]) -> None:
    """Note which new difficulties are very like an open one of their unit, unless they are taken for one anyway."""
    of_units: dict[str, list[Row]] = {}
    for row in rows:
        of_units.setdefault(row.unit_code, []).append(row)
    for own in of_units.values():
        known = judging.of_unit(own[0]).difficulties
        told = {str(row.values["difficulty_no"]) for row in own if row.values.get("difficulty_no")}
        # Words without a number are taken for the difficulty they were ever used for, if no other row is that one.
        unit_code = own[0].unit_code
        taken = {key: number for number in sorted(known.keys() - told) for key in _keys(known[number], unit_code)}
        still_open = {number: difficulty.description for number, difficulty in known.items() if difficulty.is_open}
        new = [row for row in own if row.values.get("description") and not judging.typed(row, "difficulty_no")]
        unheard = []
        for row in new[:_MOST_COMPARED]:
            number = taken.get(KINDS["difficulties"].key_of(row.values, unit_code))
            if number is None:
                unheard.append(row)
            elif known[number].resolved_on is not None:
                _note_closed(judging, row, "description", number, known[number])
        _note_alike(judging, unheard, still_open)


def _note_closed(judging: Judging, row: Row, name: str, number: str, known: KnownDifficulty) -> None:
    words = {"number": number, "day": shown_day(known.resolved_on)}
    judging.note(row, "difficulty_closed", name, judging.typed(row, name), **words)


def _note_alike(judging: Judging, rows: Sequence[Row], still_open: Mapping[str, str]) -> None:
    compared = Compared(still_open if rows else {})
    for row in rows:
        for likely, _ in compared.ranked(str(row.values["description"]), least=_VERY_LIKE, most=1):
            typed, quoted = judging.typed(row, "description"), shortened(still_open[likely], _LONGEST_QUOTED)
            judging.note(row, "possible_same_difficulty", "description", typed, likely=likely, known=quoted)


def _keys(known: KnownDifficulty, unit_code: str) -> set[str]:
    told = ({"item_code": item_code, "description": text} for item_code, text in known.wordings)
    return {KINDS["difficulties"].key_of(values, unit_code) for values in told}
