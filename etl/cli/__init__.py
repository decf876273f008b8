"""The command line: `python -m etl COMMAND`; each command's module is imported when it is called."""

import sys
from importlib import import_module

import click

# Each with where it stands and what it does, so that `--help` imports none of them.
COMMANDS = {
    "init": (
        "etl.cli.plans:init",
        "Lập sổ và nạp đơn vị, danh mục, kỳ báo cáo, kế hoạch từ thư mục data/; chạy lại không sao.",
    ),
    "plan": ("etl.cli.plans:plan", "Kế hoạch: đọc từ văn bản, nạp vào sổ."),
    "template": ("etl.cli.plans:template", "Lập mẫu báo cáo của đơn vị cho một kỳ."),
    "sample": ("etl.cli.plans:sample", "Ghi bộ tệp minh họa: số liệu và tên người đều là giả định."),
    "check": ("etl.cli.loading:check", "Kiểm tra tệp như khi nạp, không ghi gì."),
    "copy": ("etl.cli.keeping:copy", "Chép nguyên sổ sang chỗ khác: tệp sang DuckLake hoặc ngược lại."),
    "compact": (
        "etl.cli.keeping:compact",
        "Gom các tệp nhỏ của sổ trên DuckLake, xóa tệp thừa; không đổi dòng nào của sổ.",
    ),
    "load": ("etl.cli.loading:load", "Nạp tệp hoặc thư mục tệp vào sổ."),
    "withdraw": ("etl.cli.recorded:withdraw", "Rút một lần nộp; tệp vẫn nằm trong lịch sử."),
    "history": ("etl.cli.recorded:history", "Liệt kê các lần nộp, mới nhất trước."),
    "trail": ("etl.cli.recorded:trail", "Liệt kê mọi việc đã làm trong sổ, mới nhất trước."),
    "direct": ("etl.cli.difficulties:direct", "Ghi ý kiến chỉ đạo của Lãnh đạo Sở về một khó khăn."),
    "answer": ("etl.cli.difficulties:answer", "Ghi kết quả đơn vị thực hiện ý kiến chỉ đạo."),
    "remind": ("etl.cli.difficulties:remind", "Ghi việc Văn phòng đã nhắc đơn vị thực hiện ý kiến chỉ đạo."),
    "resolve": ("etl.cli.difficulties:resolve", "Kết thúc một khó khăn, kèm minh chứng."),
    "reopen": ("etl.cli.difficulties:reopen", "Mở lại một khó khăn đã kết thúc, kèm lý do."),
    "pass-on": ("etl.cli.difficulties:pass_on", "Ghi việc kiến nghị cấp trên giải quyết một khó khăn."),
    "reply": ("etl.cli.difficulties:reply", "Ghi trả lời của cấp trên về một khó khăn đã kiến nghị."),
    "join": ("etl.cli.difficulties:join", "Ghép một khó khăn nêu trùng vào khó khăn đã có."),
    "part": ("etl.cli.difficulties:part", "Tách lại một khó khăn đã ghép."),
    "keep-apart": ("etl.cli.difficulties:keep_apart", "Xác nhận hai khó khăn gần giống nhau là hai việc."),
    "move": ("etl.cli.nominations:move", "Chuyển một hoặc nhiều hồ sơ đề nghị khen thưởng sang trạng thái khác."),
    "council": (
        "etl.cli.nominations:council",
        "Ghi kết quả bỏ phiếu của Hội đồng: chỉ ghi tổng số, không ghi ai bỏ phiếu thế nào.",
    ),
    "paper": ("etl.cli.nominations:paper", "Ghi hồ sơ đã có hoặc còn thiếu tài liệu nào."),
    "override": ("etl.cli.nominations:override", "Bỏ qua một lưu ý của quy định, kèm lý do."),
    "class": ("etl.cli.nominations:nominee_class", "Xếp lại nhóm đối tượng 1-5 theo biểu 0603.N, kèm lý do."),
    "announce": ("etl.cli.nominations:announce", "Ghi ngày công bố kết quả xét; đến ngày đó đơn vị mới thấy."),
    "accept": ("etl.cli.nominations:accept", "Nhận nội dung mà tệp gửi sau nêu khác với hồ sơ."),
    "correct": (
        "etl.cli.nominations:correct",
        "Sửa họ tên, Ông/Bà, năm sinh, chức vụ trên hồ sơ; lời cũ vẫn ở lịch sử và tệp của đơn vị.",
    ),
    "refuse": ("etl.cli.nominations:refuse", "Giữ nội dung của hồ sơ, không theo tệp gửi sau."),
    "same-person": (
        "etl.cli.nominations:same_person",
        "Xác nhận hai mã trong danh sách nghi trùng là một người, hoặc là hai người.",
    ),
    "namesakes": (
        "etl.cli.lists:namesakes",
        "Liệt kê những người nghi trùng mà Văn phòng chưa xác nhận, kèm mã để dùng với same-person.",
    ),
    "meeting": (
        "reports.meeting_cli:meeting",
        "Mở hoặc đóng một kỳ họp; khi đóng, số liệu kỳ họp đã xem được lưu lại.",
    ),
    "reconcile": (
        "etl.cli.lists:reconcile_lists",
        "So các danh sách đề nghị (bảng tính, biên bản, dự thảo quyết định, sổ) từng người một.",
    ),
    "eligibility": (
        "etl.cli.eligibility:eligibility",
        "Xét từng hồ sơ theo các quy tắc của pháp luật: đủ điều kiện xem xét hay chưa, vì sao.",
    ),
    "report": (
        "reports.cli:report",
        "Lập văn bản, tệp từ sổ: thông báo kết luận, trình chiếu, báo cáo, sổ số liệu, danh sách, tờ trình.",
    ),
    "accounts": ("etl.cli.accounts:accounts", "Tài khoản đăng nhập: lập, xem, ngừng dùng, đặt lại mật khẩu."),
    "settings": (
        "etl.cli.accounts:settings",
        "Thiết lập của chương trình: tên miền, phiên đăng nhập, sao lưu tự động.",
    ),
    "backup": (
        "etl.cli.keeping:backup",
        "Sao lưu sổ và kho tệp gốc vào một thư mục, kể cả khi chương trình đang chạy.",
    ),
    "restore": (
        "etl.cli.keeping:restore",
        "Khôi phục sổ từ một bản sao lưu, sau khi đối chiếu; sổ đang có được cất nguyên vẹn.",
    ),
    "verify": ("etl.cli.keeping:verify", "Kiểm tra nhật ký, số thứ tự và kho tệp gốc; không thay đổi gì."),
    "dictionary": (
        "etl.cli.plans:dictionary",
        "Ghi từ điển dữ liệu và danh sách kết quả kiểm tra, sinh từ khai báo của chương trình.",
    ),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and sentence, and imports one only to run or explain it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands as click lists those it has at hand, in the order of the work."""
        room = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, click.Command(name, help=explained).get_short_help_str(room))
                    for name, (_, explained) in COMMANDS.items()
                ]
            )


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Sổ theo dõi kế hoạch thi đua, khen thưởng: nạp bảng tính của đơn vị, lập mẫu, ghi ý kiến chỉ đạo."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not speak UTF-8 by itself.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
