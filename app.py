"""The front door: `streamlit run app.py` serves the screens of `ui/frame.py` to whoever the gate lets in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from ui import log, nightly, warming
from ui.door import Gate, KnownBrowsers, PackedScripts, SafeHeaders, ToKnownScreens, Told
from ui.door.listening import refuse_elsewhere

log.configure()
refuse_elsewhere()
nightly.start()


def show_failure(error: Exception) -> bool:
    """Draw what failed; imported only then, since the screens' caches want a running server."""
    from ui import failure

    return failure.show_failure(error)


@asynccontextmanager
async def warmed(_: ASGIApp) -> AsyncIterator[None]:
    """Prepare the first screen as soon as the program serves."""
    warming.start()
    yield


# From the outside to the inside.
_DOORS = (SafeHeaders, Told, Gate, ToKnownScreens, KnownBrowsers, PackedScripts)
app = st.App(
    "ui/frame.py", middleware=[Middleware(door) for door in _DOORS], on_script_error=show_failure, lifespan=warmed
)
