"""Whose names and words the sample year holds: what nobody may read who may not."""

from dataclasses import dataclass
from functools import cached_property

from tests.sample import SampleYear

# Shorter words (a grade, "Không có") stand on every screen.
SHORTEST_TEXT = 20
_PEOPLE = """
    SELECT unit_code, full_name AS name FROM roster_rows JOIN submission_records USING (submission_no)
    UNION SELECT unit_code, nominee_name FROM nominations_rows JOIN submission_records USING (submission_no)
          WHERE nominee_kind = 'individual'
    UNION SELECT unit_code, subject_name FROM award_history_rows JOIN submission_records USING (submission_no)
          WHERE birth_year IS NOT NULL"""
_WORDS = """
    SELECT unnest([description, cause, proposal]) AS text FROM difficulties_rows
    UNION SELECT text FROM difficulty_events
    UNION SELECT unnest([result, evidence, note]) FROM progress_rows
    UNION SELECT unnest([achievement, initiative]) FROM nominations_rows"""


@dataclass(frozen=True)
class PeopleOf:
    """The people and the free texts of a sample year."""

    year: SampleYear

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """Everybody's name -> the units that name such a person; collectives are no persons."""
        found: dict[str, set[str]] = {}
        for row in self.year.ask(_PEOPLE):
            found.setdefault(row["name"].strip(), set()).add(row["unit_code"])
        return found

    @cached_property
    def words(self) -> set[str]:
        """What units and leaders wrote in words of their own."""
        texts = (row["text"] for row in self.year.ask(_WORDS))
        return {text.strip() for text in texts if text and len(text.strip()) >= SHORTEST_TEXT}

    def strangers(self, text: str, unit_code: str) -> set[str]:
        """The names in a text of those whom that unit doesn't know."""
        return {name for name, units in self.names.items() if unit_code not in units and name in text}

    def anybody(self, text: str) -> set[str]:
        """The names and free texts that a text holds."""
        return {told for told in (*self.names, *self.words) if told in text}
