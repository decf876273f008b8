"""How Vietnamese names are written: what tells two ways of writing one name apart, and capitals set right."""

import re
import unicodedata

from domain.folding import clean, fold

# Grave, acute, hook above, tilde, dot below: the five tones as marks of their own.
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_TONE = re.compile(f"[{_TONES}]")
_WORD_PART = re.compile(r"[^\W\d_]+")

# Family names that most people in the country bear, folded: a line that begins with one begins with a person.
_FAMILIES = (
    "nguien tran le pham hoang huinh phan vu vo dang bui do ho ngo duong li doan dao trinh dinh lam mai luong to ha "
    "truong luu ta cao chu thai vuong quach phung nong lo la kieu cu quan dam tong khuc giang trieu hua tang dau bach "
    "doi cam thach luc vi lieu ma ngui"
)
_FAMILY_NAMES = frozenset(_FAMILIES.split())

# How names of collectives begin; "Tổ" is a team, "Tô" a family name.
_COLLECTIVE = re.compile(
    r"(phòng|ban|tổ|đội|nhóm|văn phòng|thanh tra|trung tâm|chi cục|sở|tập thể|công đoàn|chi đoàn|đoàn thanh niên|chi bộ"
    r"|khối|cụm|bộ phận|đơn vị|phong|van phong|trung tam|chi cuc|tap the|cong doan|bo phan|don vi)\s",
    re.IGNORECASE,
)

# In what two ways of writing one name differ, in the order in which they are tried.
DIFFERENCES = ("spaces", "capitals", "tone_place", "i_or_y", "marks", "words")


def spelled(name: str) -> str:
    """Return the key under which two names are equal that differ only in spaces, capitals and the place of a tone.

    "HOÀ" and "Hòa" have one key, "Hoa" another.
    """
    return " ".join(map(_toned, clean(name).lower().split(" ")))


def _toned(word: str) -> str:
    """Return the word's letters, its tone behind them: hoà and hòa are written the same."""
    decomposed = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _TONE.sub("", decomposed)) + "".join(_TONE.findall(decomposed))


def how_they_differ(one: str, other: str) -> str:
    """Return in what two ways of writing a name differ, one of DIFFERENCES; "" where they are the same text."""
    one, other = (unicodedata.normalize("NFC", name).strip() for name in (one, other))
    if one == other:
        return ""
    one_clean, other_clean = clean(one), clean(other)
    if one_clean == other_clean:
        return "spaces"
    if one_clean.lower() == other_clean.lower():
        return "capitals"
    if spelled(one) == spelled(other):
        return "tone_place"
    if spelled(one).replace("y", "i") == spelled(other).replace("y", "i"):
        return "i_or_y"
    return "marks" if fold(one) == fold(other) else "words"


def lacks_marks(name: str) -> bool:
    """Tell whether a name of several words has no Vietnamese letter at all: typed without marks, perhaps."""
    return " " in clean(name) and clean(name).isascii()


def capitalised(name: str) -> str:
    """Return a person's name with one space between words and a capital at the beginning of each.

    "NGUYỄN  THỊ HÀ" and "nguyễn thị hà" become "Nguyễn Thị Hà". A word with capitals of its own stays ("McCarthy").
    """
    words = clean(name).split(" ")
    all_alike = clean(name).isupper() or clean(name).islower()
    return " ".join(word if _is_mixed(word) and not all_alike else _WORD_PART.sub(_capital, word) for word in words)


def _capital(found: re.Match[str]) -> str:
    return found[0][:1].upper() + found[0][1:].lower()


def _is_mixed(word: str) -> bool:
    return not word.isupper() and not word.islower() and word[:1].isupper()


def is_plainly_a_name(name: str) -> bool:
    """Tell whether a text of two to six words is surely a person's name: a known family name, each word capitalised."""
    words = clean(name).split(" ")
    is_cased = all(word[:1].isupper() for word in words)
    return 2 <= len(words) <= 6 and is_cased and fold(words[0]) in _FAMILY_NAMES


def is_of_collective(name: str) -> bool:
    """Tell whether a name begins like that of a collective: "Tổ số hóa", "Phòng Cải cách hành chính"."""
    return _COLLECTIVE.match(clean(name)) is not None


def initials(name: str) -> str:
    """Return a name as it may stand before everybody: "Nguyễn Văn An" is "N. V. A."."""
    return " ".join(f"{word[0].upper()}." for word in name.split())
