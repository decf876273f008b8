"""The chain of the trail: whatever is changed or taken out of it is seen, and where."""

from datetime import date, datetime
from typing import Any

import pytest

from domain.people import Actor, Role
from ledger import Ledger
from ledger.trail import FIRST_HASH, SHORT_HASH, broken_link, chain_hash, trail_row

ACTORS = (Actor("Lê Thị Mai", Role.OFFICE), Actor("Trần “Hưng”", Role.UNIT, "VP", verified=True))


@pytest.fixture
def trail(empty: Ledger) -> list[dict[str, Any]]:
    """Five acts as the ledger gives them back."""
    for number in range(5):
        with empty.act(ACTORS[number % 2], "load", f"tệp số {number}") as act:
            act.detail.update(on=date(2023, 3, 31), files=["đơn vị 'A'.xlsx", date(2023, 1, 1)], share=0.1, none=None)
    return empty.rows("trail_chain")


def test_an_untouched_trail_holds(trail: list[dict[str, Any]]) -> None:
    assert len(trail) == 5
    assert broken_link(trail) is None
    assert broken_link([]) is None
    assert trail[0]["previous_hash"] == FIRST_HASH
    assert trail[0]["detail"] == (
        '{"files": ["đơn vị \'A\'.xlsx", "2023-01-01"], "none": null, "on": "2023-03-31", "share": 0.1}'
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("recorded_at", datetime(2023, 1, 1)),
        ("actor_name", "Người khác"),
        ("actor_role", "unit"),
        ("actor_unit", "TTR"),
        ("actor_verified", None),
        ("act", "withdraw"),
        ("subject", ""),
        ("detail", "{}"),
        ("previous_hash", FIRST_HASH),
        ("hash", FIRST_HASH),
        ("act_no", 9),
    ],
)
def test_a_changed_value_breaks_the_chain_at_its_act(trail: list[dict[str, Any]], column: str, value: object) -> None:
    trail[2][column] = value
    assert broken_link(trail) == 3


@pytest.mark.parametrize("taken_out", [0, 2, 3])
def test_an_act_taken_out_is_missed(trail: list[dict[str, Any]], taken_out: int) -> None:
    del trail[taken_out]
    assert broken_link(trail) == taken_out + 1


def test_acts_in_another_order_or_twice_break_the_chain(trail: list[dict[str, Any]]) -> None:
    assert broken_link([trail[1], trail[0], *trail[2:]]) == 1
    assert broken_link([*trail, trail[4]]) == 6


def test_an_act_put_in_with_a_right_hash_of_its_own_breaks_what_follows(trail: list[dict[str, Any]]) -> None:
    forged = trail_row(
        act_no=3,
        recorded_at=trail[2]["recorded_at"],
        actor=ACTORS[0],
        act="withdraw",
        subject="LN-000001",
        detail={},
        previous_hash=trail[1]["hash"],
    )
    assert broken_link([*trail[:2], forged, *trail[3:]]) == 4


def test_a_column_added_to_the_trail_later_leaves_the_chain_as_it_is(trail: list[dict[str, Any]]) -> None:
    assert broken_link([{**row, "later": 1} for row in trail]) is None


def test_heads_printed_once_are_found_on_the_chain_again(trail: list[dict[str, Any]]) -> None:
    printed = {2: trail[1]["hash"][:SHORT_HASH], 5: trail[4]["hash"].upper()}
    assert broken_link(trail, printed) is None
    # The last acts taken off, and a whole trail written anew: the chain itself holds in both.
    assert (broken_link(trail[:4]), broken_link(trail[:4], printed)) == (None, 5)
    assert (broken_link(trail[:1]), broken_link(trail[:1], printed)) == (None, 2)
    forged: list[dict[str, Any]] = []
    for row in trail:
        previous = str(forged[-1]["hash"]) if forged else FIRST_HASH
        written = {**row, "actor_name": "Người khác", "previous_hash": previous}
        forged.append({**written, "hash": chain_hash(previous, written)})
    assert (broken_link(forged), broken_link(forged, printed)) == (None, 2)
