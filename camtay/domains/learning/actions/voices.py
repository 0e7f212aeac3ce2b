"""A lesson read aloud: kept, replaced, removed."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning import permissions
from camtay.domains.learning.actions.changed import Changed
from camtay.domains.learning.models import Voice
from camtay.domains.learning.states import SKILLS, VOICES
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.files.models import StoredFile

GONE = _("Không có giọng đọc này, hoặc tài khoản này không quản lý nơi ấy.")


@transaction.atomic
def put_voice(
    *,
    place: Place,
    skill: str,
    language: str,
    file: StoredFile,
    speaker: str,
    replaces: UUID | None,
    by: Actor,
    now: datetime,
) -> Voice:
    """Keep a recording in place of the one that was there. `replaces`: the one that `by` saw standing, None for none.

    The same recording again changes nothing. Raises Refused; Changed when another stands there by now.
    """
    permissions.check_can_keep_voices(place, by=by)
    if skill not in SKILLS or language not in VOICES:
        raise Refused(_("Không có bài học hoặc thứ tiếng này."))
    speaker = speaker.strip()[:120]
    standing = _standing(place, skill, language)
    if standing is not None and (standing.file_id, standing.speaker) == (file.pk, speaker):
        return standing
    if (standing.pk if standing else None) != replaces:
        raise Changed(standing)
    if standing is not None:
        _take_away(standing, now)
    fresh = Voice(
        place=place, skill=skill, language=language, file=file, speaker=speaker, recorded_by_id=by.account_id,
        recorded_at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            fresh.save(force_insert=True)
    except IntegrityError as taken:  # somebody else's came between the look and the write
        raise Changed(None) from taken
    _write_down("learning.put_voice", fresh, by=by, now=now)
    return fresh


@transaction.atomic
def remove_voice(*, voice_id: UUID, by: Actor, now: datetime) -> Voice:
    """Nobody is given it any more; gone already, nothing changes. Raises Refused."""
    voice = Voice.objects.select_for_update(of=["self"]).select_related("place").filter(pk=voice_id).first()
    if voice is None or not permissions.can_keep_voices(voice.place, by=by):
        raise Refused(GONE)
    if voice.removed_at is None:
        _take_away(voice, now)
        _write_down("learning.remove_voice", voice, by=by, now=now)
    return voice


def _standing(place: Place, skill: str, language: str) -> Voice | None:
    rows = Voice.objects.select_for_update().filter(
        place=place, skill=skill, language=language, removed_at=None
    )
    return rows.first()


def _take_away(voice: Voice, now: datetime) -> None:
    voice.removed_at = now
    voice.save(update_fields=["removed_at"])


def _write_down(action: str, voice: Voice, *, by: Actor, now: datetime) -> None:
    record(
        by=by, action=action, object_type="learning.Voice", object_id=voice.pk, now=now, place_id=voice.place_id,
        note=f"{voice.skill} {voice.language}",
    )  # fmt: skip
