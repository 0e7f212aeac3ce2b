"""Texts of a form in both languages."""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Words:
    """`str()` gives the text in the active language, so that templates may write it as it is."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "vi").startswith("en") else self.vi

    def __bool__(self) -> bool:
        return bool(self.vi)


NOTHING = Words("", "")
