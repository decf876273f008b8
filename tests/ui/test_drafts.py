"""A draft where no browser has a mark, as in Streamlit's own test runner: it lives in the session."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

TEXT = "Khẩn trương rà soát <b>_hồ sơ_</b>; báo cáo trước 05/7."


def form() -> None:
    from datetime import date

    import streamlit as st

    from ui.drafts import Draft

    subject = st.selectbox("Khó khăn", ["KK-2023-001", "KK-2023-002"])
    choices = st.session_state.get("choices", ["VP", "CCHC", "TDKT"])
    with Draft(subject) as draft:
        st.session_state["entered"] = [
            draft.text_area("Ý kiến", key="text", value="Giao đơn vị"),
            draft.text_input("Số văn bản", key="document", max_chars=20),
            draft.date_input(
                "Thời hạn", key="due_on", value=date(2023, 6, 30), min_value=st.session_state.get("first")
            ),
            draft.selectbox("Đơn vị", choices, key="unit", index=1, format_func=str.lower),
        ]
        if st.button("Ghi nhận"):
            draft.clear()
        st.session_state["has"] = draft.kept_at is not None


START = ["Giao đơn vị", "", date(2023, 6, 30), "CCHC"]
ENTERED = [TEXT, "12/TB-SNV", date(2023, 7, 5), "TDKT"]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("TDKT_LEDGER", str(tmp_path / "ledger.duckdb"))
    return AppTest.from_function(form).run()


def enter(at: AppTest) -> None:
    at.text_area[0].set_value(TEXT)
    at.text_input[0].set_value("12/TB-SNV")
    at.date_input[0].set_value(date(2023, 7, 5))
    at.selectbox[1].set_value("TDKT").run()


def choose(at: AppTest, subject: str) -> None:
    at.selectbox[0].set_value(subject).run()


def test_fields_start_as_the_page_says(at: AppTest) -> None:
    assert (at.session_state["entered"], at.session_state["has"]) == (START, False)


def test_what_was_entered_is_there_when_the_subject_is_drawn_again(at: AppTest, tmp_path: Path) -> None:
    enter(at)
    assert (at.session_state["entered"], at.session_state["has"]) == (ENTERED, True)
    choose(at, "KK-2023-002")
    assert (at.session_state["entered"], at.session_state["has"]) == (START, False)
    choose(at, "KK-2023-001")
    assert (at.session_state["entered"], at.session_state["has"]) == (ENTERED, True)
    assert list(tmp_path.iterdir()) == []


def test_a_field_that_was_emptied_stays_empty(at: AppTest) -> None:
    at.text_area[0].set_value("")
    at.date_input[0].set_value(None).run()
    choose(at, "KK-2023-002")
    choose(at, "KK-2023-001")
    assert (at.session_state["entered"], at.session_state["has"]) == (["", "", None, "CCHC"], False)


def test_fields_start_anew_after_the_draft_is_cleared(at: AppTest) -> None:
    enter(at)
    at.button[0].click().run()
    assert (at.session_state["entered"], at.session_state["has"]) == (ENTERED, False)
    at.run()
    assert (at.session_state["entered"], at.session_state["has"]) == (START, False)
    at.text_input[0].set_value("13").run()
    assert (at.session_state["entered"], at.session_state["has"]) == ([START[0], "13", *START[2:]], True)


def test_a_kept_code_that_is_no_longer_a_choice_is_passed_over(at: AppTest) -> None:
    enter(at)
    choose(at, "KK-2023-002")
    at.session_state["choices"] = ["VP", "CCHC"]
    choose(at, "KK-2023-001")
    assert at.session_state["entered"] == [*ENTERED[:3], "CCHC"]


def test_a_kept_day_that_may_no_longer_be_chosen_is_passed_over(at: AppTest) -> None:
    at.date_input[0].set_value(date(2023, 6, 28)).run()
    choose(at, "KK-2023-002")
    at.session_state["first"] = date(2023, 6, 29)
    choose(at, "KK-2023-001")
    assert [list(at.exception), at.session_state["entered"]] == [[], START]


def test_a_kept_day_that_is_none_is_passed_over(at: AppTest) -> None:
    enter(at)
    choose(at, "KK-2023-002")
    at.session_state["drafts"]["/KK-2023-001"].value["fields"]["due_on"] = "ngày mai"
    choose(at, "KK-2023-001")
    assert [list(at.exception), at.session_state["entered"]] == [[], [*ENTERED[:2], START[2], ENTERED[3]]]


def test_no_more_than_four_thousand_signs_are_kept(at: AppTest) -> None:
    assert (at.text_area[0].proto.max_chars, at.text_input[0].proto.max_chars) == (4000, 20)
