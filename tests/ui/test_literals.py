"""No screen hands people a text that the catalogue does not know."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCREENS = sorted([*(ROOT / "pages").glob("*.py"), *(ROOT / "ui").rglob("*.py"), ROOT / "app.py"])

# Calls whose texts people read, whatever they are called on (st, a column, a container, a figure).
SPOKEN = frozenset(
    """title header subheader caption text markdown write metric button download_button link_button form_submit_button
    checkbox toggle radio selectbox multiselect slider select_slider text_input text_area number_input date_input
    time_input file_uploader segmented_control pills popover expander status spinner progress toast info warning error
    success dialog tabs menu_button page_link set_page_config update_layout update_xaxes update_yaxes add_annotation
    heading cards Figure Column TextColumn NumberColumn DateColumn DatetimeColumn stacked_status bars
    table add_trace Bar Scatter""".split()  # noqa: SIM905 - a line for each name is longer, not clearer
)
# Arguments that are names, keys and styles, not words.
SILENT = frozenset(
    """key icon type width height layout gap format border kind mode orientation on_select selection_mode bind
    label_visibility accept_multiple_files initial_sidebar_state page_icon delta_color delta_arrow position anchor
    textposition insidetextanchor texttemplate colorscale side ticks title_font vertical_alignment alignment barmode
    horizontal_alignment filter_mode mime file_name on_change on_click size by value colour hovertemplate marker
    hoverinfo fill fillcolor tickformat
    textfont template legend margin statuses rows columns url_path selection_default opens state on_dismiss""".split()  # noqa: SIM905
)
# Where the first positional arguments are names of columns or keys.
NAMED_FIRST = {"Column": {0, 2, 3}, "stacked_status": {1}, "TextColumn": {1}}


def spoken_literals(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name not in SPOKEN or is_logging(node.func):
            continue
        silent = NAMED_FIRST.get(name, set())
        arguments = [argument for place, argument in enumerate(node.args) if place not in silent]
        arguments += [keyword.value for keyword in node.keywords if keyword.arg not in SILENT]
        for argument in arguments:
            yield from ((found.lineno, text) for found, text in words(argument))


def words(node: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    """Texts in an argument that did not go through `_` or `N_`; a call is judged on its own."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and says_something(node.value):
        yield node, node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.Constant):
                yield from words(part)
    elif isinstance(node, ast.List | ast.Tuple):
        for part in node.elts:
            yield from words(part)
    elif isinstance(node, ast.IfExp):
        yield from words(node.body)
        yield from words(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from words(node.left)
        yield from words(node.right)


def is_logging(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "log"


def says_something(text: str) -> bool:
    return any(sign.isalpha() for sign in text) and not text.startswith(":material/")


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_text_on_a_screen_goes_through_the_catalogue(path: Path) -> None:
    assert list(spoken_literals(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('st.title("Tổng quan")', ["Tổng quan"]),
        ('st.title(_("Tổng quan"))', []),
        ('column.metric("Số", f"{k} việc")', ["Số", " việc"]),
        ('st.button(_("Gửi"), key="send", help="Gửi đi")', ["Gửi đi"]),
        ('figure.update_layout(title="Tiến độ")', ["Tiến độ"]),
        ('st.tabs(["Một", _("Hai")])', ["Một"]),
        ('tables.Column("unit", "Đơn vị", "text")', ["Đơn vị"]),
        ('tables.Column("unit", N_("Đơn vị"), "text")', []),
        ('st.info(_("Chưa có") if empty else "Đã có")', ["Đã có"]),
        ('st.metric("7/9", 5, icon=":material/check:")', []),
    ],
)
def test_the_check_itself_sees_what_it_should(source: str, found: list[str]) -> None:
    assert [text for _line, text in spoken_literals(source)] == found
