"""Item codes suggested for the contents of a freshly imported plan."""

from collections import Counter
from collections.abc import Sequence

from etl.plan_import import Content


def suggested_codes(contents: Sequence[Content]) -> tuple[str, ...]:
    """Return a code for each content: n.k for clause n of the first section, then one further group for each section.

    Units already know plans coded this way: with five clauses in II, III.1 and III.2 become 6.1 and 6.2.
    """
    first = contents[0].clause.split(".")[0] if contents else ""
    own_groups = [_clause_number(content) for content in contents if _has_own_group(content, first)]
    groups: dict[str, int] = {}
    counted: Counter[int] = Counter()
    codes = []
    for content in contents:
        if _has_own_group(content, first):
            group = _clause_number(content)
        else:
            section = content.clause.split(".")[0]
            group = groups.setdefault(section, max(own_groups, default=0) + len(groups) + 1)
        counted[group] += 1
        codes.append(f"{group}.{counted[group]}")
    return tuple(codes)


def _has_own_group(content: Content, first_section: str) -> bool:
    return content.clause.startswith(f"{first_section}.")


def _clause_number(content: Content) -> int:
    return int(content.clause.split(".")[1])
