"""The verdict on one file: whose it is, which rows are in, and every finding."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from json.encoder import encode_basestring

from domain.findings import Finding
from domain.periods import Period
from domain.plan import Plan, Unit
from domain.xray import Fact
from etl.headings import Question
from etl.normalise import Row
from etl.origin import Origin
from ledger.archive import sha256


@dataclass(frozen=True)
class Chosen:
    """What the person who loads says of a file: unit, period, plan; None where the file should say.

    `headings`: (sheet, folded heading) -> the column it means, "" for a column that is not to be read.
    """

    unit_code: str | None = None
    period: str | None = None
    plan_id: str | None = None
    strict: bool = False
    headings: Mapping[tuple[str, str], str] = field(default_factory=dict, hash=False)


@dataclass
class SheetVerdict:
    """One recognised sheet: its accepted and refused rows, and the units that report nil in it."""

    sheet: str
    source_sheet: str
    columns: dict[str, int]
    accepted: list[Row] = field(default_factory=list)
    refused: list[Row] = field(default_factory=list)
    read: int = 0
    nil_units: set[str] = field(default_factory=set)

    def holds(self, unit_code: str) -> bool:
        """Tell whether something of a unit is in: a row, or its report that there is nothing."""
        return unit_code in self.nil_units or any(row.unit_code == unit_code for row in self.accepted)


@dataclass
class Verdict:
    """The verdict on a file. `units` names whose rows are in; several for a workbook of the Office.

    `kind`: what the content is (xlsx ...). `facts`: what X-ray shows. `questions`: headings only a person can
    explain; `answers`: what was said of them now.
    """

    file: str
    sha256: str
    content: bytes = field(repr=False)
    plan: Plan | None = None
    period: Period | None = None
    units: list[Unit] = field(default_factory=list)
    sheets: list[SheetVerdict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    origin: Origin = field(default_factory=Origin)
    is_estimate: bool = False
    duplicate_of: list[str] = field(default_factory=list)
    repeats_earlier: bool = False
    submission_ids: list[str] = field(default_factory=list)
    kind: str = ""
    facts: tuple[Fact, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file's own name, whatever folder or machine it came from."""
        last = self.file.replace("\\", "/").rsplit("/", 1)[-1]
        # A name in another encoding reaches us with characters that no text can hold.
        return last.encode("utf-8", "replace").decode("utf-8")

    @property
    def anything_in(self) -> bool:
        """Whether a row or a nil report is in."""
        return any(sheet.accepted or sheet.nil_units for sheet in self.sheets)

    @property
    def status(self) -> str:
        """accepted: no error; partial: a row in and an error; refused: no row in; duplicate: already in."""
        if self.duplicate_of or self.repeats_earlier:
            return "duplicate"
        if not self.anything_in:
            return "refused"
        return "partial" if any(finding.is_error for finding in self.findings) else "accepted"


def unreadable(name: str, content: bytes) -> Verdict:
    """Return the verdict on a file that can't be read."""
    return Verdict(name, sha256(content), content, findings=[Finding("unreadable_file")])


def typed_json(row: Row) -> str:
    """Return a row's cells as typed, as JSON: column -> [address, text]."""
    # An encoder made for each row takes twice as long.
    cells = (f'"{name}": ["{cell.address}", {encode_basestring(cell.typed)}]' for name, cell in row.cells.items())
    return "{" + ", ".join(cells) + "}"


def without_rows(verdict: Verdict) -> Verdict:
    """Return the verdict without its file's bytes, for keeping it on a screen."""
    return replace(verdict, content=b"")
