"""The plan's three groupings are told apart and never added up."""

from tests.office import Office

HEADINGS = (
    "## Đề nghị khen thưởng\n| Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Danh hiệu thi đua/Hình thức khen thưởng "
    "| Mã nội dung |\n"
)
ROWS = (
    "| Sở Nội vụ tỉnh Hưng Yên | Tập thể | Cờ thi đua của UBND tỉnh | |\n"
    "| Văn phòng Sở | Tập thể | Cờ thi đua của UBND tỉnh | |\n"
    "| Sở Nội vụ | Tập thể | Bằng khen của Bộ trưởng Bộ Nội vụ | |\n"
    "| Phòng Tổ chức | Tập thể | Giấy khen | 4.1 |\n"
    "| Tổ tổng hợp | Tập thể | Giấy khen | |\n"
)


def counts(office: Office, family: str) -> dict[str, int]:
    """Return how many nominations of a family stand in each grouping."""
    found = office.ledger.rows("nomination_groupings", plan_id="2023", unit_code=None, family=family)
    return {row["grouping"]: row["nominations"] for row in found}


def test_a_nomination_stands_in_the_grouping_of_its_item_else_of_its_award_else_inside(office: Office) -> None:
    office.load(HEADINGS + ROWS)
    # A flag for a unit is the Department's own matter; only the Department as a whole is voted on by block and cluster.
    assert counts(office, "title") == {"internal": 1, "block": 1, "cluster": 0}
    assert counts(office, "form") == {"internal": 1, "block": 0, "cluster": 2}
