"""A post and its abbreviations: two ways of writing one post have one key."""

import re

from domain.folding import fold

# Abbreviations that offices use in lists, folded, word by word.
_SHORT = {
    "ptp": "pho truong phong",
    "tp": "truong phong",
    "pgd": "pho giam doc",
    "gd": "giam doc",
    "pcvp": "pho chanh van phong",
    "cvp": "chanh van phong",
    "cvcc": "chuien vien cao cap",
    "cvc": "chuien vien chinh",
    "cv": "chuien vien",
    "nv": "nhan vien",
    "ttv": "thanh tra vien",
    "tr": "truong",
    "hd": "hop dong",
}
_OF_THE_DEPARTMENT = re.compile(r" (so noi vu|so)( tinh [a-z ]{2,30})?$")
_POST = re.compile(
    r"(quien )?((pho )?(giam doc|chu tich|truong|chanh|vu truong|cuc truong|bi thu|doi truong|to truong|truong phong)"
    r"|chuien vien|nhan vien|can su|van thu|ke toan|thu qui|lai xe|bao ve|tap vu|phuc vu|thanh tra vien|luu tru vien"
    r"|vien chuc|cong chuc|can bo|ki su|thu ki|thu kho|hop dong|nguoi lao dong)\b"
)


def post_key(text: str) -> str:
    """Return the key of a post: "PTP", "Phó TP" and "Phó Trưởng phòng" have one; "" for no post.

    "Chánh Văn phòng Sở" is "Chánh Văn phòng": of which agency tells nothing inside of one.
    """
    words = " ".join(_SHORT.get(word, word) for word in fold(text).split())
    return _OF_THE_DEPARTMENT.sub("", words)


def is_post(text: str) -> bool:
    """Tell whether a text begins like a post that people hold in an office."""
    return _POST.match(post_key(text)) is not None
