"""The encodings Vietnamese offices used before Unicode, character by character, and how a syllable is spelt."""

import re

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
# The soft hyphen stands for ư: a cleaner that drops invisible characters first destroys the text.
_TCVN3_LETTERS = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
TCVN3 = dict(zip(_TCVN3_LETTERS, _LETTERS, strict=True))

# VNI writes a letter as its base and a second character, in the order grave, acute, hook, tilde, dot below.
_VNI_TONES = "øùûõï"
_VNI_MARKS = (
    ("a", "àáảãạ", _VNI_TONES),
    ("a", "ăằắẳẵặ", "êèéúüë"),
    ("a", "âầấẩẫậ", "âàáåãä"),
    ("e", "èéẻẽẹ", _VNI_TONES),
    ("e", "êềếểễệ", "âàáåãä"),
    ("o", "òóỏõọ", _VNI_TONES),
    ("o", "ôồốổỗộ", "âàáåãä"),
    ("ô", "ờớởỡợ", _VNI_TONES),
    ("u", "ùúủũụ", _VNI_TONES),
    ("ö", "ừứửữự", _VNI_TONES),
    ("y", "ỳýỷỹ", "øùûõ"),
)
_VNI_SINGLE = dict(zip("ìíæóòôöîñ", "ìíỉĩịơưỵđ", strict=True))


def _vni() -> dict[str, str]:
    lower = _VNI_SINGLE | {
        base + mark: letter for base, letters, marks in _VNI_MARKS for letter, mark in zip(letters, marks, strict=True)
    }
    table: dict[str, str] = {}
    for written, letter in lower.items():
        base, mark = written[0], written[1:]
        # The case is the base's; people type a capital with either case of the mark.
        table |= {base + mark: letter, base + mark.upper(): letter}
        table |= {base.upper() + mark: letter.upper(), base.upper() + mark.upper(): letter.upper()}
    return table


VNI = _vni()
VNI_PATTERN = re.compile("|".join(sorted(VNI, key=len, reverse=True)))

# What correct Vietnamese in Unicode never holds: where one of them stands inside a word, the text is in that encoding.
VIETNAMESE_LATIN = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
TCVN3_SIGNS = frozenset(TCVN3) - set(VIETNAMESE_LATIN)
VNI_SIGNS = frozenset("".join(VNI)) - set(VIETNAMESE_LATIN) - set(map(chr, range(128)))
# UTF-8 read as something else: half the vowels begin with áº or á», the others with Ä, Æ or the pair below.
MISREAD_SIGNS = frozenset("ÄÆº»")
MISREAD_PAIR = re.compile("[ÃĂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_OPEN_RIMES = (
    "a e ê i o ô ơ u ư y ia ua ưa ya oa oe uê uơ uy uya "
    "ai ao au ay âu ây eo êu iu oi ôi ơi ui ưi ưu iêu yêu oai oao oay oeo uây uôi ươi ươu uyu uêu uai uau uao"
)
_NASAL_RIMES = (
    "am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh im in inh om on ong oong ôm ôn ông ơm ơn um un ung ưm ưn "
    "ưng iêm iên iêng yêm yên yêng oam oan oang oanh oăm oăn oăng oem oen uân uâng uênh uôm uôn uông ươm ươn ương "
    "uyên uynh uyn"
)
# ăk and uk stand in names of the highlands only: Đắk Lắk.
_STOPPED_RIMES = (
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it oc ooc op ot ôc ôp ôt ơp ơt uc up ut ưc ưt iêc iêp "
    "iêt yêt oac oach oap oat oăc oăp oăt oet uât uêch uôc uôt ươc ươp ươt uych uyêt uyt uyp ăk uk"
)


def _any_of(words: str) -> str:
    return "|".join(words.split())


# Without its tone. A syllable that ends in c, ch, p, t or k has the acute tone or the dot below: the group says so.
SYLLABLE = re.compile(
    rf"(?:{_any_of(_ONSETS)})?(?:{_any_of(_OPEN_RIMES)}|{_any_of(_NASAL_RIMES)}|({_any_of(_STOPPED_RIMES)}))"
)
TONES = "\u0300\u0301\u0303\u0309\u0323"
TONES_BEFORE_STOP = "\u0301\u0323"
TONED_CONSONANT = re.compile(f"[^aeiouy\u0302\u0306\u031b][{TONES}]")
