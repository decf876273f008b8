"""What can be wrong with reaching a ledger, each with the sentence an official reads."""

from texts import N_, translate


class LedgerError(Exception):
    """The ledger can't be used; `sentence` says why and what to do."""

    sentence = N_("Không dùng được sổ dữ liệu.")

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.sentence} {detail}".strip())
        self.detail = detail


class LedgerMissing(LedgerError):
    """There is no ledger at that place."""

    sentence = N_("Chưa có sổ dữ liệu. Hãy tạo bằng lệnh “python -m etl init”.")


class LedgerGone(LedgerMissing):
    """There is no ledger where there was one: its archive still lies there, or the whole folder is gone."""

    sentence = N_(
        "Không thấy tệp sổ dữ liệu ở chỗ vẫn dùng. Hãy kiểm tra ổ đĩa hoặc thư mục mạng đã được nối chưa; "
        "nếu tệp đã mất, khôi phục từ bản sao lưu bằng lệnh “python -m etl restore”."
    )


class LedgerBusy(LedgerError):
    """Another program kept the ledger for longer than anyone should wait."""

    sentence = N_("Sổ dữ liệu đang được chương trình khác sử dụng. Hãy đợi vài giây rồi thử lại.")


class LedgerTooNew(LedgerError):
    """The ledger was written by a later version of the program."""

    sentence = N_("Sổ dữ liệu do phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật chương trình rồi mở lại.")


class LedgerBroken(LedgerError):
    """The file at that place is not a ledger, or is damaged."""

    sentence = N_(
        "Tệp sổ dữ liệu bị hỏng hoặc không phải sổ của chương trình. Hãy giữ nguyên tệp và khôi phục từ bản sao lưu "
        "gần nhất bằng lệnh “python -m etl restore”."
    )


class LedgerUnreachable(LedgerError):
    """The computer refuses to read or write the ledger's file or folder: rights, a full disk, a drive that is gone."""

    sentence = N_(
        "Máy không cho đọc hoặc ghi tệp sổ dữ liệu. Hãy kiểm tra quyền truy cập và dung lượng ổ đĩa còn trống."
    )


class LedgerAway(LedgerError):
    """PostgreSQL, which holds a lake's catalogue, doesn't answer."""

    sentence = N_(
        "Máy chủ giữ sổ dữ liệu (PostgreSQL) tạm thời không trả lời; chương trình tự nối lại khi máy chủ hoạt động. "
        "Không có số liệu nào bị mất. Nếu kéo dài quá vài phút, hãy báo người quản trị máy chủ."
    )


class StorageAway(LedgerAway):
    """The object storage that holds a lake's Parquet doesn't answer."""

    sentence = N_(
        "Kho lưu trữ đối tượng của sổ dữ liệu (S3) tạm thời không trả lời; chương trình tự nối lại khi kho hoạt động. "
        "Không có số liệu nào bị mất. Nếu kéo dài quá vài phút, hãy báo người quản trị máy chủ."
    )


class StorageRefused(LedgerUnreachable):
    """The object storage answers and refuses: no such bucket, no right to it, a file that should be there is gone."""

    sentence = N_(
        "Kho lưu trữ đối tượng (S3) không cho đọc hoặc ghi sổ dữ liệu. Hãy kiểm tra tên kho trong data_path và quyền "
        "của khóa truy cập."
    )


class StorageKeyMissing(LedgerError):
    """Nobody has told the key of the object storage."""

    sentence = N_(
        "Chưa có khóa của kho lưu trữ đối tượng (S3). Hãy đặt biến môi trường AWS_ACCESS_KEY_ID và "
        "AWS_SECRET_ACCESS_KEY; với kho riêng thì thêm AWS_ENDPOINT_URL."
    )


class CatalogueRefused(LedgerError):
    """PostgreSQL answers and lets nobody in: no such database or account, or a wrong password."""

    sentence = N_(
        "Máy chủ PostgreSQL từ chối kết nối đến sổ dữ liệu. Hãy kiểm tra tên cơ sở dữ liệu, tài khoản và mật khẩu "
        "(tệp .pgpass hoặc biến PGPASSWORD)."
    )


class LakeElsewhere(LedgerError):
    """An address whose folder isn't where the lake's rows lie; `detail` is where they do."""

    sentence = N_(
        "Thư mục data_path trong địa chỉ không phải nơi sổ này đang để số liệu. Hãy ghi đúng nơi đã dùng khi tạo sổ:"
    )


class LedgerRearranged(LedgerAway):
    """DuckDB gave up on a lake, as it does where what it knew of it was put elsewhere; asked again, it answers."""

    sentence = N_(
        "Sổ dữ liệu vừa được sắp xếp lại trong lúc đọc. Hãy thử lại; nếu vẫn vậy, hãy chạy “python -m etl verify” và "
        "báo người quản trị máy chủ."
    )


class LakeAddressWrong(LedgerError):
    """An address that names no lake; `detail` is the address, any password in it left out."""

    sentence = N_(
        "Địa chỉ sổ trên DuckLake chưa đúng. Hãy ghi như “ducklake:postgres:host=may-chu dbname=thi_dua "
        "user=thi_dua data_path=/srv/thi-dua”: data_path là thư mục dùng chung, ghi đủ từ gốc, hoặc kho lưu trữ đối "
        "tượng “s3://kho/thu-muc” kèm archive_path là thư mục dùng chung cho tệp gốc; mật khẩu để trong tệp .pgpass "
        "hoặc biến PGPASSWORD, không ghi ở đây."
    )


class LakeNotInstalled(LedgerError):
    """What a lake needs isn't installed; `detail` is the part that is missing."""

    sentence = N_(
        "Máy này chưa cài phần nối với DuckLake. Hãy chạy “pip install -r requirements-lake.txt” trong môi trường của "
        "chương trình."
    )


class NotForRole(LedgerError):
    """A question that who looks may not ask; `detail` is the query's name."""

    sentence = N_("Nội dung này không dành cho vai trò của người đang xem.")

    def __init__(self, detail: str = "") -> None:
        super().__init__()
        self.detail = detail


class ActRefused(Exception):
    """An act that doesn't fit the ledger's present state; `sentence` is a Vietnamese template filled with `words`."""

    def __init__(self, sentence: str, **words: str) -> None:
        super().__init__(sentence.format(**words))
        self.sentence = sentence
        self.words = words

    def say(self, lang: str) -> str:
        """Return what is refused and why, the words of closed lists in it translated too."""
        words = {name: _in(text, lang) if name in _OF_LISTS else text for name, text in self.words.items()}
        return translate(self.sentence, lang).format(**words)


# Words of a refusal that come from closed lists, several set apart by commas; the others are what people typed.
_OF_LISTS = frozenset({"state", "wanted", "choices", "roles", "field", "act"})


def _in(labels: str, lang: str) -> str:
    return ", ".join(translate(label, lang) for label in labels.split(", "))
