"""Lessons as they travel. The content is another domain's."""

import json
from dataclasses import asdict, is_dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.utils import translation

from camtay.domains.learning import states as learning

_MODULE = "camtay.domains.learning.queries.lessons"


def codes() -> frozenset[str]:
    return frozenset(getattr(learning, "SKILLS", ()))


def rows(language: str) -> dict[str, tuple[Any, ...]]:
    """Code → the lesson as a document in that language."""
    if find_spec(_MODULE) is None:
        return {}
    with translation.override(language):
        found = import_module(_MODULE).all_lessons()
        return {one.code: (_document(one, language),) for one in found}


def _document(lesson: Any, language: str) -> str:
    said = asdict(lesson) if is_dataclass(lesson) and not isinstance(lesson, type) else dict(vars(lesson))
    said.pop("code", None)
    return json.dumps({**said, "language": language, "voices": []}, ensure_ascii=False, default=str)
