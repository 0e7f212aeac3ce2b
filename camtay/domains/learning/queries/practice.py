"""What one can practise on, in the language of the reader. Nothing is written down of whoever does."""

from camtay.domains.learning.queries.lessons import SKILLS, reading
from camtay.domains.learning.rules import practice as files
from camtay.domains.learning.rules.lessons import LANGUAGES, BadLesson
from camtay.domains.learning.rules.practice import Part, Practice, Screen

__all__ = ["Part", "Practice", "Screen", "all_practices", "faults", "practice"]


def all_practices() -> list[Practice]:
    return [files.shipped(code, reading()) for code in files.codes()]


def practice(code: str) -> Practice | None:
    return files.shipped(code, reading()) if code in files.codes() else None


def faults() -> list[str]:
    """A sentence for each practice that cannot be read, or that belongs to no lesson."""
    found = []
    for code in files.codes():
        for language in LANGUAGES:
            try:
                if files.shipped(code, language).lesson not in SKILLS:
                    found.append(f"practice/{code}.toml: “lesson” is not the code of a lesson")
            except BadLesson as bad:
                found.append(str(bad))
    return list(dict.fromkeys(found))
