"""What an act tells of itself, in words: the trail keeps it under the program's own names."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date

from domain.acts import ACTS
from domain.nominations import COUNCILS
from domain.people import ROLE_NAMES
from domain.sheets.nominations import NOMINATIONS
from domain.states import NOMINATION_STATES
from texts import N_, formats
from ui.data import fetch
from ui.language import _

LABELS: dict[str, str] = {
    "address": N_("Địa chỉ mạng"),
    "as_of": N_("Xem lại ngày"),
    "aside": N_("Sổ trước đó cất ở"),
    "aside_hash": N_("Mã cuối của sổ trước đó"),
    "aside_head": N_("Việc cuối của sổ trước đó"),
    "by": N_("Cách đăng nhập"),
    "bytes": N_("Dung lượng (byte)"),
    "change": N_("Thay đổi"),
    "code": N_("Mã số liệu"),
    "council": N_("Hội đồng"),
    "direction_no": N_("Số ý kiến"),
    "everywhere": N_("Trên mọi thiết bị"),
    "failed": N_("Không thành công vì"),
    "files": N_("Tệp"),
    "folder": N_("Thư mục"),
    "for": N_("Số phiếu đồng ý"),
    "hash": N_("Mã cuối của nhật ký"),
    "head": N_("Việc cuối của nhật ký"),
    "held": N_("Thành phần đã có"),
    "is_same": N_("Cùng một người"),
    "lacking": N_("Thành phần còn thiếu"),
    "loaded": N_("Danh mục đã nạp"),
    "manifest": N_("Mã kiểm tra bản sao lưu"),
    "members": N_("Tổng số thành viên"),
    "missing": N_("Số tệp gốc thiếu"),
    "period": N_("Kỳ báo cáo"),
    "present": N_("Số người dự họp"),
    "program": N_("Phiên bản chương trình"),
    "reason": N_("Lý do"),
    "role": N_("Vai trò"),
    "rows": N_("Số dòng"),
    "same_as": N_("Gộp vào"),
    "sections": N_("Số phần số liệu đã lưu"),
    "sha256": N_("Mã kiểm tra tệp (SHA-256)"),
    "state": N_("Trạng thái"),
    "subject": N_("Về"),
    "submissions": N_("Lần nộp"),
    "text": N_("Nội dung"),
    "totals": N_("Số tổng đã đối chiếu"),
    "unit": N_("Đơn vị"),
    "units": N_("Số đơn vị"),
    "value": N_("Giá trị"),
    "version": N_("Phiên bản"),
    "written": N_("Số phiếu gửi bằng văn bản"),
    "wrong_from_address": N_("Số lần sai từ địa chỉ này"),
}
ACCOUNT_CHANGES: dict[str, str] = {
    "add": N_("Lập tài khoản"),
    "disable": N_("Ngừng tài khoản"),
    "reset": N_("Đặt lại mật khẩu"),
    "carry": N_("Chuyển tài khoản từ sổ trước sang"),
}
# An act whose detail tells which of several it was is named by that.
ACTS_TOLD: dict[str, str] = {
    **{verb: kind.label for verb, kind in ACTS.items()},
    **{f"account {change}": label for change, label in ACCOUNT_CHANGES.items()},
}
SUBJECTS: dict[str, str] = {"*": N_("Mọi tài khoản"), "data": N_("Danh mục kèm chương trình")}
# Nobody had signed in: no role is told.
OF_NOBODY = frozenset({"sign_in_refused"})
REGISTERS: dict[str, str] = {
    "units": N_("Đơn vị"),
    "titles": N_("Danh hiệu, hình thức"),
    "periods": N_("Kỳ báo cáo"),
    "movements": N_("Phong trào thi đua"),
    "reporting": N_("Lịch báo cáo"),
    "nomination_deadlines": N_("Hạn hồ sơ"),
    "status_rules": N_("Quy tắc trạng thái"),
    "escalation_rules": N_("Quy tắc báo cáo lên cấp trên"),
    "contradiction_rules": N_("Quy tắc đối chiếu"),
    "pipeline": N_("Các bước hồ sơ"),
    "dossiers": N_("Thành phần hồ sơ"),
    "regimes": N_("Văn bản luật"),
    "award_rules": N_("Quy định xét khen thưởng"),
    "groupings": N_("Nhóm thi đua"),
    "rounds": N_("Đợt xét"),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAN = re.compile(r"plan (\S+)")


def act_of(verb: str, detail: str) -> str:
    """Return the key of ACTS_TOLD under which an act is named."""
    change = f"{verb} {json.loads(detail).get('change', '')}"
    return change if change in ACTS_TOLD else verb


def told(detail: str) -> list[tuple[str, str]]:
    """Return what an act's detail says, label and words; nothing for what is empty there."""
    held: dict[str, object] = json.loads(detail)
    lines = []
    for name in sorted(held, key=lambda name: list(LABELS).index(name) if name in LABELS else len(LABELS)):
        if words := _words(name, held[name]):
            lines.append((_(LABELS[name]) if name in LABELS else name, words))
    return lines


def _words(name: str, value: object) -> str:
    if isinstance(value, list):
        return "; ".join(filter(None, (_words(name, one) for one in value)))
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, int | float):
        return formats.number(value)
    text = str(value)
    if name in _LISTS:
        return _(_LISTS[name]().get(text, text))
    if name == "loaded":
        plan = _PLAN.fullmatch(text)
        return _("Kế hoạch năm {plan}").format(plan=plan[1]) if plan else _(REGISTERS.get(text, text))
    return formats.date(date.fromisoformat(text)) if _DAY.fullmatch(text) else text


def _fields() -> Mapping[str, str]:
    return {column.name: column.heading for column in NOMINATIONS.columns}


def _documents() -> Mapping[str, str]:
    names = fetch("dossier_names")
    return dict(zip(names["document"], names["name"], strict=True))


_LISTS: dict[str, Callable[[], Mapping[str, str]]] = {
    "change": lambda: ACCOUNT_CHANGES,
    "council": lambda: COUNCILS.by_code,
    "held": _documents,
    "lacking": _documents,
    "role": lambda: ROLE_NAMES,
    "state": lambda: NOMINATION_STATES.by_code,
    "subject": _fields,
}
