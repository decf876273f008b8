"""What a template says of itself, so that a filled file is known again after Excel or LibreOffice saved it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

TEMPLATE_VERSION = "2023.1"
ACCEPTED_TEMPLATE_VERSIONS = (TEMPLATE_VERSION,)
IDENTITY_SHEET = "_nhan_dang"
_LATEST_PLAN_VERSION = 10**6
_LABELS = ("unit_code", "period", "plan_id", "plan_version", "template_version")


@dataclass(frozen=True)
class TemplateIdentity:
    """Unit, period, plan and the versions a template was made from."""

    unit_code: str
    period: str
    plan_id: str
    plan_version: int
    template_version: str = TEMPLATE_VERSION

    def fields(self) -> dict[str, str]:
        """Return the identity as printed in the hidden sheet, in order, checksum last."""
        values = {label: str(getattr(self, label)) for label in _LABELS}
        return {**values, "checksum": _checksum(values)}


def read_identity(printed: Mapping[str, str]) -> TemplateIdentity | None:
    """Return the identity printed in a hidden sheet; None when a field is missing or the checksum does not fit."""
    values = {label: printed.get(label, "").strip() for label in _LABELS}
    if not all(values.values()) or printed.get("checksum", "").strip() != _checksum(values):
        return None
    version = values["plan_version"]
    if not (version.isdecimal() and len(version) <= 7 and int(version) <= _LATEST_PLAN_VERSION):
        return None
    return TemplateIdentity(
        unit_code=values["unit_code"],
        period=values["period"],
        plan_id=values["plan_id"],
        plan_version=int(version),
        template_version=values["template_version"],
    )


def _checksum(values: Mapping[str, str]) -> str:
    joined = "\n".join(f"{label}={values[label]}" for label in _LABELS)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
