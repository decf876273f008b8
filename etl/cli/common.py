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

from domain.clock import local, today
from domain.dates import parse_date
from domain.folding import without_controls
from domain.people import Actor, Role
from domain.rejects import Reject
from ledger import Ledger, LedgerError
from ledger.errors import ActRefused, LedgerUnreachable
from ledger.lake.address import PREFIX, place_of
from texts import LANGUAGES, N_, translate

DEFAULT_LEDGER = Path(__file__).resolve().parent.parent.parent / "data" / "ledger.duckdb"
EXIT_REFUSED, EXIT_USAGE, EXIT_LEDGER = 1, 2, 3
NOT_A_DATE = N_("không phải là ngày; hãy ghi như 31/03/2023 hoặc 2023-03-31")
IN_FUTURE = N_("là ngày chưa đến; hãy ghi ngày từ hôm nay trở về trước")
NO_PLACE = N_("“{url}” không phải là chỗ của một tệp sổ dữ liệu. Hãy ghi đường dẫn, ví dụ data/ledger.duckdb.")
NOT_WRITTEN = N_("Không đọc hoặc ghi được tệp: {reason}. Hãy kiểm tra đường dẫn, quyền truy cập và dung lượng ổ đĩa.")
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
        """The ledger's file, or the one that stands for a lake; ends the program when the address names neither."""
        if self.ledger_url.startswith(PREFIX):
            return self.placed(self.ledger_url)
        if not Path(self.ledger_url).name or _cleaned(self.ledger_url) != self.ledger_url or "\0" in self.ledger_url:
            self.fail(self.say(NO_PLACE, url=_cleaned(self.ledger_url)), EXIT_LEDGER)
        if ":" in self.ledger_url[2:] and not Path(self.ledger_url).exists():
            self.fail(self.say(OTHER_STORE, url=self.ledger_url), EXIT_LEDGER)
        return Path(self.ledger_url)

    def placed(self, url: str) -> Path:
        """Return the path that stands for an address; ends the program when the address names no place."""
        try:
            path = place_of(url, DEFAULT_LEDGER.parent)
        except LedgerError as reason:
            self.fail(" ".join([self.say(reason.sentence), reason.detail]).strip(), EXIT_LEDGER)
        return path

    def ledger(self) -> Ledger:
        """Return the ledger, with the registers it has never had; raises LedgerError."""
        from etl.registers import RegisterBroken, load_missing

        reached = self._reached(Ledger.open)
        try:
            load_missing(reached, acting(None))
        except RegisterBroken as reason:
            self.fail(str(reason), EXIT_REFUSED)
        return reached

    def new_ledger(self) -> Ledger:
        """Return the ledger, made if there is none; raises LedgerError."""
        return self._reached(Ledger.create)

    def _reached(self, reach: Callable[[Path], Ledger]) -> Ledger:
        try:
            return reach(self.ledger_path)
        except OSError as reason:
            raise LedgerUnreachable(str(reason)) from reason

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
            return command(call, **{name: _cleaned(value) for name, value in kwargs.items()})
        except LedgerError as reason:
            call.fail(f"{call.say(reason.sentence)} {reason.detail}".strip(), EXIT_LEDGER)
        except ActRefused as reason:
            call.fail(reason.say(call.lang), EXIT_REFUSED)
        except BrokenPipeError:
            raise  # whoever read has read enough: click ends quietly
        except OSError as reason:
            call.fail(call.say(NOT_WRITTEN, reason=_cleaned(str(reason))), EXIT_REFUSED)
        return None

    return cast(Command, wrapped)


def _cleaned(value: Any) -> Any:
    # What was typed in another encoding reaches us with characters that no text can hold; a path keeps them.
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    # Signs that a terminal obeys would act again whenever the text is shown.
    return without_controls(value.encode("utf-8", "replace").decode("utf-8")) if isinstance(value, str) else value


class Day(click.ParamType[date]):
    """A date, day first or in ISO form; `past`: of what has been done already, so no later than today."""

    name = "ngày"

    def __init__(self, *, past: bool = False) -> None:
        self.past = past

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
        if self.past and day > today():
            self.fail(f"“{value}” {IN_FUTURE}", param, ctx)
        return day


BY = click.option("--by", required=True, help="Người thực hiện.")
TEXT = click.option("--text", default="", help="Nội dung.")
ON = click.option("--on", "on", type=Day(past=True), help="Ngày thực hiện, mặc định là hôm nay.")
DOCUMENT = click.option("--document", default="", help="Số, ký hiệu văn bản.")


def acting(name: str | None, role: Role = Role.OFFICE) -> Actor:
    """Return who acts; a name that nobody has proved. Raises UsageError for a name without a letter."""
    if name is not None and not any(sign.isalpha() for sign in name):
        raise click.UsageError("--by: hãy ghi tên người thực hiện.")
    return Actor(name or os.environ.get("TDKT_BY") or "Văn phòng Sở", role)


def _plain(value: object) -> str:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value)


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        # Recorded in UTC, read in Viet Nam; the hour first, as on the screens.
        return f"{local(value):%H:%M %d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)
