"""People's names: family name, middle names, given name."""

from typing import NamedTuple

from camtay.foundation.vietnamese.order import sort_key
from camtay.foundation.vietnamese.text import clean


class NameParts(NamedTuple):
    family: str
    middle: str
    given: str


def split_name(name: str) -> NameParts:
    """“Lê Thị Thanh Hồng” as (Lê, Thị Thanh, Hồng); a single word is a given name."""
    words = clean(name).split()
    if len(words) < 2:
        return NameParts("", "", words[0] if words else "")
    return NameParts(words[0], " ".join(words[1:-1]), words[-1])


def given_name(name: str) -> str:
    """The name a person is called by: the last word."""
    return split_name(name).given


def name_sort_key(name: str) -> str:
    """Sorts people as Vietnamese lists do: by given name, then family name, then middle names."""
    parts = split_name(name)
    return sort_key(f"{parts.given} {parts.family} {parts.middle}")
