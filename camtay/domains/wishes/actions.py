"""Erasing somebody everywhere, in one transaction; and saying beforehand exactly what that would do."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.cases import actions as cases
from camtay.domains.closings import actions as closings
from camtay.domains.dispatch import actions as dispatch
from camtay.domains.indicators import actions as indicators
from camtay.domains.learning import actions as learning
from camtay.domains.people import actions as people
from camtay.domains.people import permissions
from camtay.domains.people import queries as people_queries
from camtay.domains.people.models import DataRequest, Person
from camtay.domains.people.states import Wish
from camtay.domains.places import actions as places
from camtay.domains.plans import actions as plans
from camtay.domains.procedures import actions as procedures
from camtay.domains.quality import actions as quality
from camtay.domains.reports import actions as reports
from camtay.domains.rounds import actions as rounds
from camtay.domains.tasks import actions as tasks
from camtay.domains.teams import actions as teams
from camtay.foundation.access import SYSTEM, Actor, Refused
from camtay.foundation.audit import journal
from camtay.foundation.kept import LAW, Forgotten, Stays, Whom

# From the top floor down: who keeps records that name a person forgets before the person is emptied; messages last.
DOMAINS = (
    reports,
    plans,
    closings,
    quality,
    indicators,
    rounds,
    cases,
    learning,
    teams,
    tasks,
    procedures,
    people,
    places,
    dispatch,
)


@dataclass(frozen=True)
class Preview:
    """What erasing would do; or, in `hindrance`, why it cannot be done yet."""

    would: Forgotten
    hindrance: str = ""


@transaction.atomic
def erase(*, request_id: UUID, version: int, by: Actor, now: datetime) -> Forgotten:
    """Carry out somebody's wish to be erased: every domain forgets, the request is answered, the person is told a last
    time. Raises Refused with a sentence for people while a case runs or a role is held, RequestChanged as `answer`.
    """
    asked = DataRequest.objects.select_related("person", "place").get(pk=request_id)
    permissions.check_request(permissions.FORGET, asked, by=by)
    if asked.wish != Wish.ERASE:
        raise Refused(_("Người này không yêu cầu xóa dữ liệu."))
    who = people_queries.whom(asked.person)
    told = min(who.phones, default="")
    done = forget(who=who, by=by, now=now)
    if told:
        last = Stays(
            _("Số điện thoại trong tin nhắn cuối báo đã xóa"), LAW, _("Xóa ngay đêm sau khi tin đã gửi")
        )
        done += Forgotten((), (last,))
    journal.record(
        by=by, action="people.forget", object_type="people.person", object_id=asked.person_id, now=now,
        place_id=asked.place_id, about=asked.person_id,
    )  # fmt: skip
    people.answer(request_id=request_id, version=version, answer=in_words(done), by=by, now=now, to=told)
    return done


@transaction.atomic
def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:
    """Every domain forgets. Each checks what it must; a refusal of one is a refusal of all."""
    done = Forgotten()
    for domain in DOMAINS:
        done += domain.forget(who=who, by=by, now=now)
    return done


def preview(*, person: Person, now: datetime) -> Preview:
    """What erasing would do: it is done and taken back, so that what is announced cannot differ from what is done.
    Shows nothing of anybody; the caller has checked that the person, or who answers them, is asking."""
    try:
        with transaction.atomic():
            would = forget(who=people_queries.whom(person), by=SYSTEM, now=now)
            transaction.set_rollback(True)
    except Refused as refusal:
        return Preview(Forgotten(), refusal.message)
    return Preview(would)


def in_words(done: Forgotten) -> str:
    """The answer, as it is kept: what went, what stays and by which law. No value of anything."""
    erased = _("Đã xóa: %(what)s.") % {"what": "; ".join(map(str, done.erased))} if done.erased else ""
    stays = [
        _("%(what)s (%(law)s; %(until)s)") % {"what": one.what, "law": one.law, "until": one.until}
        for one in done.stays
    ]
    kept = _("Còn giữ theo luật: %(what)s.") % {"what": "; ".join(stays)} if stays else ""
    return " ".join(part for part in (erased, kept) if part)
