"""Erasing what learning keeps of a person. Sessions stay with their numbers; nobody is in them any more."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.learning.models import (
    Observation,
    PersonProgress,
    Progress,
    Review,
    Session,
    Sheet,
    Trainee,
    Voice,
)
from camtay.domains.learning.queries.kept import sessions_of, sheets_of
from camtay.foundation import files
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day
from camtay.foundation.kept import Forgotten, Stays, Whom


@transaction.atomic
def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:  # noqa: ARG001  the shape all domains share
    """What was seen of them, their rungs, pictures and sheets they are on go. The roll of officials stays while they
    serve. The caller has checked the right to, and writes the journal."""
    pictures = _drop_pictures(who, now)
    Review.objects.filter(observation__person__in=who.ids).delete()
    mine = Observation.objects.filter(person__in=who.ids)
    mine.exclude(withdraws=None).delete()  # before what they take back
    seen, _each = mine.delete()
    Progress.objects.filter(person__in=who.ids).delete()
    PersonProgress.objects.filter(person__in=who.ids).delete()
    read = Voice.objects.filter(recorded_by__person__in=who.ids).exclude(speaker="").update(speaker="")
    left, serving = _roll(who, now)
    said = [
        (seen, _("Bạn đã học gì, làm được đến đâu")), (pictures, _("Ảnh buổi hướng dẫn, ảnh phiếu giấy")),
        (read, _("Tên người đọc bài học")), (left, _("Tên trong danh sách cán bộ cũ")),
    ]  # fmt: skip
    return Forgotten(tuple(words for count, words in said if count), serving)


def _drop_pictures(who: Whom, now: datetime) -> int:
    """Pictures of sessions the person was in, and photographed sheets with their name."""
    sessions = [one for one in sessions_of(who) if one.photo_id is not None]
    sheets = [one for one in sheets_of(who) if one.file_id is not None]
    stored = [one.photo_id for one in sessions if one.photo_id] + [
        one.file_id for one in sheets if one.file_id
    ]
    Session.objects.filter(pk__in=[one.pk for one in sessions]).update(photo=None, photo_consent=False)
    Sheet.objects.filter(pk__in=[one.pk for one in sheets]).update(file=None)
    transaction.on_commit(lambda: files.drop(stored, now=now))
    return len(stored)


def _roll(who: Whom, now: datetime) -> tuple[int, tuple[Stays, ...]]:
    """Who has left the roll is nameless in it from now on; who serves stays in it."""
    mine = Trainee.objects.filter(person__in=who.ids)
    gone = mine.filter(until__lt=local_day(now))
    serving = mine.exclude(pk__in=gone).count()
    left = gone.update(name="", number="", duty="", search="", person=None)
    law = _("Luật Cán bộ, công chức: hồ sơ bồi dưỡng của người đang công tác")
    stays = Stays(_("Tên, kết quả bồi dưỡng trong danh sách cán bộ"), law, _("Khi thôi công tác"))
    return left, (stays,) if serving else ()
