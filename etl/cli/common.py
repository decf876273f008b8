"""What the commands share: options, the ledger, exit statuses, and how a thing is said to a person or a program."""

import functools
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from domain.dates import parse_date
from domain.people import Actor, Role
from domain.rejects import Reject
from ledger import Ledger, LedgerError
from ledger.errors import ActRefused
from texts import LANGUAGES, N_, translate

DEFAULT_LEDGER = Path(__file__).resolve().parent.parent.parent / "data" / "ledger.duckdb"
EXIT_REFUSED, EXIT_USAGE, EXIT_LEDGER = 1, 2, 3
NOT_A_DATE = N_("không phải là ngày; hãy ghi như 31/03/2023 hoặc 2023-03-31")
OTHER_STORE = N_("Phiên bản này chỉ dùng sổ là một tệp trên máy, chưa dùng được “{url}”.")

Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True)
class Call:
    """How a command was called: the ledger's place, and how to answer."""

    ledger_url: str
    as_json: bool
    lang: str

    @property
    def ledger_path(self) -> Path:
        """The ledger's file; ends the program when the address names a store that isn't a file."""
        if ":" in self.ledger_url[2:] and not Path(self.ledger_url).exists():
            self.fail(self.say(OTHER_STORE, url=self.ledger_url), EXIT_LEDGER)
        return Path(self.ledger_url)

    def ledger(self) -> Ledger:
        """Return the ledger; raises LedgerError."""
        return Ledger.open(self.ledger_path)

    def say(self, sentence: str, **words: object) -> str:
        """Return a sentence in the caller's language."""
        return translate(sentence, self.lang).format(**words)

    def tell(self, sentence: str, **answer: object) -> None:
        """Print a sentence, or the answer's fields as one line of JSON."""
        click.echo(
            json.dumps(answer, ensure_ascii=False, default=_plain) if self.as_json else self.say(sentence, **answer)
        )

    def table(self, rows: list[dict[str, Any]], columns: dict[str, str]) -> None:
        """Print rows: one JSON object a line, or the columns under their headings."""
        if self.as_json:
            for row in rows:
                click.echo(json.dumps(row, ensure_ascii=False, default=_plain))
            return
        click.echo("\t".join(translate(heading, self.lang) for heading in columns.values()))
        for row in rows:
            click.echo("\t".join(_shown(row[name]) for name in columns))

    def fail(self, sentence: str, status: int) -> None:
        """Say on standard error why the command ends, and end it with that status."""
        click.echo(sentence, err=True)
        raise SystemExit(status)


def command_options(command: Command) -> Command:
    """Give a command the options that all have; it gets them as one `Call`, and ledger errors become exit status 3."""

    @click.option("--ledger", "ledger_url", envvar="TDKT_LEDGER", default=str(DEFAULT_LEDGER), help="Sổ dữ liệu.")
    @click.option("--json", "as_json", is_flag=True, help="Trả lời bằng JSON, mỗi dòng một đối tượng.")
    @click.option("--lang", type=click.Choice(LANGUAGES), default="vi", help="Ngôn ngữ của câu trả lời.")
    @functools.wraps(command)
    def wrapped(ledger_url: str, as_json: bool, lang: str, **kwargs: object) -> object:
        call = Call(ledger_url, as_json, lang)
        try:
            return command(call, **kwargs)
        except LedgerError as reason:
            call.fail(f"{call.say(reason.sentence)} {reason.detail}".strip(), EXIT_LEDGER)
        except ActRefused as reason:
            call.fail(call.say(reason.sentence, **reason.words), EXIT_REFUSED)
        except PermissionError as reason:
            call.fail(f"{call.say(LedgerError.sentence)} {reason}", EXIT_LEDGER)
        return None

    return cast(Command, wrapped)


class Day(click.ParamType[date]):
    """A date, day first or in ISO form."""

    name = "ngày"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date typed; fails with wrong usage."""
        if isinstance(value, date):
            return value
        try:
            day = parse_date(value).on
        except Reject:
            day = None
        if day is None:
            self.fail(f"“{value}” {NOT_A_DATE}", param, ctx)
        return day


def acting(name: str | None, role: Role = Role.OFFICE) -> Actor:
    """Return who acts; a name that nobody has proved."""
    return Actor(name or os.environ.get("TDKT_BY") or "Văn phòng Sở", role)


def _plain(value: object) -> str:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value)


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)
