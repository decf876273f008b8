"""How much of a file is read at most."""

from domain.rejects import Reject

MOST_CELLS = 2_000_000  # a hundred thousand rows of twenty columns
MOST_CHARACTERS = 100_000_000  # in texts too long for a word or a name: what is read is looked at word by word later
MOST_MERGED_CELLS = 100_000  # what is merged is filled down cell by cell later
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


def too_many_cells() -> Reject:
    """Return the refusal of a file with more cells than are read."""
    limit = f"{MOST_CELLS:,} ô".replace(",", ".")
    return Reject("too_large", size=f"hơn {limit}", limit=limit)


def too_many_characters() -> Reject:
    """Return the refusal of a file with more text than is read."""
    limit = f"{MOST_CHARACTERS:,} chữ".replace(",", ".")
    return Reject("too_large", size=f"hơn {limit}", limit=limit)


def too_much_memory() -> Reject:
    """Return the refusal of a file that this machine has no memory for."""
    return Reject("too_large", size="hơn bộ nhớ của máy", limit="20 MB")
