"""A story of fourteen nominations in which every move of the register is made once."""

from dataclasses import dataclass, field

from domain.catalogue import FAMILY_LABELS, Family
from domain.clock import today
from domain.nominations import NOMINATION_OUTCOMES
from domain.states import NOMINATION_ENDED, RETURN_REASONS
from tests.e2e.dossiers import label
from tests.sample import register
from texts import formats

PIPELINE = register("pipeline.csv")
ANNOUNCE = "Công bố kết quả"
TITLE, FORM = FAMILY_LABELS[Family.TITLE], FAMILY_LABELS[Family.FORM]
# Who is nominated for what, by given name; all in the order of the board.
REGISTERED = ("Tâm", "Uyên")
AT_ONCE_BY_THE_DIRECTOR = ("An", "Bình")
AT_ONCE_BY_THE_PROVINCE = ("Chi", "Dung", "Giang", "Hạnh", "Khang", "Lan", "Minh", "Nga", "Phúc", "Quyên")
AD_HOC = (*AT_ONCE_BY_THE_DIRECTOR, *AT_ONCE_BY_THE_PROVINCE)
AWARDS = {
    **dict.fromkeys(REGISTERED, "LDTT"),
    **dict.fromkeys(AT_ONCE_BY_THE_DIRECTOR, "GK"),
    **dict.fromkeys(AT_ONCE_BY_THE_PROVINCE, "BK_TINH"),
}
Step = tuple[tuple[str, ...], str]
UP_TO_THE_COUNCIL: tuple[Step, ...] = (
    (("Chi",), "returned"),
    (("Chi",), "proposed"),
    (("Dung",), "withdrawn"),
    (("Dung",), "proposed"),
    (AD_HOC, "received"),
    (("Chi",), "returned"),
    (("Chi",), "received"),
    (("Dung",), "ineligible"),
    (("Dung",), "received"),
    (AD_HOC, "eligible"),
    (("An",), "decided"),
    (("An",), "revoked"),
    (("Giang",), "received"),
    (("Giang",), "withdrawn"),
    (("Dung",), "ineligible"),
    (("Chi",), "returned"),
    (("Chi",), "withdrawn"),
    (("Hạnh", "Khang", "Lan", "Quyên"), "submitted"),
    (("Hạnh",), "returned"),
    (("Khang",), "withdrawn"),
    (("Lan",), "council_done"),
    (("Lan",), "returned"),
    (("Quyên",), "decided"),
)
VOTED = ("Bình", "Minh", "Nga", "Phúc")
SINCE_THE_COUNCIL: tuple[Step, ...] = (
    (("Minh",), "eligible"),
    (("Minh",), "withdrawn"),
    (("Phúc",), "declined"),
    (("Nga",), "withdrawn"),
    (("Bình",), "declined"),
    (("Bình",), "council_done"),
    (("Bình",), "decided"),
)
OF_THE_REGISTERED: tuple[Step, ...] = ((("Tâm",), "proposed"), (("Uyên",), "withdrawn"))


@dataclass
class Story:
    """What has been done so far: where each stands, and every move made, with what was said."""

    numbers: dict[str, str]
    stands: dict[str, str]
    made: list[tuple[tuple[str, ...], str, str, dict[str, str]]] = field(default_factory=list)

    def note(self, names: tuple[str, ...], to: str, said: dict[str, str]) -> None:
        """Keep that these were moved together from where all of them stood."""
        (start,) = {self.stands[name] for name in names}
        self.stands.update(dict.fromkeys(names, to))
        self.made.append((names, start, to, said))


def lines_of(name: str, start: str) -> list[dict[str, str]]:
    """The lines of the register that tell how a nomination may leave a state."""
    return [
        line
        for line in PIPELINE
        if line["from_state"] == start
        and (line["awards"] == "*" or AWARDS[name] in line["awards"].split(";"))
        and (name in AD_HOC or "ad_hoc" not in line["needs"])
    ]


def on_board(name: str, state: str) -> tuple[str, str, str]:
    """What the board tells of a nomination on the day on which it came to a state: state, term, next step."""
    lines = lines_of(name, state)
    term = next((line["term_days"] for line in lines), "")
    followed = bool(lines) and state not in NOMINATION_ENDED
    following = ANNOUNCE if state in NOMINATION_OUTCOMES else label(lines[0]["to_state"]) if followed else ""
    days = f"còn {term} ngày" if term else "0 ngày" if following else f"từ {formats.date(today())}"
    return label(state), days, following


def said_with(to: str, place: int) -> dict[str, str]:
    """What is said with a move, different each time."""
    reasons = [option.code for option in RETURN_REASONS.options]
    return {
        "reason": reasons[place % len(reasons)],
        "text": f"Theo ý kiến lần {place}",
        "document": f"{place}/TTr-SNV ngày 20/12/2023",
        "decision_no": f"{place}/QĐ-{to.upper()}",
    }


def needed(story: Story, step: Step) -> tuple[set[str], dict[str, str]]:
    """What the register asks to be said with a move, and what is said."""
    names, to = step
    lines = [line for name in names for line in lines_of(name, story.stands[name]) if line["to_state"] == to]
    needs = {need for line in lines for need in line["needs"].split(";")}
    return needs, {need: text for need, text in said_with(to, len(story.made) + 1).items() if need in needs}
