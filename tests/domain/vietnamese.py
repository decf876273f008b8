"""Vietnamese text for property tests, and the encodings before Unicode written from the rules of their keyboards."""

import unicodedata

from hypothesis import strategies as st

from domain.legacy_tables import TCVN3

TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
LETTERS = sorted({unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in TONES} | {"đ"})
SENTENCES = (
    "Chiến sĩ thi đua cơ sở",
    "Đang thực hiện đúng tiến độ",
    "Đã tổ chức hội nghị triển khai kế hoạch, phát động phong trào thi đua",
    "Nguyễn Thị Tươi",
    "Kinh phí được phân bổ chậm; thiếu biên chế",
    "Bằng khen của Chủ tịch tỉnh",
    "Đề nghị Sở sớm ban hành hướng dẫn về hồ sơ trình khen thưởng",
    "Trần Quốc Vượng - chuyên viên phòng Cải cách hành chính",
    "Cuộc họp ngày mười hai, kết quả bỏ phiếu bảy trên chín",
    "Lễ kỷ niệm, thăm hỏi gia đình chính sách; quỹ khuyến học",
)
_VNI_TONES = dict(zip(TONES, ("", "ø", "ù", "û", "õ", "ï"), strict=True))
_VNI_BREVE = dict(zip(TONES, "êèéúüë", strict=True))
_VNI_CIRCUMFLEX = dict(zip(TONES, "âàáåãä", strict=True))
_VNI_I = dict(zip(TONES, "iìíæóò", strict=True))
_TO_TCVN3 = str.maketrans({letter: sign for sign, letter in TCVN3.items()})

words = st.text(st.sampled_from([*LETTERS, *"bcdghklmnpqrstvx"]), min_size=1, max_size=7)
texts = st.lists(words | st.sampled_from(["1", "2023", "-", "a,", "(b)"]), min_size=1, max_size=8).map(" ".join)


def tcvn3(text: str) -> str:
    """Write text as a .Vn font stores it: capitals with a tone as small letters."""
    return "".join(
        letter.translate(_TO_TCVN3) if ord(letter) in _TO_TCVN3 else letter.lower().translate(_TO_TCVN3)
        if not letter.isascii() else letter
        for letter in text
    )  # fmt: skip


def vni(text: str) -> str:
    """Write text as a VNI font stores it: base and mark, of one case."""
    return "".join(_vni_letter(letter.lower()).upper() if letter.isupper() else _vni_letter(letter) for letter in text)


def misread(text: str, codepage: str) -> str:
    """Read the text's UTF-8 in a codepage of one byte a letter; bytes it leaves undefined become control characters."""
    return "".join(
        bytes([byte]).decode(codepage, "ignore") or chr(byte) for byte in unicodedata.normalize("NFC", text).encode()
    )


def _vni_letter(letter: str) -> str:
    if letter == "đ":
        return "ñ"
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    if "\u0306" in marks:
        return base + _VNI_BREVE[tone]
    if "\u0302" in marks:
        return base + _VNI_CIRCUMFLEX[tone]
    if "\u031b" in marks:
        return {"o": "ô", "u": "ö"}[base] + _VNI_TONES[tone]
    if base == "i":
        return _VNI_I[tone]
    if (base, tone) == ("y", "\u0323"):
        return "î"
    return base + _VNI_TONES[tone] if tone else letter
