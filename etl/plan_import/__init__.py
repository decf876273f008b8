"""An official plan (.txt, .docx, .pdf) read into its title, legal bases, purpose and numbered contents."""

from pathlib import Path

from etl.plan_import.extract import extract_lines, lines_of
from etl.plan_import.lines import Line
from etl.plan_import.outline import Content, PlanDocument, read_outline
from etl.plan_import.refusals import REFUSALS, PlanRefused

__all__ = [
    "REFUSALS",
    "Content",
    "Line",
    "PlanDocument",
    "PlanRefused",
    "extract_lines",
    "import_plan",
    "lines_of",
    "read_outline",
]


def import_plan(path: Path) -> PlanDocument:
    """Return the plan a document holds; raises PlanRefused with a code and a sentence when it holds none."""
    return read_outline(extract_lines(path))
