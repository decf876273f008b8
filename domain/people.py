"""Who acts and who looks; and what a person's post means for the statistics."""

import re
from dataclasses import dataclass
from enum import Enum

from domain.folding import fold


class Role(Enum):
    """What a person may do and see."""

    LEADERSHIP = "leadership"
    OFFICE = "office"
    UNIT = "unit"
    VIEWER = "viewer"


ROLE_LABELS: dict[Role, str] = {
    Role.LEADERSHIP: "Lãnh đạo Sở",
    Role.OFFICE: "Văn phòng",
    Role.UNIT: "Đơn vị",
    Role.VIEWER: "Người xem",
}
# The same by the codes that the ledger stores.
ROLE_NAMES: dict[str, str] = {role.value: label for role, label in ROLE_LABELS.items()}


@dataclass(frozen=True)
class Actor:
    """Who does something; `verified` is False while a person only states name and role."""

    name: str
    role: Role
    unit_code: str | None = None
    verified: bool = False


@dataclass(frozen=True)
class Viewer:
    """Who asks; a unit's viewer sees the rows of that unit only, one of the role `viewer` totals only."""

    role: Role
    unit_code: str | None = None

    @property
    def only_unit(self) -> str | None:
        """The one unit whose rows may be shown; None when all may. A unit's viewer without a unit sees none."""
        return (self.unit_code or "") if self.role is Role.UNIT else None

    @property
    def outside(self) -> bool:
        """Whether what is decided is told only once it is made known: to all but those who decide."""
        return self.role not in (Role.OFFICE, Role.LEADERSHIP)


WHOLE_DEPARTMENT = Viewer(Role.OFFICE)

_CLASS_1 = re.compile(r"\b(bo truong|thu truong|chu tich|pho chu tich|bi thu tinh uy)\b")
_CLASS_2 = re.compile(r"\b((pho )?giam doc so|pgd|gd so|(pho )?giam doc$|(pho )?vu truong|(pho )?cuc truong)\b")
_CLASS_3 = re.compile(r"\b(doanh nhan|tong giam doc|chu doanh nghiep)\b")
_CLASS_4 = re.compile(r"(?<!ke toan )\b(truong|chanh|giam doc)\b|\b(tp|ptp|pho tp|cvp|pcvp|chanh van phong|tr phong)\b")


def nominee_class(position: str | None) -> int | None:
    """Return the class 1-5 of form 0603.N for an individual's post; None when the post is not given.

    5 is "người trực tiếp công tác, lao động": everybody below phó phòng. Source: form 0603.N, Thông tư 02/2023/TT-BNV.
    """
    key = fold(position or "")
    if not key:
        return None
    if re.search(r"\b(trung tam|tt)\b", key) and re.search(r"\bgiam doc\b|\bgd\b|\bpgd\b", key):
        return 4
    for number, pattern in ((1, _CLASS_1), (2, _CLASS_2), (3, _CLASS_3), (4, _CLASS_4)):
        if pattern.search(key):
            return number
    return 5


_TITLES_BEFORE_NAME = re.compile(
    r"^(?:(?:ông/bà|ông|bà|đ[/.]c|đồng chí|th\.?\s?s|ts|cn|ks|ls|p?gs|bs(?:\.?\s?ck\s?i{1,2})?|dược sĩ|"
    r"phó giáo sư|giáo sư|(?:thạc|tiến|bác) (?:sĩ|sỹ)|cử nhân|kỹ sư|luật sư)[\s.:,-]+)+",
    re.IGNORECASE,
)


def bare_name(name: str) -> str:
    """Return the name without form of address or degree ("Ông", "ThS."), for comparing: what was typed is kept."""
    return _TITLES_BEFORE_NAME.sub("", name.strip()).strip()
