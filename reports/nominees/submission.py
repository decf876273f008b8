"""The draft of a submission (tờ trình): who is asked for which award, the list of nominees as its annex."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.eligibility.rule import Regime
from reports.addressing import BLANK
from reports.errors import ReportError
from reports.nominees.choice import Choice
from reports.nominees.destinations import BY_CODE, Destination, destinations_of
from reports.nominees.legal_basis import basis_lines, regimes_of
from reports.nominees.list_document import AGENCY, annex, families_named
from reports.nominees.listing import Listing, listing_of
from reports.nominees.parts import BASIS, GROUP, POINT, Part, Said, add_styles, prove, write
from reports.nominees.wording import award_phrase, numbers_of
from reports.official import layout
from reports.official.paper import BODY, Paper
from reports.official.words import point
from reports.rows import Ask
from texts import N_, formats

KIND, SYMBOL, FILED_BY = "TỜ TRÌNH", "TTr", "VP"
ABOUT = "Về việc đề nghị xét tặng {families} năm {year}"
COUNCIL = "Theo kết quả họp của Hội đồng Thi đua - Khen thưởng Sở Nội vụ ngày {days}, "
APPRAISED = "Theo đề nghị của {agencies} và kết quả thẩm định hồ sơ, "
OPENING = "{issuer} kính trình {asked} xem xét, {decide} {families} năm {year} như sau:"
DECIDE, PASS_ON = "quyết định tặng", "trình cấp có thẩm quyền tặng"
PASSED_ON = " (trình {decider})"
IN_ANNEX = "Danh sách trích ngang tại Phụ lục kèm theo Tờ trình này."
CLOSING = "Kính trình {asked} xem xét, quyết định"


class SeveralWays(ReportError):
    """The awards chosen go to several receivers: one document goes to one."""

    sentence = N_(
        "Các danh hiệu, hình thức đã chọn do nhiều cấp quyết định nên không cùng một tờ trình. Hãy chọn nơi trình "
        "(director, province hoặc ministry):"
    )


@dataclass(frozen=True)
class Submission:
    """One submission: its nominees, where it goes, under which law; `by_deputy`: signed for the head (KT.)."""

    listing: Listing
    destination: Destination
    regimes: tuple[Regime, ...]
    by_deputy: bool = False

    @property
    def signer(self) -> tuple[str, ...]:
        """Return the post of who would sign."""
        return self.destination.deputy if self.by_deputy else self.destination.head


def submission_of(
    ask: Ask, choice: Choice, *, to: str = "", decided_on: date | None = None, by_deputy: bool = False
) -> Submission:
    """Return what is submitted to one of DESTINATIONS, by default the only one that the awards go to.

    The law is that of the day on which the decision is expected, by default of the awards' rounds. Raises UnknownPlan,
    NothingChosen and SeveralWays.
    """
    listing = listing_of(ask, choice)
    ways = (BY_CODE[to],) if to else destinations_of(listing.lists)
    if len(ways) > 1:
        raise SeveralWays("; ".join(f"{way.code}: {way.label}" for way in ways))
    chosen = listing.of([award for award in listing.lists if any(way.takes(award) for way in ways)])
    return Submission(chosen, ways[0], regimes_of(ask, chosen, choice.plan_id, decided_on), by_deputy)


def submission_document(submission: Submission) -> bytes:
    """Return the draft as a .docx, number and date open, unsigned; raises ExportDiffers.

    Reopened before it is returned: every award, nominee and total in it is what was asked of the ledger.
    """
    listing, way = submission.listing, submission.destination
    year, families = listing.heading.year, families_named(listing)
    paper = Paper(f"{KIND} {families}", *listing.heading.marks)
    add_styles(paper)
    paper.head(SYMBOL, None, way.issued_by)
    paper.name(KIND, ABOUT.format(families=families, year=year))
    paper.addressed(way.to)
    parts = list(_parts(submission))
    write(paper, parts)
    paper.foot(submission.signer, way.receivers, FILED_BY)
    number = layout.DOCUMENT_NUMBER.format(kind=KIND.capitalize(), symbol=f"{SYMBOL}-{way.issued_by.symbol}")
    agency = AGENCY if way.issued_by.symbol == layout.AGENCY_SYMBOL else way.issuer
    parts += annex(paper, listing, layout.ATTACHED.format(document=number, agency=agency))
    content = paper.content()
    prove(content, parts)
    return content


def _parts(submission: Submission) -> Iterator[Part]:
    listing, way = submission.listing, submission.destination
    for line in basis_lines(listing, submission.regimes):
        yield Said(BASIS, line)
    words = {"issuer": way.issuer, "asked": way.asked, "decide": _decided(submission)}
    opening = OPENING.format(**words, families=families_named(listing), year=listing.heading.year)
    yield Said(BODY, (_agencies(listing) if listing.heading.is_appraised else _council(listing)) + opening)
    families = list(listing.families())
    for number, (family, lists) in enumerate(families, start=1):
        if len(families) > 1:
            yield Said(GROUP, f"{number}. {family}")
        for place, award in enumerate(lists):
            passed_on = PASSED_ON.format(decider=award.decided_by) if way.passes_on(award) else ""
            end = "." if place == len(lists) - 1 else ";"
            yield Said(POINT, f"{point(place)}{award_phrase(award)}: {numbers_of(award.nominees)}{passed_on}{end}")
    yield Said(BODY, IN_ANNEX)
    yield Said(BODY, CLOSING.format(asked=way.asked) + layout.END)


def _decided(submission: Submission) -> str:
    passed_on = {submission.destination.passes_on(award) for award in submission.listing.lists}
    return " hoặc ".join(words for words, is_so in ((DECIDE, False), (PASS_ON, True)) if is_so in passed_on)


def _agencies(listing: Listing) -> str:
    """Who asked the Department to appraise them, each once, as in the list."""
    return APPRAISED.format(agencies=", ".join(dict.fromkeys(nominee.unit for nominee in listing.nominees)))


def _council(listing: Listing) -> str:
    """The council's vote with its days, open where they aren't known for all; "" where the ledger knows of no vote."""
    days = {nominee.council_on for nominee in listing.nominees}
    known = sorted(day for day in days if day)
    if not known:
        return ""
    return COUNCIL.format(days=", ".join(map(formats.date, known)) if None not in days else BLANK)
