"""How far the ledger had come when a file left it: who keeps the file can prove later that nobody rewrote the trail."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from domain.people import WHOLE_DEPARTMENT
from ledger import Ledger
from ledger.errors import LedgerError
from ledger.trail import SHORT_HASH
from texts import DEFAULT_LANGUAGE, N_, translate

HEAD_TOLD = N_("Sổ: việc số {act_no}, mã {code}")
_PROPERTIES = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def head_told(ledger: Ledger, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return for instance "Sổ: việc số 184, mã 1f3ac09d77be": the newest act and how its hash begins.

    `python -m etl verify --head` finds it again. "" for an empty trail, and where the ledger can't be asked: a file in
    hand is worth more than its mark.
    """
    try:
        found = ledger.rows("trail_head", viewer=WHOLE_DEPARTMENT)
    except LedgerError:
        return ""
    return "".join(
        translate(HEAD_TOLD, lang).format(act_no=row["act_no"], code=row["hash"][:SHORT_HASH]) for row in found
    )


def with_head(content: bytes, told: str) -> bytes:
    """Return a .docx or .xlsx with `told` among its properties, as its comment: nothing of it is printed or changed."""
    if not told:
        return content
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as held, ZipFile(stream, "w", ZIP_DEFLATED) as written:
        for part in held.infolist():
            body = held.read(part)
            written.writestr(part, _told(body, told) if part.filename == _PROPERTIES else body)
    return stream.getvalue()


def _told(properties: bytes, told: str) -> bytes:
    root = etree.fromstring(properties)
    comment = root.find(f"{_DUBLIN_CORE}description")
    if comment is None:
        comment = etree.SubElement(root, f"{_DUBLIN_CORE}description")
    comment.text = "\n".join(filter(None, (comment.text, told)))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
