"""Files going into the ledger in a thread of their own: who leaves the page or loses the connection stops nothing."""

import threading
from collections.abc import Sequence
from functools import partial
from itertools import groupby

from domain.people import Actor
from etl.load import Source, load
from etl.submit import Receipt
from etl.verdict import Chosen, Verdict, without_rows
from ledger import Ledger


class Writing:
    """One confirmed drop being written; `done` grows file by file, `failure` is what ended it early."""

    def __init__(self, ledger: Ledger, actor: Actor, receipt: Receipt, files: Sequence[tuple[Source, Chosen]]) -> None:
        self.done: list[Verdict] = []
        self.failure: Exception | None = None
        self._ledger = ledger
        self._actor = actor
        self._receipt = receipt
        # The bytes are taken now: the drop field is emptied while they are being written.
        self._files = [(Source(source.name, partial(bytes, source.content())), chosen) for source, chosen in files]
        self._thread = threading.Thread(target=self._run, name="writing")

    @property
    def size(self) -> int:
        """How many files there are to write."""
        return len(self._files)

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return len(self.done) / max(len(self._files), 1)

    def start(self) -> None:
        """Begin; the program waits for it before it ends."""
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait at most that long and tell whether all is done."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            for chosen, group in groupby(self._files, key=lambda file: file[1]):
                sources = [source for source, _chosen in group]
                for verdict in load(self._ledger, self._actor, sources, chosen, self._receipt):
                    self.done.append(without_rows(verdict))
        except Exception as reason:  # noqa: BLE001 - handed to the screen, which tells the person
            self.failure = reason
