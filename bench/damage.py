"""Ways in which a file gets damaged, by chance or by somebody: each takes bytes and chance and gives other bytes."""

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

Damage = Callable[[bytes, random.Random], bytes]
_HUGE = (b"99999999999", b"-1", b"0", b"1E999", b"\xc2\xb2", b"NaN", b"", b"A" * 5000, b"&#0;", b"&lt;", b"XFD1048577")
_TAG = re.compile(rb"<[^<>]+>")
_VALUE = re.compile(rb'"([^"<>]*)"|>([^<>]+)<')


def flip_bits(content: bytes, chance: random.Random) -> bytes:
    """Flip up to fifty bits anywhere."""
    spoiled = bytearray(content)
    for _ in range(chance.choice((1, 5, 50))):
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def truncate(content: bytes, chance: random.Random) -> bytes:
    """Break off, as an interrupted copy does."""
    return content[: chance.randrange(len(content))]


def cut_out(content: bytes, chance: random.Random) -> bytes:
    """Leave out a piece in the middle."""
    first = chance.randrange(len(content))
    return content[:first] + content[first + chance.randint(1, 2000) :]


def overwrite(content: bytes, chance: random.Random) -> bytes:
    """Put zeros, noise or another piece of the same file over a piece."""
    first, length = chance.randrange(len(content)), chance.randint(1, 1000)
    start = chance.randrange(len(content))
    piece = chance.choice((bytes(length), chance.randbytes(length), content[start : start + length]))
    return content[:first] + piece + content[first + length :]


def remove_part(content: bytes, chance: random.Random) -> bytes:
    """Take one to three parts out of a package."""
    parts = _parts(content)
    for name in chance.sample(sorted(parts), min(len(parts), chance.randint(1, 3))):
        del parts[name]
    return _package(parts)


def swap_parts(content: bytes, chance: random.Random) -> bytes:
    """Let two parts of a package change places."""
    parts = _parts(content)
    one, other = chance.sample(sorted(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return _package(parts)


def mutate_values(content: bytes, chance: random.Random) -> bytes:
    """Replace values of attributes and texts in one part by what no program writes there."""

    def change(text: bytes) -> bytes:
        return _changed(text, _VALUE, chance, lambda found: found[:1] + chance.choice(_HUGE) + found[-1:])

    return _one_part(content, chance, change)


def mutate_tags(content: bytes, chance: random.Random) -> bytes:
    """Leave out, double or move tags in one part."""

    def change(text: bytes) -> bytes:
        return _changed(text, _TAG, chance, lambda tag: chance.choice((b"", tag + tag, tag[:-2] + b"/>", b"<x>")))

    return _one_part(content, chance, change)


def nest(content: bytes, chance: random.Random) -> bytes:
    """Wrap a place of one part into thousands of tags."""

    def change(text: bytes) -> bytes:
        depth, place = chance.choice((500, 5000, 50_000)), chance.choice([0, *_ends(text)])
        return text[:place] + b"<r>" * depth + text[place:] + b"</r>" * chance.choice((0, depth))

    return _one_part(content, chance, change)


def spoil_part(content: bytes, chance: random.Random) -> bytes:
    """Damage the bytes of one part and pack it again, so that its checksum is right."""
    return _one_part(content, chance, lambda part: chance.choice(OF_BYTES)(part or b" ", chance))


OF_BYTES: tuple[Damage, ...] = (flip_bits, truncate, cut_out, overwrite)
OF_PACKAGES: tuple[Damage, ...] = (remove_part, swap_parts, mutate_values, mutate_tags, nest, spoil_part)


def damaged(content: bytes, chance: random.Random) -> tuple[bytes, str]:
    """Return a file's bytes damaged in one way, and the way's name."""
    is_package = zipfile.is_zipfile(BytesIO(content))
    damage = chance.choice((*OF_BYTES, *OF_PACKAGES, *OF_PACKAGES) if is_package else OF_BYTES)
    return damage(content, chance), damage.__name__


def _one_part(content: bytes, chance: random.Random, change: Callable[[bytes], bytes]) -> bytes:
    parts = _parts(content)
    sheets = [name for name in parts if "sheet" in name or name == "content.xml"]
    name = chance.choice(sheets if sheets and chance.random() < 0.6 else sorted(parts))
    parts[name] = change(parts[name])
    return _package(parts)


def _changed(text: bytes, pattern: re.Pattern[bytes], chance: random.Random, change: Callable[[bytes], bytes]) -> bytes:
    found = list(pattern.finditer(text))
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 3, 20)))), key=_start, reverse=True):
        text = text[: match.start()] + change(match[0]) + text[match.end() :]
    return text


def _start(match: re.Match[bytes]) -> int:
    return match.start()


def _ends(text: bytes) -> list[int]:
    return [match.end() for match in _TAG.finditer(text)]


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _package(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()
