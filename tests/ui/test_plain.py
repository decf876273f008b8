"""Data text where Streamlit reads Markdown."""

import pytest

from ui.plain import plain


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Trần Bình", "Trần Bình"),
        ("**đậm** _x_", r"\*\*đậm\*\* \_x\_"),
        ("[a](http://x)", "\\[a\\]\\(http\u2060\\://x\\)"),
        ("www.x.vn a@b.vn", "www\u2060\\.x\\.vn a\u2060@b\\.vn"),
        ("<script>", r"\<script\>"),
        (":red[x] $y$", r"\:red\[x\] \$y\$"),
        ("# một\nhai", r"\# một hai"),
    ],
)
def test_no_sign_means_anything(typed: str, shown: str) -> None:
    assert plain(typed) == shown
