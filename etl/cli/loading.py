"""Commands that judge files and put them into the ledger: check, load."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from domain.clock import today
from domain.folding import fold
from domain.sheets import WORKBOOK
from etl.cli.common import EXIT_REFUSED, NOT_WRITTEN, Call, Day, acting, command_options
from etl.give_back import give_back
from etl.load import Source, sources_of
from etl.load import check as check_files
from etl.load import load as load_files
from etl.marking.file_names import write_beside
from etl.reading.workshop import WORKSHOP, warm
from etl.report import verdict_object, verdict_text
from etl.submit import Receipt
from etl.verdict import Chosen, Verdict
from ledger.exports import Export, record_export
from texts import N_

GIVEN_TO_UNITS = "Tệp trả lại các đơn vị"
NO_FILES = N_("Không có tệp bảng tính nào ở {paths}. Hãy kiểm tra lại thư mục.")
NO_SUCH_FIELD = N_("“{text}” không đúng dạng TIÊU ĐỀ=TRƯỜNG, hoặc không có trường như vậy.")
SAME_FOLDER = N_("Tệp trong {path} sẽ lẫn với tệp trả lại ghi vào đó. Hãy chọn thư mục khác cho --annotate.")
STOPPED = N_("Đã dừng theo yêu cầu; những tệp có kết quả ở trên vẫn giữ nguyên.")
GIVEN_BACK = N_("    Tệp trả lại để sửa: {path}")
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))


def _chosen_options(command: Any) -> Any:
    for option in (
        click.option("--plan", "plan_id", help="Kế hoạch, ví dụ 2023."),
        click.option("--period", help="Kỳ báo cáo, ví dụ 2023-Q1."),
        click.option("--unit", "unit_code", help="Mã đơn vị, ví dụ VP."),
        click.option(
            "--heading",
            "said",
            multiple=True,
            metavar="TEXT=FIELD",
            help="Cột có tiêu đề TEXT là cột nào (ví dụ “Kết quả quý I=actual”); “TEXT=-” là không đọc cột đó.",
        ),
        click.option("--strict", is_flag=True, help="Nhận tất cả các hàng hoặc không hàng nào."),
        click.option(
            "--annotate",
            type=click.Path(file_okay=False, path_type=Path),
            help="Thư mục ghi tệp trả lại: chính tệp đã gửi, có đánh dấu chỗ cần sửa.",
        ),
    ):
        command = option(command)
    return command


@click.command()
@PATHS
@_chosen_options
@command_options
def check(call: Call, paths: tuple[Path, ...], annotate: Path | None, said: tuple[str, ...], **chosen: Any) -> None:
    """Kiểm tra tệp như khi nạp, không ghi gì."""
    warm()
    sources, wanted = _sources(call, paths, annotate), Chosen(**chosen, headings=_headings(call, said))
    _finish(_each(call, check_files(call.ledger(), sources, wanted), sources, annotate))


@click.command()
@PATHS
@_chosen_options
@click.option("--by", "by", help="Người nạp.")
@click.option("--received-on", type=Day(past=True), help="Ngày nhận tệp, mặc định là hôm nay.")
@command_options
def load(
    call: Call,
    paths: tuple[Path, ...],
    by: str | None,
    received_on: date | None,
    annotate: Path | None,
    said: tuple[str, ...],
    **chosen: Any,
) -> None:
    """Nạp tệp hoặc thư mục tệp vào sổ."""
    warm()
    actor = acting(by)
    sources, wanted = _sources(call, paths, annotate), Chosen(**chosen, headings=_headings(call, said))
    receipt = Receipt(actor.name, received_on or today())
    ledger, given = call.ledger(), dict[str, bytes]()
    all_well = _each(call, load_files(ledger, actor, sources, wanted, receipt), sources, annotate, given)
    if given:
        record_export(ledger, actor, Export(GIVEN_TO_UNITS, rows=len(given)), given)
    _finish(all_well)


def _headings(call: Call, said: tuple[str, ...]) -> dict[tuple[str, str], str]:
    """Return what the options say of headings: (sheet, folded heading) -> field, "" for one that isn't to be read."""
    headings = {}
    for text in said:
        heading, _, field = text.rpartition("=")
        sheets = [sheet for sheet in WORKBOOK if field == "-" or field in sheet.names]
        if not fold(heading) or not sheets:
            raise click.UsageError(call.say(NO_SUCH_FIELD, text=text))
        headings.update({(sheet.name, fold(heading)): "" if field == "-" else field for sheet in sheets})
    return headings


def _sources(call: Call, paths: tuple[Path, ...], annotate: Path | None) -> list[Source]:
    # What was given back in an earlier run is no report: out of a folder inside of DIR nothing could be told apart.
    for path in paths:
        if annotate is not None and path.is_dir() and path.resolve().is_relative_to(annotate.resolve()):
            raise click.UsageError(call.say(SAME_FOLDER, path=path))
    sources = sources_of(paths, annotate)
    if not sources:
        raise click.UsageError(call.say(NO_FILES, paths=", ".join(map(str, paths))))
    return sources


def _each(
    call: Call,
    verdicts: Iterable[Verdict],
    sources: list[Source],
    annotate: Path | None,
    given: dict[str, bytes] | None = None,
) -> bool:
    """Tell each verdict, give its file back where that is wanted; return whether all rows are in and all is written.

    `given` gets what was given back, by the name of its file.
    """
    if annotate is not None:
        annotate.mkdir(parents=True, exist_ok=True)
    all_well = True
    with _stoppable(call):
        for verdict in _under_a_bar(verdicts, len(sources)):
            all_well &= verdict.status not in ("partial", "refused")
            try:
                path = None if annotate is None else _given_back(call, verdict, annotate)
                if path is not None and given is not None:
                    given[path.name] = path.read_bytes()
            except OSError as reason:
                # A full disk keeps no other file out of the ledger.
                path, all_well = None, False
                click.echo(call.say(NOT_WRITTEN, reason=reason), err=True)
            _tell(call, verdict, path, annotate)
    return all_well


def _under_a_bar(verdicts: Iterable[Verdict], total: int) -> Iterator[Verdict]:
    """Yield the verdicts with a bar on a terminal, which makes room for what is printed of each."""
    if not sys.stderr.isatty():
        yield from verdicts
        return
    from tqdm import tqdm

    for verdict in tqdm(verdicts, total=total, unit="tệp", leave=False):
        with tqdm.external_write_mode():
            yield verdict


@contextmanager
def _stoppable(call: Call) -> Iterator[None]:
    """End the program at Ctrl+C, and at once: nobody waits for what child processes still read."""
    try:
        yield
    except KeyboardInterrupt:
        WORKSHOP.close()
        call.fail(call.say(STOPPED), EXIT_REFUSED)


def _given_back(call: Call, verdict: Verdict, folder: Path) -> Path | None:
    given = give_back(verdict, call.lang)
    return write_beside(folder, given.name, given.content) if given else None


def _tell(call: Call, verdict: Verdict, path: Path | None, annotate: Path | None) -> None:
    if call.as_json:
        extra = {} if annotate is None else {"annotated": str(path) if path else None}
        click.echo(verdict_object(verdict, call.lang, extra))
        return
    click.echo(verdict_text(verdict, call.lang))
    if path:
        click.echo(call.say(GIVEN_BACK, path=path), err=True)


def _finish(all_well: bool) -> None:
    if not all_well:
        raise SystemExit(EXIT_REFUSED)
