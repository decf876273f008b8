"""What the Office sets for its own program, declared once: name, words, kind, and what holds while nothing is set."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_HOST = re.compile(r"(?=.{1,253}$)(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*")
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


def _hosts(text: str) -> bool:
    return all(_HOST.fullmatch(name) for name in text.split())


def _absolute(text: str) -> bool:
    return not text or ("\0" not in text and Path(text).is_absolute())


def _number(least: int, most: int) -> Callable[[str], bool]:
    return lambda text: text.isascii() and text.isdecimal() and least <= int(text) <= most


@dataclass(frozen=True)
class Setting:
    """One setting: `fits` tells whether a text may be its value, `wanted` says in Vietnamese what may be."""

    name: str
    label: str
    default: str
    wanted: str
    fits: Callable[[str], bool]


SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting(
            "allowed_hosts",
            "Tên miền được phép",
            "",
            "các tên miền cách nhau bằng dấu cách, ví dụ thidua.snv.gov.vn; để trống: chỉ địa chỉ IP của máy chủ",
            _hosts,
        ),
        Setting(
            "session_hours",
            "Số giờ một phiên đăng nhập còn hiệu lực khi không thao tác",
            "12",
            "số giờ từ 1 đến 168",
            _number(1, 168),
        ),
        Setting(
            "openid_unproved",
            "Nhận thư điện tử mà nhà cung cấp OpenID Connect không nói là đã xác nhận",
            "no",
            "yes hoặc no",
            lambda text: text in ("yes", "no"),
        ),
        Setting(
            "backup_folder",
            "Thư mục sao lưu tự động",
            "",
            "đường dẫn tuyệt đối tới thư mục trên ổ đĩa khác; để trống: không tự sao lưu",
            _absolute,
        ),
        Setting(
            "backup_at",
            "Giờ sao lưu hằng ngày",
            "02:00",
            "giờ và phút, ví dụ 02:00",
            lambda text: bool(_TIME.fullmatch(text)),
        ),
        Setting("backup_keep", "Số bản sao lưu giữ lại", "30", "số bản từ 2 đến 1000", _number(2, 1000)),
    )
}
