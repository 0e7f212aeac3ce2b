"""Syllables as people write them: with marks or without, right or wrong, in Telex or VNI keystrokes."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from camtay.foundation.vietnamese import clean, fold

_WORD = re.compile(r"[^\W_]+")
_TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "4", "\u0309": "3", "\u0323": "5"}
_LONE_Y = re.compile(r"^(h|k|l|m|s|t|v|qu)y$")
_TELEX_VOWELS = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("aw", "a"), ("ow", "o"), ("uw", "u"))
_TELEX_TONE = re.compile(r"([aeiouy])([a-z]*?)[sfrxj]$")
_VNI = re.compile(r"[0-9]")
_REPEATED = re.compile(r"([a-z])\1+")

# Sounds that people who write by ear do not keep apart, North and Centre and South together.
_INITIALS = (
    ("ngh", "ng"), ("gh", "g"), ("tr", "ch"), ("ph", "f"), ("gi", "d"), ("qu", "kw"),
    ("c", "k"), ("q", "k"), ("s", "x"), ("r", "d"), ("v", "d"), ("z", "d"), ("n", "l"), ("w", "kw"), ("j", "d"),
)  # fmt: skip
_KEPT_INITIALS = ("ng", "nh", "ch", "kh", "th")
_FINALS = (("nh", "n"), ("ng", "n"), ("ch", "t"), ("c", "t"), ("y", "i"))


class Syllable(NamedTuple):
    """`bare`: folded, i for a lone y. `shape`: with â ê ô ă ơ ư đ. `tone`: "" or 1–5. As typed, `marked` or not."""

    bare: str
    shape: str
    tone: str

    @property
    def marked(self) -> bool:
        return self.shape != self.bare or self.tone != ""

    @property
    def key(self) -> str:
        return self.shape + self.tone


@lru_cache(maxsize=20_000)
def syllable(word: str) -> Syllable:
    """One lower-case word, whatever the place of its tone mark (hòa, hoà)."""
    letters, tone = [], ""
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TONES:
            tone = _TONES[letter]
        else:
            letters.append(letter)
    shape = _LONE_Y.sub(r"\1i", unicodedata.normalize("NFC", "".join(letters)))
    return Syllable(_LONE_Y.sub(r"\1i", fold(word)), shape, tone)


def words(text: str) -> list[str]:
    """Lower-case words and numbers of a text, in NFC."""
    return _WORD.findall(clean(text).lower())


def syllables(text: str) -> list[Syllable]:
    return [syllable(word) for word in words(text)]


@lru_cache(maxsize=20_000)
def sound(bare: str) -> str:
    """What a bare syllable sounds like to somebody who does not hear s/x, ch/tr, d/gi/r/v, n/l, -n/-ng, -c/-t."""
    head, rest = "", bare
    for written, heard in _INITIALS:
        if bare.startswith(written) and not bare.startswith(_KEPT_INITIALS):
            head, rest = heard, bare[len(written) :]
            break
    else:
        for kept in _KEPT_INITIALS:
            if bare.startswith(kept):
                head, rest = kept, bare[len(kept) :]
                break
    if bare.startswith("ngh"):
        head, rest = "ng", bare[3:]
    for written, heard in _FINALS:
        if rest.endswith(written):
            rest = rest[: -len(written)] + heard
            break
    return head + rest.replace("y", "i")


@lru_cache(maxsize=20_000)
def unkeyed(word: str) -> tuple[str, ...]:
    """What was meant by raw keystrokes: “ddawng” and “d9a8ng” are “dang”, “kys” is “ky”, “giaayy” is “giay”."""
    bare = fold(word)
    found = []
    if _VNI.search(bare) and not bare.isdigit() and bare[0].isalpha():
        found.append(_VNI.sub("", bare))
    telex = bare
    for typed, meant in _TELEX_VOWELS:
        telex = telex.replace(typed, meant)
    found += [telex, _TELEX_TONE.sub(r"\1\2", telex), _TELEX_TONE.sub(r"\1\2", bare)]
    found.append(_REPEATED.sub(r"\1", bare))
    return tuple(dict.fromkeys(_LONE_Y.sub(r"\1i", each) for each in found if each and each != bare))
