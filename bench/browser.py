"""A page opened in Chromium: when it last changed before it stood still, and what came over the wire for it."""

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_STILL_MS = 700
_PATIENCE_MS = 120_000
_BINARY = 2
_WATCH = """
window.changedAt = 0;
new MutationObserver(() => { window.changedAt = performance.now(); })
  .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""
_STANDS = """([needed, still]) =>
  Object.entries(needed).every(([found, n]) => document.querySelectorAll(found).length >= n)
  && performance.now() - window.changedAt > still"""


@dataclass(frozen=True)
class Visit:
    """One opening of a page: milliseconds from navigation to its last change, bytes as they were sent."""

    milliseconds: float
    sent: int


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield the system's Chromium."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield found
        found.close()


def window(browser: Browser) -> BrowserContext:
    """Return a browser with an empty cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    context.add_init_script(_WATCH)
    return context


def visit(context: BrowserContext, url: str, needed: dict[str, int]) -> Visit:
    """Open an address and wait until what is needed stands (how many of each selector) and nothing changes any more."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    sent = 0

    def note(told: dict[str, Any]) -> None:
        nonlocal sent
        frame = told.get("response", {})
        data = frame.get("payloadData", "")
        sent += int(told.get("encodedDataLength", 0))
        sent += len(base64.b64decode(data)) if frame.get("opcode") == _BINARY else len(data.encode())

    wire.on("Network.loadingFinished", note)
    wire.on("Network.webSocketFrameReceived", note)
    wire.send("Network.enable")
    page.goto(url)
    page.wait_for_function(_STANDS, arg=[needed, _STILL_MS], timeout=_PATIENCE_MS)
    milliseconds = float(page.evaluate("window.changedAt"))
    page.close()
    return Visit(milliseconds, sent)
