"""What can be wrong with a file to be taken away, each with the sentence an official reads."""

from texts import N_


class ReportError(Exception):
    """The file is not handed over; `sentence` says why, `detail` where."""

    sentence = N_("Không lập được tệp kết xuất.")

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.sentence} {detail}".strip())
        self.detail = detail


class ExportDiffers(ReportError):
    """Reopened, the file doesn't hold what was asked for."""

    sentence = N_(
        "Tệp kết xuất mở lại không khớp với số liệu nên không được đưa ra. Số liệu trong sổ không bị ảnh hưởng."
    )
