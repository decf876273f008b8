"""Lines of data/groupings.csv: the emulation groupings a plan names, never mixed with one another."""

import re
from collections.abc import Mapping

from domain.nominations import GROUPINGS
from etl.registers.cells import awards, filled, one
from etl.registers.files import Entry
from texts import N_

NOT_ITEMS = N_("Cột {column}: “{text}” phải là các mã nội dung cách nhau bằng dấu “;”, ví dụ 2.2;4.2")
_ITEMS = re.compile(r"([\w.]+(;[\w.]+)*)?")


def grouping_entry(row: Mapping[str, str]) -> Entry:
    """Return one grouping; raises ValueError with the sentence for a line that can't be used."""
    filled(row, "plan_id", "grouping", "name", "source")
    items = row["items"].replace(" ", "")
    if not _ITEMS.fullmatch(items):
        raise ValueError(NOT_ITEMS.format(column="items", text=row["items"]))
    return {
        "plan_id": row["plan_id"],
        "grouping": one(row, "grouping", GROUPINGS.codes),
        "name": row["name"],
        "items": items,
        "awards": awards(row, "awards") if row["awards"].strip() else "",
        "source": row["source"],
    }
