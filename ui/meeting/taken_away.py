"""The files in which a meeting is taken away, each made and proved on a click."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from domain.clock import now_utc
from domain.folding import fold
from domain.people import Viewer
from ledger import Ledger
from ledger.moment import AsOf, just_before
from reports.deck.build import build, moment_of
from reports.deck.freezing import asking
from reports.deck.proof import must_be_as_kept
from reports.files import FILES, File
from reports.ledger_head import head_told
from ui import data, download
from ui.language import _, language
from ui.meeting import directed


@dataclass(frozen=True)
class Wanted:
    """Of which meeting, at which period, as of when, for whom and in which language."""

    plan_id: str
    period: str
    meeting_id: str
    as_of: AsOf
    viewer: Viewer
    lang: str


def draw(plan_id: str, period: str, held: Mapping[str, Any]) -> None:
    """Draw one button for each kind of file, and one for the notice where something was directed."""
    st.subheader(_("Tài liệu mang đi"), anchor=False)
    st.caption(
        _(
            "Mỗi tệp được lập khi bấm, mở lại và đối chiếu với sổ rồi mới giao; có thể mất vài giây. Văn bản là dự "
            "thảo, chưa ký, chưa có số."
        )
    )
    number = str(held["meeting_id"])
    wanted = Wanted(plan_id, period, number, data.as_of(), data.viewer(), language())
    with st.container(horizontal=True, key="taken_away"):
        for file in FILES:
            _button(file, wanted)
        if held["directions"]:
            directed.notice_button(number)


def _button(file: File, wanted: Wanted) -> None:
    label = _(file.label)
    download.button(
        f"{label} (.{file.suffix})",
        partial(made, data.ledger(), file, wanted),
        title=_("{file} kỳ họp {meeting}").format(file=label, meeting=wanted.meeting_id),
        file_name=f"{fold(file.label).replace(' ', '-')}_{wanted.meeting_id}.{file.suffix}",
        mime=file.mime,
        key=f"file_{file.code}_{wanted.meeting_id}",
    )


def made(ledger: Ledger, file: File, wanted: Wanted) -> download.Made:
    """Make a file of the meeting's picture as it is now, or was when it closed; raises what the file's maker raises."""
    # Of one instant, whatever is recorded while the file is made.
    as_of = wanted.as_of or just_before(now_utc())
    deck = build(
        asking(ledger, wanted.viewer),
        wanted.plan_id,
        wanted.period,
        meeting_id=wanted.meeting_id,
        as_of=as_of,
        lang=wanted.lang,
    )
    must_be_as_kept(deck, partial(ledger.rows, viewer=wanted.viewer))
    ask = asking(ledger, wanted.viewer)(moment_of(deck.meeting, as_of))
    content = file.write(deck, ask, head_told(ledger, wanted.lang), _nobody_hears)
    return download.Made(content, rows=sum(len(section.rows) for section in deck.sections))


def _nobody_hears(share: float) -> None:
    """The button itself shows that the file is being made: its thread knows no page to draw on."""
