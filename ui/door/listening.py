"""Where the program listens: on this machine only, until there are accounts."""

import io
import sys
import time

from streamlit import config

from ledger.errors import LedgerAway
from texts import N_
from ui.door.addresses import is_loopback
from ui.door.known import Known, known
from ui.door.pages import ONLY_HERE

NOT_ELSEWHERE = N_(
    "Chương trình chưa có tài khoản nào nên chỉ được phục vụ trên chính máy này, không mở tại địa chỉ {address}.\n"
    "Hãy lập tài khoản trước, ví dụ:\n"
    '    python -m etl accounts add vanphong --full-name "Họ và tên" --role office --by "Họ và tên"\n'
    "hoặc bỏ --server.address để chỉ dùng trên máy này."
)
EXIT_USAGE = 2
WAIT_FOR_SERVER = 60.0  # seconds, for a lake's server that starts with this one
_LOOK_EVERY = 1.0


def refuse_elsewhere() -> None:
    """End the program where it was told to listen beyond this machine though nobody would have to sign in.

    While a ledger can't be read, nobody knows whether it has accounts: then too, after it was waited for where it lies
    on a server. Without accounts it is said on the console that the program serves this machine only.
    """
    address = config.get_option("server.address") or ""
    held = known() if is_loopback(address) else _waited_for()
    has_accounts = bool(held.accounts.known)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A Windows console may stand on a code page without Vietnamese letters.
            stream.reconfigure(encoding="utf-8", errors="replace")
    if held.trouble:
        sys.stderr.write(held.trouble.sentence + "\n")
    elif not has_accounts and is_loopback(address):
        sys.stdout.write(ONLY_HERE + "\n")
    if has_accounts or is_loopback(address):
        return
    sys.stderr.write(NOT_ELSEWHERE.format(address=address or "0.0.0.0") + "\n")  # noqa: S104 - said, not listened at
    raise SystemExit(EXIT_USAGE)


def _waited_for() -> Known:
    deadline = time.monotonic() + WAIT_FOR_SERVER
    while isinstance((held := known()).trouble, LedgerAway) and time.monotonic() < deadline:
        time.sleep(_LOOK_EVERY)
    return held
