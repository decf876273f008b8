"""A message to the unit about its file, ready to be copied into Zalo or an e-mail: plain text, no markup."""

from dataclasses import replace
from datetime import date

from domain.findings import Finding, Severity
from etl.give_back import may_be_marked
from etl.grouping import group
from etl.report import row_counts
from etl.verdict import Verdict
from texts import N_, formats, translate

MOST_LINES = 12

_TO = N_("Kính gửi {units},")
_TO_NOBODY = N_("Kính gửi đơn vị,")
_RECEIVED = N_("Văn phòng Sở đã nhận tệp “{file}” báo cáo kỳ {period} của quý đơn vị.")
_RECEIVED_OF_NO_PERIOD = N_("Văn phòng Sở đã nhận tệp “{file}” của quý đơn vị.")
_ALREADY_IN = N_("Tệp này đã có trong sổ, đơn vị không phải gửi lại.")
_ALREADY_IN_TO_MEND = N_("Tệp này đã có trong sổ; vẫn còn các mục cần sửa dưới đây.")
_ALL_IN = N_("Kết quả kiểm tra: nhận đủ {accepted}/{read} hàng, không có mục nào phải sửa.")
_NIL = N_("Kết quả kiểm tra: đã ghi nhận báo cáo không có nội dung phát sinh.")
_PARTLY_IN = N_("Kết quả kiểm tra: đã nhận được {accepted}/{read} hàng; còn các mục dưới đây cần sửa.")
_REFUSED = N_("Kết quả kiểm tra: chưa nhận được hàng nào, cần sửa các mục dưới đây rồi gửi lại.")
_TO_MEND = N_("Đề nghị sửa:")
_TO_LOOK_AT = N_("Đề nghị xem lại (không bắt buộc sửa):")
_MORE = N_("… và {n} mục khác trong tệp trả lại.")
_SEND_AGAIN = N_("Đề nghị đơn vị sửa ngay trong tệp gửi kèm và gửi lại Văn phòng Sở.")
_SEND_AGAIN_BY = N_("Đề nghị đơn vị sửa ngay trong tệp gửi kèm và gửi lại Văn phòng Sở trước hết ngày {day}.")
_MEND_AT_HOME = N_("Đề nghị đơn vị sửa trong tệp gốc theo danh sách gửi kèm và gửi lại Văn phòng Sở.")
_MEND_AT_HOME_BY = N_(
    "Đề nghị đơn vị sửa trong tệp gốc theo danh sách gửi kèm và gửi lại Văn phòng Sở trước hết ngày {day}."
)
_THANKS = N_("Trân trọng cảm ơn.")
# The catalogue's sentences tell who loads what to choose; a unit can only write it in its file.
_FOR_THE_UNIT = {
    "unknown_unit": N_("Hãy ghi “Đơn vị: …” ở đầu trang tính."),
    "unknown_period": N_("Hãy ghi “Kỳ báo cáo: …” ở đầu trang tính."),
    "heading_unsure": N_("Chưa rõ cột “{value}” là cột nào nên chưa đọc. Hãy ghi tiêu đề như mẫu."),
}


def unit_message(verdict: Verdict, lang: str, *, reply_by: date | None = None) -> str:
    """Return what to tell the unit: what was received, what to mend and to look at again, and by when.

    `reply_by` is the day the report is due, for a file that has to come back.
    """
    lines = [_addressed(verdict, lang), "", _opening(verdict, lang), _outcome(verdict, lang)]
    if _to_mend(verdict) or verdict.status != "duplicate":
        lines += _listed(verdict, lang)
    lines.append("")
    if _to_mend(verdict):
        until, whenever = (_SEND_AGAIN_BY, _SEND_AGAIN) if may_be_marked(verdict) else (_MEND_AT_HOME_BY, _MEND_AT_HOME)
        sentence = until if reply_by else whenever
        lines.append(translate(sentence, lang).format(day=formats.date(reply_by)))
    lines.append(translate(_THANKS, lang))
    return "\n".join(lines)


def _addressed(verdict: Verdict, lang: str) -> str:
    units = ", ".join(unit.name for unit in verdict.units)
    return translate(_TO if units else _TO_NOBODY, lang).format(units=units)


def _opening(verdict: Verdict, lang: str) -> str:
    if verdict.period is None:
        return translate(_RECEIVED_OF_NO_PERIOD, lang).format(file=_one_line(verdict.name))
    return translate(_RECEIVED, lang).format(file=_one_line(verdict.name), period=verdict.period.name)


def _outcome(verdict: Verdict, lang: str) -> str:
    read, accepted = row_counts(verdict)
    already_in = _ALREADY_IN_TO_MEND if _to_mend(verdict) else _ALREADY_IN
    sentence = {"duplicate": already_in, "refused": _REFUSED, "partial": _PARTLY_IN}.get(verdict.status, _ALL_IN)
    if sentence is _ALL_IN and not read:
        sentence = _NIL
    return translate(sentence, lang).format(accepted=accepted, read=read)


def _to_mend(verdict: Verdict) -> bool:
    return any(finding.is_error for finding in verdict.findings)


def _listed(verdict: Verdict, lang: str) -> list[str]:
    """Return what to mend, then what to look at again: so many lines as a person reads in a message."""
    lines, room, left_out = [], MOST_LINES, 0
    for severity, heading in ((Severity.ERROR, _TO_MEND), (Severity.WARNING, _TO_LOOK_AT)):
        alike = group([_for_the_unit(finding) for finding in verdict.findings if finding.severity is severity])
        told = [_line(found.sheet, found.places(lang), found.message(lang)) for found in alike[:room]]
        if told:
            lines += ["", translate(heading, lang), *(f"{n}. {line}" for n, line in enumerate(told, start=1))]
        room -= len(told)
        left_out += len(alike) - len(told)
    return [*lines, translate(_MORE, lang).format(n=left_out)] if left_out else lines


def _for_the_unit(finding: Finding) -> Finding:
    sentence = _FOR_THE_UNIT.get(finding.code)
    return replace(finding, words={"sentence": sentence}) if sentence else finding


def _line(sheet: str, cells: str, sentence: str) -> str:
    place = ", ".join(part for part in (sheet, cells) if part)
    return _one_line(f"{place}: {sentence}" if place else sentence)


def _one_line(text: str) -> str:
    return " ".join(text.split())
