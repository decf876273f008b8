"""What can be wrong with a ledger or a copy of it, each with the sentence an official reads and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from texts import N_, translate

RESTORE = N_(
    "Không ghi thêm vào sổ, giữ nguyên tệp sổ, báo người quản trị và khôi phục từ bản sao lưu gần nhất: "
    "“python -m etl restore THƯ_MỤC”."
)
BRING_BACK = N_("Nạp lại đúng tệp đó (chương trình chỉ cất lại bản gốc), hoặc chép tệp từ một bản sao lưu về {place}.")
KINDS = {
    "submission": N_("lần nộp"),
    "difficulty": N_("khó khăn"),
    "nomination": N_("hồ sơ khen thưởng"),
    "direction": N_("ý kiến chỉ đạo"),
    "meeting": N_("kỳ họp"),
    "difficulty_step": N_("bước xử lý khó khăn"),
    "nomination_step": N_("bước của hồ sơ khen thưởng"),
    "finding": N_("kết quả kiểm tra tệp"),
    "plan_version": N_("phiên bản kế hoạch"),
    "register_version": N_("phiên bản danh mục"),
}
# What a sentence says by itself, and then what is to be done.
_SAID = {
    "changed_act": (
        N_("Nhật ký không còn nguyên vẹn từ việc số {act_no} ({day}, {who}): dòng này không còn như khi ghi."),
        RESTORE,
    ),
    "lost_act": (
        N_("Nhật ký thiếu việc số {act_no}; việc đứng ở chỗ đó là số {found} ({day}, {who})."),
        RESTORE,
    ),
    "row_of_no_act": (N_("Bảng {table}: {n} dòng không thuộc việc nào trong nhật ký."), RESTORE),
    "row_of_nothing": (N_("Bảng {table}: {n} dòng không thuộc lần nộp hay phiên bản nào."), RESTORE),
    "number_astray": (N_("Số thứ tự của {kind} bị trùng hoặc bị bỏ cách ở {n} chỗ."), RESTORE),
    "file_missing": (N_("Thiếu tệp gốc của {submissions}, mã kiểm tra {sha256}."), BRING_BACK),
    "file_changed": (N_("Tệp gốc của {submissions} đã bị thay đổi, mã kiểm tra {sha256}."), BRING_BACK),
    "unknown_head": (
        N_("Trong nhật ký không có mã {head}: có việc đã bị bỏ bớt hoặc ghi lại, hoặc mã này của sổ khác."),
        RESTORE,
    ),
}
OF_FILES = frozenset({"file_missing", "file_changed"})
CODES = frozenset(_SAID)


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: a code of CODES and the words of its sentence."""

    code: str
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_of_file(self) -> bool:
        """Whether only an archived file is concerned, and the ledger itself is whole."""
        return self.code in OF_FILES

    def say(self, lang: str) -> str:
        """Return what is wrong."""
        return self._filled(_SAID[self.code][0], lang)

    def remedy(self, lang: str) -> str:
        """Return what to do."""
        return self._filled(_SAID[self.code][1], lang)

    def _filled(self, sentence: str, lang: str) -> str:
        kind = {"kind": translate(KINDS[self.words["kind"]], lang)} if "kind" in self.words else {}
        return translate(sentence, lang).format(**{**self.words, **kind})
