"""`prove` names what is wrong with a ledger, and changes nothing of it."""

from pathlib import Path

import pytest

from etl.registers.entries import REGISTERS
from ledger import Ledger, LedgerBroken, LedgerMissing, LedgerTooNew
from ledger.ddl import table_columns
from ledger.errors import LedgerGone
from ledger.keeping.faults import CODES, Fault
from ledger.keeping.proving import prove, prove_files, register_of
from ledger.trail import FIRST_HASH
from tests.ledger.kept import LOADED, changed_by_hand, originals
from tests.stores import copy_of


@pytest.fixture
def ledger(filled: Ledger) -> Ledger:
    """A ledger with acts of several kinds."""
    return filled


def faults(ledger: Ledger) -> list[tuple[str, dict[str, str]]]:
    """Return code and words of all that is wrong with the rows of a ledger."""
    return [(fault.code, dict(fault.words)) for fault in prove(ledger.path).faults]


def test_an_untouched_ledger_is_whole_and_stays_as_it_is(ledger: Ledger) -> None:
    before = ledger.path.read_bytes()
    proof = prove(ledger.path)
    with ledger.closed():
        assert ledger.path.read_bytes() == before
    chain = ledger.rows("trail_chain")
    assert (proof.faults, proof.is_sample) == ((), True)
    assert (proof.first, proof.head.act_no, proof.head.hash) == (chain[0]["hash"], len(chain), chain[-1]["hash"])
    assert (proof.totals["rows.submission_records"], proof.totals["acts.load"]) == (LOADED, LOADED)
    assert proof.totals["progress.actual"] == 0 + 1 + 2
    assert {name for name in proof.totals if name.startswith("rows.")} == {f"rows.{table}" for table in table_columns()}
    assert list(proof.files.values()) == [proof.files[path.name] for path in originals(ledger)]
    assert sorted(proof.files.values()) == ["LN-000001", "LN-000002", "LN-000003"]
    assert prove_files(ledger.archive, proof.files) == []


def test_a_ledger_without_acts_is_whole(planless_ledger: Path, tmp_path: Path) -> None:
    proof = prove(copy_of(planless_ledger, tmp_path))
    assert (proof.faults, proof.first, proof.head.act_no, proof.files) == ((), FIRST_HASH, 0, {})


@pytest.mark.parametrize(
    ("statement", "code", "words"),
    [
        ("UPDATE trail SET actor_name = 'Người khác' WHERE act_no = 3", "changed_act", {"act_no": "3"}),
        ("UPDATE trail SET detail = '{}' WHERE act_no = 2", "changed_act", {"act_no": "2"}),
        ("DELETE FROM trail WHERE act_no = 4", "lost_act", {"act_no": "4", "found": "5"}),
        ("DELETE FROM trail WHERE act_no = 6", "row_of_no_act", {"table": "difficulty_events", "n": "1"}),
        (
            "UPDATE withdrawals SET recorded_at = TIMESTAMP '2023-01-01'",
            "row_of_no_act",
            {"table": "withdrawals", "n": "1"},
        ),
        (
            "INSERT INTO progress_rows (submission_no, actual) VALUES (99, 1000)",
            "row_of_nothing",
            {"table": "progress_rows", "n": "1"},
        ),
        (
            "UPDATE unit_entries SET version = 9 WHERE unit_code = 'VP'",
            "row_of_nothing",
            {"table": "unit_entries", "n": "1"},
        ),
        (
            "UPDATE plan_item_entries SET version = 9 WHERE plan_id = '2023' AND item_code = '1.1'",
            "row_of_nothing",
            {"table": "plan_item_entries", "n": "1"},
        ),
        (
            "UPDATE difficulty_identities SET difficulty_no = 'KK-2023-001'",
            "number_astray",
            {"kind": "difficulty", "n": "1"},
        ),
        ("UPDATE difficulty_events SET direction_no = NULL", "number_astray", {"kind": "direction", "n": "1"}),
    ],
)
def test_what_was_changed_past_the_ledger_is_named(
    ledger: Ledger, statement: str, code: str, words: dict[str, str]
) -> None:
    changed_by_hand(ledger, statement)
    [(found, said), *more] = faults(ledger)
    assert (found, {name: said[name] for name in words}) == (code, words)
    assert {other for other, _ in more} <= {"row_of_no_act"}


def test_a_report_taken_out_is_missed_by_its_number_and_its_rows(ledger: Ledger) -> None:
    changed_by_hand(ledger, "DELETE FROM submission_records WHERE submission_no = 2")
    assert {("row_of_nothing", "progress_rows"), ("number_astray", "submission")} <= {
        (code, words.get("table") or words["kind"]) for code, words in faults(ledger)
    }


def test_the_first_broken_link_is_told_with_its_day_and_who(ledger: Ledger) -> None:
    changed_by_hand(ledger, "UPDATE trail SET subject = 'khác' WHERE act_no >= 3")
    [fault] = prove(ledger.path).faults
    row = ledger.rows("trail_chain")[2]
    assert fault.words["who"] == row["actor_name"] == "Lê Thị Mai"
    assert f"việc số 3 ({fault.words['day']}, Lê Thị Mai)" in fault.say("vi")


def test_a_head_that_was_printed_is_found_again_or_missed(ledger: Ledger) -> None:
    hashes = [row["hash"] for row in ledger.rows("trail_chain")]
    for printed in (hashes[-1], hashes[1], hashes[2][:12].upper(), ""):
        assert prove(ledger.path, head=printed).faults == ()
    assert prove(ledger.path, head="0123456789ab").faults == (Fault("unknown_head", {"head": "0123456789ab"}),)


def test_originals_that_are_gone_or_changed_are_named_with_their_reports(ledger: Ledger) -> None:
    proof = prove(ledger.path)
    gone, changed, _ = originals(ledger)
    gone.unlink()
    changed.write_bytes(b"another file")
    found = [(fault.code, fault.words["submissions"]) for fault in prove_files(ledger.archive, proof.files)]
    assert found == [("file_missing", proof.files[gone.name]), ("file_changed", proof.files[changed.name])]


def test_what_is_no_ledger_of_ours_has_its_own_word(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing) as missing:
        prove(tmp_path / "no" / "ledger.duckdb")
    assert missing.type is LedgerMissing
    changed_by_hand(ledger, "UPDATE ledger_facts SET value = '999' WHERE name = 'schema_version'")
    with pytest.raises(LedgerTooNew):
        prove(ledger.path)


@pytest.mark.of_a_file
def test_a_damaged_file_and_one_that_is_gone_have_words_of_their_own(ledger: Ledger) -> None:
    with ledger.closed():
        ledger.path.write_bytes(b"no ledger")
    with pytest.raises(LedgerBroken):
        prove(ledger.path)
    with ledger.closed():
        ledger.path.unlink()
    with pytest.raises(LedgerGone):
        prove(ledger.path)


def test_every_register_is_looked_for_under_its_own_name() -> None:
    assert {register.table: register_of(register.table) for register in REGISTERS} == {
        register.table: register.name for register in REGISTERS
    }


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_fault_says_what_is_wrong_and_what_to_do(code: str) -> None:
    words = ("act_no", "found", "day", "who", "table", "n", "submissions", "sha256", "place", "head")
    fault = Fault(code, {**dict.fromkeys(words, "x"), "kind": "submission"})
    for lang in ("vi", "en"):
        assert fault.say(lang)
        assert fault.remedy(lang) != fault.say(lang)
