"""What was found in a file that is already in the ledger."""

import json

import pandas as pd

from domain.findings import FINDINGS, Finding
from etl.messages import message
from ui.data import fetch
from ui.language import language


def finding_rows(submission_id: str) -> pd.DataFrame:
    """Return a submission's findings in the reader's language; a code this version doesn't know keeps its own words."""
    rows = fetch("submission_findings", submission_id=submission_id)
    rows["message"] = [_sentence(row) for row in rows.to_dict("records")]
    return rows


def _sentence(row: dict[str, str]) -> str:
    if row["code"] not in FINDINGS:
        return row["message"]
    finding = Finding(row["code"], row["sheet"], row["cell"], row["field"], row["value"], json.loads(row["words"]))
    return message(finding, language())
