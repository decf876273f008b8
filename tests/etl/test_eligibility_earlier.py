"""What earlier plans decided, revoked and what a unit lists of it."""

from datetime import date

import pytest

from etl.eligibility import judged_nominations
from tests.etl.test_eligibility import HEADINGS
from tests.ledger.reports import brought_to
from tests.office import Office

BEFORE = {"period": "Năm 2022", "received_on": date(2022, 12, 8)}
NOW = {"period": "Quý IV năm 2023", "received_on": date(2023, 12, 8)}
FIGHTER = HEADINGS + "| Đỗ Văn An | Cá nhân | Chiến sĩ thi đua cơ sở | | |\n"
ABOVE = HEADINGS + "| Đỗ Văn An | Cá nhân | Chiến sĩ thi đua cấp tỉnh | | |\n"
HISTORY = "## Thành tích đã đạt\n| Họ và tên | Năm | Danh hiệu |\n" + "".join(
    f"| Đỗ Văn An | {year} | Chiến sĩ thi đua cơ sở |\n" for year in (2021, 2022)
)


@pytest.mark.parametrize(("step", "years"), [("decided", (2021, 2022)), ("revoked", (2021,))])
def test_a_title_that_was_revoked_counts_no_more_though_the_unit_still_lists_it(
    office: Office, step: str, years: tuple[int, ...]
) -> None:
    before = office.at("2022-12-20T02:00")
    before.load(FIGHTER, **BEFORE)
    brought_to(before, step, "HS-2022-001", on=date(2022, 12, 20))
    office.at("2023-12-08T02:00").load(HISTORY + ABOVE, **NOW)

    (judged,) = judged_nominations(office.ledger.rows, "2023")
    (verdict,) = (one for one in judged.verdicts if one.rule == "R05")

    assert verdict.inputs["years"] == years
