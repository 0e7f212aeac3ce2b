"""Lessons as they travel: the words and pictures are another domain's, and each recording is fetched apart."""

import json
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from camtay.domains.learning import states as learning
from camtay.domains.learning.queries.lessons import all_lessons, pack_of
from camtay.domains.learning.queries.voices import Spoken, voices_near

Row = tuple[str, tuple[Spoken, ...]]


def codes() -> frozenset[str]:
    return frozenset(learning.SKILLS)


def titles() -> dict[str, str]:
    """Code → title, in the reader's language."""
    return {one.code: one.title for one in all_lessons()}


def rows(language: str, place_ids: Collection[int]) -> dict[str, Row]:
    """Code → the lesson in that language as one JSON text, and where it is read aloud. One query."""
    spoken = voices_near(place_ids)
    return {code: (text, tuple(spoken.get(code, ()))) for code, text in pack_of(language).items()}


def document(row: Row) -> dict[str, Any]:
    """What a phone is sent. `voices`: language, label, speaker, place, path, mime, size, digest of each."""
    text, spoken = row
    return {**json.loads(text), "voices": [asdict(one) for one in spoken]}
