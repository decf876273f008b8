"""Everything that may be done, declared once: its words in the trail, and who may do it."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.people import Role

LEADERSHIP, OFFICE, UNIT, VIEWER = Role.LEADERSHIP, Role.OFFICE, Role.UNIT, Role.VIEWER
_EVERYBODY = frozenset(Role)
_OFFICE = frozenset({OFFICE})
_HEADS = frozenset({OFFICE, LEADERSHIP})


@dataclass(frozen=True)
class ActKind:
    """One kind of act: its verb in the trail, the words people read, its group there, the roles that may do it.

    A `quiet` act leaves nothing but its row of the trail: no figure depends on it.
    """

    verb: str
    label: str
    group: str
    roles: frozenset[Role]
    quiet: bool = False


ACT_GROUPS: dict[str, str] = {
    "files": "Tệp số liệu",
    "difficulties": "Khó khăn, ý kiến chỉ đạo",
    "nominations": "Hồ sơ khen thưởng",
    "meetings": "Kỳ họp",
    "taken_away": "Kết xuất",
    "access": "Ra vào",
    "program": "Chương trình",
}


def _kinds(group: str, *kinds: tuple[str, str, frozenset[Role]], quiet: bool = False) -> Iterable[ActKind]:
    return (ActKind(verb, label, group, roles, quiet) for verb, label, roles in kinds)


ACTS: dict[str, ActKind] = {
    kind.verb: kind
    for kind in (
        *_kinds(
            "files",
            ("load", "Nạp tệp", frozenset({OFFICE, UNIT})),
            ("withdraw", "Rút lần nộp", _OFFICE),
        ),
        *_kinds(
            "difficulties",
            ("directed", "Cho ý kiến chỉ đạo", _HEADS),
            ("answered", "Ghi trả lời ý kiến", _OFFICE),
            ("resolved", "Kết thúc khó khăn", _OFFICE),
            ("reopened", "Mở lại khó khăn", _OFFICE),
            ("passed_on", "Kiến nghị cấp trên", _HEADS),
            ("replied", "Ghi trả lời của cấp trên", _OFFICE),
            ("reminded", "Đôn đốc", _HEADS),
            ("joined", "Gộp khó khăn", _OFFICE),
            ("parted", "Tách khó khăn", _OFFICE),
            ("kept_apart", "Giữ riêng khó khăn", _OFFICE),
        ),
        *_kinds(
            "nominations",
            # Which move is whose stands with each move in data/pipeline.csv.
            ("move", "Chuyển hồ sơ", frozenset({OFFICE, LEADERSHIP, UNIT})),
            ("council", "Ghi kết quả Hội đồng", _OFFICE),
            ("paper", "Ghi thành phần hồ sơ", _OFFICE),
            ("override", "Bỏ qua lưu ý", _OFFICE),
            ("class", "Sửa nhóm đối tượng", _OFFICE),
            ("announced", "Ghi ngày công bố", _OFFICE),
            ("accepted", "Nhận số liệu tệp sau", _OFFICE),
            ("refused", "Không nhận số liệu tệp sau", _OFFICE),
            ("corrected", "Sửa thông tin hồ sơ", _OFFICE),
            ("same_person", "Ghi nhận cùng người hay khác người", _OFFICE),
        ),
        *_kinds(
            "meetings",
            ("meeting_open", "Mở kỳ họp", _HEADS),
            ("meeting_close", "Đóng kỳ họp", _HEADS),
        ),
        *_kinds("taken_away", ("export", "Kết xuất tệp", _EVERYBODY), quiet=True),
        *_kinds(
            "access",
            ("sign_in", "Đăng nhập", _EVERYBODY),
            ("sign_in_refused", "Đăng nhập không thành", _EVERYBODY),
            ("sign_out", "Đăng xuất", _EVERYBODY),
            quiet=True,
        ),
        *_kinds(
            "access",
            ("account", "Tài khoản", _OFFICE),
            ("password", "Đổi mật khẩu", _EVERYBODY),
        ),
        *_kinds(
            "program",
            ("init", "Nạp danh mục", _OFFICE),
            ("plan_load", "Nạp kế hoạch", _OFFICE),
            ("setting", "Thiết lập", _OFFICE),
        ),
        *_kinds(
            "program",
            ("backup", "Sao lưu", _OFFICE),
            ("restore_drill", "Diễn tập khôi phục", _OFFICE),
            ("restore", "Khôi phục từ bản sao lưu", _OFFICE),
            quiet=True,
        ),
    )
}


def may(role: Role, verb: str) -> bool:
    """Tell whether somebody of that role may do that act; raises KeyError for an act nobody declared."""
    return role in ACTS[verb].roles
