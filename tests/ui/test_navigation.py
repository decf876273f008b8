"""The declared screens are there, and their places in the address differ."""

from ui.navigation import PAGES, SCREENS


def test_every_screen_has_its_file_and_every_file_its_screen() -> None:
    assert {screen.path for screen in SCREENS} == set(PAGES.glob("[!_]*.py"))


def test_places_in_the_address_differ_and_one_screen_is_the_first() -> None:
    assert len({screen.url_path for screen in SCREENS}) == len(SCREENS)
    assert [screen.title for screen in SCREENS if screen.is_default] == ["Tổng quan"]
