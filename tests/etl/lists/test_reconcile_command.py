"""The command `reconcile`: exit status, text and JSON, files and the ledger's own nominations."""

import json
from pathlib import Path
from typing import Any

import pytest

from domain.people import Role, Viewer
from etl.context import read_context
from etl.lists.recorded import recorded_list
from ledger import Ledger
from tests.etl.desk import Desk
from tests.etl.lists.documents import Nominee, document, document_of, workbook_of
from tests.etl.lists.test_compare import ALL, AN, DUNG, but

OWN = """
## Đề nghị khen thưởng
| Ông/Bà | Họ và tên | Cá nhân/Tập thể | Năm sinh | Chức vụ | Danh hiệu |
| Ông | Nguyễn Văn An | Cá nhân | 1980 | Chuyên viên | LĐTT |
| Bà | Phạm Thị Dung | Cá nhân | 1983 | Văn thư | LĐTT |
"""


def kept(desk: Desk, name: str, content: bytes) -> str:
    """Write a file and return its path."""
    path = desk.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return str(path)


def differences(objects: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return each difference's kind and nominee."""
    return [(one["difference"], one["nominee"]) for one in objects if "difference" in one]


def test_lists_that_agree_end_well(desk: Desk) -> None:
    files = kept(desk, "a.xlsx", workbook_of(ALL)), kept(desk, "b.docx", document_of(ALL))
    result = desk.run("reconcile", *files)

    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == f"Các danh sách khớp nhau: {len(ALL)} đề nghị."


def test_a_difference_ends_with_one_and_says_where(desk: Desk) -> None:
    other = document_of((but(AN, birth_year="1988"), *ALL[1:]))
    files = kept(desk, "a.xlsx", workbook_of(ALL)), kept(desk, "b.docx", other)
    result = desk.run("reconcile", *files)

    assert result.exit_code == 1
    assert "Chưa khớp: 1" in result.stdout
    assert "“1988” ở “b.docx” (bảng 1, hàng 2, cột 4)" in result.stdout
    assert desk.run("reconcile", *files, "--lang", "en").exit_code == 1


def test_as_json_each_list_each_nominee_and_each_difference_is_one_object(desk: Desk) -> None:
    files = kept(desk, "a.xlsx", workbook_of((AN, DUNG))), kept(desk, "b.docx", document_of((AN,)))
    objects = desk.ask("reconcile", *files)

    assert [one["list"] for one in objects if "list" in one] == ["“a.xlsx”", "“b.docx”"]
    assert [(one["nominee"], sorted(one["lists"])) for one in objects if "lists" in one] == [
        ("Nguyễn Văn An", ["“a.xlsx”", "“b.docx”"]),
        ("Phạm Thị Dung", ["“a.xlsx”"]),
    ]
    (missing,) = [one for one in objects if "difference" in one]
    assert {name: missing[name] for name in ("difference", "proposal", "nominee", "award", "absent", "said")} == {
        "difference": "missing",
        "proposal": False,
        "nominee": "Phạm Thị Dung",
        "award": "LDTT",
        "absent": ["“b.docx”"],
        "said": [{"list": "“a.xlsx”", "place": "trang “Đề nghị khen thưởng”, ô C3", "value": ""}],
    }


def test_files_of_one_name_are_told_apart(desk: Desk) -> None:
    path, other = kept(desk, "a.xlsx", workbook_of((AN, DUNG))), kept(desk, "khac/a.xlsx", workbook_of((AN,)))
    names = [one["list"] for one in desk.ask("reconcile", path, other, path) if "list" in one]

    assert names == [f"“{path}”", f"“{other}”", f"“{path} (3)”"]


def test_the_ledgers_own_nominations_are_one_of_the_lists(desk: Desk) -> None:
    desk.run("load", desk.file(OWN))
    draft = kept(desk, "b.docx", document_of((AN, *ALL[5:])))
    objects = desk.ask("reconcile", draft, "--with-ledger", "--plan", "2023", "--unit", "VP")

    assert differences(objects) == [("missing", "Phạm Thị Dung")]
    assert [one["of_other_units"] for one in objects if "list" in one] == [2, 0]
    (nominee,) = [one for one in objects if one.get("nominee") == "Nguyễn Văn An"]
    assert nominee["lists"]["hồ sơ trong sổ"]["place"] == "hồ sơ HS-2023-001"


@pytest.mark.parametrize(("kind", "ending"), [("nominees", "docx"), ("nominees", "xlsx"), ("vendor", "xlsx")])
def test_the_programs_own_lists_agree_with_the_ledger(desk: Desk, kind: str, ending: str) -> None:
    rows = "| | Văn phòng Sở | Tập thể | | | TTLĐTT |\n| | Tổ Một cửa | Tập thể | | | GK |\n"
    more = "| Bà | Lê Thị Mai | Cá nhân | 1979 | Kế toán trưởng | GK |\n"
    desk.run("load", desk.file(OWN + rows + more))
    paper = str(desk.folder / f"paper.{ending}")
    assert desk.run("report", "--kind", kind, "--plan", "2023", "--out", paper).exit_code == 0

    objects = desk.ask("reconcile", paper, "--with-ledger", "--plan", "2023")
    assert ([one["nominees"] for one in objects if "list" in one], differences(objects)) == ([5, 5], [])
    assert desk.run("reconcile", paper, "--with-ledger", "--plan", "2023").exit_code == 0


def test_a_nomination_sent_back_is_named_and_not_compared(desk: Desk) -> None:
    desk.run("load", desk.file(OWN))
    by = ("--by", "Lê Thị Mai")
    desk.run("move", "HS-2023-002", "received", *by)
    desk.run("move", "HS-2023-002", "returned", *by, "--reason", "TL12")
    recorded = recorded_list(Ledger.open(desk.ledger).rows, read_context(Ledger.open(desk.ledger)), "2023")

    assert [mention.name for mention in recorded.mentions] == ["Nguyễn Văn An"]
    assert [(one.place.say(), one.text) for one in recorded.unread] == [
        ("hồ sơ HS-2023-002", "Trả lại (Phạm Thị Dung)")
    ]


def test_a_unit_sees_the_list_of_its_own_nominations_only(desk: Desk) -> None:
    desk.run("load", desk.file(OWN))
    desk.run("load", desk.file(OWN, "b.xlsx", unit="Thanh tra Sở"))
    ledger = Ledger.open(desk.ledger)
    context = read_context(ledger)

    def ask(name: str, **words: Any) -> list[dict[str, Any]]:
        return ledger.rows(name, viewer=Viewer(Role.UNIT, "TTR"), **words)

    for unit in (None, "VP", "TTR"):
        assert {mention.unit_code for mention in recorded_list(ask, context, "2023", unit).mentions} == {"TTR"}
    assert len(recorded_list(ledger.rows, context, "2023").mentions) == 4


@pytest.mark.parametrize(
    "words",
    [(), ("{a}",), ("--with-ledger",), ("{a}", "--with-ledger"), ("{a}", "{a}", "--plan", "1999")],
    ids=["nothing", "one file", "the ledger alone", "no plan", "unknown plan"],
)
def test_wrong_usage_ends_with_two(desk: Desk, words: tuple[str, ...]) -> None:
    path = kept(desk, "a.xlsx", workbook_of((AN,)))
    assert desk.run("reconcile", *(word.format(a=path) for word in words)).exit_code == 2


def test_a_file_that_is_no_list_or_names_nobody_is_said(desk: Desk) -> None:
    good = kept(desk, "a.xlsx", workbook_of((AN,)))
    for name, content, said in (
        ("b.pdf", b"%PDF-1.7", "Tệp không phải bảng tính hoặc văn bản Word"),
        ("c.docx", document("BIÊN BẢN", "Không có ai."), "Không tìm thấy danh sách đề nghị nào trong “c.docx”."),
        ("d.docx", document_of((AN,))[:2000], "Không mở được tệp này."),
    ):
        result = desk.run("reconcile", good, kept(desk, name, content))
        assert (result.exit_code, said in result.stderr) == (1, True)


def test_a_ledger_that_is_not_there_ends_with_three(desk: Desk, tmp_path: Path) -> None:
    path = kept(desk, "a.xlsx", workbook_of((AN,)))
    nowhere = Desk(desk.folder, tmp_path / "none" / "x.duckdb")
    assert nowhere.run("reconcile", path, path).exit_code == 3


def test_sixty_nominees_in_three_lists_are_compared_at_once(desk: Desk) -> None:
    names = [f"{family} {middle} {given}" for family in ["Trần", "Lê", "Đỗ", "Vũ"] for middle in ["Thị", "Văn", "Hữu"]
             for given in ["An", "Bình", "Cường", "Dũng", "Giang"]]  # fmt: skip
    everybody: list[Nominee] = [
        ("Ông", name, str(1960 + number), "Chuyên viên", "Văn phòng Sở", "LĐTT") for number, name in enumerate(names)
    ]
    files = [
        kept(desk, "a.xlsx", workbook_of(everybody)),
        kept(desk, "b.docx", document_of(everybody[:-1])),
        kept(desk, "c.docx", document_of([*everybody[1:], but(everybody[0], position="Văn thư")])),
    ]
    objects = [json.loads(line) for line in desk.run("reconcile", *files, "--json").stdout.splitlines()]

    assert len([one for one in objects if "lists" in one]) == 60
    assert differences(objects) == [("missing", names[-1]), ("position", names[0])]
