"""Nominations judged by the rules of law: from the ledger's rows to verdicts, headroom and the ladder of awards."""

from etl.eligibility.judging import Desk, Judged, judged_nominations, open_desk
from etl.eligibility.outlook import headroom_of, headroom_words, ladders_of, prospect_words
from etl.eligibility.words import message, message_for_meetings

__all__ = [
    "Desk",
    "Judged",
    "headroom_of",
    "headroom_words",
    "judged_nominations",
    "ladders_of",
    "message",
    "message_for_meetings",
    "open_desk",
    "prospect_words",
]
