"""The trail as people look for something in it, and how its rows are told in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.acts import ACT_GROUPS, ACTS
from domain.folding import strip_marks

VERIFIED, UNVERIFIED = "đã xác thực", "chưa xác thực"


@dataclass(frozen=True)
class Sought:
    """What is looked for; "" and None leave nothing out. `kind` is a verb of ACTS or a group of ACT_GROUPS.

    The days are those of Viet Nam, both included; `text` stands in what an act was done on.
    """

    kind: str = ""
    person: str = ""
    first_day: date | None = None
    last_day: date | None = None
    text: str = ""

    @property
    def words(self) -> dict[str, Any]:
        """Return the parameters of the query "trail" but for `most`."""
        return {
            "acts": ";".join(verbs_of(self.kind)) or None,
            "person": self.person or None,
            "first_day": self.first_day,
            "last_day": self.last_day,
            "text": strip_marks(" ".join(self.text.split())).lower() or None,
        }


def verbs_of(kind: str) -> list[str]:
    """Return the verbs of a group, a verb itself; of "" none, which means every one."""
    return [verb for verb, act in ACTS.items() if kind in (verb, act.group)]


def label_of(verb: str) -> str:
    """Return an act's name, a verb that this version doesn't know as it stands."""
    return ACTS[verb].label if verb in ACTS else verb


def group_of(verb: str) -> str:
    """Return the name of an act's group, "" of a verb that this version doesn't know."""
    return ACT_GROUPS[ACTS[verb].group] if verb in ACTS else ""
