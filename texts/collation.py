"""Vietnamese order: a ă â b c d đ e ê …, tones after letters, and persons by given name first."""

import unicodedata

Key = tuple[tuple[tuple[int, ...], tuple[int, ...]], str]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTERS = {letter: place for place, letter in enumerate(_ALPHABET, start=100)}
# No tone, huyền, hỏi, ngã, sắc, nặng: the order of the dictionaries (and of the ledger's own collation).
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def text_key(text: str) -> Key:
    """The sort key of a text: letters first, then tones, capitals last."""
    letters, tones = [], []
    for sign in unicodedata.normalize("NFC", text).casefold():
        letter, tone = _parted(sign)
        letters.append(_place(letter))
        tones.append(tone)
    return ((tuple(letters), tuple(tones)), text)


def name_key(name: str) -> tuple[Key, Key, Key]:
    """The sort key of a person: by tên, then họ, then đệm ("Nguyễn Văn An" as An, Nguyễn, Văn)."""
    words = name.split() or [""]
    return text_key(words[-1]), text_key(words[0]), text_key(" ".join(words[1:-1]))


def _parted(sign: str) -> tuple[str, int]:
    """A letter without its tone, and the tone's place: "ế" is "ê" and sắc."""
    tone = 0
    rest = []
    for part in unicodedata.normalize("NFD", sign):
        if part in _TONES:
            tone = _TONES[part]
        else:
            rest.append(part)
    return unicodedata.normalize("NFC", "".join(rest)), tone


def _place(letter: str) -> int:
    if letter in _LETTERS:
        return _LETTERS[letter]
    # Blanks and signs stand before digits, digits before letters, foreign letters after z.
    code = ord(letter[0])
    if letter.isdigit():
        return 50 + min(int(unicodedata.digit(letter[0], 0)), 9)
    return 200 + code if letter.isalpha() else min(code, 49)
