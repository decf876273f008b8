"""The real plan of 2023 as its writer typed it, and small real documents made from it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from etl.plan_import import Content, PlanDocument

PLAN_TXT = Path(__file__).resolve().parents[3] / "data/plans/source/ke-hoach-thi-dua-khen-thuong-2023.txt"

LEGAL_BASES = (
    "Căn cứ Luật Thi đua, khen thưởng năm 2003 và Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng "
    "năm 2005 và năm 2013;",
    "Thực hiện Kế hoạch số 207/KH-UBND ngày 23/12/2022 của UBND tỉnh Hưng Yên về công tác thi đua, khen "
    "thưởng năm 2023.",
)
PURPOSE = (
    "Đẩy mạnh các phong trào thi đua yêu nước, phát huy sức mạnh tổng hợp của cả hệ thống chính trị, quyết tâm thực "
    "hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội năm 2023;",
    "Tạo sự chuyển biến mạnh mẽ trong nhận thức, tư tưởng của cấp ủy, chính quyền, nâng cao trách nhiệm của người "
    "đứng đầu trong việc triển khai thực hiện công tác thi đua, khen thưởng",
    "Các phòng, ban, trung tâm triển khai các hoạt động về thi đua đảm bảo đồng bộ, thiết thực, hiệu quả.",
    "Kịp thời biểu dương, tuyên truyền các điển hình tiên tiến, các cách làm hay trong phong trào thi đua. Chú trọng "
    "phát hiện đề xuất trình khen thưởng và khen thưởng theo thẩm quyền các thành tích đột xuất, chuyên đề cho tập thể "
    "nhỏ và người lao động trực tiếp.",
)
II_1 = "Tuyên truyền, phổ biến pháp luật về thi đua, khen thưởng"
II_2 = "Xây dựng và ban hành văn bản tổ chức triển khai phong trào thi đua"
TEXTS = (
    "Tuyên truyền các văn bản về công tác thi đua, khen thưởng: Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị về "
    "tiếp tục đổi mới công tác thi đua, khen thưởng; Chỉ thị số 07/CT-TTg ngày 19/3/2014 của Thủ tướng "
    "Chính phủ về đẩy "
    "mạnh phòng chống tiêu cực trong công tác quản lý công chức, viên chức và thi đua, khen thưởng; Luật Thi đua, khen "
    "thưởng; Quyết định số 18/2020/QĐ-UBND của UBND tỉnh về việc ban hành Quy chế thi đua, khen thưởng tỉnh Hưng Yên.",
    "Kịp thời ban hành các văn bản tổ chức triển khai thực hiện phong trào thi đua, khen thưởng theo văn "
    "bản chỉ đạo của "
    "Bộ và của tỉnh.",
    "Đăng ký nội dung và tiêu chí thi đua năm 2023 với Khối thi đua Nội chính và Cụm thi đua Sở Nội vụ các tỉnh, thành "
    "Bắc Bộ.",
    "Tổ chức Hội nghị triển khai nhiệm vụ công tác thi đua, khen thưởng, phát động phong trào thi đua và "
    "ký giao ước thi "
    "đua năm 2023 trong Cụm thi đua các phòng, ban, đơn vị thuộc và trực thuộc Sở Nội vụ.",
    "Tích cực tham gia các hoạt động của Cụm thi đua Sở Nội vụ các tỉnh, thành Bắc Bộ; Khối thi đua Nội chính và các "
    "hoạt động do Hội đồng Thi đua - Khen thưởng tỉnh tổ chức.",
    "Khen thưởng và trình cấp có thẩm quyền khen thưởng cho các tập thể, cá nhân có thành tích tiêu biểu "
    "trong các phong "
    "trào thi đua; chú trọng các thành tích đột xuất, chuyên đề, các tập thể nhỏ và người lao động trực tiếp.",
    "Căn cứ nội dung Kế hoạch, các phòng, ban, trung tâm thuộc, trực thuộc Sở triển khai thực hiện phong "
    "trào thi đua phù "
    "hợp với chức năng, nhiệm vụ. Kịp thời phát hiện và đề nghị các hình thức khen thưởng phù hợp cho tập thể, cá nhân "
    "có cách làm hay, sáng tạo và hiệu quả trong công tác.",
    "Giao Văn phòng Sở có trách nhiệm theo dõi việc thực hiện Kế hoạch, kịp thời báo cáo Lãnh đạo Sở về "
    "khó khăn, vướng "
    "mắc trong quá trình triển khai, thực hiện các nội dung Kế hoạch; đồng thời, tổng hợp kết quả, đề nghị khen thưởng "
    "đảm bảo đúng theo hướng dẫn của Bộ Nội vụ; Cụm thi đua Sở Nội vụ các tỉnh, thành Bắc Bộ và Khối thi "
    "đua Nội chính.",
)
CLOSING = (
    "Trên đây là Kế hoạch công tác thi đua, khen thưởng năm 2023. Sở Nội vụ xây dựng để toàn Sở căn cứ, triển khai, "
    "thực hiện./.",
    "Nơi nhận:",
    "- Lãnh đạo Sở;",
    "KT. GIÁM ĐỐC",
)
TYPED = (
    "KẾ HOẠCH",
    "Công tác thi đua, khen thưởng năm 2023",
    *LEGAL_BASES,
    "Sở Nội vụ xây dựng Kế hoạch công tác thi đua, khen thưởng năm 2023 của Sở, như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    f"- {PURPOSE[0]}",
    f"- {PURPOSE[1]}",
    "2. Yêu cầu",
    f"- {PURPOSE[2]}",
    f"- {PURPOSE[3]}",
    "II. NỘI DUNG",
    f"1. {II_1}",
    TEXTS[0],
    f"2. {II_2}",
    TEXTS[1],
    TEXTS[2],
    f"3. {TEXTS[3]}",
    f"4. {TEXTS[4]}",
    f"5. {TEXTS[5]}",
    "III. TỔ CHỨC THỰC HIỆN",
    f"1. {TEXTS[6]}",
    f"2. {TEXTS[7]}",
    *CLOSING,
)


@pytest.fixture(scope="session")
def plan_txt() -> Path:
    """The real plan's text as it came from its PDF."""
    return PLAN_TXT


@pytest.fixture(scope="session")
def typed() -> tuple[str, ...]:
    """The real plan's paragraphs as its writer typed them."""
    return TYPED


@pytest.fixture(scope="session")
def real_plan() -> PlanDocument:
    """What every form of the real plan must give, word for word."""
    places = ("II.1", "II.2", "II.2", "II.3", "II.4", "II.5", "III.1", "III.2")
    headings = (II_1, II_2, II_2, "", "", "", "", "")
    rows = zip(places, headings, TEXTS, strict=True)
    return PlanDocument(
        title="Kế hoạch công tác thi đua, khen thưởng năm 2023",
        year=2023,
        legal_bases=tuple(text[:-1] for text in LEGAL_BASES),
        purpose=PURPOSE,
        contents=tuple(Content(*row, order=order) for order, row in enumerate(rows, start=1)),
    )


@pytest.fixture
def save_docx(tmp_path: Path) -> Callable[..., Path]:
    """Makes a Word document of paragraphs; `automatic` leaves the numbers to Word, `tables` adds the usual two."""

    def save(paragraphs: tuple[str, ...], *, automatic: bool = False, tables: bool = False) -> Path:
        document = Document()
        if tables:
            _table(document, ("UBND TỈNH HƯNG YÊN\nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        numbers = _Lists(document) if automatic else None
        for text in paragraphs:
            mark, _, rest = text.partition(" ")
            properties = numbers.properties(mark) if numbers else None
            paragraph = document.add_paragraph(rest if properties else text)
            if properties:
                paragraph._p.get_or_add_pPr().append(parse_xml(properties))
        if tables:
            _table(document, ("Nơi nhận:\n- Như trên;", "1. Không phải nội dung."))
        path = tmp_path / "ke-hoach.docx"
        document.save(str(path))
        return path

    return save


def _table(document: Document, cells: tuple[str, str]) -> None:
    row = document.add_table(rows=1, cols=2).rows[0]
    for cell, text in zip(row.cells, cells, strict=True):
        cell.text = text


class _Lists:
    """Numbering as Word writes it: one Roman list, clauses restarted in each section, one list of dashes."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        self._clauses = 0
        for abstract_id, number_format, pattern in (
            (70, "upperRoman", "%1."),
            (71, "decimal", "%1."),
            (72, "bullet", "\uf02d"),
        ):
            counts = f'<w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:lvlText w:val="{pattern}"/>'
            level = f'<w:lvl w:ilvl="0">{counts}</w:lvl>'
            xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}">{level}</w:abstractNum>'
            self._root.insert(0, parse_xml(xml))
        self._add(700, 70)
        self._add(720, 72)

    def properties(self, mark: str) -> str | None:
        """The paragraph's numPr for a typed mark, None when it has none."""
        if mark in ("I.", "II.", "III."):
            self._clauses += 1
            restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            self._add(710 + self._clauses, 71, restart)
            return self._numbered(700)
        if mark == "-":
            return self._numbered(720)
        return self._numbered(710 + self._clauses) if mark in ("1.", "2.", "3.", "4.", "5.") else None

    def _add(self, list_id: int, abstract_id: int, override: str = "") -> None:
        inner = f'<w:abstractNumId w:val="{abstract_id}"/>{override}'
        self._root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{list_id}">{inner}</w:num>'))

    @staticmethod
    def _numbered(list_id: int) -> str:
        return f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
