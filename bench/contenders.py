"""Who takes part in `bench.load`: each opens a fresh store and takes workbooks into it, where they stay for good."""

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal
from xml.parsers.expat import ParserCreate
from zipfile import ZipFile

import duckdb
import pandas as pd

from bench.made import HEADING_ROW, OFFICE, ROWS_A_WORKBOOK, Made
from domain.sheets import SHEETS
from etl.load import Source, load
from etl.submit import Receipt
from etl.verdict import Chosen
from ledger import Ledger
from ledger.lake.address import SUFFIX

PREPARED = "prepared.duckdb"
LIMIT, OURS, USUAL = "sha256, unzip, expat, fdatasync", "this program", "pandas + openpyxl, frames inserted"
ON_A_LAKE = "this program, on a lake"
_SHEET_PART = re.compile(r"xl/worksheets/sheet\d+\.xml")
Take = Callable[[Sequence[Made]], None]
Contender = Callable[[Path], Take]


class NotAllIn(RuntimeError):
    """A contender did not take every row: its time says nothing."""


def physical(folder: Path) -> Take:
    """Hash, unzip and parse each file without looking at it, and write its bytes durably."""

    def take(made: Sequence[Made]) -> None:
        for one in made:
            hashlib.sha256(one.content).digest()
            parse_sheets(one.content)
            with (folder / one.name.replace("/", " ")).open("wb") as stream:
                stream.write(one.content)
                stream.flush()
                os.fdatasync(stream.fileno())

    return take


def parse_sheets(content: bytes) -> None:
    """Unzip a workbook's sheets and let expat read them, with nobody listening."""
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if _SHEET_PART.fullmatch(name):
                ParserCreate().ParseFile(package.open(name))


def ours(folder: Path) -> Take:
    """Load into the folder's copy of the prepared ledger, with everything judged.

    What it returns raises NotAllIn for a row or a file left out, and for the same bytes taken in twice.
    """
    return _into(folder / PREPARED)


def ours_on_a_lake(folder: Path) -> Take:
    """Load into the folder's copy of the prepared lake as `ours` does."""
    [lake] = folder.glob(f"*{SUFFIX}")
    return _into(lake)


def _into(place: Path) -> Take:
    ledger = Ledger.open(place)
    taken: set[str] = set()

    def take(made: Sequence[Made]) -> None:
        sources = [Source(one.name, lambda content=one.content: content) for one in made]  # type: ignore[misc]
        for verdict in load(ledger, OFFICE, sources, Chosen(), Receipt(OFFICE.name, date(2023, 11, 1))):
            rows = sum(len(sheet.accepted) for sheet in verdict.sheets)
            wanted = "duplicate" if verdict.sha256 in taken else "accepted"
            if (verdict.status, rows) != (wanted, ROWS_A_WORKBOOK):
                raise NotAllIn(f"{verdict.file}: {verdict.status}, {rows} rows, {verdict.findings[:3]}")
            taken.add(verdict.sha256)

    return take


def pandas_frames(engine: Literal["openpyxl", "calamine"]) -> Contender:
    """Return the contender that reads with pandas and inserts each sheet's frame."""

    def insert(connection: duckdb.DuckDBPyConnection, sheet: str, frame: pd.DataFrame) -> None:
        connection.register("frame", frame)
        connection.execute(f'INSERT INTO "{sheet}" BY POSITION SELECT * FROM frame')
        connection.unregister("frame")

    return _pandas(engine, insert)


def pandas_rows(engine: Literal["openpyxl", "calamine"]) -> Contender:
    """Return the contender that reads with pandas and inserts row by row with executemany."""

    def insert(connection: duckdb.DuckDBPyConnection, sheet: str, frame: pd.DataFrame) -> None:
        marks = ", ".join("?" for _ in frame.columns)
        plain = frame.astype(object).where(frame.notna(), None)
        connection.executemany(f'INSERT INTO "{sheet}" VALUES ({marks})', plain.to_numpy().tolist())

    return _pandas(engine, insert)


def _pandas(
    engine: Literal["openpyxl", "calamine"], insert: Callable[[duckdb.DuckDBPyConnection, str, pd.DataFrame], None]
) -> Contender:
    def contend(folder: Path) -> Take:
        connection = duckdb.connect(str(folder / "frames.duckdb"))
        for sheet in SHEETS.values():
            columns = ", ".join(f'"{name}" VARCHAR' for name in ("file", *sheet.names))
            connection.execute(f'CREATE TABLE "{sheet.title}" ({columns})')

        def take(made: Sequence[Made]) -> None:
            before = _rows_in(connection)
            for one in made:
                frames = pd.read_excel(BytesIO(one.content), engine=engine, sheet_name=None, header=HEADING_ROW)
                connection.begin()
                for name, frame in frames.items():
                    frame.insert(0, "file", one.name)
                    insert(connection, str(name), frame)
                connection.commit()
            if _rows_in(connection) - before != ROWS_A_WORKBOOK * len(made):
                raise NotAllIn(str(_rows_in(connection)))

        return take

    return contend


def _rows_in(connection: duckdb.DuckDBPyConnection) -> int:
    counts = [connection.execute(f'SELECT count(*) FROM "{sheet.title}"').fetchone() for sheet in SHEETS.values()]
    return sum(count[0] for count in counts if count)


CONTENDERS: dict[str, Contender] = {
    LIMIT: physical,
    OURS: ours,
    ON_A_LAKE: ours_on_a_lake,
    USUAL: pandas_frames("openpyxl"),
    "pandas + openpyxl, executemany": pandas_rows("openpyxl"),
    "pandas + calamine, frames inserted": pandas_frames("calamine"),
}
