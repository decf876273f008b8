"""Fonts that say how a text is encoded."""

_LEGACY = (".vn", "vni")


def legacy_font(name: str) -> str:
    """Return the font's name where it says that the text is in TCVN3 or VNI, else ""."""
    return name if name.lower().startswith(_LEGACY) else ""
