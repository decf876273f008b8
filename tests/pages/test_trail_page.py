"""Nhật ký: every act with its words, found by each field of the address, and whether the chain holds."""

import ast
import json
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from domain.acts import ACT_GROUPS, ACTS
from domain.people import Actor, Role
from ledger import Ledger
from tests.pages.screens import FRAME, column, open_screen, screen, troubles
from tests.sample import SampleYear
from ui.trail.words import LABELS

TRAIL = screen("trail.py")
ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "<script>alert(1)</script> **đậm**"
SOMEBODY = Actor("Lê <b>Mai</b> *An*", Role.VIEWER, verified=True)


def counted(at: AppTest) -> str:
    """The line that says how many of how many are shown."""
    return next(caption.value for caption in at.main.caption if " việc, mới nhất" in caption.value)


def opened(act_no: int) -> AppTest:
    """The page with that act chosen: a grid takes its choice from what is remembered only when it is drawn first."""
    at = AppTest.from_file(str(FRAME), default_timeout=60)
    at.session_state["trail_acts_chosen"] = str(act_no)
    at._page_hash = calc_hash(TRAIL.url_path)
    return at.run()


def test_every_act_is_there_in_words_and_the_chain_holds(with_sample: SampleYear) -> None:
    rows = with_sample.ask("SELECT act_no, act, subject, hash FROM trail ORDER BY act_no DESC")
    at = open_screen(TRAIL)
    assert troubles(at) == []
    assert column(at.dataframe[0], "act_no") == [row["act_no"] for row in rows]
    assert column(at.dataframe[0], "act") == [ACTS[row["act"]].label for row in rows]
    assert column(at.dataframe[0], "group") == [ACT_GROUPS[ACTS[row["act"]].group] for row in rows]
    assert counted(at).startswith(f"{len(rows)}/{len(rows)} việc")
    assert [box.value for box in at.main.success] == [
        f"Nhật ký nguyên vẹn: đã kiểm tra {len(rows)}/{len(rows)} việc, mỗi việc nối đúng với việc trước."
    ]
    [head] = [box.value for box in at.main.markdown if "Đầu nhật ký" in box.value]
    assert head == f"**Đầu nhật ký: việc số {len(rows)}, mã {rows[0]['hash'][:12]}**"


def test_what_the_address_asks_for_is_what_is_shown(with_sample: SampleYear) -> None:
    rows = with_sample.ask("SELECT act, recorded_at, actor_name, subject FROM trail ORDER BY act_no DESC")
    person = next(row["actor_name"] for row in rows if row["act"] == "directed")
    at = open_screen(TRAIL, viec="difficulties", nguoi=person, tungay="2023-01-01", denngay="2023-12-31", ve="kk-2023")
    wanted = [
        row["subject"]
        for row in rows
        if (row["actor_name"], ACTS[row["act"]].group) == (person, "difficulties") and "KK-2023" in row["subject"]
    ]
    assert troubles(at) == []
    assert column(at.dataframe[0], "subject") == wanted
    assert counted(at).startswith(f"{len(wanted)}/{len(rows)} việc")
    at = open_screen(TRAIL, viec="không có", nguoi="không ai", tungay="hôm qua", denngay="2999-01-01")
    assert counted(at).startswith(f"{len(rows)}/{len(rows)} việc")


def test_where_nothing_fits_the_page_says_so_and_stands(with_sample: SampleYear) -> None:
    at = open_screen(TRAIL, ve="HS-2023-999")
    assert troubles(at) == []
    assert counted(at).startswith("0/")
    assert "Không có việc nào khớp với lựa chọn." in [info.value for info in at.main.info]
    assert "Sao lưu" in [head.value for head in at.main.subheader]


def test_a_quiet_act_is_there_at_once(with_copy: Ledger) -> None:
    before = len(column(open_screen(TRAIL).dataframe[0], "act_no"))
    version = with_copy.version()
    with_copy.record(SOMEBODY, "export", HOSTILE, rows=3)
    at = open_screen(TRAIL)
    shown = at.dataframe[0]
    assert (column(shown, "act_no")[0], column(shown, "subject")[0]) == (
        before + 1,
        HOSTILE,
    )
    assert (column(shown, "actor_name")[0], column(shown, "verified")[0]) == (SOMEBODY.name, "đã xác thực")
    assert with_copy.version() == version


def test_an_act_opened_tells_its_detail_in_words_and_its_place_in_the_chain(with_copy: Ledger) -> None:
    with_copy.record(SOMEBODY, "export", "KK-2023-001, Bảng", rows=1234, as_of="2023-06-30", period=None, is_same=True)
    row = with_copy.rows("trail_chain")[-1]
    at = opened(row["act_no"])
    texts = [text.value for text in at.main.text]
    assert troubles(at) == []
    assert texts[1].startswith("Lê <b>Mai</b> *An* · Người xem · đã xác thực · ")
    assert texts[2:] == [
        "Đối tượng: KK-2023-001, Bảng",
        "Xem lại ngày: 30/06/2023",
        "Cùng một người: Có",
        "Số dòng: 1.234",
    ]
    captions = [caption.value for caption in at.main.caption]
    assert f"Mã của việc trước: {row['previous_hash']}" in captions
    assert f"Mã của việc này: {row['hash']}" in captions
    assert "Nhật ký đến việc này nguyên vẹn." in captions
    assert [button.label for button in at.main.button if button.label.startswith("Mở ")] == ["Mở KK-2023-001"]


def test_a_changed_act_is_named_and_what_stands_after_it_is_not_proved(with_copy: Ledger) -> None:
    with with_copy._writing() as cursor:
        cursor.execute("UPDATE trail SET actor_name = 'Người khác' WHERE act_no = 10")
    at = open_screen(TRAIL)
    assert [error.value for error in at.main.error] == [
        "Nhật ký không còn nguyên vẹn: việc số 10 bị thiếu hoặc đã bị sửa. Hãy báo người quản trị ngay."
    ]
    assert [box.value for box in at.main.success] == []
    assert [error.value for error in opened(11).main.error][1:] == [
        "Không chứng minh được việc này: nhật ký đứt ở việc số 10."
    ]


def test_everything_that_acts_tell_has_words(with_sample: SampleYear) -> None:
    kept = {name for row in with_sample.ask("SELECT DISTINCT detail FROM trail") for name in json.loads(row["detail"])}
    assert kept - LABELS.keys() == set()
    assert set(_told_by_the_program()) - LABELS.keys() == set()


def _told_by_the_program() -> list[str]:
    """The names under which acts tell something in the source."""
    names = []
    for folder in ("etl", "ledger", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            if "detail" not in (text := path.read_text(encoding="utf-8")) and ".record(" not in text:
                continue
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Call) and ast.unparse(node.func).endswith((".detail.update", ".record")):
                    names += [keyword.arg for keyword in node.keywords if keyword.arg]
                if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("act.detail"):
                    names.append(ast.literal_eval(node.slice))
    assert {"files", "loaded", "value", "everywhere", "manifest"} <= set(names)
    return names
