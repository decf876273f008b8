"""Entry point of `python -m etl`."""

import sys
from types import ModuleType

from etl.cli import main


def spare_pandas() -> None:
    """Put a pandas of two words in the place of the real one: no command makes a frame.

    Before DuckDB binds a value it imports pandas, where that is installed, to know its two words for nothing: half of
    what a command costs. Were it told that there is no pandas, it would look for it again at every value.
    """
    stand_in = ModuleType("pandas")
    vars(stand_in).update(NaT=object(), NA=object())
    sys.modules["pandas"] = stand_in


if __name__ == "__main__":
    spare_pandas()
    main(prog_name="python -m etl")
