"""Lessons and frameworks of skills, in the language of the reader."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import blake2b
from types import MappingProxyType

from django.utils.translation import get_language

from camtay.domains.learning.rules import lessons as files
from camtay.domains.learning.rules.lessons import DEEDS, BadLesson, Framework, Group, Lesson, Step
from camtay.domains.learning.states import SKILLS as KNOWN

__all__ = [
    "DEEDS",
    "SKILLS",
    "BadLesson",
    "Framework",
    "Group",
    "Lesson",
    "Shelf",
    "Step",
    "all_lessons",
    "by_group",
    "faults",
    "framework",
    "frameworks",
    "lesson",
    "pack_of",
]

SKILLS: tuple[str, ...] = files.order()
SHIPPED_FRAMEWORK = "camtay"


@dataclass(frozen=True)
class Shelf:
    """The lessons of one group."""

    code: str
    title: str
    lessons: tuple[Lesson, ...]


def all_lessons() -> list[Lesson]:
    """In the order of the list that comes with them."""
    return [files.shipped(code, reading()) for code in SKILLS]


def lesson(code: str) -> Lesson | None:
    return files.shipped(code, reading()) if code in SKILLS else None


def frameworks() -> list[Framework]:
    return [files.framework(code, reading()) for code in files.framework_codes()]


def framework(code: str = SHIPPED_FRAMEWORK) -> Framework:
    """The framework of that name, or the one that comes with the product when there is none."""
    known = code if code in files.framework_codes() else SHIPPED_FRAMEWORK
    return files.framework(known, reading())


def by_group() -> list[Shelf]:
    """Groups of the shipped framework that have lessons, in its order."""
    every = all_lessons()
    shelves = [
        Shelf(one.code, one.title, tuple(lesson for lesson in every if lesson.group in one.takes))
        for one in framework().groups
    ]
    return [one for one in shelves if one.lessons]


@cache
def pack_of(language: str) -> Mapping[str, str]:
    """Code → the lesson as a phone carries it, in one JSON text: all its words, the whole SVG of each step as
    `picture`, its group's title, and `digest` of it all, which changes when any of it does."""
    said = "vi" if language[:2] == "vi" else "en"
    titles = {
        taken: group.title
        for group in files.framework(SHIPPED_FRAMEWORK, said).groups
        for taken in group.takes
    }
    return MappingProxyType({code: _packed(files.shipped(code, said), titles, said) for code in SKILLS})


def _packed(one: Lesson, titles: Mapping[str, str], language: str) -> str:
    words = {**asdict(one), "group_title": titles[one.group], "language": language}
    text = json.dumps(words, ensure_ascii=False)
    digest = blake2b(text.encode(), digest_size=16).hexdigest()
    return json.dumps({**words, "digest": digest}, ensure_ascii=False)


def faults() -> list[str]:
    """A sentence for each lesson or framework that cannot be read, and for a list that differs from the skills."""
    found = []
    for language in files.LANGUAGES:
        for read, codes in ((files.shipped, SKILLS), (files.framework, files.framework_codes())):
            for code in codes:
                try:
                    read(code, language)
                except BadLesson as bad:
                    found.append(str(bad))
    if set(SKILLS) != set(KNOWN):
        odd = ", ".join(sorted(set(SKILLS) ^ set(KNOWN)))
        found.append(f"order.toml and SKILLS in learning/states.py name different lessons: {odd}")
    return list(dict.fromkeys(found))


def reading() -> str:
    """Texts are written in two languages; readers of a third get English."""
    said = (get_language() or "vi")[:2]
    return "vi" if said == "vi" else "en"
