"""Who takes part in `bench.load`: each takes the hundred workbooks into a fresh store, where they stay for good."""

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

PREPARED = "prepared.duckdb"
_SHEET_PART = re.compile(r"xl/worksheets/sheet\d+\.xml")
Contender = Callable[[Sequence[Made], Path], None]


class NotAllIn(RuntimeError):
    """A contender did not take every row: its time says nothing."""


def physical(made: Sequence[Made], folder: Path) -> None:
    """Hash, unzip and parse each file without looking at it, and write its bytes durably."""
    for number, one in enumerate(made):
        hashlib.sha256(one.content).digest()
        parse_sheets(one.content)
        with (folder / f"{number}.xlsx").open("wb") as stream:
            stream.write(one.content)
            stream.flush()
            os.fdatasync(stream.fileno())


def parse_sheets(content: bytes) -> None:
    """Unzip a workbook's sheets and let expat read them, with nobody listening."""
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if _SHEET_PART.fullmatch(name):
                ParserCreate().ParseFile(package.open(name))


def ours(made: Sequence[Made], folder: Path) -> None:
    """Load into a copy of the prepared ledger, with everything judged; raises NotAllIn for a row or a file left out."""
    path = folder / "ledger.duckdb"
    path.write_bytes((folder.parent / PREPARED).read_bytes())
    sources = [Source(one.name, lambda content=one.content: content) for one in made]  # type: ignore[misc]
    for verdict in load(Ledger.open(path), OFFICE, sources, Chosen(), Receipt(OFFICE.name, date(2023, 11, 1))):
        rows = sum(len(sheet.accepted) for sheet in verdict.sheets)
        if (verdict.status, rows) != ("accepted", ROWS_A_WORKBOOK):
            raise NotAllIn(f"{verdict.file}: {verdict.status}, {rows} rows, {verdict.findings[:3]}")


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
    def contend(made: Sequence[Made], folder: Path) -> None:
        with duckdb.connect(str(folder / "frames.duckdb")) as connection:
            for sheet in SHEETS.values():
                columns = ", ".join(f'"{name}" VARCHAR' for name in ("file", *sheet.names))
                connection.execute(f'CREATE TABLE "{sheet.title}" ({columns})')
            for one in made:
                frames = pd.read_excel(BytesIO(one.content), engine=engine, sheet_name=None, header=HEADING_ROW)
                connection.begin()
                for name, frame in frames.items():
                    frame.insert(0, "file", one.name)
                    insert(connection, str(name), frame)
                connection.commit()
            counts = [
                connection.execute(f'SELECT count(*) FROM "{sheet.title}"').fetchone() for sheet in SHEETS.values()
            ]
            if sum(count[0] for count in counts if count) != ROWS_A_WORKBOOK * len(made):
                raise NotAllIn(str(counts))

    return contend


CONTENDERS: dict[str, Contender] = {
    "sha256, unzip, expat, fdatasync": physical,
    "this program": ours,
    "pandas + openpyxl, frames inserted": pandas_frames("openpyxl"),
    "pandas + openpyxl, executemany": pandas_rows("openpyxl"),
    "pandas + calamine, frames inserted": pandas_frames("calamine"),
}
OURS, USUAL = "this program", "pandas + openpyxl, frames inserted"
