"""The collector of garbage, kept from running where it would find nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of garbage from running in the block.

    A large sheet is millions of small objects without one circle: looking through them again and again takes as long as
    making them. Where it doesn't run already, whoever stopped it lets it run again.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
