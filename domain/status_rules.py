"""Why an item has the state it has: each rule's question and the sentence that tells its inputs and thresholds.

Which state a rule leads to, its thresholds, its place in the order and its dates in force stand in
data/status_rules.csv; what it asks of the data stands in ledger/views/10_states.sql. The first rule that holds decides.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class StatusRule:
    """One rule: `asks` is its question, `because` the sentence for the case that it holds, with {inputs} by name."""

    code: str
    asks: str
    because: str


_RULES: tuple[StatusRule, ...] = (
    StatusRule(
        "T01",
        "Đơn vị ghi “Không thực hiện” và có nêu lý do?",
        "Đơn vị ghi “Không thực hiện” và nêu lý do ở cột kết quả hoặc ghi chú.",
    ),
    StatusRule(
        "T02",
        "Đơn vị ghi “Không thực hiện” mà không nêu lý do?",
        "Đơn vị ghi “Không thực hiện” nhưng không nêu lý do ở cột kết quả hay ghi chú.",
    ),
    StatusRule(
        "T03",
        "Đã hoàn thành, nhưng sau thời hạn?",
        "Hoàn thành ngày {done_on}{done_basis}, sau thời hạn {due_on}{told_in}.",
    ),
    StatusRule(
        "T04",
        "Đã hoàn thành trong thời hạn?",
        "Hoàn thành ngày {done_on}{done_basis}, thời hạn {due_on}{told_in}.",
    ),
    StatusRule(
        "T05",
        "Có hàng báo cáo nhưng chưa nhận được vì ghi sai?",
        "Hàng của nội dung này trong tệp báo cáo chưa nhận được, đang chờ đơn vị sửa.",
    ),
    StatusRule(
        "T06",
        "Chưa báo cáo và chưa đến ngày bắt đầu?",
        "Nội dung bắt đầu từ {start_on}, sau ngày tính {measured_on}.",
    ),
    StatusRule(
        "T07",
        "Chưa báo cáo, nội dung chỉ thực hiện khi phát sinh?",
        "Nội dung chỉ thực hiện khi phát sinh; trong kỳ đơn vị không báo cáo việc nào.",
    ),
    StatusRule(
        "T08",
        "Chưa báo cáo?",
        "Đến {measured_on} chưa nhận được báo cáo của đơn vị về nội dung này trong kỳ; thời hạn {due_on}.",
    ),
    StatusRule(
        "T09",
        "Nội dung chỉ thực hiện khi phát sinh, đơn vị có báo cáo?",
        "Nội dung chỉ thực hiện khi phát sinh, không có thời hạn chung; đơn vị ghi “{status}”.",
    ),
    StatusRule(
        "T10",
        "Đã quá thời hạn mà chưa hoàn thành?",
        "Thời hạn {due_on} đã qua {days_over} ngày (tính đến {measured_on}); báo cáo mới nhất ghi “{status}”{told_in}.",
    ),
    StatusRule(
        "T11",
        "Chậm so với mức phải đạt từ ngưỡng trở lên?",
        "Đến {measured_on} phải đạt {expected_share}, báo cáo mới đạt {share}: chậm {behind} điểm, "
        "ngưỡng là {lag_points} điểm.",
    ),
    StatusRule(
        "T12",
        "Sắp đến thời hạn mà kết quả còn thấp?",
        "Còn {days_left} ngày đến thời hạn {due_on} (ngưỡng {near_days} ngày), kết quả mới đạt {share} trên "
        "{expected_by_due} phải đạt (ngưỡng {near_share} của mức này).",
    ),
    StatusRule(
        "T13",
        "Có khó khăn mức nặng chưa giải quyết xong?",
        "Khó khăn {difficulty_no} của nội dung này chưa giải quyết xong (mức nặng theo ngưỡng: {severities}).",
    ),
    StatusRule(
        "T14",
        "Chưa bắt đầu và chưa đến hạn?",
        "Đơn vị ghi “{status}”; thời hạn {due_on} còn {days_left} ngày.",
    ),
    StatusRule(
        "T15",
        "Không rơi vào trường hợp nào ở trên?",
        "Đơn vị ghi “{status}”, kết quả {share}, mức phải đạt đến {measured_on} là {expected_share}; "
        "thời hạn {due_on}.",
    ),
)

STATUS_RULES: dict[str, StatusRule] = {rule.code: rule for rule in _RULES}
# Between them they hold for every row, reported or not: without one of them some row would have no state.
ALWAYS_IN_FORCE = frozenset({"T08", "T15"})
