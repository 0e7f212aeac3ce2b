"""Vietnamese alphabetical order: letters first, then the tone, syllable by syllable, as dictionaries have it."""

import unicodedata

from camtay.foundation.vietnamese.text import nfc

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# ngang, huyền, hỏi, ngã, sắc, nặng
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

_END_OF_WORD = "00"
_CODES = {sign: f"{code:02}" for code, sign in enumerate("0123456789" + ALPHABET, start=10)}


def sort_key(text: str) -> str:
    """A string of digits that sorts as Vietnamese does; digits, so that every database collates it alike.

    Upper and lower case, and “hòa” and “hoà”, get one key; punctuation separates words.
    """
    return "".join(_word_key(word) for word in _words(nfc(text).lower()))


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text).split()


def _word_key(word: str) -> str:
    codes, tone = [], 0
    for sign in word:
        letter, mark = _without_tone(sign)
        tone = tone or mark
        codes.append(_CODES.get(letter) or f"99{ord(letter[0]):07}")
    return f"{''.join(codes)}{_END_OF_WORD}{tone}"


def _without_tone(sign: str) -> tuple[str, int]:
    """“ộ” as (“ô”, 5)."""
    if sign.isascii():
        return sign, 0
    decomposed = unicodedata.normalize("NFD", sign)
    tone = next((TONES[mark] for mark in decomposed if mark in TONES), 0)
    return nfc("".join(mark for mark in decomposed if mark not in TONES)), tone
