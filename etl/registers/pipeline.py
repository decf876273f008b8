"""Lines of data/pipeline.csv and data/dossiers.csv: how a nomination may move, and what its dossier must hold."""

from collections.abc import Mapping

from domain.nominations import DOSSIER_CONDITIONS, DOSSIER_SOURCES, PIPELINE_NEEDS
from domain.people import Role
from domain.states import NOMINATION_STATES, NOMINATION_WAY
from etl.registers.cells import awards, days, filled, in_force, listed, one
from etl.registers.files import Entry
from texts import N_

SAME_STATE = N_("Cột to_state: hồ sơ không chuyển sang chính trạng thái đang đứng “{state}”")

# Who may move a nomination; a viewer moves nothing.
MOVERS = frozenset(role.value for role in Role) - {Role.VIEWER.value}


def pipeline_entry(row: Mapping[str, str]) -> Entry:
    """Return one allowed move; raises ValueError with the sentence for a line that can't be used."""
    filled(row, "from_state", "to_state", "awards", "roles", "basis")
    states = {column: one(row, column, NOMINATION_STATES.codes) for column in ("from_state", "to_state")}
    if states["from_state"] == states["to_state"]:
        raise ValueError(SAME_STATE.format(state=states["to_state"]))
    return {
        **row,
        **states,
        "awards": awards(row),
        "roles": listed(row, "roles", MOVERS),
        "needs": listed(row, "needs", PIPELINE_NEEDS.codes),
        "term_days": days(row, "term_days") if row["term_days"] else None,
    }


def dossier_entry(row: Mapping[str, str]) -> Entry:
    """Return one document of a dossier; raises ValueError with the sentence for a line that can't be used."""
    filled(row, "document", "name", "awards", "condition", "needed_at", "basis", "source")
    return {
        **row,
        "awards": awards(row),
        "condition": one(row, "condition", DOSSIER_CONDITIONS.codes),
        "needed_at": one(row, "needed_at", NOMINATION_WAY),
        "source": one(row, "source", DOSSIER_SOURCES.codes),
        **in_force(row),
    }
