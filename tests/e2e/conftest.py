"""A running server and a real browser: what only they show is tested here."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.e2e.serving import Server, running_on
from tests.sample import SampleYear

# Long enough for a machine that runs other tests beside: what never comes is told all the same.
_PATIENCE_MS = 20_000
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def server(sample_year: SampleYear, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program as an official starts it, from another working directory, with the invented year; only to be read."""
    with running_on(sample_year.ledger, tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture(scope="session")
def office_server(empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with a ledger that began empty; tests load into it, each for units of its own."""
    with running_on(empty_ledger, tmp_path_factory.mktemp("office")) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; without one the tests are skipped, but never where CI is set."""
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        reason = "no Chromium on this machine: install it, for instance `apt-get install chromium`"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window as on an office machine; whatever is drawn in it keeps to the program's own policy."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    context.set_default_timeout(_PATIENCE_MS)
    expect.set_options(timeout=_PATIENCE_MS)
    against_policy: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            against_policy.append(message.text)

    context.on("console", note)
    yield context.new_page()
    context.close()
    assert against_policy == []
