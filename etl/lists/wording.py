"""What the differences between lists say to people: what to mend, in which file, and where."""

from collections.abc import Mapping, Sequence

from etl.lists.compare import MAYBE_SAME, MISSING, NO_AWARD, REPEATED, SAME_LETTERS, UNSURE, Difference, Said
from etl.lists.model import NomineeList
from etl.name_likeness import FEWER_WORDS, ONE_LETTER
from texts import N_, translate

SENTENCES = {
    MISSING: N_(
        "{who} có ở {said}; không có trong {absent}. Hãy bổ sung vào {absent}, hoặc bỏ ở chỗ đã ghi nếu không đề nghị."
    ),
    REPEATED: N_("{who} ghi {n} lần trong cùng một danh sách: {said}. Nếu là một, hãy bỏ hàng thừa."),
    UNSURE: N_(
        "{who}: có {n} dòng cùng tên, không đủ căn cứ để biết dòng nào là ai: {said}. Hãy ghi năm sinh ở mỗi danh sách."
    ),
    NO_AWARD: N_("{who} không ghi danh hiệu, hình thức khen thưởng: {said}. Hãy ghi rõ."),
    MAYBE_SAME: N_(
        "{said} có thể là cùng một người ({how}). Nếu đúng, hãy sửa cho giống nhau; chương trình không tự ghép."
    ),
}
FIELD_LABELS = {
    "name": N_("họ và tên"),
    "honorific": N_("Ông/Bà"),
    "birth_year": N_("năm sinh"),
    "position": N_("chức vụ"),
    "unit": N_("đơn vị"),
    "award": N_("danh hiệu, hình thức"),
}
DIFFERS = N_("{who}: {field} ghi khác nhau: {said}. Hãy đối chiếu giấy tờ, quyết định cũ rồi sửa cho thống nhất.")
ODD = N_("{who}: {field} ghi khác nhau: {said}. Hãy xem lại {odd}: các danh sách khác đều ghi khác.")
HOW = {
    "spaces": N_("khác khoảng trắng"),
    "capitals": N_("khác chữ hoa, chữ thường"),
    "tone_place": N_("khác vị trí dấu thanh"),
    "i_or_y": N_("khác i và y"),
    "marks": N_("khác dấu"),
    "words": N_("viết khác nhau"),
    SAME_LETTERS: N_("tên giống nhau khi bỏ dấu, nhưng năm sinh hoặc đơn vị khác nhau"),
    ONE_LETTER: N_("tên chỉ khác một chữ cái"),
    FEWER_WORDS: N_("tên chỉ thiếu chữ đệm"),
}
VALUE_AT = N_("“{value}” ở {at}")
AT = N_("{file} ({place})")
MORE = N_("{some} và {n} chỗ khác")
LEDGER = N_("hồ sơ trong sổ")
UNKNOWN_AWARD = N_("chưa ghi danh hiệu")
_MOST_PLACES = 12


def sentence(found: Difference, lists: Sequence[NomineeList], awards: Mapping[str, str], lang: str = "vi") -> str:
    """Return what a difference says; `awards`: code -> name."""
    words = {
        "who": _who(found, awards, lang),
        "said": _said(found, lists, awards, lang),
        "absent": ", ".join(list_name(lists[number], lang) for number in found.absent),
        "n": str(len(found.said)),
        "how": translate(HOW[found.how], lang) if found.how else "",
    }
    if found.kind in SENTENCES:
        return translate(SENTENCES[found.kind], lang).format(**words)
    field = translate(FIELD_LABELS[found.kind], lang)
    words["field"] = f"{field} ({words['how']})" if found.how else field
    if found.odd is not None:
        return translate(ODD, lang).format(**words, odd=_at(found, found.odd, lists, lang))
    return translate(DIFFERS, lang).format(**words)


def list_name(listed: NomineeList, lang: str = "vi") -> str:
    """Return what a list is called: its file's name, or the ledger."""
    return translate(LEDGER, lang) if listed.kind == "ledger" else f"“{listed.name}”"


def value(found: Difference, said: Said, awards: Mapping[str, str]) -> str:
    """Return what a list says of the field that differs, as people read it."""
    return awards.get(said.value, said.value) if found.kind == "award" else said.value


def _who(found: Difference, awards: Mapping[str, str], lang: str) -> str:
    mention = found.subject
    award = awards.get(mention.award or "", "") or translate(UNKNOWN_AWARD, lang)
    name = f"{mention.honorific} {mention.name}".strip()
    return name if found.kind == "award" else f"{name} – {award}"


def _said(found: Difference, lists: Sequence[NomineeList], awards: Mapping[str, str], lang: str) -> str:
    """Return what the lists say, each value once with every place where it stands."""
    places: dict[str, list[str]] = {}
    for one in found.said:
        places.setdefault(value(found, one, awards), []).append(_at(found, one, lists, lang))
    told = ((shown, _first(where, lang)) for shown, where in places.items())
    return "; ".join(translate(VALUE_AT, lang).format(value=shown, at=at) if shown else at for shown, at in told)


def _first(places: Sequence[str], lang: str) -> str:
    some = ", ".join(places[:_MOST_PLACES])
    return (
        some if len(places) <= _MOST_PLACES else translate(MORE, lang).format(some=some, n=len(places) - _MOST_PLACES)
    )


def _at(found: Difference, said: Said, lists: Sequence[NomineeList], lang: str) -> str:
    words = {"file": list_name(lists[said.number], lang), "place": said.mention.place_of(found.kind).say(lang)}
    return translate(AT, lang).format(**words)
