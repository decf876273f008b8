"""Names for files that are given back: the sender's own, made safe for any disk; nothing is written over."""

import re
import unicodedata
from pathlib import Path

# Forbidden on Windows or in a path; controls; marks that turn the direction of writing and so disguise an ending.
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_MOST_BYTES = 200
_NAMELESS = "tep"


def safe_file_name(name: str, ending: str, addition: str = "") -> str:
    """Return a name's stem, with an addition, under an ending such as ".xlsx": one that any disk takes."""
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", name))
    stem = name.rsplit(".", 1)[0].strip(". ").removeprefix("~$") or _NAMELESS
    if _RESERVED.fullmatch(stem.split(".")[0].rstrip()):
        stem = f"_{stem}"
    room = _MOST_BYTES - len((addition + ending).encode())
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(". ")
    return stem + addition + ending


def write_beside(folder: Path, name: str, content: bytes) -> Path:
    """Write a file into a folder, under its name with " (2)" or more where that is taken; return its path.

    Raises OSError.
    """
    stem, dot, ending = name.rpartition(".")
    path, number = folder / name, 1
    while True:
        try:
            file = path.open("xb")
            break
        except FileExistsError:
            number += 1
            path = folder / f"{stem} ({number}){dot}{ending}"
    try:
        with file:
            file.write(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path
