"""Vietnamese text typed before Unicode (TCVN3, VNI) or read in the wrong encoding, and how to tell by the spelling."""

import codecs
import re
import unicodedata
from enum import Enum
from functools import lru_cache

from domain.legacy_tables import SYLLABLE, TCVN3, TONED_CONSONANT, TONES, TONES_BEFORE_STOP, VNI, VNI_PATTERN


class Encoding(Enum):
    """How a text came to look wrong; the value is the name people read."""

    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3 chữ hoa"
    VNI = "VNI"
    MISREAD_UTF8 = "UTF-8 đọc nhầm"

    def decode(self, text: str) -> str:
        """Return the text in Unicode; a text that was not misread stays as it is."""
        if self is Encoding.MISREAD_UTF8:
            return repair_utf8(text) or text
        if self is Encoding.VNI:
            return decode_vni(text)
        decoded = decode_tcvn3(text)
        return decoded.upper() if self is Encoding.TCVN3_CAPITALS else decoded


_TCVN3 = str.maketrans(TCVN3)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_BEGINNING = 40  # characters
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"[b-df-hj-np-tv-xzđ]+")
_LOOK_ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ"})
_CAPITALS_ONLY = re.compile(r"[^a-z]*[A-Z][^a-z]*[A-Z][^a-z]*")


def encoding_of_font(font: str) -> Encoding | None:
    """Return the encoding a font is made for: .VnTime, .VnArialH (shows capitals, stores small letters), VNI-Times."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return Encoding.TCVN3_CAPITALS if name.endswith("h") else Encoding.TCVN3
    return Encoding.VNI if name.startswith("vni") else None


def decode_tcvn3(text: str) -> str:
    """Return text typed with a .Vn font in Unicode: "ChiÕn sÜ" is "Chiến sĩ".

    The encoding has no capitals with tones: a text whose plain letters are all capitals is read as capitals.
    """
    decoded = text.translate(_TCVN3)
    return decoded.upper() if decoded != text and _CAPITALS_ONLY.fullmatch(text) else decoded


def decode_vni(text: str) -> str:
    """Return text typed with a VNI font in Unicode: "Thi ñua khen thöôûng" is "Thi đua khen thưởng"."""
    return VNI_PATTERN.sub(lambda found: VNI[found[0]], text)


def repair_utf8(text: str) -> str | None:
    """Return what UTF-8 read as CP1252, Latin-1 or CP1258 was meant to say; None when it is no such text.

    Characters those leave undefined count as the control characters programs put in their place.
    """
    odd = _BEYOND_ASCII.search(text)
    if odd is None:
        return None
    beginning = text[odd.start() : odd.start() + _BEGINNING]
    for table in _BYTES_OF.values():
        try:
            # Most text shows at its first odd letter that it is no such text, however long it is.
            codecs.utf_8_decode(beginning.translate(table).encode("latin-1"), "strict", False)  # noqa: FBT003
            return text.translate(table).encode("latin-1").decode()
        except UnicodeError:
            continue
    return None


def _bytes_of(codepage: str) -> dict[int, str]:
    characters = {byte: bytes([byte]).decode(codepage, "ignore") for byte in range(0x80, 0x100)}
    return {ord(character): chr(byte) for byte, character in characters.items() if character}


_BYTES_OF = {codepage: _bytes_of(codepage) for codepage in ("cp1252", "cp1258")}


def share_of_syllables(text: str) -> float:
    """Return the share, from 0 to 1, of the words with a letter beyond ASCII that are Vietnamese syllables.

    1 where there is no such word: nothing speaks against the text. Capitals, composition and the place of the tone
    (hoà, hòa) don't matter. Abbreviations such as LĐTT, having no vowel, are not counted.
    """
    words = [word for word in _WORD.findall(_tidy(text)) if not word.isascii() and not is_abbreviation(word)]
    return sum(map(is_syllable, words)) / len(words) if words else 1.0


def is_syllable(word: str) -> bool:
    """Tell whether a word is spelt as a Vietnamese syllable, with its tone over any of its vowels."""
    return _is_syllable(_tidy(word))


def is_abbreviation(word: str) -> bool:
    """Tell whether a word has only consonants, đ among them: LĐTT, QĐ."""
    return _ABBREVIATION.fullmatch(word.lower()) is not None


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_LOOK_ALIKE).lower()


@lru_cache(maxsize=10_000)
def _is_syllable(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word)
    tones = [mark for mark in decomposed if mark in TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONES))
    found = SYLLABLE.fullmatch(bare)
    if found is None or len(tones) > 1 or TONED_CONSONANT.search(decomposed):
        return False
    return found[1] is None or (bool(tones) and tones[0] in TONES_BEFORE_STOP)
