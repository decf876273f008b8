"""What a title in a list says of the nominees below it: the award, the unit, persons or collectives."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from domain.catalogue import UNUSABLE_AWARDS
from domain.folding import clean, fold
from domain.plan import Unit
from etl.context import Context

LONGEST_TITLE = 300
_LABELS = (
    ("article", r"Điều\s+\d{1,3}\s*[.:)]?\s*"),
    ("roman", r"[IVX]{1,5}\s*[.)/:]\s*|[IVX]{1,5}\s+[-–—]\s+"),
    ("number", r"\d{1,4}(?:\.\d{1,3})*\s*[.)/]\s*(?!\d)"),
    ("part", r"[A-ZĐ]\s*[.)]\s*(?=\S)"),
    ("letter", r"[a-zđ]\s*[.)]\s*(?=\S)"),
    ("dash", r"[-–—+*•]\s*(?=[^\W\d_])"),
)
_OUTER = ("article", "roman", "part", "")  # titles that begin something new, whatever stood above
_LABEL = re.compile("|".join(f"(?P<{style}>{pattern})" for style, pattern in _LABELS))
_COUNT = re.compile(
    r"\s*(?:\([^()]*\)|[:;.,–-]|\b\d{1,4}\s*(?:người|cá nhân|tập thể|đồng chí|đ/c)\b)\s*$", re.IGNORECASE
)
_UNIT_LABEL = re.compile(r"^(?:tên )?(?:đơn vị|phòng,? ban|cơ quan,? đơn vị)\s*:\s*", re.IGNORECASE)
_PERSONS, _COLLECTIVES = re.compile(r"\bca nhan\b"), re.compile(r"\btap the\b")
# What speaks of awards without naming who gets one: bases, letterheads, who gets a copy.
_NO_TITLE = re.compile(
    r"(can cu|theo|xet de nghi|xet thanh tich|kinh gui|noi nhan|so|v v|ve viec|luu|bien ban|danh sach nai|tong|cong)\b"
)
# Whoever is named below these is no nominee.
_OTHERS = re.compile(
    r"\b(thanh phan|chu tri|chu toa|thu ki|co mat|vang mat|du hop|khach moi|dai bieu|ket luan|noi nhan|kiem phieu"
    r"|phat bieu|thao luan)\b"
)
_RESULTS = re.compile(r"\b(ket qua|danh sach|binh xet|de nghi|khen thuong)\b")


@dataclass(frozen=True)
class Meaning:
    """What a text says; `says_award` is true for an award that no one code is meant by ("Bằng khen"), too."""

    award: str | None = None
    says_award: bool = False
    unit: Unit | None = None
    kind: str | None = None

    @property
    def facts(self) -> frozenset[str]:
        """Which of the three it says anything of."""
        said = {"award": self.says_award, "unit": self.unit is not None, "kind": self.kind is not None}
        return frozenset(name for name, is_said in said.items() if is_said)


@dataclass(frozen=True)
class Meanings:
    """Understands titles by the catalogue of awards and the register of units."""

    context: Context

    def of(self, text: str) -> Meaning:
        """Return what a title says, its number and its count of persons left aside."""
        whole = labelled(text)[1]
        bare = without_count(whole)
        if len(bare) > LONGEST_TITLE or _NO_TITLE.match(fold(bare)):
            return Meaning()
        awards, rest = self.awards_in(whole)
        award = awards[0] if len(awards) == 1 else None
        unit = self._unit(bare)
        return Meaning(award, bool(awards), unit, None if unit else _kind(rest))

    def _unit(self, text: str) -> Unit | None:
        """Return the unit a title names: by its name alone, before a colon, or behind "Đơn vị:"; never the agency."""
        parts = (text, re.split(r"[:(]", text, maxsplit=1)[0], _UNIT_LABEL.sub("", text))
        return next((unit for part in parts if (unit := self.context.unit_named(part)) and unit.reports), None)

    def speaks_of_others(self, text: str) -> bool:
        """Tell whether a title names who was present, who signs or who gets a copy."""
        return len(text) <= LONGEST_TITLE and _OTHERS.search(fold(text)) is not None and not self.awards_in(text)[0]

    def ends_list(self, text: str) -> bool:
        """Tell whether a line ends a list as official ones do: "Danh sách này có 05 (năm) cá nhân."."""
        return len(text) <= LONGEST_TITLE and fold(text).startswith("danh sach nai ")

    def leads_back(self, text: str) -> bool:
        """Tell whether a line leads from those present to what was decided: "Kết quả:"."""
        return text.endswith(":") and len(text) <= LONGEST_TITLE and _RESULTS.search(fold(text)) is not None

    def kind_of(self, award: str | None) -> str | None:
        """Return who alone may get an award, None where both may or the award isn't known."""
        found = self.context.awards.get(award or "")
        if found is None or found.for_individual == found.for_collective:
            return None
        return "individual" if found.for_individual else "collective"

    def who_stands(self, standing: "Standing") -> str | None:
        """Return whether persons or collectives stand below titles: what only one may get outweighs other titles."""
        return self.kind_of(standing.award) or standing.kind

    def awards_in(self, text: str) -> tuple[list[str | None], str]:
        """Return the awards a text names, each once (None: one that no code is meant by), and the folded rest of it."""
        key = fold(text[:LONGEST_TITLE])
        found = [self._by_key[match[0]] for match in self._pattern.finditer(key)]
        return list(dict.fromkeys(found)), self._pattern.sub(" ", key)

    @cached_property
    def _by_key(self) -> dict[str, str | None]:
        unusable: dict[str, str | None] = {fold(text): None for text in UNUSABLE_AWARDS}
        awards = self.context.awards.values()
        known = {
            fold(text): award.code for award in awards for text in (award.name, award.short_name, *award.spellings)
        }
        return {**unusable, **known}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # Longest first: "tập thể lao động tiên tiến" holds "lao động tiên tiến".
        keys = sorted(self._by_key, key=lambda key: (-len(key), key))
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, keys))})\b") if keys else re.compile(r"(?!)")


def _kind(text: str) -> str | None:
    persons, collectives = _PERSONS.search(text), _COLLECTIVES.search(text)
    if bool(persons) == bool(collectives):
        return None
    return "individual" if persons else "collective"


@dataclass(frozen=True)
class Frame:
    """One title that still holds: what it says and how it was numbered."""

    meaning: Meaning
    style: str


@dataclass(frozen=True)
class Standing:
    """The titles a row stands under, the outer ones first.

    `aside`: how the title is numbered below which persons are named who are no nominees; None elsewhere.
    """

    frames: tuple[Frame, ...] = ()
    aside: str | None = None

    def under(self, meaning: Meaning, style: str = "") -> "Standing":
        """Return the standing below one more title: it ends those that speak of the same, and all within them."""
        if self.aside is not None and not meaning.says_award:
            return self  # of which unit those present are
        kept = self.frames
        for number, frame in enumerate(self.frames):
            # "Cá nhân" below "Giấy khen cho tập thể, cá nhân" is within it: that one says more.
            if frame.meaning.facts & meaning.facts and frame.meaning.facts <= meaning.facts:
                kept = self.frames[:number]
                break
        return Standing((*kept, Frame(meaning, style)))

    def after(self, style: str) -> "Standing":
        """Return the standing below a title that says nothing of nominees: those numbered alike end, and all within."""
        is_outer = style in _OUTER
        aside = None if is_outer or style == self.aside else self.aside
        for number, frame in enumerate(self.frames):
            if frame.style == style and aside is None:
                return Standing(self.frames[:number])
        return Standing() if is_outer else replace(self, aside=aside)

    def _newest(self, fact: str) -> Meaning | None:
        return next((frame.meaning for frame in reversed(self.frames) if fact in frame.meaning.facts), None)

    def among_others(self, style: str) -> "Standing":
        """Return the standing below a title after which persons are named who are no nominees."""
        return replace(self, aside=style)

    def back(self) -> "Standing":
        """Return the standing where nominees are named again."""
        return replace(self, aside=None)

    @property
    def says_award(self) -> bool:
        """Whether a title says which award, or that there is none that could be meant."""
        return self.aside is not None or self._newest("award") is not None

    @property
    def award(self) -> str | None:
        """The award that the nearest title about awards names."""
        found = self._newest("award") if self.aside is None else None
        return found.award if found else None

    @property
    def unit(self) -> Unit | None:
        """The unit that the nearest title about units names."""
        found = self._newest("unit")
        return found.unit if found else None

    @property
    def kind(self) -> str | None:
        """Whether persons or collectives stand here."""
        found = self._newest("kind")
        return found.kind if found else None


def labelled(text: str) -> tuple[str, str]:
    """Return how a text is numbered, "" for not at all, and the text without it.

    As Điều 1 (article), I (roman), A (part), 1 (number), a (letter) or with a dash.
    """
    cleaned = clean(text)
    found = _LABEL.match(cleaned)
    if found is None:
        return "", cleaned
    return str(found.lastgroup), cleaned[found.end() :]


def without_count(text: str) -> str:
    """Return a title without how many follow: "Lao động tiên tiến (05 người):"."""
    while (shorter := _COUNT.sub("", text)) != text:
        text = shorter
    return text
