"""The same ledger in another store: from a file into a lake or back, every row as it is, totals and trail proven."""

from pathlib import Path

from ledger.asking import interruptible, transaction
from ledger.beside import made_beside, put_in_place
from ledger.ddl import sql_text, table_columns
from ledger.errors import ActRefused
from ledger.exclusive import exclusive
from ledger.gate import gate_for
from ledger.growing import grow_schema
from ledger.keeping.files import Progress, copy_file, nobody_listens
from ledger.keeping.proving import Proof, differences, prove
from ledger.keeping.refusals import COPY_OF_NOT_WHOLE, COPY_TOTALS_DIFFER, NO_ORIGINAL, PLACE_TAKEN, NotWhole, refusing
from ledger.places import prepare, told
from ledger.store import Ledger

_ROWS_AT_ONCE = 100_000


def copy_ledger(source: Ledger, target: Path, progress: Progress = nobody_listens) -> Proof:
    """Copy a ledger with its archive to a place where there is none, of whatever kind, and return what both hold.

    Writers of the source are kept out meanwhile; nothing is recorded in either. The copy stands at its place only once
    its totals and its trail are those of the source. Raises ActRefused and LedgerError; then nothing is left of it.
    """
    with refusing(target.parent), exclusive(source.path), exclusive(target):
        if Ledger(target).exists():
            raise ActRefused(PLACE_TAKEN, place=told(target))
        with made_beside(target) as making:
            copy_rows(source.path, making.path)
            proof = prove(source.path)
            if proof.faults:
                raise NotWhole(COPY_OF_NOT_WHOLE, proof.faults)
            must_agree(proof, prove(making.path))
            _copy_originals(source, making, proof, progress)
            put_in_place(making, target)
    return proof


def copy_rows(source: Path, target: Path) -> None:
    """Make a ledger without its archive at a place where there is none, of the rows of another; raises LedgerError."""
    prepare(target)
    with interruptible(), gate_for(target).cursor(writes=True) as writing, transaction(writing):
        grow_schema(writing)
        with gate_for(source).cursor() as reading, transaction(reading):
            for table, columns in table_columns().items():
                words = {"table": table, "columns": ", ".join(columns)}
                rows = reading.execute(sql_text("schema", "copy_out").format(**words)).to_arrow_reader(_ROWS_AT_ONCE)
                writing.register("incoming", rows)
                writing.execute(sql_text("schema", "copy_in").format(**words))
                writing.unregister("incoming")


def must_agree(source: Proof, copy: Proof) -> None:
    """Raise ActRefused unless a copy holds what its source holds: every total, the trail's first and last act."""
    for total, expected, found in differences(source.head, source.first, source.totals, copy):
        raise ActRefused(COPY_TOTALS_DIFFER, total=total, expected=str(expected), found=str(found))
    if copy.faults:
        raise NotWhole(COPY_OF_NOT_WHOLE, copy.faults)


def _copy_originals(source: Ledger, making: Ledger, proof: Proof, progress: Progress) -> None:
    for number, sha256 in enumerate(proof.files, start=1):
        try:
            held = copy_file(source.archive.place(sha256), making.archive.place(sha256))
        except FileNotFoundError as reason:
            raise ActRefused(NO_ORIGINAL, sha256=sha256) from reason
        if held.sha256 != sha256:
            raise ActRefused(NO_ORIGINAL, sha256=sha256)
        progress(number, len(proof.files))
