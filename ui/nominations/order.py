"""Persons in the order officials expect: as the query groups them (award, unit in protocol order), then by tên."""

import pandas as pd

from texts import collation


def by_given_name(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a query on nominations in their order, those of one award and unit by tên, họ, đệm."""
    places: dict[tuple[str, str], int] = {}
    keys = [
        (places.setdefault((award, unit), len(places)), collation.name_key(str(name)))
        for award, unit, name in zip(rows["award_name"], rows["unit_code"], rows["nominee_name"], strict=True)
    ]
    return rows.iloc[sorted(range(len(rows)), key=keys.__getitem__)].reset_index(drop=True)
