"""How a paper names awards and tells how many there are."""

from collections.abc import Iterable

from domain.catalogue import Family
from reports.nominees.listing import AwardList, Nominee
from reports.official.numerals import counted
from reports.official.words import on_one_line

# The Law names these within quotation marks, the titles and forms of a province without (Law 06/2022/QH15, Articles
# 19-28, 42-44, 73, 74).
_QUOTED_CODES = frozenset({"LDTT", "CSTDCS", "CSTDTQ", "TTLDTT", "TTLDXS", "CO_CP", "BK_TTG"})
_QUOTED_WORDS = ("Huân chương Lao động",)
_FLAG = "Cờ"


def award_phrase(award: AwardList) -> str:
    """Return an award as official text names it: "Danh hiệu “Lao động tiên tiến”", "Giấy khen của Giám đốc Sở"."""
    name = on_one_line(award.name)
    if award.code in _QUOTED_CODES:
        name = f"“{name}”"
    for words in _QUOTED_WORDS:
        if name.startswith(words):
            name = f"“{words}”{name[len(words) :]}"
    bare = name.lstrip("“")
    return f"Danh hiệu {name}" if award.family is Family.TITLE and not bare.startswith(_FLAG) else name


def numbers_of(nominees: Iterable[Nominee], unit: str = "") -> str:
    """Return how many of each kind, in figures and words: "12 (mười hai) cá nhân, 03 (ba) tập thể"; "" for none."""
    kinds = [nominee.is_individual for nominee in nominees]
    counts = {"cá nhân": sum(kinds), "tập thể": len(kinds) - sum(kinds)}
    return ", ".join(f"{counted(n)} {unit}{kind}" for kind, n in counts.items() if n)


def total_line(nominees: Iterable[Nominee]) -> str:
    """Return the line under a list that says how many are in it."""
    return f"Danh sách này có {numbers_of(nominees)}"
