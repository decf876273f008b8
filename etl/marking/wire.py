"""A request for marking as bytes, for the process in which files of others are opened: a JSON header and the file."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from etl.marking.orders import Line, Mark, MarkTexts, Unmarkable

_LENGTH = 8


def pack(content: bytes, marks: Sequence[Mark], texts: MarkTexts) -> bytes:
    """Return the request as bytes."""
    header = json.dumps({"marks": [asdict(mark) for mark in marks], "texts": asdict(texts)}).encode()
    return len(header).to_bytes(_LENGTH, "big") + header + content


def unpack(payload: bytes) -> tuple[bytes, list[Mark], MarkTexts]:
    """Return the file, the marks and the texts that `pack` was given."""
    end = _LENGTH + int.from_bytes(payload[:_LENGTH], "big")
    header = json.loads(payload[_LENGTH:end])
    said = header["texts"]
    said["notes"] = tuple(said["notes"])
    said["columns"] = tuple((heading, width) for heading, width in said["columns"])
    said["lines"] = tuple(Line(**line) for line in said["lines"])
    return payload[end:], [Mark(**mark) for mark in header["marks"]], MarkTexts(**said)


def mark_request(payload: bytes) -> bytes:
    """Return the marked file for a packed request; no bytes at all when it can't be marked."""
    from etl.marking.mark import mark

    try:
        return mark(*unpack(payload))
    except Unmarkable:
        return b""
