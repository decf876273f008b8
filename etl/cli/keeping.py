"""Commands that keep the ledger: `backup`, `restore`, `copy`, `compact`, `verify`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from etl.cli.common import EXIT_REFUSED, Call, acting, command_options
from ledger.archive import Archive
from ledger.keeping.compacting import LEAST_HOURS, USUAL_HOURS, Compacted
from ledger.keeping.compacting import compact as compact_ledger
from ledger.keeping.copying import back_up
from ledger.keeping.faults import Fault
from ledger.keeping.manifest import Manifest
from ledger.keeping.moving import copy_ledger
from ledger.keeping.proving import Proof, prove, prove_files
from ledger.keeping.restoring import find_backup
from ledger.keeping.restoring import restore as restore_backup
from ledger.store import Ledger
from texts import N_
from texts.formats import number

BACKED_UP = N_(
    "Đã sao lưu vào {folder}: {acts} việc trong nhật ký, {submissions} lần nộp, {files} tệp gốc, {megabytes} MB."
)
LEFT_OUT = N_("Bản sao lưu thiếu {n} tệp gốc vì trong kho không còn; chạy “python -m etl verify” để xem là tệp nào.")
RESTORED = N_("Đã khôi phục từ {folder}: số tổng và nhật ký khớp, {acts} việc, {submissions} lần nộp, {files} tệp gốc.")
KEPT_ASIDE = N_("Sổ trước đó được cất nguyên vẹn ở {aside}.")
WHOLE = N_(
    "Sổ nguyên vẹn: {acts} việc trong nhật ký, {submissions} lần nộp, {files} tệp gốc đều đủ và đúng. "
    "Mã cuối của nhật ký: {head}"
)
COPIED = N_(
    "Đã chép sổ sang {place}: số tổng và nhật ký khớp, {acts} việc, {submissions} lần nộp, {files} tệp gốc. "
    "Mã cuối của nhật ký: {head}"
)
COMPACTED = N_(
    "Đã gom tệp của sổ, số tổng và nhật ký khớp: trước {files_before} tệp, {bytes_before} byte; "
    "nay {files_after} tệp, {bytes_after} byte. Ghi {rows} dòng từ PostgreSQL ra tệp; "
    "xóa {files_removed} tệp thừa và {snapshots_removed} trạng thái cũ; {files_waiting} tệp thừa chưa đủ {hours} giờ."
)
NOT_WHOLE = N_("Sổ có {n} chỗ không đúng:")
FOLDER = click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
_BY = click.option("--by", help="Người thực hiện, mặc định là Văn phòng Sở.")


@click.command()
@FOLDER
@_BY
@command_options
def backup(call: Call, folder: Path, by: str | None) -> None:
    """Sao lưu sổ và kho tệp gốc vào một thư mục, kể cả khi chương trình đang chạy."""
    actor = acting(by)
    ledger = call.ledger()
    folder.mkdir(parents=True, exist_ok=True)
    with _bar(call) as progress:
        made = back_up(ledger, folder, actor, progress)
    call.tell(BACKED_UP, folder=str(made.folder), **_counts(made.manifest))
    if made.manifest.missing:
        call.fail(call.say(LEFT_OUT, n=len(made.manifest.missing)), EXIT_REFUSED)


@click.command()
@FOLDER
@_BY
@command_options
def restore(call: Call, folder: Path, by: str | None) -> None:
    """Khôi phục sổ từ một bản sao lưu, sau khi đối chiếu; sổ đang có được cất nguyên vẹn."""
    actor = acting(by)
    with _bar(call) as progress:
        done = restore_backup(find_backup(folder), call.ledger_path, actor, progress)
    aside = {"aside": str(done.aside)} if done.aside else {}
    sentence = f"{call.say(RESTORED, folder=done.backup.folder, **_counts(done.backup.manifest))}"
    if call.as_json:
        call.tell("", folder=str(done.backup.folder), **_counts(done.backup.manifest), **aside)
    else:
        click.echo(" ".join([sentence, *([call.say(KEPT_ASIDE, **aside)] if aside else [])]))
    if done.backup.manifest.missing:
        call.fail(call.say(LEFT_OUT, n=len(done.backup.manifest.missing)), EXIT_REFUSED)


@click.command()
@click.option("--to", required=True, help="Chỗ của bản chép: đường dẫn tệp, hoặc địa chỉ “ducklake:postgres:…”.")
@command_options
def copy(call: Call, to: str) -> None:
    """Chép nguyên sổ sang chỗ khác: tệp sang DuckLake hoặc ngược lại."""
    with _bar(call) as progress:
        proof = copy_ledger(call.ledger(), call.placed(to), progress)
    call.tell(COPIED, place=to, **_proven(proof))


@click.command()
@click.option(
    "--keep",
    "hours",
    type=click.IntRange(min=LEAST_HOURS),
    default=USUAL_HOURS,
    help=f"Chỉ xóa tệp thừa từ chừng này giờ trở lên, mặc định {USUAL_HOURS}, ít nhất {LEAST_HOURS}.",
)
@command_options
def compact(call: Call, hours: int) -> None:
    """Gom các tệp nhỏ của sổ trên DuckLake, xóa tệp thừa; không đổi dòng nào của sổ."""
    done = {**_compacted(compact_ledger(call.ledger_path, hours=hours)), "hours": hours}
    call.tell(COMPACTED, **(done if call.as_json else {name: number(n, call.lang) for name, n in done.items()}))


@click.command()
@click.option("--head", default="", help="Mã cuối của nhật ký in trên báo cáo cũ, để xem nhật ký có bị ghi lại không.")
@command_options
def verify(call: Call, head: str) -> None:
    """Kiểm tra nhật ký, số thứ tự và kho tệp gốc; không thay đổi gì."""
    path = call.ledger_path
    proof = prove(path, head=head.strip())
    with _bar(call) as progress:
        faults = [*proof.faults, *_file_faults(Ledger(path).archive, proof, progress)]
    counts = _proven(proof)
    if call.as_json:
        findings = [_finding(call, fault) for fault in faults]
        status = {"status": "broken" if faults else "whole", "schema_version": proof.schema_version}
        call.tell("", **status, **counts, totals=proof.totals, findings=findings)
    elif not faults:
        call.tell(WHOLE, **counts)
    else:
        click.echo(call.say(NOT_WHOLE, n=len(faults)))
        for fault in faults:
            click.echo(f"- {fault.say(call.lang)}\n  {fault.remedy(call.lang)}")
    if faults:
        raise SystemExit(EXIT_REFUSED)


def _file_faults(archive: Archive, proof: Proof, progress: Callable[[int, int], None]) -> list[Fault]:
    done = iter(range(1, len(proof.files) + 1))
    return prove_files(archive, proof.files, lambda size: progress(next(done), len(proof.files)))


def _finding(call: Call, fault: Fault) -> dict[str, str]:
    return {"code": fault.code, "message": fault.say(call.lang), "remedy": fault.remedy(call.lang)}


def _proven(proof: Proof) -> dict[str, object]:
    return {
        "acts": proof.head.act_no,
        "submissions": int(proof.totals["rows.submission_records"]),
        "files": len(proof.files),
        "head": proof.head.hash,
    }


def _compacted(done: Compacted) -> dict[str, int]:
    return {
        "files_before": done.before.files,
        "files_after": done.after.files,
        "bytes_before": done.before.bytes,
        "bytes_after": done.after.bytes,
        "rows": done.rows,
        "files_removed": done.gone.files,
        "files_waiting": done.gone.waiting,
        "snapshots_removed": done.gone.snapshots,
    }


def _counts(manifest: Manifest) -> dict[str, object]:
    return {
        "acts": manifest.head.act_no,
        "submissions": int(manifest.totals["rows.submission_records"]),
        "files": len(manifest.files) - 1,
        "megabytes": max(1, round(manifest.size / 1_000_000)),
        "head": manifest.head.hash,
    }


@contextmanager
def _bar(call: Call) -> Iterator[Callable[[int, int], None]]:
    if call.as_json or not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from tqdm import tqdm

    with tqdm(unit=" tệp", leave=False) as bar:

        def show(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        yield show
