"""Nhật ký: who did what, when, on what; whether the chain of acts holds; how the ledger is kept."""

from typing import Any

import pandas as pd
import streamlit as st

from domain.people import ROLE_NAMES
from domain.trail import UNVERIFIED, VERIFIED, group_of
from texts import N_, formats
from ui import backups, data, going, page
from ui.chosen_row import chosen_row
from ui.filters import Chosen
from ui.language import _
from ui.plain import plain
from ui.tables import Column
from ui.trail import chain, looking_for, words

TRAIL = (
    Column("act_no", N_("Số"), "year", width=60),
    Column("recorded_at", N_("Thời điểm"), "moment", width=140),
    Column("act", N_("Việc"), labels=words.ACTS_TOLD, width=170),
    Column("subject", N_("Đối tượng"), width=260),
    Column("actor_name", N_("Người thực hiện"), width=160),
    Column("actor_role", N_("Vai trò"), labels=ROLE_NAMES, width=90),
    Column("actor_unit", N_("Đơn vị"), width=60),
    Column("verified", N_("Xác thực"), labels={"yes": VERIFIED, "no": UNVERIFIED}, width=105),
    Column("group", N_("Nhóm việc"), width=150),
)
# By how its number begins: the screen that shows the record, and its field of the address.
RECORDS = {"KK": ("difficulties.py", "kk"), "HS": ("dossiers.py", "hs")}
MOST_LINKS = 6


def draw(_chosen: Chosen) -> None:
    """Draw the page; acts are asked anew at every run, because quiet ones change no figure and no kept answer."""
    broken = chain.draw()
    people = data.rows("trail_people")
    sought = looking_for.draw([row["actor_name"] for row in people])
    held = pd.DataFrame(data.rows("trail", most=None, **sought.words))
    of_all = int(people[0]["of_all"]) if people else 0
    st.caption(
        _("{k}/{n} việc, mới nhất đứng trước. Chọn một hàng để xem chi tiết.").format(
            k=formats.number(len(held)), n=formats.number(of_all)
        )
    )
    chosen_row(
        _told(held),
        TRAIL,
        lambda row: _details(row, broken),
        by="act_no",
        key="trail_acts",
        empty=_("Không có việc nào khớp với lựa chọn."),
        max_height=560,
        told=looking_for.told(sought),
    )
    st.divider()
    backups.draw()


def _told(held: pd.DataFrame) -> pd.DataFrame:
    if held.empty:
        return held
    return held.assign(
        act=[words.act_of(*one) for one in zip(held["act"], held["detail"], strict=True)],
        subject=[_(words.SUBJECTS.get(subject, subject)) for subject in held["subject"]],
        actor_role=held["actor_role"].mask(held["act"].isin(words.OF_NOBODY), None),
        verified=["yes" if one else "no" for one in held["actor_verified"]],
        group=[_(group_of(verb)) for verb in held["act"]],
    )


def _details(row: "pd.Series[Any]", broken: int | None) -> None:
    [act] = data.rows("trail_act", act_no=int(row["act_no"]))
    number, verb = act["act_no"], act["act"]
    label = _(words.ACTS_TOLD.get(words.act_of(verb, act["detail"]), verb))
    st.subheader(plain(_("Việc số {n}: {label}").format(n=number, label=label)), anchor=False)
    role = " ".join(filter(None, (_(ROLE_NAMES.get(act["actor_role"], act["actor_role"])), act["actor_unit"])))
    who = [act["actor_name"]] if verb in words.OF_NOBODY else [act["actor_name"], role]
    said = VERIFIED if act["actor_verified"] else UNVERIFIED
    verified = _(said)
    st.text(" · ".join((*who, verified, formats.date_time(act["recorded_at"]))))
    subject = _(words.SUBJECTS.get(act["subject"], act["subject"]))
    for line, told in [(_("Đối tượng"), subject)] * bool(subject) + words.told(act["detail"]):
        st.text(f"{line}: {told}")
    _links(act["subject"] or "")
    st.caption(_("Mã của việc trước: {code}").format(code=act["previous_hash"]))
    st.caption(_("Mã của việc này: {code}").format(code=act["hash"]))
    if broken is None or number < broken:
        st.caption(_("Nhật ký đến việc này nguyên vẹn."))
    else:
        st.error(_("Không chứng minh được việc này: nhật ký đứt ở việc số {act_no}.").format(act_no=broken))


def _links(subject: str) -> None:
    """Lead to the records an act was done on, the first of them where there are many."""
    numbers = [part for part in subject.split(", ") if part[:2] in RECORDS and part[2:3] == "-"]
    with st.container(horizontal=True):
        for number in numbers[:MOST_LINKS]:
            file, field = RECORDS[number[:2]]
            going.button(
                _("Mở {number}").format(number=number), opens=file, key=f"trail_go_{number}", **{field: number}
            )


draw(page.start("trail.py"))
