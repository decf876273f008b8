"""One workbook into a database the usual way: `python -m bench.usual_load WORKBOOK DATABASE`."""

import sys

import duckdb
import pandas as pd

HEADING_ROW = 4  # counted from 0, as bench.made writes it; importing that would cost what is measured here


def main(workbook: str, database: str) -> None:
    """Read every sheet where its headings are expected and insert its frame, in one transaction."""
    frames = pd.read_excel(workbook, engine="openpyxl", sheet_name=None, header=HEADING_ROW)
    with duckdb.connect(database) as connection:
        connection.begin()
        for name, frame in frames.items():
            connection.register("frame", frame)
            columns = ", ".join(f'"{heading}" VARCHAR' for heading in frame.columns)
            connection.execute(f'CREATE TABLE "{name}" ({columns})')
            connection.execute(f'INSERT INTO "{name}" BY POSITION SELECT * FROM frame')
            connection.unregister("frame")
        connection.commit()


if __name__ == "__main__":
    main(*sys.argv[1:])
