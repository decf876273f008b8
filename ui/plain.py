"""Data text where Streamlit reads Markdown: every sign that could mean something is taken literally."""

import re

# Markdown makes links of these by itself, whatever is escaped: an invisible joiner keeps them text.
_LINK = re.compile(r"www(?=\.)|(?<=\S)(?=@)|https?(?=:)|ftp(?=:)", re.IGNORECASE)
_SIGNS = frozenset("\\`*_{}[]()<>#+-.!|~:$&")


def plain(text: str) -> str:
    """The text so that Markdown shows it as typed, on one line."""
    one_line = _LINK.sub("\\g<0>\u2060", " ".join(text.split()))
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in one_line)
