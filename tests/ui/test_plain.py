"""Data text where Streamlit reads Markdown."""

import pytest

from ui.plain import plain


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Trần Bình", "Trần Bình"),
        ("**đậm** _x_", r"\*\*đậm\*\* \_x\_"),
        ("[a](http://x)", r"\[a\]\(http\:\/\/x\)".replace(r"\/", "/")),
        ("<script>", r"\<script\>"),
        (":red[x] $y$", r"\:red\[x\] \$y\$"),
        ("# một\nhai", r"\# một hai"),
    ],
)
def test_no_sign_means_anything(typed: str, shown: str) -> None:
    assert plain(typed) == shown
