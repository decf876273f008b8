"""The way of files through the page: dropped, judged, shown, confirmed; nothing is written before the confirmation."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from domain.findings import Severity
from domain.people import Actor, Role
from etl.judge import Chosen, Verdict, without_rows
from etl.load import Source, load
from etl.load import check as check_files
from etl.messages import message
from etl.report import row_counts
from etl.submit import Receipt
from ledger.archive import sha256
from ledger.store import today
from texts import N_
from ui import data, person, status
from ui.language import _, language
from ui.plain import plain
from ui.tables import Column, table

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
_UPLOADS, _DONE, _CHOICES = "intake_round", "intake_done", "intake_choices"
_ASKABLE = frozenset({"unknown_unit", "unknown_period", "unit_mismatch", "period_mismatch"})


def draw(plan_id: str) -> None:
    """Draw the drop field, the verdicts on what lies in it, and the confirmation."""
    _say_what_was_done()
    dropped = st.file_uploader(
        _("Thả tệp của các đơn vị vào đây (nhiều tệp một lúc)"),
        type=ENDINGS,
        accept_multiple_files=True,
        key=f"uploads_{st.session_state.setdefault(_UPLOADS, 0)}",
    )
    if not dropped:
        st.caption(_("Chương trình kiểm tra trước và chỉ ghi vào sổ sau khi bấm xác nhận."))
        return
    sources = [Source(file.name, file.getvalue) for file in dropped]
    verdicts = _judged(sources)
    _board(verdicts)
    _ask_again(plan_id, verdicts)
    _findings(verdicts)
    _confirm(sources, verdicts)


def _judged(sources: Sequence[Source]) -> list[Verdict]:
    """The verdicts, from the session where the file, its choices and the ledger are what they were."""
    known: dict[Any, Verdict] = st.session_state.setdefault("intake_verdicts", {})
    version = data.ledger().version()
    keys = [(source.name, sha256(source.content()), _chosen(source.name), version) for source in sources]
    if all(key in known for key in keys):
        return [known[key] for key in keys]
    bar = st.progress(0.0, text=_("Đang kiểm tra tệp…"))
    verdicts = []
    for number, (key, source) in enumerate(zip(keys, sources, strict=True), start=1):
        verdict = known.get(key) or without_rows(next(check_files(data.ledger(), [source], _chosen(source.name))))
        verdicts.append(verdict)
        bar.progress(number / len(sources), text=_("Đang kiểm tra tệp…"))
    bar.empty()
    st.session_state["intake_verdicts"] = dict(zip(keys, verdicts, strict=True))
    return verdicts


def _chosen(name: str) -> Chosen:
    held: dict[str, Chosen] = st.session_state.setdefault(_CHOICES, {})
    return held.get(name, Chosen())


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


def _ask_again(plan_id: str, verdicts: Sequence[Verdict]) -> None:
    """Let the person say unit and period of the files that don't, or that say something else than was chosen."""
    held: dict[str, Chosen] = st.session_state.setdefault(_CHOICES, {})
    unclear = [v for v in verdicts if v.name in held or any(f.code in _ASKABLE for f in v.findings)]
    if not unclear:
        return
    st.subheader(_("Cần chọn đơn vị, kỳ báo cáo"), anchor=False)
    units = data.fetch("units", plan_id=plan_id).set_index("unit_code")["name"].to_dict()
    periods = data.fetch("all_periods", plan_id=plan_id).set_index("period")["name"].to_dict()
    for number, verdict in enumerate(unclear):
        st.text(verdict.name)
        before = held.get(verdict.name, Chosen())
        with st.container(horizontal=True):
            unit = _pick(_("Đơn vị"), units, before.unit_code, key=f"ask_unit_{number}_{verdict.sha256[:12]}")
            period = _pick(_("Kỳ báo cáo"), periods, before.period, key=f"ask_period_{number}_{verdict.sha256[:12]}")
        wanted = Chosen(unit, period, plan_id if period else None)
        if wanted != before:
            held[verdict.name] = wanted
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


def _confirm(sources: Sequence[Source], verdicts: Sequence[Verdict]) -> None:
    wanted = [source for source, verdict in zip(sources, verdicts, strict=True) if verdict.status != "duplicate"]
    if not wanted:
        st.info(_("Các tệp này đã có trong sổ, không có gì để nạp thêm."), icon=":material/info:")
        return
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
        _write(wanted, Actor(who.name, Role(who.role)), received_on)


def _write(sources: Sequence[Source], actor: Actor, received_on: date) -> None:
    """Load each file with what was chosen for it; one that fails leaves the others in."""
    bar = st.progress(0.0, text=_("Đang ghi vào sổ…"))
    done: list[Verdict] = []
    for number, source in enumerate(sources, start=1):
        done += load(data.ledger(), actor, [source], _chosen(source.name), Receipt(actor.name, received_on))
        bar.progress(number / len(sources), text=_("Đang ghi vào sổ…"))
    st.session_state[_DONE] = [(verdict.name, verdict.status, ", ".join(verdict.submission_ids)) for verdict in done]
    st.session_state[_UPLOADS] += 1
    st.session_state[_CHOICES] = {}
    st.rerun()


def _say_what_was_done() -> None:
    done: list[tuple[str, str, str]] = st.session_state.pop(_DONE, [])
    if not done:
        return
    st.success(_("Đã ghi {n} tệp vào sổ. Tệp gốc được lưu nguyên vẹn.").format(n=len(done)), icon=":material/check_circle:")
    for name, state, numbers in done:
        st.text(f"{status.find(status.SUBMISSION, state).text()} · {name} · {numbers}")


