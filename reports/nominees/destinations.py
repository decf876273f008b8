"""Who submits to whom: by who decides an award (Law 06/2022/QH15, Articles 77-80 and 83)."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.folding import fold
from domain.program import AGENCY
from reports.addressing import BLANK
from reports.nominees.listing import AwardList
from reports.official.paper import DEPARTMENT, Agency
from texts import N_

OFFICE = Agency(AGENCY, "VĂN PHÒNG", "VP")


@dataclass(frozen=True)
class Destination:
    """One way up: whose document it is and in whose name, to whom (`asked` within a sentence), and who decides.

    `deputy` is who signs for the head (KT.). Awards of `passed_on_to` are decided higher: the receiver submits them on.
    """

    code: str
    label: str
    issued_by: Agency
    issuer: str
    to: str
    asked: str
    deciders: tuple[str, ...]
    passed_on_to: tuple[str, ...]
    head: tuple[str, ...]
    deputy: tuple[str, ...]
    receivers: tuple[str, ...]

    def takes(self, award: AwardList) -> bool:
        """Tell whether an award goes this way."""
        return fold(award.decided_by) in {fold(decider) for decider in (*self.deciders, *self.passed_on_to)}

    def passes_on(self, award: AwardList) -> bool:
        """Tell whether the receiver submits it to somebody else, who decides."""
        return fold(award.decided_by) in {fold(decider) for decider in self.passed_on_to}


_HEAD, _DEPUTY = ("GIÁM ĐỐC",), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")

# The Director decides LĐTT, CSTĐCS, TTLĐTT and giấy khen; bằng khen, cờ, TTLĐXS and CSTĐ of the province are its
# Chairman's, through whom everything of the State goes. By which way an award of the Ministry goes isn't known for
# sure: who receives it stays open.
DESTINATIONS = (
    Destination(
        code="director",
        label=N_("Giám đốc Sở quyết định"),
        issued_by=OFFICE,
        issuer="Văn phòng Sở",
        to="Giám đốc Sở Nội vụ",
        asked="Giám đốc Sở",
        deciders=("Giám đốc Sở",),
        passed_on_to=(),
        head=("CHÁNH VĂN PHÒNG",),
        deputy=("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        receivers=("Như trên", "Các Phó Giám đốc Sở"),
    ),
    Destination(
        code="province",
        label=N_("Trình Chủ tịch UBND tỉnh"),
        issued_by=DEPARTMENT,
        issuer="Sở Nội vụ",
        to="Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên",
        asked="Chủ tịch Ủy ban nhân dân tỉnh",
        deciders=("Chủ tịch UBND tỉnh",),
        passed_on_to=("Thủ tướng Chính phủ", "Chính phủ", "Chủ tịch nước"),
        head=_HEAD,
        deputy=_DEPUTY,
        receivers=("Như trên", "Lãnh đạo Sở"),
    ),
    Destination(
        code="ministry",
        label=N_("Đề nghị Bộ Nội vụ khen thưởng"),
        issued_by=DEPARTMENT,
        issuer="Sở Nội vụ",
        to=BLANK,
        asked="Bộ trưởng Bộ Nội vụ",
        deciders=("Bộ trưởng Bộ Nội vụ",),
        passed_on_to=(),
        head=_HEAD,
        deputy=_DEPUTY,
        receivers=("Như trên", "Lãnh đạo Sở"),
    ),
)
BY_CODE = {destination.code: destination for destination in DESTINATIONS}


def destinations_of(lists: Iterable[AwardList]) -> tuple[Destination, ...]:
    """Return the ways the awards go, each once, in the order of DESTINATIONS."""
    awards = tuple(lists)
    return tuple(one for one in DESTINATIONS if any(one.takes(award) for award in awards))
