"""The whole outcome of a load, so that a test of a real workbook leaves nothing unsaid."""

from typing import Any, NamedTuple

Place = tuple[str, str, str]
"""A finding's code, sheet and cell."""


class Outcome(NamedTuple):
    """What became of a file; `rows` is sheet -> (read, accepted, refused), `serious` every error and warning."""

    status: str
    unit: str | list[str] | None
    period: str | None
    rows: dict[str, tuple[int, int, int]]
    serious: list[Place]


def outcome(answer: dict[str, Any]) -> Outcome:
    """Return the outcome of a verdict, its findings sorted."""
    rows = {name: (count["read"], count["accepted"], count["refused"]) for name, count in answer["rows"].items()}
    serious = [
        (finding["code"], finding["sheet"], finding["cell"])
        for finding in answer["findings"]
        if finding["severity"] != "info"
    ]
    return Outcome(answer["status"], answer["unit"], answer["period"], rows, sorted(serious))


def cells_told(answer: dict[str, Any], code: str) -> list[str]:
    """Return the cells of the findings with a code, sorted."""
    return sorted(finding["cell"] for finding in answer["findings"] if finding["code"] == code)
