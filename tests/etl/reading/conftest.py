"""The same workbooks as LibreOffice saves them in every kind of file, made once in a session."""

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from etl.template import write_template
from tests.etl.reading.packages import by_xlsxwriter
from tests.etl.test_template import example_rows, order

Converted = Callable[[str, str], bytes]
KINDS = ("xlsx", "xls", "ods", "csv")


def mixed(book: Any, sheet: Any) -> None:
    """Fill a sheet with one of everything an .xlsx file can say."""
    day, share = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "0.0%"})
    sheet.write_row("A1", ["Mã nội dung", "  hai  dấu cách ", "hai\ndòng", 12, 0.5, -3.25])
    sheet.write_datetime("A2", datetime(2023, 3, 31), day)
    sheet.write_datetime("B2", datetime(2023, 3, 31, 8, 30), book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
    sheet.write_number("C2", 0.855, share)
    sheet.write_boolean("D2", boolean=True)
    sheet.write_formula("E2", "=D1+1", None, 13)
    sheet.write_formula("F2", '=IF(D1=12,"","x")', None, "")
    sheet.write_formula("G2", "=NA()", None, "#N/A")
    sheet.merge_range("A4:B6", "gộp")
    sheet.write("A8", "ChiÕn sÜ", book.add_format({"font_name": ".VnTime"}))
    sheet.write("A9", "đã bỏ", book.add_format({"font_strikeout": True}))
    sheet.write_rich_string("A10", "Thi đua ", book.add_format({"bold": True}), "khen thưởng")
    sheet.write("A11", "0012")
    sheet.set_row(8, None, None, {"hidden": True})
    sheet.set_column("D:D", None, None, {"hidden": True})
    sheet.write_comment("A1", "số chưa chốt")
    hidden = book.add_worksheet("Ẩn")
    hidden.write("B2", "x")
    hidden.hide()


@pytest.fixture(scope="session")
def originals() -> dict[str, bytes]:
    """Workbooks by name, as they were before LibreOffice saved them."""
    template = BytesIO()
    write_template(order(rows=example_rows()), template)
    return {
        "template": template.getvalue(),
        "mixed": by_xlsxwriter(mixed),
        "from_1904": by_xlsxwriter(mixed, date_1904=True),
    }


@pytest.fixture(scope="session")
def converted(originals: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """A workbook as LibreOffice saves it: `converted("mixed", "xls")`."""
    if shutil.which("soffice") is None and not os.environ.get("CI"):
        pytest.skip("LibreOffice is not installed here")
    folder: Path = tmp_path_factory.mktemp("libreoffice")
    for name, content in originals.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    files = [str(folder / f"{name}.xlsx") for name in originals]
    for kind in KINDS:
        target = "csv:Text - txt - csv (StarCalc):44,34,76" if kind == "csv" else kind
        subprocess.run([*command, target, "--outdir", str(folder / kind), *files], check=True, timeout=180)
    return lambda name, kind: (folder / kind / f"{name}.{kind}").read_bytes()
