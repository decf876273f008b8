"""Reading a register of data/: a csv an official may have edited, line by line into entries of its table."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger.ddl import table_columns
from texts import N_

MISSING_HEADINGS = N_("{file}: thiếu cột {headings}. Hãy giữ nguyên dòng tiêu đề của tệp.")
DOUBLED = N_("{file}, dòng {line}: “{key}” đã có ở dòng {first}. Hãy giữ lại một dòng.")
MISSING_LINES = N_("{file}: thiếu dòng {keys}; không có thì có nội dung không xếp được trạng thái.")
DISAGREES = N_("{file}, dòng {line}: với {key} “{value}” cột {column} phải như ở dòng {first}.")

DATA = Path(__file__).resolve().parent.parent.parent / "data"
SAMPLE_DATA = DATA / "sample"
Entry = dict[str, object]


class RegisterBroken(ValueError):
    """A file of data/ can't be read: which one, which line, and why."""


@dataclass(frozen=True)
class Register:
    """One register: its file, its table, how a line becomes an entry, and the columns that no file has."""

    name: str
    file: str
    table: str
    entry: Callable[[Mapping[str, str]], Entry]
    made: frozenset[str] = frozenset({"version", "display_order"})
    key: tuple[str, ...] = ()
    must_name: tuple[str, frozenset[str]] = ("", frozenset())  # a column, and the values it must have between all lines
    agrees: tuple[str, str] = ("", "")  # lines that share the first column say the same in the second


def entries_of(folders: Sequence[Path], register: Register) -> list[Entry]:
    """Return a register's entries from every folder that has its file, the first must; raises RegisterBroken."""
    first, *more = (folder / register.file for folder in folders)
    entries = entries_in(first, register)
    for path in more:
        entries += entries_in(path, register) if path.exists() else []
    column, wanted = register.must_name
    if lacking := sorted(wanted - {str(entry.get(column)) for entry in entries}):
        raise RegisterBroken(MISSING_LINES.format(file=register.file, keys=", ".join(lacking)))
    if "display_order" not in register.made:
        return entries
    return [{**entry, "display_order": number} for number, entry in enumerate(entries)]


def entries_in(path: Path, register: Register) -> list[Entry]:
    """Return the entries of one file in the order of its lines; raises RegisterBroken."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as reason:
        raise RegisterBroken(f"{path.name}: {reason}") from reason
    missing = sorted(table_columns()[register.table].keys() - register.made - set(reader.fieldnames or ()))
    if missing:
        raise RegisterBroken(MISSING_HEADINGS.format(file=path.name, headings=", ".join(missing)))
    entries = []
    seen: dict[tuple[object, ...], int] = {}
    said: dict[object, tuple[object, int]] = {}
    for number, row in enumerate(rows, start=2):
        try:
            entry = register.entry(row)
        except (KeyError, ValueError, TypeError, AttributeError) as reason:
            raise RegisterBroken(f"{path.name}, dòng {number}: {reason}") from reason
        _refuse_doubled(path, register, entry, number, seen)
        _refuse_disagreeing(path, register, entry, number, said)
        entries.append({"display_order": number - 2, **entry})
    return entries


def _refuse_doubled(
    path: Path, register: Register, entry: Mapping[str, object], number: int, seen: dict[tuple[object, ...], int]
) -> None:
    key = tuple(entry[name] for name in register.key)
    if key and (first := seen.setdefault(key, number)) != number:
        words = {"key": ", ".join(map(str, key)), "first": first}
        raise RegisterBroken(DOUBLED.format(file=path.name, line=number, **words))


def _refuse_disagreeing(
    path: Path, register: Register, entry: Mapping[str, object], number: int, said: dict[object, tuple[object, int]]
) -> None:
    key, column = register.agrees
    if not key:
        return
    value, first = said.setdefault(entry[key], (entry[column], number))
    if value != entry[column]:
        words = {"key": key, "value": entry[key], "column": column, "first": first}
        raise RegisterBroken(DISAGREES.format(file=path.name, line=number, **words))
