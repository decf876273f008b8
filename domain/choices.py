"""Closed lists: codes, the words people read, known spellings, and spellings known to be unusable."""

import re
from dataclasses import dataclass, field

from domain.folding import clean, fold
from domain.rejects import Reject

_NOTHING = re.compile(r"[-–—/_.…]+")
_DITTO_MARK = re.compile(r"[\"“”″〃]{1,2}|'{2}|’{2}|,{2}")
_DITTO_WORDS = frozenset({"nt", "n t", "nhu tren", "nhu hang tren", "nhu dong tren", "nhu o tren", "nhu muc tren"})


@dataclass(frozen=True)
class Option:
    """One value of a closed list.

    `contradictory` spellings are read as this value but say something the program computes. A value that is not
    `offered` is read where it is typed but stands in no drop-down.
    """

    code: str
    label: str
    spellings: tuple[str, ...] = ()
    contradictory: tuple[str, ...] = ()
    offered: bool = True


@dataclass(frozen=True)
class Choice:
    """A closed list; `unusable` spellings are known and yet say nothing ("đang xem xét"): refused like unknown ones."""

    name: str
    options: tuple[Option, ...]
    unusable: tuple[str, ...] = ()
    _by_key: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _contradictory: set[str] = field(default_factory=set, repr=False, compare=False)

    def __post_init__(self) -> None:
        for option in self.options:
            for text in (option.code, option.label, *option.spellings, *option.contradictory):
                self._register(_key(text), option.code)
            self._contradictory.update(_key(text) for text in option.contradictory)
        for text in self.unusable:
            if _key(text) in self._by_key:
                raise ValueError(f"{self.name}: {text!r} is both usable and unusable")

    def _register(self, key: str, code: str) -> None:
        if self._by_key.setdefault(key, code) != code:
            raise ValueError(f"{self.name}: {key!r} means both {self._by_key[key]} and {code}")

    @property
    def labels(self) -> tuple[str, ...]:
        """What people may choose, in order."""
        return tuple(option.label for option in self.options if option.offered)

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of every option."""
        return frozenset(option.code for option in self.options)

    @property
    def by_code(self) -> dict[str, str]:
        """Return the words for each code, in order."""
        return {option.code: option.label for option in self.options}

    def label(self, code: str | None) -> str:
        """Return the words for a code, the code itself when the list has none, "" for None."""
        return next((option.label for option in self.options if option.code == code), code or "")

    def parse(self, text: str) -> str:
        """Return the code of a typed value; raises Reject("unknown_choice") with the labels to choose from."""
        code = self._by_key.get(_key(text))
        if code is None:
            raise Reject("unknown_choice", choices="; ".join(self.labels))
        return code

    def contradicts(self, text: str) -> bool:
        """Tell whether the typed value is read as something else than it says ("Quá hạn" is computed, never typed)."""
        return _key(text) in self._contradictory


def _key(text: str) -> str:
    # A mark such as ✓ folds to nothing, and must not stand for every other mark.
    return fold(text) or clean(text).rstrip(".,;: \ufe0f")


STATUS = Choice(
    "status",
    (
        Option(
            "not_started",
            "Chưa thực hiện",
            (
                "Chưa triển khai",
                "Chưa triển khai thực hiện",
                "Chưa bắt đầu",
                "Chưa làm",
                "Chưa TH",
                "Chưa",
                "Mới",
                "Đã giao",
            ),
        ),
        Option(
            "in_progress",
            "Đang thực hiện",
            (
                "Đang triển khai",
                "Đang làm",
                "Đang tiến hành",
                "Đang",
                "Chờ kết quả",
                "Đang TH",
                "Đang triển khai thực hiện",
                "Đang thực hiện đúng tiến độ",
            ),
            (
                "Quá hạn",
                "Trễ hạn",
                "Sắp đến hạn",
                "Sắp quá hạn",
                "Chậm tiến độ",
                "Tiến độ thấp",
                "Nguy cơ không hoàn thành",
                "Chưa hoàn thành",
                "Chậm",
            ),
        ),
        Option(
            "completed",
            "Hoàn thành",
            (
                "Đã hoàn thành",
                "Đã thực hiện",
                "Đã TH",
                "Đã xong",
                "Xong",
                "HT",
                "Đã HT",
                "Đã",
                "Đạt",
                "Đã kiểm tra",
                "Đã báo cáo",
                "Hoàn thành 100%",
                "Hoàn thành đúng hạn",
                "Hoàn thành trước hạn",
                "Hoàn thành quá hạn",
                "Hoàn thành trễ hạn",
                "Hoàn thành chậm",
            ),
        ),
        Option(
            "not_applicable",
            "Không thực hiện",
            ("Không phải thực hiện", "Không thực hiện (có lý do)", "Không áp dụng", "Dừng thực hiện", "Hủy", "Bỏ"),
        ),
    ),
    unusable=("Khác", "Đang xem xét", "x"),
)
SEVERITY = Choice(
    "severity",
    (
        Option("low", "Thấp", ("Nhẹ", "Ít")),
        Option("medium", "Trung bình", ("Vừa", "TB")),
        Option("high", "Cao", ("Nặng", "Lớn", "Nghiêm trọng")),
        Option("urgent", "Khẩn cấp", ("Khẩn", "Cấp bách", "Hỏa tốc", "Đặc biệt nghiêm trọng")),
    ),
    # Neither Cao nor Khẩn cấp: which of the two is the unit's to say.
    unusable=("Rất cao",),
)
ADDRESSEE = Choice(
    "addressee",
    (
        Option("unit", "Đơn vị", ("Phòng", "Đơn vị tự giải quyết")),
        Option("office", "Văn phòng", ("Văn phòng Sở", "VP")),
        Option(
            "department", "Lãnh đạo Sở", ("Sở", "Sở Nội vụ", "Giám đốc Sở", "Ban Giám đốc", "LĐ Sở", "LĐS", "Lãnh đạo")
        ),
        Option("province", "UBND tỉnh", ("Tỉnh", "Ủy ban nhân dân tỉnh", "Chủ tịch UBND tỉnh", "Hội đồng TĐKT tỉnh")),
        Option("ministry", "Bộ Nội vụ", ("Bộ", "BNV", "Ban TĐKT Trung ương", "Trung ương")),
        Option("other", "Khác", ("Cơ quan khác", "Sở khác")),
    ),
)
# Those to which the Department can only pass a difficulty on.
HIGHER_BODIES = ("province", "ministry", "other")

RESPONSE_STATUS = Choice(
    "response_status",
    (
        Option("not_started", "Chưa thực hiện", ("Chưa", "Chưa triển khai", "Chưa làm", "Chưa bắt đầu")),
        Option("in_progress", "Đang thực hiện", ("Đang", "Đang triển khai", "Đang làm", "Đang tiến hành")),
        Option(
            "done", "Đã thực hiện", ("Xong", "Hoàn thành", "Đã hoàn thành", "Đã xong", "Đã làm", "Đã triển khai", "Đã")
        ),
        Option("cannot", "Không thực hiện được", ("Không thể thực hiện", "Không làm được")),
    ),
)
NOMINEE_KIND = Choice(
    "nominee_kind",
    (
        Option("individual", "Cá nhân", ("CN", "Người", "Cá nhân lao động")),
        Option("collective", "Tập thể", ("Phòng", "Ban", "Trung tâm", "Đơn vị", "Tập thể nhỏ")),
    ),
    # Tập thể, trung tâm, tiên tiến or thứ tự: the column can't tell.
    unusable=("TT",),
)
STAGE = Choice(
    "stage",
    (
        Option("registered", "Đăng ký", ("Đã đăng ký", "Đăng ký thi đua", "ĐK")),
        Option("proposed", "Đề nghị", ("Đề nghị khen thưởng", "Đề xuất", "ĐN")),
    ),
)
COMMENDATION_KIND = Choice(
    "commendation_kind",
    (
        Option("merit", "Công trạng", ("Thường xuyên", "Toàn diện", "Tổng kết năm", "Hằng năm", "Hàng năm")),
        Option(
            "thematic", "Chuyên đề", ("Theo đợt", "Phong trào thi đua", "Theo chuyên đề", "Chuyên đề (hoặc theo đợt)")
        ),
        Option("ad_hoc", "Đột xuất"),
        Option("service", "Quá trình cống hiến", ("Cống hiến",)),
        # Only the army and the police (Law 06/2022/QH15, Article 8(5)): never offered to civil servants.
        Option("tenure", "Niên hạn", offered=False),
        Option("external", "Đối ngoại"),
    ),
)
WORK_GRADE = Choice(
    "work_grade",
    (
        Option("excellent", "Hoàn thành xuất sắc nhiệm vụ", ("HTXSNV", "HTXS nhiệm vụ", "HTXS", "Xuất sắc", "XS")),
        Option("good", "Hoàn thành tốt nhiệm vụ", ("HTTNV", "HTT nhiệm vụ", "HTT", "Tốt")),
        Option("completed", "Hoàn thành nhiệm vụ", ("HTNV", "HT nhiệm vụ", "Hoàn thành")),
        Option(
            "not_completed", "Không hoàn thành nhiệm vụ", ("KHTNV", "Không HTNV", "KHT nhiệm vụ", "Không hoàn thành")
        ),
    ),
    unusable=("Không xếp loại", "Chưa xếp loại"),
)
HONORIFIC = Choice(
    "honorific",
    (Option("Ông", "Ông", ("Ong", "Nam")), Option("Bà", "Bà", ("Ba", "Nữ"))),
    unusable=("Đồng chí", "Đ/c", "Ông/Bà"),
)
YES_NO = Choice(
    "yes_no",
    (
        Option("yes", "Có", ("x", "✓", "✔", "√", "☑", "1", "v", "Đã", "Rồi", "true", "yes")),
        Option("no", "Không", ("0", "false", "no", "Ko", "Chưa", "Không tính")),
    ),
)

CHOICES: dict[str, Choice] = {
    choice.name: choice
    for choice in (
        STATUS,
        SEVERITY,
        ADDRESSEE,
        RESPONSE_STATUS,
        NOMINEE_KIND,
        STAGE,
        COMMENDATION_KIND,
        WORK_GRADE,
        HONORIFIC,
        YES_NO,
    )
}

_NIL_TEXTS = (
    "0; Không; Ko; Không có; Ko có; K có; Không có gì; Không có nội dung; Không phát sinh; Chưa có; Chưa phát sinh; "
    "Không khó khăn; Không vướng mắc; Không có khó khăn; Không có vướng mắc; Không gặp khó khăn; "
    "Không phát sinh khó khăn; Không phát sinh vướng mắc; Không có khó khăn gì; Không có vướng mắc gì; "
    "Không có khó khăn, vướng mắc; Không có khó khăn, vướng mắc gì; Không có khó khăn, vướng mắc phát sinh; "
    "Không gặp khó khăn, vướng mắc; Không gặp khó khăn, vướng mắc gì; Không phát sinh khó khăn, vướng mắc; "
    "Chưa có khó khăn; Chưa có vướng mắc; Chưa có khó khăn, vướng mắc; Không đề nghị; Không có đề nghị; "
    "Không kiến nghị; Không có kiến nghị; Không có đề xuất; Không có đề xuất, kiến nghị; Không có kiến nghị, đề xuất; "
    "Không có ý kiến; Không có tập thể, cá nhân đề nghị"
)
NIL_ANSWERS = frozenset(fold(text) for text in _NIL_TEXTS.split("; "))


def is_nil(text: str) -> bool:
    """Tell whether a cell says "none": "Không có", "0", a dash, a stroke or dots alone; an empty cell says nothing."""
    return fold(text) in NIL_ANSWERS or _NOTHING.fullmatch("".join(text.split())) is not None


_LONGEST_DITTO = 40  # spaces included
_DITTO_STARTS = frozenset("\"'`´‘’“”„″〃,.…-–—(nN\u200b\u200e\ufeff\u00ad")


def is_ditto(text: str) -> bool:
    """Tell whether a cell says "as above": a ditto mark, "-nt-", "n/t", "như trên"; a dash alone says none instead."""
    # Each cell of each file is asked, and hardly any begins so.
    if len(text) > _LONGEST_DITTO or text.lstrip()[:1] not in _DITTO_STARTS:
        return False
    bare = clean(text).strip("-–— ")
    return _DITTO_MARK.fullmatch(bare) is not None or fold(bare) in _DITTO_WORDS
