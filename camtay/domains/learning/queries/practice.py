"""What one can practise on, in the language of the reader. Nothing is written down of whoever does."""

from camtay.domains.learning.queries.lessons import reading
from camtay.domains.learning.rules import practice as files
from camtay.domains.learning.rules.practice import Part, Practice, Screen

__all__ = ["Part", "Practice", "Screen", "all_practices", "practice"]


def all_practices() -> list[Practice]:
    return [files.shipped(code, reading()) for code in files.codes()]


def practice(code: str) -> Practice | None:
    return files.shipped(code, reading()) if code in files.codes() else None
