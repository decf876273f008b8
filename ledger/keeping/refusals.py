"""Why a copy isn't made or isn't put in the ledger's place, each with the sentence an official reads."""

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ledger.errors import ActRefused
from ledger.keeping.faults import Fault
from texts import N_

NO_BACKUP = N_("Trong {folder} không có bản sao lưu nào hoàn chỉnh. Hãy chọn thư mục chứa các bản “thi-dua-…”.")
NOT_READABLE = N_("Không đọc được tệp kê {file} của bản sao lưu. Hãy chọn một bản sao lưu khác.")
TOO_NEW = N_(
    "Bản sao lưu {name} do phiên bản mới hơn của chương trình ({program}) lập. "
    "Hãy cập nhật chương trình rồi khôi phục lại."
)
FILE_GONE = N_("Bản sao lưu {name} thiếu tệp {file}, không khôi phục được. Hãy chọn một bản sao lưu khác.")
FILE_CHANGED = N_(
    "Tệp {file} của bản sao lưu {name} không còn như khi sao lưu, không khôi phục được. Hãy chọn một bản sao lưu khác."
)
TOTALS_DIFFER = N_(
    "Bản sao lưu {name} không khớp số tổng đã ghi: {total} là {found}, phải là {expected}. "
    "Hãy chọn một bản sao lưu khác."
)
COPY_DIFFERS = N_("Bản sao không khớp với sổ, chưa được coi là bản sao lưu. Hãy thử lại; nếu vẫn vậy, kiểm tra ổ đĩa.")
PLACE_TAKEN = N_("Ở {place} đã có một sổ. Hãy chọn một chỗ chưa có sổ.")
COPY_OF_NOT_WHOLE = N_("Sổ không còn nguyên vẹn nên không chép sang chỗ khác.")
COPY_TOTALS_DIFFER = N_(
    "Bản chép không khớp với sổ: {total} là {found}, phải là {expected}; phần chép dở đã được xóa. Hãy thử lại."
)
NO_ORIGINAL = N_(
    "Tệp gốc {sha256} không còn hoặc đã bị đổi, nên chưa chép sổ. Hãy chạy “python -m etl verify” để xem tệp nào."
)
ONLY_LAKES = N_("Sổ là một tệp trên máy nên không có gì để gom; lệnh này dành cho sổ trên DuckLake.")
COMPACT_OF_NOT_WHOLE = N_("Sổ không còn nguyên vẹn nên không gom tệp, không xóa gì.")
COMPACT_DIFFERS = N_(
    "Khi gom tệp, sổ không còn khớp như trước: {total} là {found}, phải là {expected}; đã dừng lại. "
    "Hãy chạy “python -m etl verify” để xem sổ còn nguyên vẹn không."
)
NOT_WHOLE = N_("Sổ không còn nguyên vẹn nên không sao lưu đè thêm; các bản sao lưu trước vẫn còn.")
BACKUP_NOT_WHOLE = N_("Sổ trong bản sao lưu {name} không còn nguyên vẹn, không khôi phục được.")
NO_FOLDER = N_("Không thấy thư mục {folder}. Hãy kiểm tra ổ đĩa hoặc thư mục mạng đã được nối chưa.")
NO_ROOM = N_("Ổ đĩa của {folder} hết dung lượng, phần ghi dở đã được xóa. Hãy dọn bớt hoặc chọn ổ đĩa khác.")
NO_RIGHT = N_("Không có quyền ghi vào {folder}. Hãy kiểm tra quyền truy cập hoặc chọn thư mục khác.")
NOT_DONE = N_("Không đọc hoặc ghi được {folder}: {reason}. Hãy kiểm tra ổ đĩa rồi thử lại.")

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class NotWhole(ActRefused):
    """A ledger that isn't whole is neither called a backup nor put in a place; `faults` tell what is wrong."""

    def __init__(self, sentence: str, faults: Sequence[Fault], **words: str) -> None:
        super().__init__(sentence, **words)
        self.faults = faults

    def say(self, lang: str) -> str:
        """Return what is refused, what is wrong, and what to do."""
        said = [super().say(lang), *(fault.say(lang) for fault in self.faults)]
        return " ".join([*said, *dict.fromkeys(fault.remedy(lang) for fault in self.faults)])


@contextmanager
def refusing(folder: Path) -> Iterator[None]:
    """Tell in a sentence why the computer doesn't let the block read or write in a folder."""
    try:
        yield
    except OSError as reason:
        words = {"folder": str(folder)}
        if reason.errno in _NO_ROOM:
            raise ActRefused(NO_ROOM, **words) from reason
        if reason.errno in _NO_RIGHT:
            raise ActRefused(NO_RIGHT, **words) from reason
        raise ActRefused(NOT_DONE, **words, reason=reason.strerror or type(reason).__name__) from reason
