"""What a person reads when something failed: a register's fault in its own words."""

from streamlit.testing.v1 import AppTest

from ui.plain import plain


def _screen() -> None:
    from etl.registers import RegisterBroken
    from ui.failure import show_failure

    show_failure(RegisterBroken("units.csv, dòng 3: thiếu mã đơn vị"))


def test_a_broken_register_is_told_in_its_own_words() -> None:
    screen = AppTest.from_function(_screen).run()
    assert [error.value for error in screen.error] == [plain("units.csv, dòng 3: thiếu mã đơn vị")]
