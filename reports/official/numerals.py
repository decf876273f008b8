"""Counts as an official document tells them: "03 (ba) tập thể", in figures and in words."""

from texts import formats

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
_LEADING_ZERO_BELOW = 10
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000


def counted(n: int) -> str:
    """Return a count in figures and in words: "12 (mười hai)", "03 (ba)"; raises ValueError for less than none."""
    figures = f"{n:02d}" if n < _LEADING_ZERO_BELOW else formats.number(n)
    return f"{figures} ({in_words(n)})"


def in_words(n: int) -> str:
    """Return a count in Vietnamese words ("một trăm linh năm"); raises ValueError below 0 and from a thousand tỷ on."""
    if not 0 <= n < _THOUSAND ** len(_GROUPS):
        raise ValueError(n)
    said: list[str] = []
    for place in reversed(range(len(_GROUPS))):
        group = n // _THOUSAND**place % _THOUSAND
        if group:
            said += [*_group(group, is_led=bool(said)), _GROUPS[place]]
    return " ".join(filter(None, said)) or _DIGITS[0]


def _group(n: int, *, is_led: bool) -> list[str]:
    """The words of 1-999; after a higher group its hundreds are told even where there are none."""
    hundreds, rest = divmod(n, _HUNDRED)
    said = [_DIGITS[hundreds], "trăm"] if hundreds or is_led else []
    tens, units = divmod(rest, _TEN)
    if tens == 0:
        return said + (["linh"] * bool(said) + [_DIGITS[units]] if units else [])
    said += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return said + ([_unit(units, tens)] if units else [])


def _unit(units: int, tens: int) -> str:
    changed = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return changed.get(units, _DIGITS[units])
