"""Codes that people note after filing on the national portal, and whether a list's row speaks of them.

Formats of codes vary from province to province and year to year: nothing here knows one.
"""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from camtay.foundation.vietnamese import clean, fold

MOST_LETTERS = 60
NOT_A_CODE = _(
    "Mã này chưa giống mã hồ sơ. Hãy chép đủ chữ và số, ví dụ H57.31-261124-0001 hoặc 000.00.31.H57-261124-0001."
)
_DASHES = re.compile(r"[‐‑‒–—―−]")


def tidy(code: str) -> str:
    """A code as lists write it: no blanks, capitals, plain hyphens; without what a sentence puts after it."""
    said = unicodedata.normalize("NFKC", clean(code))
    return _DASHES.sub("-", "".join(said.split())).upper().strip(".,;:#*\"'()")


def is_code(tidied: str) -> bool:
    """Could it be one at all? A few letters and figures, whatever stands between."""
    return (
        5 <= len(tidied) <= MOST_LETTERS
        and any(sign.isdigit() for sign in tidied)
        and re.fullmatch(r"[A-Z0-9Đ._/-]+", tidied) is not None
    )


def problem(code: str) -> str:
    """What is wrong with a code as somebody typed it, in words for people; "" where it could be one."""
    return "" if is_code(tidy(code)) else str(NOT_A_CODE)


def names_agree(one: str, other: str) -> bool:
    """The same words, in any order, with or without accents. Nothing agrees with no name at all."""
    words = sorted(fold(clean(one)).split())
    return bool(words) and words == sorted(fold(clean(other)).split())


def doubt(
    *, person: str, phone: str, noted_procedure: str, listed: str, listed_phone: str, listed_procedure: str
) -> str:
    """What in the list's own words does not fit the person who noted the code; "" where all of it does.

    A row without a telephone is held to the name and the procedure alone; one with a telephone to all three.
    """
    if not names_agree(person, listed):
        return "name"
    if listed_phone and listed_phone != phone:
        return "phone"
    return "procedure" if listed_procedure and listed_procedure != noted_procedure else ""
