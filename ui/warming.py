"""What the first screen would wait for is imported once the program answers, and then left out of Python's collections.

Streamlit collects garbage after every rerun, each time looking through all that pandas, Plotly and the screens consist
of: 80 ms, during which nothing else runs. That is switched off (`runner.postScriptGC`); Python collects by itself, as
often as there is something new, and what was imported for good is not looked through again.
"""

import gc
import importlib
import logging
import pkgutil
import threading

import ui

log = logging.getLogger(__name__)
_AFTER_SECONDS = 1.0  # the port opens and the first page is answered before
_DRAWS = "ui.frame"  # a script: it draws when it is imported


def start() -> None:
    """Begin in a thread of its own, once the program serves: the screens' caches want a running server."""
    thread = threading.Timer(_AFTER_SECONDS, _warm)
    thread.daemon = True
    thread.start()


def _warm() -> None:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if module.name != _DRAWS:
            try:
                importlib.import_module(module.name)
            except Exception:
                # The screen that needs it will say so.
                log.exception("a part of the screens could not be imported")
    gc.collect()
    gc.freeze()
