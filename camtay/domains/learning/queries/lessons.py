"""Lessons and frameworks of skills, in the language of the reader."""

from django.utils.translation import get_language

from camtay.domains.learning.rules import lessons as files
from camtay.domains.learning.rules.lessons import DEEDS, BadLesson, Framework, Group, Lesson, Step

__all__ = [
    "DEEDS",
    "SKILLS",
    "BadLesson",
    "Framework",
    "Group",
    "Lesson",
    "Step",
    "all_lessons",
    "framework",
    "frameworks",
    "lesson",
]

SKILLS: tuple[str, ...] = files.order()
SHIPPED_FRAMEWORK = "camtay"


def all_lessons() -> list[Lesson]:
    """In the order of the list that comes with them."""
    return [files.shipped(code, _language()) for code in SKILLS]


def lesson(code: str) -> Lesson | None:
    return files.shipped(code, _language()) if code in SKILLS else None


def frameworks() -> list[Framework]:
    return [files.framework(code, _language()) for code in files.framework_codes()]


def framework(code: str = SHIPPED_FRAMEWORK) -> Framework:
    """The framework of that name, or the one that comes with the product when there is none."""
    known = code if code in files.framework_codes() else SHIPPED_FRAMEWORK
    return files.framework(known, _language())


def _language() -> str:
    """Texts are written in two languages; readers of a third get English."""
    said = (get_language() or "vi")[:2]
    return "vi" if said == "vi" else "en"
