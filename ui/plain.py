"""Data text where Streamlit reads Markdown: every sign that could mean something is taken literally."""

_SIGNS = frozenset("\\`*_{}[]()<>#+-.!|~:$&")


def plain(text: str) -> str:
    """The text so that Markdown shows it as typed, on one line."""
    one_line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in one_line)
