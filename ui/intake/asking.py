"""What only a person can say of a file: its unit and period, and which column a doubtful heading means."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from domain.sheets import SHEETS
from etl.headings import Question
from ui import data
from ui.intake.dropped import QUESTIONS, Judged
from ui.language import _
from ui.plain import plain

_OF_UNIT = frozenset({"unknown_unit", "unit_mismatch"})
_OF_PERIOD = frozenset({"unknown_period", "period_mismatch"})
_NO_COLUMN = ""


def ask(plan_id: str, files: Sequence[Judged]) -> None:
    """Ask for what the files don't say, or contradict; an answer has its file judged again at once."""
    unclear = [file for file in files if _wants_origin(file)]
    questions = {file.key: found for file in files if (found := _questions(file))}
    if not unclear and not questions:
        return
    with st.container(border=True, key="asking"):
        st.subheader(_("Cần chọn thêm"), anchor=False)
        for file in files:
            if file in unclear or file.key in questions:
                st.text(file.verdict.name)
            if file in unclear:
                _ask_origin(plan_id, file)
            if file.key in questions:
                _ask_columns(file, questions[file.key])


def unanswered(files: Sequence[Judged]) -> int:
    """Return how many questions about columns are still open."""
    return sum(len(file.verdict.questions) for file in files)


def _wants_origin(file: Judged) -> bool:
    return _wants_unit(file) or _wants_period(file)


def _wants_unit(file: Judged) -> bool:
    if data.viewer().only_unit is not None:
        return False
    return file.file.chosen.unit_code is not None or _found(file, _OF_UNIT)


def _wants_period(file: Judged) -> bool:
    return file.file.chosen.period is not None or _found(file, _OF_PERIOD)


def _found(file: Judged, codes: Collection[str]) -> bool:
    return any(finding.code in codes for finding in file.verdict.findings)


def _ask_origin(plan_id: str, file: Judged) -> None:
    chosen = file.file.chosen
    unit, period = chosen.unit_code, chosen.period
    with st.container(horizontal=True):
        if _wants_unit(file):
            units = data.fetch("senders", plan_id=plan_id).set_index("unit_code")["name"].to_dict()
            unit = _pick(_("Đơn vị"), units, unit, _("Chọn đơn vị"), key=f"ask_unit_{file.key}")
        if _wants_period(file):
            periods = data.fetch("all_periods", plan_id=plan_id).set_index("period")["name"].to_dict()
            period = _pick(_("Kỳ báo cáo"), periods, period, _("Chọn kỳ báo cáo"), key=f"ask_period_{file.key}")
    wanted = replace(chosen, unit_code=unit, period=period, plan_id=plan_id if period else None)
    if wanted != chosen:
        file.file.choose(wanted)
        st.rerun()


def _pick(label: str, options: Mapping[str, str], before: str | None, nothing: str, *, key: str) -> str | None:
    codes: list[str | None] = [None, *options]
    return st.selectbox(
        label,
        codes,
        index=codes.index(before) if before in codes else 0,
        format_func=lambda code: options[code] if code else nothing,
        filter_mode=None,
        key=key,
    )


def _questions(file: Judged) -> list[Question]:
    """The questions about a file's headings, answered ones too: an answer can be changed until the confirmation."""
    asked: dict[str, dict[tuple[str, str], Question]] = st.session_state.setdefault(QUESTIONS, {})
    known = asked.setdefault(file.key, {})
    known.update({(question.sheet, question.key): question for question in file.verdict.questions})
    return list(known.values())


def _ask_columns(file: Judged, questions: Sequence[Question]) -> None:
    headings = dict(file.file.chosen.headings)
    for question in questions:
        place = (question.sheet, question.key)
        names = _offered(question)
        answer = st.selectbox(
            plain(
                _("Cột “{heading}” (trang {sheet}, ô {cell}) là cột nào?").format(
                    heading=question.heading, sheet=question.source_sheet, cell=question.cell
                )
            ),
            names,
            index=names.index(headings[place]) if headings.get(place) in names else None,
            format_func=lambda name, sheet=question.sheet: _heading(sheet, name),
            placeholder=_("Chọn cột"),
            filter_mode=None,
            key=f"ask_column_{file.key}_{question.sheet}_{question.key}",
        )
        if answer is not None:
            headings[place] = answer
    if headings != dict(file.file.chosen.headings):
        file.file.choose(replace(file.file.chosen, headings=headings))
        st.rerun()


def _offered(question: Question) -> list[str]:
    """Return the likely columns, then every other of the sheet, then none."""
    others = [name for name in SHEETS[question.sheet].names if name not in question.choices]
    return [*question.choices, *others, _NO_COLUMN]


def _heading(sheet: str, name: str) -> str:
    return _(SHEETS[sheet].column(name).heading) if name else _("Không đọc cột này")
