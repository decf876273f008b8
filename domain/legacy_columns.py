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
# What is looked at to tell an encoding: enough for any column, whatever a hostile one holds.
_MOST_WORDS = 2000  # of a column
_LONGEST_WEIGHED = 2000  # characters of a text


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
    shares = {encoding: _proven_share(_sample(legible, encoding)) for encoding in _SIGNS}
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
    if repaired is None:
        return None
    share, before = (share_of_syllables(_beginning(whole)) for whole in (repaired, text))
    return None if share < max(before, _LEAST_SHARE) else repaired


def _prevails(texts: Sequence[str], encoding: Encoding) -> bool:
    proved, weighed = 0, 0
    for text in texts:
        if weighed > _MOST_WORDS * 10:
            break
        if is_unicode(text):
            proved -= 1
            continue
        weight = _weigh(text, encoding)
        proved += weight.decoded > weight.as_is
        weighed += weight.words
    return proved >= 0


def _sample(texts: Sequence[str], encoding: Encoding) -> list[_Weight]:
    """Return the weights of the first texts that speak for an encoding or against it: those with a sign of it."""
    found: list[_Weight] = []
    words = 0
    for text in texts:
        weight = _weigh(text, encoding)
        if weight.has_sign:
            found.append(weight)
            words += weight.words
            if words > _MOST_WORDS:
                break
    return found


def _proven_share(signed: Sequence[_Weight]) -> float:
    if not any(weight.proves for weight in signed) or any(weight.decoded < weight.as_is for weight in signed):
        return 0.0
    return sum(weight.decoded for weight in signed) / sum(weight.words for weight in signed)


def _beginning(text: str) -> str:
    """Return the first words of a text."""
    return text if len(text) <= _LONGEST_WEIGHED else text[:_LONGEST_WEIGHED].rpartition(" ")[0]


def _weigh(text: str, encoding: Encoding) -> _Weight:
    """Weigh the words of a text, of a long one those at its beginning."""
    signs = _SIGNS.get(encoding, TCVN3_SIGNS)
    words = as_is = decoded = 0
    has_sign = proves = False
    for word in _BETWEEN_WORDS.split(_beginning(text)):
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
