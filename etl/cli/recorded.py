"""Commands about what is in the ledger: withdraw, history, trail."""

from typing import Any

import click

from domain.acts import ACT_GROUPS, ACTS
from domain.people import ROLE_NAMES
from domain.states import SUBMISSION_STATES
from domain.trail import UNVERIFIED, VERIFIED, Sought, group_of, label_of
from etl.cli.common import Call, Day, acting, command_options
from ledger.acts import withdraw as withdraw_submission
from texts import N_, translate

WITHDRAWN = N_("Đã rút lần nộp {submission_id}; tệp vẫn được lưu trong lịch sử.")
HISTORY_COLUMNS = {
    "submission_id": N_("Lần nộp"),
    "unit_code": N_("Đơn vị"),
    "period": N_("Kỳ báo cáo"),
    "version": N_("Lần"),
    "status": N_("Kết quả"),
    "received_on": N_("Ngày nhận"),
    "submitted_by": N_("Người nạp"),
    "file_name": N_("Tên tệp"),
}
TRAIL_COLUMNS = {
    "act_no": N_("Số"),
    "recorded_at": N_("Thời điểm"),
    "actor_name": N_("Người thực hiện"),
    "actor_role": N_("Vai trò"),
    "actor_verified": N_("Xác thực"),
    "group": N_("Nhóm việc"),
    "act": N_("Việc"),
    "subject": N_("Đối tượng"),
}


@click.command()
@click.argument("submission_id")
@click.option("--reason", required=True, help="Lý do rút.")
@click.option("--by", required=True, help="Người rút.")
@command_options
def withdraw(call: Call, submission_id: str, reason: str, by: str) -> None:
    """Rút một lần nộp; tệp vẫn nằm trong lịch sử."""
    withdraw_submission(call.ledger(), acting(by), submission_id, reason)
    call.tell(WITHDRAWN, submission_id=submission_id, status="withdrawn")


@click.command()
@click.option("--plan", "plan_id")
@click.option("--period")
@click.option("--unit", "unit_code")
@command_options
def history(call: Call, plan_id: str | None, period: str | None, unit_code: str | None) -> None:
    """Liệt kê các lần nộp, mới nhất trước."""
    rows = call.ledger().rows("history", plan_id=plan_id, period=period, unit_code=unit_code)
    if not call.as_json:
        rows = [{**row, "status": translate(SUBMISSION_STATES.label(row["status"]), call.lang)} for row in rows]
    call.table(rows, HISTORY_COLUMNS)


@click.command()
@click.option("--most", default=1000, type=click.IntRange(1, 1_000_000), help="Số việc nhiều nhất được liệt kê.")
@click.option("--kind", type=click.Choice([*ACT_GROUPS, *ACTS]), help="Chỉ nhóm việc hoặc loại việc này.")
@click.option("--person", default="", help="Chỉ việc của người này (đúng họ tên đã ghi).")
@click.option("--from", "first_day", type=Day(), help="Từ ngày.")
@click.option("--to", "last_day", type=Day(), help="Đến hết ngày.")
@click.option("--text", default="", help="Có chữ này trong đối tượng, ví dụ HS-2023-001.")
@command_options
def trail(call: Call, most: int, kind: str | None, **sought: Any) -> None:
    """Liệt kê mọi việc đã làm trong sổ, mới nhất trước."""
    rows = call.ledger().rows("trail", most=most, **Sought(kind or "", **sought).words)
    if not call.as_json:
        rows = [_act_told(call, row) for row in rows]
    call.table(rows, TRAIL_COLUMNS)


def _act_told(call: Call, row: dict[str, Any]) -> dict[str, Any]:
    role = translate(ROLE_NAMES[row["actor_role"]], call.lang)
    return {
        **row,
        "act": translate(label_of(row["act"]), call.lang),
        "group": translate(group_of(row["act"]), call.lang),
        "actor_role": f"{role} {row['actor_unit']}" if row["actor_unit"] else role,
        "actor_verified": translate(VERIFIED if row["actor_verified"] else UNVERIFIED, call.lang),
    }
