"""Which texts of one column are in an old encoding: judged together, since a word can be right in two of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from domain.legacy_tables import MISREAD_PAIR, MISREAD_SIGNS, TCVN3_SIGNS, VNI_SIGNS
from domain.legacy_text import Encoding, encoding_of_font, is_abbreviation, is_syllable, repair_utf8, share_of_syllables

_SIGNS = {Encoding.TCVN3: TCVN3_SIGNS, Encoding.VNI: VNI_SIGNS}
_BETWEEN_WORDS = re.compile(r"[\s!-/:-@\[-`{-~–—‘’“”…]+")
# Letters and marks no old encoding has: ư, ơ, ạ, a combining tone. A text that holds one is in Unicode.
_UNICODE_LETTER = re.compile("[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")
_ANY_SIGN = "".join(sorted(TCVN3_SIGNS | VNI_SIGNS | MISREAD_SIGNS))
_CAPITAL_INSIDE = re.compile("[a-z][À-Ý]")
_LEAST_SHARE = 0.8


class _Weight(NamedTuple):
    """Words beyond ASCII in a text, how many are syllables as they stand and decoded, and whether one proves it."""

    words: int = 0
    as_is: int = 0
    decoded: int = 0
    has_sign: bool = False
    proves: bool = False


def is_suspicious(text: str) -> bool:
    """Tell, fast, whether a text of any length may hold anything but correct Unicode; a sign such as § may, too."""
    # One search per sign runs at the speed of memory, a set of signs in a regular expression doesn't.
    return any(sign in text for sign in _ANY_SIGN) or MISREAD_PAIR.search(text) is not None


def is_unicode(text: str) -> bool:
    """Tell whether a text holds a letter that only Unicode has, so that no old encoding can be meant."""
    return _UNICODE_LETTER.search(text) is not None


def detect(texts: Sequence[str], fonts: Sequence[str] = ()) -> Encoding | None:
    """Return the encoding a column's texts prove by their spelling; `fonts` stand beside the texts, "" for any other.

    Text whose font names an old encoding needs no proof and gives none. A sign such as ± or « alone proves nothing, nor
    do French words: a word must become a Vietnamese syllable, and four fifths of all odd words must.
    """
    beside = fonts or [""] * len(texts)
    open_texts = [text for text, font in zip(texts, beside, strict=True) if not encoding_of_font(font)]
    odd = [text for text in open_texts if not text.isascii()]
    if any(_repaired(text) is not None for text in odd):
        return Encoding.MISREAD_UTF8
    legible = [text for text in odd if not is_unicode(text)]
    shares = {encoding: _proven_share([_weigh(text, encoding) for text in legible]) for encoding in _SIGNS}
    best = max(shares.values())
    proven = [encoding for encoding, share in shares.items() if share == best >= _LEAST_SHARE]
    # "Chuû" is Chủ in one and Chuỷ in the other.
    return proven[0] if len(proven) == 1 else None


def decode_column(
    texts: Sequence[str], fonts: Sequence[str] = (), beside: Encoding | None = None
) -> tuple[list[str | None], Encoding | None]:
    """Return each text decoded, None where it stays as it is, and the encoding the column's spelling proves.

    A font decides for its own text unless decoding spoils it. Text right in both encodings follows the column where
    most of it is in the old one. `beside` is what the other columns of a sheet wholly in an old encoding prove.
    """
    found = detect(texts, fonts)
    trusted = found or beside
    named = [encoding_of_font(font) for font in fonts] or [None] * len(texts)
    follows = trusted is not None and not any(named) and _prevails(texts, trusted)
    decoded = [
        _by_font(text, font) if font else _by_spelling(text, trusted, follows=follows) if trusted else None
        for text, font in zip(texts, named, strict=True)
    ]
    return decoded, found


def _by_font(text: str, encoding: Encoding) -> str | None:
    if text.isascii() or is_unicode(text):
        return None
    weight = _weigh(text, encoding)
    return encoding.decode(text) if weight.decoded >= weight.as_is else None


def _by_spelling(text: str, encoding: Encoding, *, follows: bool) -> str | None:
    if encoding is Encoding.MISREAD_UTF8:
        return _repaired(text)
    if text.isascii() or is_unicode(text):
        return None
    weight = _weigh(text, encoding)
    better, as_good = weight.decoded > weight.as_is, 0 < weight.decoded == weight.as_is
    return encoding.decode(text) if better or (follows and as_good) else None


def _repaired(text: str) -> str | None:
    repaired = repair_utf8(text)
    if repaired is None or share_of_syllables(repaired) < max(share_of_syllables(text), _LEAST_SHARE):
        return None
    return repaired


def _prevails(texts: Sequence[str], encoding: Encoding) -> bool:
    weights = [_weigh(text, encoding) for text in texts if not is_unicode(text)]
    proved = sum(weight.decoded > weight.as_is for weight in weights)
    return proved >= sum(map(is_unicode, texts))


def _proven_share(weights: Sequence[_Weight]) -> float:
    signed = [weight for weight in weights if weight.has_sign]
    if not any(weight.proves for weight in signed) or any(weight.decoded < weight.as_is for weight in signed):
        return 0.0
    return sum(weight.decoded for weight in signed) / sum(weight.words for weight in signed)


def _weigh(text: str, encoding: Encoding) -> _Weight:
    signs = _SIGNS.get(encoding, TCVN3_SIGNS)
    words = as_is = decoded = 0
    has_sign = proves = False
    for word in _BETWEEN_WORDS.split(text):
        if word.isascii() or len(word) == 1:
            continue
        read = encoding.decode(word)
        words += 1
        as_is += is_syllable(word)
        signed = not signs.isdisjoint(word) or _CAPITAL_INSIDE.search(word) is not None
        has_sign |= signed
        if is_syllable(read):
            decoded += 1
            # µm is a measure, and àm no word.
            proves |= signed and not word.startswith("µ")
        else:
            decoded += is_abbreviation(read)
    return _Weight(words, as_is, decoded, has_sign, proves)
