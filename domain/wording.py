"""Every Vietnamese text the domain declares, so that the catalogue of texts can be checked against it."""

from collections.abc import Iterator

from domain.acts import ACT_GROUPS, ACTS
from domain.catalogue import FAMILY_LABELS
from domain.changes import CHANGE_KINDS, SUBJECT_KINDS
from domain.choices import CHOICES
from domain.columns import SAYS
from domain.contradictions import CONTRADICTIONS
from domain.eligibility import eligibility_texts
from domain.eligibility.ladder import PROSPECT_TEXTS
from domain.eligibility.quotas import QUOTA_TEXTS
from domain.figures import FIGURES
from domain.findings import (
    DIRECTION_ABOUT_ANOTHER,
    DIRECTION_OF_ANOTHER,
    FINDINGS,
    MISSING_SHEET_BESIDE_OTHERS,
    NOT_SEEN,
    UNKNOWN_DIRECTION_LIKE,
    UNKNOWN_ITEM_LIKE,
    UNTITLED_COLUMN,
)
from domain.legacy_text import Encoding
from domain.people import ROLE_LABELS
from domain.plan import ITEM_KIND_LABELS, REPEATS_LABELS
from domain.reporting_terms import REPORTING_TERMS
from domain.settings import SETTINGS
from domain.sheets import WORKBOOK
from domain.states import RETURN_REASONS_TOLD, STATES
from domain.status_rules import STATUS_RULES
from domain.stresses import DEFINITIONS, STAGES, STRESSES
from domain.trail import UNVERIFIED, VERIFIED
from domain.xray import FACTS


def declared_texts() -> Iterator[str]:
    """Yield each text people read that stands in a declaration, duplicates included."""
    yield from SAYS.values()
    for sheet in WORKBOOK:
        yield sheet.title
        yield sheet.purpose
        for column in sheet.columns:
            yield column.heading
            yield column.help
    for choice in (*CHOICES.values(), *STATES, RETURN_REASONS_TOLD, CHANGE_KINDS, SUBJECT_KINDS):
        yield from (option.label for option in choice.options)
    yield from (kind.sentence for kind in FINDINGS.values())
    for term in REPORTING_TERMS.values():
        yield term.label
        yield term.sentence
    yield MISSING_SHEET_BESIDE_OTHERS
    yield NOT_SEEN
    yield UNKNOWN_ITEM_LIKE
    yield UNKNOWN_DIRECTION_LIKE
    yield DIRECTION_OF_ANOTHER
    yield DIRECTION_ABOUT_ANOTHER
    yield UNTITLED_COLUMN
    for fact in FACTS.values():
        yield fact.name
        yield fact.consequence
    for rule in STATUS_RULES.values():
        yield rule.asks
        yield rule.because
    for contradiction in CONTRADICTIONS.values():
        yield contradiction.label
        yield contradiction.question
    for figure in FIGURES.values():
        yield figure.label
        yield figure.sentence
    yield from (VERIFIED, UNVERIFIED)
    yield from (*ACT_GROUPS.values(), *(kind.label for kind in ACTS.values()))
    yield from (text for setting in SETTINGS.values() for text in (setting.label, setting.wanted))
    yield from eligibility_texts()
    yield from (*QUOTA_TEXTS, *PROSPECT_TEXTS.values())
    yield from (encoding.value for encoding in Encoding)
    for labels in (FAMILY_LABELS, ITEM_KIND_LABELS, REPEATS_LABELS, ROLE_LABELS, STRESSES, DEFINITIONS, STAGES):
        yield from labels.values()
