"""The acts on a difficulty as a person meets them: what each is called, asks for, and must be told."""

from collections.abc import Mapping
from dataclasses import dataclass

from texts import N_
from ui.difficulty.fields import Field


@dataclass(frozen=True)
class Form:
    """One act: its name, its button, what its text and days are called, its fields and which of them must be filled."""

    label: str
    button: str
    text: str
    fields: tuple[Field, ...]
    required: tuple[Field, ...] = ()
    on: str = N_("Ngày thực hiện")
    due: str = N_("Thời hạn")
    on_behalf: str = ""  # the name when the Office records it for leadership


FORMS: Mapping[str, Form] = {
    "directed": Form(
        N_("Cho ý kiến chỉ đạo"),
        N_("Ghi ý kiến chỉ đạo"),
        N_("Nội dung ý kiến chỉ đạo"),
        ("responsible_unit", "due_on", "meeting_id", "document", "on"),
        ("responsible_unit",),
        on=N_("Ngày cho ý kiến"),
        on_behalf=N_("Ghi ý kiến của Lãnh đạo"),
    ),
    "passed_on": Form(
        N_("Kiến nghị cấp trên"),
        N_("Ghi việc kiến nghị"),
        N_("Nội dung kiến nghị"),
        ("passed_to", "document", "due_on", "on"),
        ("passed_to",),
        on=N_("Ngày kiến nghị"),
        due=N_("Đề nghị trả lời trước ngày"),
    ),
    "replied": Form(
        N_("Cấp trên trả lời"),
        N_("Ghi trả lời của cấp trên"),
        N_("Nội dung trả lời"),
        ("document", "on"),
        on=N_("Ngày của văn bản trả lời"),
    ),
    "answered": Form(
        N_("Ghi kết quả"),
        N_("Ghi kết quả"),
        N_("Kết quả thực hiện"),
        ("direction_no", "response_status", "document", "on"),
        on=N_("Ngày báo cáo"),
    ),
    "reminded": Form(
        N_("Đôn đốc"),
        N_("Ghi đã đôn đốc"),
        N_("Lời đôn đốc đã gửi"),
        ("direction_no", "document", "on"),
        on=N_("Ngày đôn đốc"),
    ),
    "resolved": Form(
        N_("Kết thúc"),
        N_("Kết thúc khó khăn này"),
        N_("Kết quả giải quyết"),
        ("document", "on"),
        ("document",),
        on=N_("Ngày kết thúc"),
    ),
    "reopened": Form(
        N_("Mở lại"), N_("Mở lại khó khăn này"), N_("Lý do mở lại"), ("document", "on"), on=N_("Ngày mở lại")
    ),
}
# What is likely to be done next in each state: by leadership, by the Office.
FIRST = {
    "reported": ("directed", "directed"),
    "directed": ("directed", "reminded"),
    "answered": ("directed", "resolved"),
    "passed_on": ("directed", "replied"),
    "resolved": ("reopened", "reopened"),
}
# What is missing, as a sentence names it.
LABELS = {
    "text": N_("nội dung"),
    "document": N_("minh chứng (số, ký hiệu văn bản)"),
    "passed_to": N_("cấp được kiến nghị"),
    "on_behalf_of": N_("người cho ý kiến"),
    "responsible_unit": N_("đơn vị thực hiện"),
}
