"""Sets the program up and starts it, or tests it. Needs nothing but Python.

python start.py [--port N] [--headless] [--address IP]
python start.py test [pytest arguments...]
"""

from __future__ import annotations  # an older Python must get far enough to be told that it is too old

import argparse
import contextlib
import hashlib
import io
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
STAMP = HOME / "installed.txt"
LEAST = (3, 11)
REFUSED = 2  # how the program ends where it may not listen, see ui/door/listening.py
# In the order of the folders: files of a few long tests come early, so that none is left alone at the end.
STORE = {"--store", "file", "lake"}  # where the tests' ledgers stand says nothing of which tests
ALL_TESTS = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")


def main(arguments: list[str]) -> int:
    """Set up what is missing, then hand over; returns the exit status of what was started."""
    speak_utf8()
    if sys.version_info < LEAST:
        say("Chương trình cần Python 3.11 trở lên; máy này đang dùng Python %d.%d." % sys.version_info[:2])
        say("Hãy cài bản mới từ trang python.org rồi chạy lại lệnh này.")
        return 2
    if arguments[:1] == ["test"]:
        return test(arguments[1:])
    return start(parsed(arguments))


def parsed(arguments: list[str]) -> argparse.Namespace:
    """The options of a start."""
    parser = argparse.ArgumentParser(
        prog="python start.py",
        description="Cài đặt (lần đầu) và mở chương trình theo dõi kế hoạch thi đua, khen thưởng.",
        epilog="python start.py test [tham số của pytest]: cài đặt và chạy toàn bộ kiểm thử.",
    )
    parser.add_argument("--port", type=int, default=8501, metavar="SỐ", help="cổng của máy chủ (mặc định 8501)")
    parser.add_argument(
        "--address",
        default="127.0.0.1",
        metavar="IP",
        help="địa chỉ phục vụ; mặc định chỉ máy này, 0.0.0.0 là cả mạng (phải có tài khoản trước)",
    )
    parser.add_argument("--headless", action="store_true", help="không tự mở trình duyệt")
    return parser.parse_args(arguments)


def start(options: argparse.Namespace) -> int:
    """Serve the screens until Ctrl+C."""
    on_a_lake = os.environ.get("TDKT_LEDGER", "").startswith("ducklake:")
    python = ready("requirements-lake.txt" if on_a_lake else "requirements.txt")
    if python is None:
        return 1
    place = "127.0.0.1" if options.address == "0.0.0.0" else options.address  # noqa: S104 - said, not listened at
    say(f"Đang mở chương trình tại http://{place}:{options.port} – nhấn Ctrl+C để dừng.")
    command = [str(python), "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(options.port)]
    command += ["--server.address", options.address, "--server.headless", "true" if options.headless else "false"]
    # On Ctrl+C the terminal tells the server too: it ends by itself, and we only wait for it.
    status = run(command)
    if status in (0, 130, -2, 0xC000013A):
        say("Đã dừng chương trình.")
        return 0
    if status == REFUSED:
        return status  # the program has said why
    say(f"Chương trình dừng vì lỗi (mã {status}). Nếu cổng {options.port} đang bận, thử: python start.py --port 8502")
    return status


def test(arguments: list[str]) -> int:
    """Run the tests with whatever pytest should know; all of them, file by file, on every processor there is."""
    python = ready("requirements-dev.txt")
    which = arguments if set(arguments) - STORE else [*ALL_TESTS, *arguments]
    return 1 if python is None else run([str(python), "-m", "pytest", *which])


def ready(requirements: str) -> Path | None:
    """The environment's Python with everything of that file installed; None when that failed, after saying so."""
    python = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = fingerprint(requirements)
    installed = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    if python.exists() and wanted in installed:
        return python
    try:
        if not python.exists():
            say("Đang tạo môi trường riêng của chương trình trong thư mục .venv …")
            venv.create(HOME, with_pip=True, clear=HOME.exists())
            installed = []
        say("Đang cài các thư viện cần thiết (lần đầu mất vài phút) …")
        subprocess.run(
            [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements],
            cwd=ROOT,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        say(f"Không cài đặt được: {error}")
        say("Hãy kiểm tra kết nối mạng tới kho thư viện Python rồi chạy lại lệnh này.")
        return None
    # A file that includes others has them installed too.
    STAMP.write_text("\n".join(fingerprint(name) for name in included(requirements)) + "\n", encoding="utf-8")
    return python


def fingerprint(requirements: str) -> str:
    """Changes with the file, with what it includes, and with the Python it was installed for."""
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in included(requirements))
    return hashlib.sha256(f"{requirements} {sys.version_info[:2]} {text}".encode()).hexdigest()


def included(requirements: str) -> list[str]:
    """The files of requirements that one includes, itself the last."""
    lines = (ROOT / requirements).read_text(encoding="utf-8").splitlines()
    others = [line.removeprefix("-r ").strip() for line in lines if line.startswith("-r ")]
    return [name for other in others for name in included(other)] + [requirements]


def run(command: list[str]) -> int:
    """Run it to its end; a Ctrl+C reaches it directly, and a second one ends our waiting."""
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        return process.wait()
    except KeyboardInterrupt:
        with contextlib.suppress(KeyboardInterrupt):
            process.wait(15)
        return 130
    except subprocess.TimeoutExpired:
        return 130
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def speak_utf8() -> None:
    """A Windows console may stand on a code page without Vietnamese letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """Print at once, also when the output goes into a file."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
