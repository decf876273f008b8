"""One confirmation for all files of a drop, the writing it starts, and how that ended."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from domain.clock import today
from etl.report import row_counts
from etl.submit import Receipt
from texts import formats
from ui import data, person, rights, status
from ui.intake.asking import unanswered
from ui.intake.dropped import Judged, forget_all
from ui.language import _, language
from ui.person import Person
from ui.plain import plain
from ui.writing import Writing

_ROUND, _JOB = "intake_round", "intake_job"


def round_no() -> int:
    """Return the number of the present drop: a confirmed one is followed by an empty drop field."""
    number: int = st.session_state.setdefault(_ROUND, 0)
    return number


def ask_to_confirm(files: Sequence[Judged]) -> None:
    """Say how many files will be written and how many not, and let the person confirm."""
    files = _without_others(files)
    wanted = [file for file in files if file.verdict.status != "duplicate"]
    if not files:
        return
    if not wanted:
        st.info(_("Các tệp này đã có trong sổ, không có gì để nạp thêm."), icon=":material/info:")
        return
    st.subheader(_("Ghi vào sổ"), anchor=False)
    st.text("\n".join(_outlook(files)))
    who = person.actor()
    if who is None:
        st.warning(_("Hãy khai họ tên ở thanh bên trước khi nạp, để sổ ghi được ai đã nạp."), icon=":material/person:")
    received_on: object = today()
    if rights.own_unit() is None:
        received_on = st.date_input(
            _("Ngày nhận tệp"), value=today(), max_value=today(), format="DD/MM/YYYY", width=220
        )
    pressed = st.button(
        _("Xác nhận, ghi {n} tệp vào sổ").format(n=len(wanted)),
        type="primary",
        icon=":material/save:",
        disabled=who is None,
        key="confirm_load",
    )
    if pressed and who is not None and isinstance(received_on, date):
        _write(wanted, who, received_on)


def _without_others(files: Sequence[Judged]) -> list[Judged]:
    """Leave out what a unit dropped of another one's, and say so: nothing of it is kept under the wrong name."""
    if rights.own_unit() is None:
        return list(files)
    others = [file for file in files if any(found.code == "unit_mismatch" for found in file.verdict.findings)]
    if others:
        names = ", ".join(file.verdict.name for file in others)
        told = _("Tệp ghi là của đơn vị khác nên không được ghi vào sổ: {names}. Hãy gửi tệp của đơn vị mình.")
        st.warning(plain(told.format(names=names)), icon=":material/block:")
    return [file for file in files if file not in others]


def _outlook(files: Sequence[Judged]) -> list[str]:
    """Tell what the confirmation will do with how many files."""
    count = {code: sum(file.verdict.status == code for file in files) for code in ("refused", "duplicate")}
    within = [file for file in files if file.verdict.status in {"accepted", "partial"}]
    rows = formats.number(sum(row_counts(file.verdict)[1] for file in within), language())
    told = [_("{n} tệp có {rows} hàng được ghi vào sổ.").format(n=len(within), rows=rows)] if within else []
    if count["refused"]:
        sentence = _("{n} tệp không nhận được hàng nào: chỉ lưu tệp gốc và kết quả kiểm tra vào lịch sử.")
        told.append(sentence.format(n=count["refused"]))
    if count["duplicate"]:
        told.append(_("{n} tệp đã có trong sổ hoặc trùng tệp khác ở đây: bỏ qua.").format(n=count["duplicate"]))
    if open_questions := unanswered(files):
        told.append(_("Còn {n} cột chưa rõ, chưa được chọn: các cột đó không được đọc.").format(n=open_questions))
    return told


def _write(wanted: Sequence[Judged], who: Person, received_on: date) -> None:
    actor = who.actor
    files = [(file.file.source, file.file.chosen) for file in wanted]
    job = Writing(data.ledger(), actor, Receipt(actor.name, received_on), files)
    st.session_state[_JOB] = job
    st.session_state[_ROUND] += 1
    forget_all()
    job.start()
    st.rerun()


def say_what_was_done() -> None:
    """Follow the writing that is under way, also for who left the page and came back, and say how it ended."""
    job: Writing | None = st.session_state.get(_JOB)
    if job is None:
        return
    bar = st.progress(0.0, text=_("Đang ghi vào sổ…"))
    while not job.wait(0.1):
        told = _("Đang ghi vào sổ: {k}/{n} tệp").format(k=len(job.done), n=job.size)
        bar.progress(job.share, text=told)
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
