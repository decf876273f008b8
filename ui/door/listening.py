"""Where the program listens: on this machine only, until there are accounts."""

import io
import sys

from streamlit import config

from texts import N_
from ui.door.addresses import is_loopback
from ui.door.known import known
from ui.door.pages import ONLY_HERE

NOT_ELSEWHERE = N_(
    "Chương trình chưa có tài khoản nào nên chỉ được phục vụ trên chính máy này, không mở tại địa chỉ {address}.\n"
    "Hãy lập tài khoản trước, ví dụ:\n"
    '    python -m etl accounts add vanphong --full-name "Họ và tên" --role office --by "Họ và tên"\n'
    "hoặc bỏ --server.address để chỉ dùng trên máy này."
)
EXIT_USAGE = 2


def refuse_elsewhere() -> None:
    """End the program where it was told to listen beyond this machine though nobody would have to sign in.

    While a ledger can't be read, nobody knows whether it has accounts: then too. Without accounts it is said on the
    console that the program serves this machine only.
    """
    address, has_accounts = config.get_option("server.address") or "", bool(known().accounts.known)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A Windows console may stand on a code page without Vietnamese letters.
            stream.reconfigure(encoding="utf-8", errors="replace")
    if not has_accounts and is_loopback(address):
        sys.stdout.write(ONLY_HERE + "\n")
    if has_accounts or is_loopback(address):
        return
    sys.stderr.write(NOT_ELSEWHERE.format(address=address or "0.0.0.0") + "\n")  # noqa: S104 - said, not listened at
    raise SystemExit(EXIT_USAGE)
