"""Writing the report: the body in the boxes of form 1.4, an annex that lies across for every section with rows."""

from etl.template import SAMPLE_MARK
from reports.deck.model import Deck
from reports.files import Hear
from reports.ledger_head import with_head
from reports.meeting_report.annexes import annex_parts
from reports.meeting_report.body import about_of, body_parts, listed
from reports.meeting_report.proof import annex_title, foot_lines, prove
from reports.meeting_report.styles import STYLES
from reports.official import layout
from reports.official.paper import Paper
from reports.rows import Ask

KIND, SYMBOL, FILED_BY = "BÁO CÁO", "BC", "VP"
SIGNER = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
# Names of nominees stand in full, some before anything is announced: it goes to nobody else.
RECEIVERS = ("Giám đốc Sở", "Các Phó Giám đốc Sở")
AGENCY = "Sở Nội vụ"
_WRITTEN = 0.8  # of the work; the rest is the proof


def document(deck: Deck, ask: Ask, head: str, hear: Hear) -> bytes:
    """Return the draft of the report as a .docx: number and date open, unsigned; raises ExportDiffers.

    `ask` tells the plan's full title, `head` stands at the foot of its pages and in the file's properties, `hear` is
    told the share done. Names of nominees are written in full: the report is for the Department's leadership, and is
    addressed to nobody else. The layout is that of Decree 30/2020/NĐ-CP, Annexes I and III. Reopened before it is
    returned: every sentence, every cell and every count is what the picture holds.
    """
    plan_title = _title(deck, ask)
    body_foot, *annex_feet = foot_lines(deck, head)
    paper = Paper(f"{KIND} {deck.period}", *([SAMPLE_MARK] if deck.is_sample else []), told=body_foot)
    STYLES.add_to(paper)
    paper.head(SYMBOL, None)
    about, period = about_of(plan_title, deck.period_name)
    paper.name(KIND, about[:1].upper() + about[1:], period)
    STYLES.write(paper, list(body_parts(deck, plan_title)))
    paper.foot(SIGNER, RECEIVERS, FILED_BY)
    _write_annexes(paper, deck, annex_feet, hear)
    content = with_head(paper.content(), head)
    hear(_WRITTEN)
    prove(content, deck, plan_title, head)
    hear(1.0)
    return content


def _title(deck: Deck, ask: Ask) -> str:
    found = next((row for row in ask("plans") if row["plan_id"] == deck.plan_id), None)
    return str(found["title"] if found and found["title"] else deck.plan_name)


def _write_annexes(paper: Paper, deck: Deck, feet: list[str], hear: Hear) -> None:
    number = layout.DOCUMENT_NUMBER.format(kind=KIND.capitalize(), symbol=f"{SYMBOL}-{layout.AGENCY_SYMBOL}")
    attached = layout.ATTACHED.format(document=number, agency=AGENCY)
    annexes = listed(deck)
    for place, ((code, name), told) in enumerate(zip(annexes.items(), feet, strict=True), start=1):
        paper.annex(annex_title(deck, code), attached, number=name.removeprefix(layout.ANNEX).strip(), told=told)
        STYLES.write(paper, list(annex_parts(deck, deck.section(code))), keep_last=False)
        hear(_WRITTEN * place / len(annexes))
