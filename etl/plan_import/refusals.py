"""Why a document is not taken as a plan: one code and one sentence for each reason."""

from texts import N_

REFUSALS: dict[str, str] = {
    "too_large": N_(
        "Tệp lớn hơn 20 MB hoặc dài quá 200 trang. Hãy gửi tệp chỉ gồm kế hoạch, không kèm ảnh và phụ lục."
    ),
    "empty_file": N_("Tệp không có nội dung. Hãy kiểm tra lại tệp rồi gửi lại bản có chữ."),
    "unreadable_file": N_(
        "Không đọc được tệp: tệp bị hỏng hoặc không phải văn bản. Hãy mở tệp trên máy, lưu lại dạng .docx rồi gửi lại."
    ),
    "encrypted_file": N_("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
    "not_a_document": N_(
        "Tệp không phải văn bản .txt, .docx hoặc .pdf. Hãy mở kế hoạch và lưu lại dạng .docx rồi gửi lại."
    ),
    "scanned_pdf": N_(
        "Tệp PDF là ảnh quét, không có chữ để đọc. Hãy gửi tệp Word (.docx) hoặc tệp PDF xuất thẳng từ Word."
    ),
    "unreadable_text": N_(
        "Chữ trong tệp PDF bị mã hóa theo phông riêng, không đọc được. Hãy gửi tệp Word (.docx) của kế hoạch."
    ),
    "no_title": N_(
        "Không tìm thấy dòng tên loại văn bản “KẾ HOẠCH”. "
        "Hãy kiểm tra đúng tệp kế hoạch, chữ dùng bảng mã Unicode (UTF-8)."
    ),
    "no_year": N_("Tên kế hoạch không nêu năm. Hãy ghi rõ trong tên, ví dụ “Công tác thi đua, khen thưởng năm 2023”."),
    "no_sections": N_(
        "Không tìm thấy các mục đánh số La Mã (I., II., III.). Hãy đánh số mục, ví dụ “II. NỘI DUNG”, mỗi mục một dòng."
    ),
    "no_clauses": N_(
        "Không tìm thấy nội dung đánh số 1., 2. trong các mục sau phần mục đích, yêu cầu. "
        "Hãy đánh số từng nội dung, ví dụ “1. Tuyên truyền…” dưới “II. NỘI DUNG”."
    ),
}


class PlanRefused(Exception):
    """A document that can't be taken as a plan; `code` is a key of `REFUSALS`, `sentence` says what to do about it."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.sentence = REFUSALS[code]
        super().__init__(code)

    def __str__(self) -> str:
        return self.sentence
