"""The way of files through the page: dropped, judged, shown, confirmed; nothing is written before the confirmation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from domain.findings import Severity
from domain.people import Actor, Role
from etl.load import Source
from etl.load import check as check_files
from etl.messages import message
from etl.report import findings_workbook, row_counts
from etl.submit import Receipt
from etl.verdict import Chosen, Verdict, without_rows
from ledger.store import today
from texts import N_
from ui import data, person, status
from ui.language import _, language
from ui.plain import plain
from ui.tables import Column, table
from ui.writing import Writing

ENDINGS = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv"]
BOARD = (
    Column("file", N_("Tên tệp"), width=260),
    Column("status", N_("Kết quả kiểm tra"), "status", statuses=status.SUBMISSION),
    Column("unit", N_("Đơn vị")),
    Column("period", N_("Kỳ báo cáo")),
    Column("accepted", N_("Hàng được nhận"), "number"),
    Column("refused", N_("Hàng không nhận"), "number"),
    Column("errors", N_("Lỗi"), "number"),
    Column("warnings", N_("Lưu ý"), "number"),
)
FINDINGS = (
    Column("severity", N_("Loại"), "status", statuses=status.FINDING, width=110),
    Column("sheet", N_("Trang tính"), width=150),
    Column("cell", N_("Ô"), width=60),
    Column("value", N_("Đã ghi"), width=150),
    Column("message", N_("Cần làm gì"), width="large"),
)
_UPLOADS, _JOB, _CHOICES = "intake_round", "intake_job", "intake_choices"
_ASKABLE = frozenset({"unknown_unit", "unknown_period", "unit_mismatch", "period_mismatch"})


@dataclass(frozen=True)
class Dropped:
    """One file that lies in the drop field; `key` tells it from another of the same name."""

    key: str
    source: Source

    @property
    def chosen(self) -> Chosen:
        """What the person said of the file; nothing, unless asked."""
        held: dict[str, Chosen] = st.session_state.setdefault(_CHOICES, {})
        return held.get(self.key, Chosen())


def draw(plan_id: str) -> None:
    """Draw the drop field, the verdicts on what lies in it, and the confirmation."""
    _say_what_was_done()
    uploaded = st.file_uploader(
        _("Thả tệp của các đơn vị vào đây (nhiều tệp một lúc)"),
        type=ENDINGS,
        accept_multiple_files=True,
        key=f"uploads_{st.session_state.setdefault(_UPLOADS, 0)}",
    )
    if not uploaded:
        st.caption(_("Chương trình kiểm tra trước và chỉ ghi vào sổ sau khi bấm xác nhận."))
        return
    dropped = [Dropped(file.file_id, Source(file.name, file.getvalue)) for file in uploaded]
    verdicts = _judged(dropped)
    _board(verdicts)
    _ask_again(plan_id, dropped, verdicts)
    _findings(verdicts)
    _confirm(dropped, verdicts)


def _judged(dropped: Sequence[Dropped]) -> list[Verdict]:
    """The verdicts, from the session where the file, its choices and the ledger are what they were."""
    known: dict[Any, Verdict] = st.session_state.setdefault("intake_verdicts", {})
    version = data.ledger().version()
    keys = [(file.key, file.chosen, version) for file in dropped]
    if all(key in known for key in keys):
        return [known[key] for key in keys]
    bar = st.progress(0.0, text=_("Đang kiểm tra tệp…"))
    verdicts = []
    for number, (key, file) in enumerate(zip(keys, dropped, strict=True), start=1):
        verdict = known.get(key) or without_rows(next(check_files(data.ledger(), [file.source], file.chosen)))
        verdicts.append(verdict)
        bar.progress(number / len(dropped), text=_("Đang kiểm tra tệp…"))
    bar.empty()
    st.session_state["intake_verdicts"] = dict(zip(keys, verdicts, strict=True))
    return verdicts


def _board(verdicts: Sequence[Verdict]) -> None:
    st.subheader(_("Kết quả kiểm tra, chưa ghi vào sổ"), anchor=False)
    table(pd.DataFrame([_line(verdict) for verdict in verdicts]), BOARD, empty="", key="board")


def _line(verdict: Verdict) -> dict[str, object]:
    count = {severity: sum(f.severity is severity for f in verdict.findings) for severity in Severity}
    return {
        "file": verdict.name,
        "status": verdict.status,
        "unit": ", ".join(unit.short_name for unit in verdict.units) or None,
        "period": verdict.period.name if verdict.period else None,
        "accepted": row_counts(verdict)[1],
        "refused": sum(len(sheet.refused) for sheet in verdict.sheets),
        "errors": count[Severity.ERROR],
        "warnings": count[Severity.WARNING],
    }


def _ask_again(plan_id: str, dropped: Sequence[Dropped], verdicts: Sequence[Verdict]) -> None:
    """Let the person say unit and period of the files that don't, or that say something else than was chosen."""
    held: dict[str, Chosen] = st.session_state.setdefault(_CHOICES, {})
    unclear = [
        file
        for file, verdict in zip(dropped, verdicts, strict=True)
        if file.key in held or any(finding.code in _ASKABLE for finding in verdict.findings)
    ]
    if not unclear:
        return
    st.subheader(_("Cần chọn đơn vị, kỳ báo cáo"), anchor=False)
    units = data.fetch("units", plan_id=plan_id).set_index("unit_code")["name"].to_dict()
    periods = data.fetch("all_periods", plan_id=plan_id).set_index("period")["name"].to_dict()
    for file in unclear:
        st.text(file.source.name)
        with st.container(horizontal=True):
            unit = _pick(_("Đơn vị"), units, file.chosen.unit_code, key=f"ask_unit_{file.key}")
            period = _pick(_("Kỳ báo cáo"), periods, file.chosen.period, key=f"ask_period_{file.key}")
        wanted = Chosen(unit, period, plan_id if period else None)
        if wanted != file.chosen:
            held[file.key] = wanted
            st.rerun()


def _pick(label: str, options: dict[str, str], before: str | None, *, key: str) -> str | None:
    codes: list[str | None] = [None, *options]
    return st.selectbox(
        label,
        codes,
        index=codes.index(before) if before in codes else 0,
        format_func=lambda code: options[code] if code else _("Theo tệp"),
        filter_mode=None,
        key=key,
    )


def _findings(verdicts: Sequence[Verdict]) -> None:
    for number, verdict in enumerate(verdicts):
        if not verdict.findings:
            continue
        head = status.find(status.SUBMISSION, verdict.status).text()
        with st.expander(plain(f"{verdict.name} · {head}"), expanded=len(verdicts) == 1):
            table(findings_frame(verdict), FINDINGS, empty="", key=f"findings_{number}", lines_per_row=2)
            st.download_button(
                _("Tải danh sách ô cần sửa"),
                data=partial(findings_workbook, verdict, language()),
                file_name=f"can-sua_{verdict.name.rsplit('.', 1)[0]}.xlsx",
                icon=":material/download:",
                on_click="ignore",
                key=f"to_mend_{number}",
            )


def findings_frame(verdict: Verdict) -> pd.DataFrame:
    """Return a verdict's findings as they are shown: what weighs most first."""
    order = list(Severity)
    ordered = sorted(verdict.findings, key=lambda finding: order.index(finding.severity))
    return pd.DataFrame(
        [
            {
                "severity": finding.severity.value,
                "sheet": finding.sheet,
                "cell": finding.cell,
                "value": finding.value,
                "message": message(finding, language()),
            }
            for finding in ordered
        ],
        columns=["severity", "sheet", "cell", "value", "message"],
    )


def _confirm(dropped: Sequence[Dropped], verdicts: Sequence[Verdict]) -> None:
    wanted = [file for file, verdict in zip(dropped, verdicts, strict=True) if verdict.status != "duplicate"]
    if not wanted:
        st.info(_("Các tệp này đã có trong sổ, không có gì để nạp thêm."), icon=":material/info:")
        return
    refused = sum(verdict.status == "refused" for verdict in verdicts)
    if refused:
        told = _("{n} tệp không nhận được hàng nào: chỉ lưu tệp gốc và kết quả kiểm tra vào lịch sử.").format(n=refused)
        st.caption(told)
    who = person.actor()
    if who is None:
        st.warning(_("Hãy khai họ tên ở thanh bên trước khi nạp, để sổ ghi được ai đã nạp."), icon=":material/person:")
    received_on = st.date_input(_("Ngày nhận tệp"), value=today(), max_value=today(), format="DD/MM/YYYY", width=220)
    pressed = st.button(
        _("Xác nhận, ghi {n} tệp vào sổ").format(n=len(wanted)),
        type="primary",
        icon=":material/save:",
        disabled=who is None,
        key="confirm_load",
    )
    if pressed and who is not None and isinstance(received_on, date):
        actor = Actor(who.name, Role(who.role))
        job = Writing(data.ledger(), actor, Receipt(actor.name, received_on), [(f.source, f.chosen) for f in wanted])
        st.session_state[_JOB] = job
        st.session_state[_UPLOADS] += 1
        st.session_state[_CHOICES] = {}
        job.start()
        st.rerun()


def _say_what_was_done() -> None:
    """Follow the writing that is under way, also for who left the page and came back, and say how it ended."""
    job: Writing | None = st.session_state.get(_JOB)
    if job is None:
        return
    bar = st.progress(0.0, text=_("Đang ghi vào sổ…"))
    while not job.wait(0.1):
        bar.progress(job.share, text=_("Đang ghi vào sổ…"))
    bar.empty()
    del st.session_state[_JOB]
    if job.done:
        told = _("Đã ghi {n} tệp vào sổ. Tệp gốc được lưu nguyên vẹn.").format(n=len(job.done))
        st.success(told, icon=":material/check_circle:")
    for verdict in job.done:
        state = status.find(status.SUBMISSION, verdict.status).text()
        st.text(" · ".join((state, verdict.name, ", ".join(verdict.submission_ids or verdict.duplicate_of))))
    if job.failure is not None:
        raise job.failure
