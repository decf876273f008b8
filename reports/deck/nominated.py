"""Nominations that must move now, and where all of them stand; a nomination is not an award."""

from collections import Counter

from domain import looks
from domain.catalogue import FAMILY_LABELS, Family
from reports.deck.asked import Asked, picked
from reports.deck.model import Chart, Column, Section, Series
from texts import N_

CODE = "nominations"
_INDIVIDUAL = "individual"


def section(asked: Asked) -> Section:
    """Return the nominations that are late or nearly so, with how many of each family stand in which state."""
    say = asked.say
    known = {row["nomination_no"]: row for family in Family for row in asked.rows("nominations", family=family.value)}
    rows = [
        {**known[row["number"]], **row, "is_person": known[row["number"]]["nominee_kind"] == _INDIVIDUAL}
        for row in asked.figure_rows("nominations_pressing")
    ]
    columns = (
        Column("state", say(N_("Trạng thái")), 0.16, "state", looks.NOMINATION),
        Column("number", say(N_("Số hồ sơ")), 0.13),
        Column("nominee_name", say(N_("Cá nhân, tập thể")), 0.21, "name"),
        Column("award_name", say(N_("Danh hiệu, hình thức")), 0.22),
        Column("unit_name", say(N_("Đơn vị")), 0.13),
        Column("due_on", say(N_("Thời hạn")), 0.15, "date"),
    )
    figures = asked.figures("nominations_pressing", "nominations_missed", "titles_decided", "forms_decided")
    told = N_("{pressing} hồ sơ sắp trễ hoặc đã trễ, trong đó {missed} hồ sơ đã trễ.")
    return Section(
        CODE,
        say(N_("Đề nghị khen thưởng")),
        say(told, pressing=figures[0].value, missed=figures[1].value),
        columns,
        picked(rows, (*(column.field for column in columns), "is_person")),
        say(N_("Không có hồ sơ nào sắp trễ hoặc đã trễ.")),
        figures=figures,
        chart=_states(asked),
    )


def _states(asked: Asked) -> Chart | None:
    bars = tuple(Family)
    counts: Counter[tuple[Family, str]] = Counter()
    for family in bars:
        for row in asked.rows("nominations_by_award", family=family.value):
            counts[family, str(row["state"])] += int(row["n"])
    held = tuple(look for look in looks.NOMINATION if any(counts[family, look.code] for family in bars))
    if not held:
        return None
    return Chart(
        asked.say(N_("Số hồ sơ theo trạng thái; danh hiệu và hình thức đếm riêng")),
        {family.value: asked.say(FAMILY_LABELS[family]) for family in bars},
        tuple(Series(look.code, tuple(counts[family, look.code] for family in bars)) for look in held),
        held,
    )
