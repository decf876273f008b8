"""What the Office has set: the newest row of a name, else what the declaration says."""

from domain.people import WHOLE_DEPARTMENT, Actor
from domain.settings import SETTINGS
from ledger.errors import ActRefused
from ledger.store import Ledger
from texts import N_

UNKNOWN_SETTING = N_("Không có thiết lập nào tên “{name}”. Các thiết lập có thể ghi: {names}.")
NOT_A_VALUE = N_("“{value}” không ghi vào “{field}” được. Hãy ghi {wanted}.")


def settings(ledger: Ledger) -> dict[str, str]:
    """Return every declared setting's name and value; raises LedgerError."""
    kept = {row["name"]: row["value"] for row in ledger.rows("settings", viewer=WHOLE_DEPARTMENT)}
    return {name: kept.get(name, setting.default) for name, setting in SETTINGS.items()}


def change_setting(ledger: Ledger, actor: Actor, name: str, value: str) -> None:
    """Set one; raises ActRefused for a name nobody declared, a value it can't have, or a role that may not."""
    if name not in SETTINGS:
        raise ActRefused(UNKNOWN_SETTING, name=name, names=", ".join(SETTINGS))
    setting, value = SETTINGS[name], value.strip()
    if not setting.fits(value):
        raise ActRefused(NOT_A_VALUE, value=value, field=setting.label, wanted=setting.wanted)
    with ledger.act(actor, "setting", name) as act:
        act.append("setting_records", [{"name": name, "value": value}])
        act.detail["value"] = value
