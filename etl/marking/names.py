"""The names by which a sheet "Cần sửa" that this program wrote is known again, in the package and as read."""

from domain.folding import clean
from texts import LANGUAGES, N_, translate

SHEET_TITLE = N_("Cần sửa")
HEADING = N_("NHỮNG CHỖ CẦN SỬA TRONG TỆP NÀY")
AUTHOR = "Kiểm tra số liệu"
MARKER_NAME = "_can_sua_trang"
FILL_NAME = "_can_sua_nen_"


def is_sheet_to_mend(sheet_name: str, first_text: str) -> bool:
    """Tell whether a sheet is one of ours and so no data: by its name, and by the text of its first cell A1."""
    return clean(sheet_name).startswith(_in_all(SHEET_TITLE)) and clean(first_text) in _in_all(HEADING)


def _in_all(text: str) -> tuple[str, ...]:
    return tuple(translate(text, lang) for lang in LANGUAGES)
