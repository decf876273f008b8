"""The parts of DuckDB a lake needs, as installed with the program: nothing is fetched from anywhere."""

from importlib.util import find_spec
from pathlib import Path

import duckdb

from ledger.errors import LakeNotInstalled

EXTENSIONS = ("ducklake", "postgres_scanner")
FOR_BUCKETS = "httpfs"


def load_extensions(connection: duckdb.DuckDBPyConnection, *, for_bucket: bool = False) -> None:
    """Load what is installed into a connection; raises LakeNotInstalled where it isn't."""
    for name in (*EXTENSIONS, FOR_BUCKETS) if for_bucket else EXTENSIONS:
        connection.load_extension(str(extension_file(name)))


def extension_file(name: str) -> Path:
    """Return where an extension's file of this DuckDB's version lies; raises LakeNotInstalled."""
    spec = find_spec(f"duckdb_extension_{name}")
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        file = Path(folder) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
        if file.exists():
            return file
    raise LakeNotInstalled(name)
