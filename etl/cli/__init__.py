"""The command line: `python -m etl COMMAND`; each command's module is imported when it is called."""

import sys
from importlib import import_module

import click

COMMANDS = {
    "init": "etl.cli.plans:init",
    "plan": "etl.cli.plans:plan",
    "template": "etl.cli.plans:template",
    "sample": "etl.cli.plans:sample",
    "check": "etl.cli.loading:check",
    "load": "etl.cli.loading:load",
    "withdraw": "etl.cli.loading:withdraw",
    "history": "etl.cli.loading:history",
    "trail": "etl.cli.loading:trail",
    "direct": "etl.cli.difficulties:direct",
    "answer": "etl.cli.difficulties:answer",
    "remind": "etl.cli.difficulties:remind",
    "resolve": "etl.cli.difficulties:resolve",
    "reopen": "etl.cli.difficulties:reopen",
    "pass-on": "etl.cli.difficulties:pass_on",
    "reply": "etl.cli.difficulties:reply",
    "join": "etl.cli.difficulties:join",
    "part": "etl.cli.difficulties:part",
    "keep-apart": "etl.cli.difficulties:keep_apart",
    "move": "etl.cli.nominations:move",
    "council": "etl.cli.nominations:council",
    "paper": "etl.cli.nominations:paper",
    "override": "etl.cli.nominations:override",
    "class": "etl.cli.nominations:nominee_class",
    "announce": "etl.cli.nominations:announce",
    "accept": "etl.cli.nominations:accept",
    "correct": "etl.cli.nominations:correct",
    "refuse": "etl.cli.nominations:refuse",
    "same-person": "etl.cli.nominations:same_person",
    "namesakes": "etl.cli.lists:namesakes",
    "meeting": "reports.meeting_cli:meeting",
    "reconcile": "etl.cli.lists:reconcile_lists",
    "eligibility": "etl.cli.eligibility:eligibility",
    "report": "reports.cli:report",
    "accounts": "etl.cli.accounts:accounts",
    "settings": "etl.cli.accounts:settings",
    "backup": "etl.cli.keeping:backup",
    "restore": "etl.cli.keeping:restore",
    "verify": "etl.cli.keeping:verify",
    "dictionary": "etl.cli.plans:dictionary",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only to run or explain it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None when there is none."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, name = place.split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Sổ theo dõi kế hoạch thi đua, khen thưởng: nạp bảng tính của đơn vị, lập mẫu, ghi ý kiến chỉ đạo."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not speak UTF-8 by itself.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
