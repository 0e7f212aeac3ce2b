"""How places are named, found and numbered."""

import re
from collections.abc import Iterable

from camtay.domains.places.states import Type
from camtay.foundation.vietnamese import fold

PRACTICE_PREFIX = "TT-"  # thực tập
TITLES = {
    Type.TINH: "Tỉnh",
    Type.THANH_PHO: "Thành phố",
    Type.XA: "Xã",
    Type.PHUONG: "Phường",
    Type.DAC_KHU: "Đặc khu",
    Type.THON: "Thôn",
    Type.TO_DAN_PHO: "Tổ dân phố",
}
# What neighbourhoods are called in life; the law knows the two kinds (thôn and what is like it, tổ dân phố and its like).
NEIGHBOURHOOD_WORDS = {
    Type.THON: ("Thôn", "Làng", "Ấp", "Bản", "Buôn", "Bon", "Xóm", "Phum", "Sóc", "Plei", "Nóc"),
    Type.TO_DAN_PHO: ("Tổ dân phố", "TDP", "Khu phố", "Khối phố", "Khối", "Khóm", "Tiểu khu", "Khu dân cư"),
}


def type_in_name(name: str) -> Type | None:
    """The type a neighbourhood's name begins with, None when it begins with none."""
    folded = fold(name)
    for kind, words in NEIGHBOURHOOD_WORDS.items():
        if any(folded.startswith(fold(word) + " ") for word in words):
            return kind
    return None


def full_name(name: str, kind: Type) -> str:
    """ "Hà Trung 1" of a xã as "Thôn Hà Trung 1"; a name that has its title keeps it, "TDP 3" spelt out."""
    name = re.sub(r"^TDP\s+", "Tổ dân phố ", name, flags=re.IGNORECASE)
    return name if type_in_name(name) else f"{TITLES[kind]} {name}"


def short_name(name: str, kind: Type) -> str:
    """The name without its title; a name that is nothing but a title and a number keeps both ("Thôn 3")."""
    words = sorted({TITLES[kind], *NEIGHBOURHOOD_WORDS.get(kind, ())}, key=len, reverse=True)
    for word in words:
        if fold(name).startswith(fold(word) + " "):
            rest = name[len(word) :].strip()
            return name if re.fullmatch(r"[\dIVXivx]+[A-Za-z]?", rest) else rest
    return name


def search_words(code: str, name: str, short: str, above: Iterable[str]) -> str:
    """What a search looks in: code, names with and without blanks, and the names of the places above; all folded."""
    folded, brief = fold(name), fold(short)
    return " ".join([code.lower(), folded, brief.replace(" ", ""), *(fold(one) for one in above)])[:400]


def neighbourhood_code(commune_code: str, number: int) -> str:
    """The commune's code and a running number: no national list of neighbourhood codes exists."""
    return f"{commune_code}-{number:03}"


def next_number(commune_code: str, codes: Iterable[str]) -> int:
    """The number after the highest in use, so that a code once given is not given again while others stand."""
    pattern = re.compile(rf"{re.escape(commune_code)}-(\d+)")
    return 1 + max((int(match[1]) for code in codes if (match := pattern.fullmatch(code))), default=0)


def practice_code(code: str) -> str:
    return f"{PRACTICE_PREFIX}{code}"
