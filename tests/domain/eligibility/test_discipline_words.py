"""What units type under “Kỷ luật”: a discipline decided, a matter still open, both, or nothing at all."""

import pytest

from domain.eligibility.discipline import is_open, level
from tests.domain.eligibility.cases_of_collectives import disciplined


@pytest.mark.parametrize(
    ("typed", "how_heavy", "still_open"),
    [
        ("", "", False),
        ("Không", "", False),
        ("Không có đơn thư, khiếu nại", "", False),
        ("Chưa bị kỷ luật từ khiển trách trở lên", "", False),
        ("Không bị kỷ luật", "", False),
        ("Không bị kỷ luật nhưng đang có đơn thư tố cáo", "", True),
        ("Khiển trách", "reprimand", False),
        ("Đang bị kỷ luật cảnh cáo", "warning", False),
        ("Khiển trách; nâng lên cảnh cáo", "warning", False),
        ("Cách chức, trước đó cảnh cáo", "heavier", False),
        ("Khiển trách theo Kết luận thanh tra số 05/KL-TTr", "reprimand", False),
        ("Cảnh cáo sau kiểm tra", "warning", False),
        ("Cảnh cáo; có đơn khiếu nại", "warning", True),
        ("Đang xem xét kỷ luật cảnh cáo", "", True),
        ("Có dấu hiệu vi phạm, dự kiến khiển trách", "", True),
        ("Đang bị thanh tra", "", True),
        ("Phê bình", None, False),
    ],
)
def test_what_is_typed_under_discipline(typed: str, how_heavy: str | None, still_open: bool) -> None:
    row = disciplined(typed)
    assert (level(row), is_open(row)) == (how_heavy, still_open)
