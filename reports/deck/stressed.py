"""The shares that the plan stresses, k of n beside each, and the plan before."""

from collections.abc import Mapping
from typing import Any

from domain.catalogue import FAMILY_LABELS, Family
from domain.looks import NAVY, Look, Looks
from domain.stresses import FEWEST, STAGES, STRESSES
from reports.deck.asked import Asked
from reports.deck.model import Column, Row, Section
from texts import N_

CODE = "stresses"


def section(asked: Asked) -> Section:
    """Return the shares of titles and of forms, never added up, for the whole Department."""
    say = asked.say
    rows = tuple(
        _row(family, row)
        for family in Family
        for row in asked.rows("stresses", family=family.value)
        if row["part"] == "all"
    )
    columns = (
        Column("stress", say(N_("Nội dung Kế hoạch nhấn mạnh")), 0.28, "state", _words(STRESSES)),
        Column("family", say(N_("Hồ sơ")), 0.18, "state", _words({one.value: FAMILY_LABELS[one] for one in Family})),
        Column("stage", say(N_("Giai đoạn")), 0.1, "state", _words(STAGES)),
        Column("share", say(N_("Năm nay")), 0.14, "share"),
        Column("before", say(N_("Năm trước")), 0.14, "share"),
        Column("points", say(N_("So với năm trước")), 0.16, "change"),
    )
    return Section(
        CODE,
        say(N_("Nội dung Kế hoạch nhấn mạnh")),
        say(N_("Tỷ lệ luôn kèm số hồ sơ; chỉ so sánh với năm trước khi cả hai năm có từ {n} hồ sơ."), n=FEWEST),
        columns,
        rows,
        say(N_("Chưa có hồ sơ nào đến hết kỳ này.")),
        key="stress",
    )


def _row(family: Family, row: Mapping[str, Any]) -> Row:
    told = {name: row[name] for name in ("stress", "stage", "points", "n_before", "is_comparable")}
    before = None if row["n_before"] is None else f"{row['k_before']}/{row['n_before']}"
    return {**told, "family": family.value, "share": f"{row['k']}/{row['n']}", "before": before}


def _words(labels: Mapping[str, str]) -> Looks:
    return tuple(Look(code, label, NAVY, "") for code, label in labels.items())
