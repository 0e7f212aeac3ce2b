"""Lessons read aloud: which recording people are given, and which a place has made."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from camtay.domains.learning import permissions
from camtay.domains.learning.models import Voice
from camtay.domains.learning.states import VOICES
from camtay.domains.places.models import Place
from camtay.foundation import files
from camtay.foundation.access import Actor
from camtay.foundation.files.models import StoredFile

LANGUAGES = VOICES


@dataclass(frozen=True)
class Spoken:
    """A recording as it is given out: in which language, where it lies, and how large it is to fetch."""

    language: str
    label: str
    speaker: str
    place: str
    path: str
    mime: str
    size: int
    digest: str


def voices_of(skill: str, *, near: Collection[int] = ()) -> list[Spoken]:
    """One a language, Vietnamese first: made in one of the places `near`, else by whoever made the latest. One query."""
    return _chosen(_standing().filter(skill=skill), near).get(skill, [])


def voices_near(place_ids: Collection[int]) -> dict[str, list[Spoken]]:
    """Skill → one recording a language, as `voices_of` chooses. One query."""
    return _chosen(_standing(), place_ids)


def voices_in(place: Place) -> dict[tuple[str, str], Voice]:
    """(skill, language) → what stands in this very place. One query."""
    found = Voice.objects.filter(place=place, removed_at=None).select_related("file", "recorded_by")
    return {(one.skill, one.language): one for one in found}


def voice(voice_id: UUID, *, by: Actor) -> Voice | None:
    """The recording, unless it was removed. Raises Refused."""
    permissions.check_can_listen(by=by)
    return Voice.objects.select_related("file").filter(pk=voice_id, removed_at=None).first()


def stored_sound(pk: int) -> StoredFile | None:
    """A recording by its row; who asks must have shown that it was theirs to name."""
    return StoredFile.objects.filter(pk=pk, kind__in=files.SOUNDS).first()


def _standing() -> QuerySet[Voice]:
    rows = Voice.objects.filter(removed_at=None, place__practice=False)
    return rows.select_related("file", "place").order_by("-recorded_at", "-pk")


def _chosen(rows: Iterable[Voice], near: Collection[int]) -> dict[str, list[Spoken]]:
    best: dict[tuple[str, str], Voice] = {}
    for one in rows:  # the latest first
        kept = best.setdefault((one.skill, one.language), one)
        if one.place_id in near and kept.place_id not in near:
            best[one.skill, one.language] = one
    order = list(VOICES)
    found: dict[str, list[Spoken]] = {}
    for (skill, language), one in sorted(best.items(), key=lambda row: order.index(row[0][1])):
        found.setdefault(skill, []).append(_spoken(one, language))
    return found


def _spoken(one: Voice, language: str) -> Spoken:
    return Spoken(
        language=language, label=str(VOICES[language]), speaker=one.speaker, place=one.place.name, path=one.path,
        mime=one.file.mime, size=one.file.size, digest=one.file.sha256,
    )  # fmt: skip
