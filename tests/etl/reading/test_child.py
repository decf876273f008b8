"""The process that opens files: whatever happens inside of it, it answers, and goes on where it can."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from etl.reading.wire import NO, OK, read_frame, write_frame

PROJECT = Path(__file__).resolve().parent.parent.parent.parent


def bare_child(verb: str) -> "subprocess.Popen[bytes]":
    """Start a child that knows one more verb: "odd", whose function is the expression given."""
    code = f"import os, sys; import etl.reading.child as child; child.VERBS['odd'] = {verb}; child.main(2**30)"
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def answers(child: "subprocess.Popen[bytes]", *payloads: bytes) -> list[bytes | None]:
    assert child.stdin is not None
    assert child.stdout is not None
    with child, child.stdout as heard, child.stdin as said:
        found = [read_frame(heard)]  # type: ignore[arg-type]
        for payload in payloads:
            write_frame(said, b"odd")  # type: ignore[arg-type]
            write_frame(said, payload)  # type: ignore[arg-type]
            found.append(read_frame(heard))  # type: ignore[arg-type]
    return found


def test_what_a_library_prints_or_reads_does_not_reach_the_answers() -> None:
    child = bare_child("lambda said: (print('x'), os.write(1, b'x'), sys.stdin.read(), said)[-1]")

    assert answers(child, b"a", b"b") == [OK, OK + b"a", OK + b"b"]
    assert child.returncode == 0


@pytest.mark.parametrize(
    "verb", ["lambda said: 1 / 0", "lambda said: child.VERBS['odd'](said)", "lambda said: sys.exit(3)"]
)
def test_whatever_is_raised_makes_the_file_unreadable_and_the_child_goes_on(verb: str) -> None:
    found = answers(bare_child(verb), b"", b"")

    assert [(answer or b"").split(b", ")[0] for answer in found] == [OK, *[NO + b'["unreadable_file"'] * 2]


def test_a_child_that_ran_out_of_memory_answers_and_ends() -> None:
    child = bare_child("lambda said: bytes(2**40)")

    assert answers(child, b"") == [OK, NO + b'["unsafe_file", {}, ""]']
    assert child.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_is_for_who_asks() -> None:
    found = answers(bare_child(f"lambda said: os.kill(os.getpid(), {int(signal.SIGINT)}) or said"), b"a")

    assert found == [OK, OK + b"a"]
