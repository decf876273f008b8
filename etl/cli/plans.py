"""Commands that prepare the year: init, plan, template, sample, dictionary."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.periods import Period, parse_period_code
from domain.plan import Plan, Unit
from etl.cli.common import EXIT_REFUSED, Call, acting, command_options
from etl.context import Context, read_context
from etl.registers import DATA, RegisterBroken, load_plan, load_registers, read_units
from ledger.exports import Export, record_export
from texts import N_, translate

if TYPE_CHECKING:
    from etl.plan_workbook import PlanWorkbookRefused

READY = N_("Sổ dữ liệu đã sẵn sàng: {ledger}. Nạp mới: {loaded}.")
NOTHING_NEW = N_("không có gì thay đổi")
SAMPLE_READY = N_("Đã lập sổ minh họa: {ledger}.")
LEDGER_THERE = N_("Đã có sổ dữ liệu ở {ledger}; sổ minh họa chỉ lập ở chỗ chưa có sổ.")
PLAN_WRITTEN = N_(
    "Đã lập bảng Kế hoạch: {file} ({contents} nội dung). Văn phòng bổ sung sản phẩm, đơn vị, thời hạn rồi nạp lại."
)
PLAN_LOADED = N_("Đã nạp Kế hoạch {plan}, phiên bản {version}, {items} nội dung.")
EXPORTED = "Mẫu báo cáo của đơn vị"
TEMPLATE_WRITTEN = N_("Đã lập mẫu: {file}")
SAMPLE_WRITTEN = N_("Đã ghi {files} tệp minh họa vào {folder}.")
WRITTEN = N_("Đã ghi: {file}")
UNKNOWN = N_("Không có {what} “{value}” trong sổ.")
UNIT_OR_ALL = N_("Hãy chọn một đơn vị bằng --unit hoặc tất cả bằng --all.")


@click.command()
@click.option("--data", type=click.Path(exists=True, file_okay=False, path_type=Path), default=DATA, hidden=True)
@click.option("--sample", "with_sample", is_flag=True, help="Lập sổ minh họa với dữ liệu giả định cả năm.")
@click.option("--by", help="Người thực hiện.")
@command_options
def init(call: Call, data: Path, with_sample: bool, by: str | None) -> None:
    """Lập sổ và nạp đơn vị, danh mục, kỳ báo cáo, kế hoạch từ thư mục data/; chạy lại không sao."""
    from etl.plan_workbook import PlanWorkbookRefused

    path = call.ledger_path
    if with_sample:
        _init_sample(call, path)
        return
    try:
        loaded = load_registers(call.new_ledger(), acting(by), data)
    except RegisterBroken as reason:
        call.fail(str(reason), EXIT_REFUSED)
        return
    except PlanWorkbookRefused as reason:
        _fail_plan(call, reason)
        return
    shown = ", ".join(loaded) or call.say(NOTHING_NEW)
    call.tell(READY, ledger=str(path), loaded=loaded if call.as_json else shown)


def _fail_plan(call: Call, refused: "PlanWorkbookRefused") -> None:
    said = ((problem.place, problem.say(lambda text: translate(text, call.lang))) for problem in refused.problems)
    call.fail("\n".join(": ".join(filter(None, parts)) for parts in said), EXIT_REFUSED)


def _init_sample(call: Call, path: Path) -> None:
    from tqdm import tqdm

    from etl.sample_year import create_sample_ledger

    if path.exists():
        call.fail(call.say(LEDGER_THERE, ledger=path), EXIT_REFUSED)
    with tqdm(total=100, unit="%", disable=None, leave=False) as bar:
        create_sample_ledger(path, lambda share: bar.update(int(share * 100) - bar.n))
    call.tell(SAMPLE_READY, ledger=str(path))


@click.group()
def plan() -> None:
    """Kế hoạch: đọc từ văn bản, nạp vào sổ."""


@plan.command("import")
@click.argument("document", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp .xlsx sẽ ghi.")
@command_options
def plan_import(call: Call, document: Path, out: Path) -> None:
    """Đọc văn bản Kế hoạch (.txt, .docx, .pdf) thành bảng để Văn phòng bổ sung."""
    from etl.plan_import import PlanRefused, import_plan
    from etl.plan_workbook import write_plan_workbook

    try:
        read = import_plan(document)
    except PlanRefused as reason:
        call.fail(call.say(reason.sentence), EXIT_REFUSED)
        return
    unit_codes = [unit.unit_code for unit in read_units(DATA / "units.csv") if unit.reports]
    write_plan_workbook(read, out, source=document.name, unit_codes=unit_codes)
    call.tell(PLAN_WRITTEN, file=str(out), contents=len(read.contents))


@plan.command("load")
@click.argument("workbook", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", help="Người thực hiện.")
@command_options
def plan_load(call: Call, workbook: Path, by: str | None) -> None:
    """Nạp bảng Kế hoạch đã bổ sung thành một phiên bản mới."""
    from etl.plan_workbook import PlanWorkbookRefused, read_plan_workbook

    ledger = call.ledger()
    try:
        read = read_plan_workbook(workbook, list(read_context(ledger).units.values()))
    except PlanWorkbookRefused as reason:
        _fail_plan(call, reason)
        return
    version = load_plan(ledger, acting(by), read)
    call.tell(PLAN_LOADED, plan=read.plan_id, version=version, items=len(read.items))


@click.command()
@click.option("--plan", "plan_id", required=True, help="Kế hoạch, ví dụ 2023.")
@click.option("--period", required=True, help="Kỳ báo cáo, ví dụ 2023-Q1.")
@click.option("--unit", "unit_code", help="Mã đơn vị, ví dụ VP.")
@click.option("--all", "all_units", is_flag=True, help="Mẫu cho mọi đơn vị.")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Thư mục sẽ ghi.")
@command_options
def template(call: Call, plan_id: str, period: str, unit_code: str | None, all_units: bool, out: Path) -> None:
    """Lập mẫu báo cáo của đơn vị cho một kỳ."""
    from etl.forms import write_templates

    if bool(unit_code) == all_units:
        raise click.UsageError(call.say(UNIT_OR_ALL))
    ledger = call.ledger()
    context = read_context(ledger)
    wanted = _plan_of(call, context, plan_id)
    units = [_sender(call, context, wanted, unit_code)] if unit_code else reporting_units(context, wanted)
    span = _period_of(call, context, period)
    written: dict[str, bytes] = {}
    for path in write_templates(ledger, context, plan=wanted, units=units, period=span, folder=out):
        call.tell(TEMPLATE_WRITTEN, file=str(path))
        written[path.name] = path.read_bytes()
    record_export(ledger, acting(None), Export(EXPORTED, period=span.code, rows=len(written)), written)


def reporting_units(context: Context, plan: Plan) -> list[Unit]:
    """Return the units that report under a plan, in protocol order."""
    return [
        unit
        for unit in context.units.values()
        if unit.reports and (unit.in_force(plan.first_day) or unit.in_force(plan.last_day))
    ]


def _plan_of(call: Call, context: Context, plan_id: str) -> Plan:
    if plan_id not in context.plans:
        raise click.UsageError(call.say(UNKNOWN, what="kế hoạch", value=plan_id))
    return context.plans[plan_id]


def _sender(call: Call, context: Context, plan: Plan, unit_code: str) -> Unit:
    """A unit of the Department, or an agency whose nominations it appraises."""
    if unit_code not in context.units or not context.may_hand_in(plan, context.units[unit_code]):
        raise click.UsageError(call.say(UNKNOWN, what="đơn vị", value=unit_code))
    return context.units[unit_code]


def _period_of(call: Call, context: Context, period: str) -> Period:
    found = parse_period_code(period)
    if found is None or found.code not in context.periods:
        raise click.UsageError(call.say(UNKNOWN, what="kỳ báo cáo", value=period))
    return found


@click.command()
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Thư mục sẽ ghi.")
@click.option("--units", "units_count", type=click.IntRange(1), help="Số đơn vị.")
@click.option("--periods", type=click.IntRange(1, 4), default=4, help="Số quý của năm.")
@click.option("--seed", type=int, default=2023, help="Số khởi đầu của phép sinh ngẫu nhiên.")
@command_options
def sample(call: Call, out: Path, units_count: int | None, periods: int, seed: int) -> None:
    """Ghi bộ tệp minh họa: số liệu và tên người đều là giả định."""
    from etl.sample import write_sample
    from etl.sample_inputs import registers_from_files

    plans, units, awards = registers_from_files(DATA)
    write_sample(out, plans=plans, units=units, awards=awards, units_count=units_count, periods=periods, seed=seed)
    call.tell(SAMPLE_WRITTEN, files=len(list(out.rglob("*.xlsx"))), folder=str(out))


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Thư mục sẽ ghi, mặc định là docs/.")
@command_options
def dictionary(call: Call, out: Path | None) -> None:
    """Ghi từ điển dữ liệu và danh sách kết quả kiểm tra, sinh từ khai báo của chương trình."""
    from etl.dictionary import DOCS, write

    for path in write(out or DOCS):
        call.tell(WRITTEN, file=str(path))
