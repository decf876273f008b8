"""How an official document names people: with the title that was written, else "đồng chí"; a post is never invented."""

from domain.folding import fold
from reports.official.words import on_one_line

# Dots on paper are filled in by hand: the draft can't be taken for finished while they are there.
BLANK = "……………"
POST_BLANK = f"{BLANK} (chức vụ)"
_POSTS = (
    "giam doc",
    "lanh dao",
    "chu tich",
    "bi thu",
    "chanh van phong",
    "chanh thanh tra",
    "truong phong",
    "truong ban",
)
# Somebody who is already named with a title isn't given another one.
_TITLED = ("d c ", "dong chi ", "ong ", "ba ", "pho ", *(f"{post} " for post in _POSTS))


def named(person: str) -> str:
    """Return a person as an official names them, with the title that was written or "đồng chí"; "" for nobody."""
    shown = on_one_line(person)
    if not shown or f"{fold(shown)} ".startswith(_TITLED):
        return shown
    return f"đồng chí {shown}"


def with_post(person: str) -> str:
    """Return a person as `named` does, with a place to fill in their post where it wasn't written; "" for nobody."""
    shown = named(person)
    key = f" {fold(shown)} "
    if not shown or any(f" {post} " in key for post in _POSTS):
        return shown
    return f"{shown}, {POST_BLANK},"
