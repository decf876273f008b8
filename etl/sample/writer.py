"""The sample's folder: workbooks by period, manifest, and the units when more were asked for than there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.catalogue import Award
from domain.identity import TemplateIdentity
from domain.plan import Plan, Unit, appraised_units
from etl.sample.agencies import agency_files, agency_nominations, agency_rows
from etl.sample.careless import as_typed, own_sheets, with_gaps
from etl.sample.chance import Chance
from etl.sample.difficulties import NIL, Known, difficulty_rows, direction_rows, number_difficulties, number_directions
from etl.sample.honours import award_history_rows
from etl.sample.invented_units import units_for, write_units
from etl.sample.layouts import write_own_workbook
from etl.sample.manifest import Manifest
from etl.sample.movements import movement_rows
from etl.sample.nominations import Nomination, nomination_rows, nominations_of
from etl.sample.people import Staff, invent_staff, roster_rows
from etl.sample.progress import progress_rows
from etl.sample.story import SentFile, sent_files, steps_of
from etl.sample.year_before import nominations_before
from etl.template import TemplateOrder, write_template
from etl.whole_file import whole_file

_Rows = dict[str, Sequence[Mapping[str, object]]]
_WITH_STAFF = ("2023-Q1", "2023-Q4")
_CARELESS_UNIT = "LTLS"
_SAYS_NO_NOMINATION = ("TCBC", "VP")


@dataclass(frozen=True)
class _Year:
    """Everything the workbooks are written from."""

    plans: Mapping[str, Plan]
    units: Mapping[str, Unit]
    awards: Mapping[str, Award]
    staff: Staff
    nominations: Mapping[str, tuple[Nomination, ...]]
    known: Known
    chance: Chance


def write_sample(
    out: Path,
    *,
    plans: Mapping[str, Plan],
    units: Sequence[Unit],
    awards: Mapping[str, Award],
    units_count: int | None = None,
    periods: int = 4,
    seed: int = 2023,
) -> Manifest:
    """Write the invented workbooks and manifest.json into the folder, the same for the same seed; return the manifest.

    `periods` is the number of quarters of 2023. With more units than there are, invented ones are added and written to
    units.csv beside. Raises OSError when the folder can't be written.
    """
    chance = Chance(seed)
    theirs = appraised_units(units)
    agencies, own = ([unit for unit in units if (unit.unit_code in theirs) is is_theirs] for is_theirs in (True, False))
    wanted = units_for(own, units_count, chance)
    files = [*sent_files(wanted, list(plans), periods), *agency_files(agencies, list(plans), periods)]
    staff = invent_staff(wanted, chance)
    nominations = {unit.unit_code: _nominations(unit, staff, chance) for unit in wanted if unit.reports}
    nominations |= {unit.unit_code: agency_nominations(unit) for unit in agencies}
    numbers = number_difficulties((file.unit_code, file.period.code) for file in files)
    year = _Year(
        plans=plans,
        units={unit.unit_code: unit for unit in (*wanted, *agencies)},
        awards=awards,
        staff=staff,
        nominations=nominations,
        known=Known(numbers, number_directions(numbers)),
        chance=chance,
    )
    out.mkdir(parents=True, exist_ok=True)
    for file in files:
        (out / file.period.code).mkdir(parents=True, exist_ok=True)
        with whole_file(out / file.path) as part:
            _write_workbook(part, file, year)
    if len(wanted) > len(own):
        write_units([*wanted, *agencies], out / "units.csv")
    steps = steps_of(files, [n for group in nominations.values() for n in group], periods)
    manifest = Manifest(seed, steps, tuple(file.path for file in files))
    manifest.write(out)
    return manifest


def _nominations(unit: Unit, staff: Staff, chance: Chance) -> tuple[Nomination, ...]:
    both = (*nominations_before(unit, staff, chance), *nominations_of(unit, staff, chance))
    return tuple(as_typed(nomination) for nomination in both)


def _write_workbook(path: Path, file: SentFile, year: _Year) -> None:
    unit, plan = year.units[file.unit_code], year.plans[str(file.period.year)]
    rows = _rows(file, unit, plan, year) if unit.reports else agency_rows(unit, year.awards)
    if file.own_layout:
        write_own_workbook(path, unit, file.period, own_sheets(rows, file.period, year.awards))
        return
    order = TemplateOrder(
        identity=TemplateIdentity(unit.unit_code, file.period.code, plan.plan_id, plan_version=1),
        plan=plan,
        unit=unit,
        period=file.period,
        awards=year.awards,
        rows=with_gaps(rows, file.period) if unit.unit_code == _CARELESS_UNIT else rows,
        sample=True,
    )
    write_template(order, path)


def _rows(file: SentFile, unit: Unit, plan: Plan, year: _Year) -> _Rows:
    code = file.period.code
    staff = year.staff[unit.unit_code]
    names = {unit.unit_code: unit.short_name for unit in year.units.values()}
    rows: _Rows = {
        "progress": progress_rows(plan, unit, file.period, year.chance, draft=file.draft),
        "movements": movement_rows(plan, unit, file.period, file.at.date(), year.chance),
        "difficulties": difficulty_rows(unit.unit_code, file.period, file.at, year.known, printed=not file.own_layout),
        "directions": direction_rows(unit.unit_code, file.period, file.at, year.known, names),
        "nominations": nomination_rows(year.nominations[unit.unit_code], code),
        "roster": [],
    }
    if not rows["nominations"] and unit.unit_code in _SAYS_NO_NOMINATION:
        rows["nominations"] = [{"nominee_name": NIL}]
    if code in _WITH_STAFF:
        rows["roster"] = roster_rows(staff, graded=code == _WITH_STAFF[-1])
        rows["award_history"] = award_history_rows(unit, staff, year.chance)
    return rows
