"""UTF-16 told by its mark, or by where its bytes of NUL stand."""

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE_BYTES = 1000


def utf16_of(content: bytes) -> str | None:
    """Return the codec of bytes in UTF-16, with a mark or without one; None for bytes in anything else."""
    if content.startswith(_MARKS):
        return "utf-16"
    # Delimiters, line ends and most letters have one byte of NUL, always on the same side; Đ and ế have none.
    sample = content[:_SAMPLE_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 < len(sample) or len(content) % 2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
