"""A session is recorded, confirmed, cancelled."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning import permissions
from camtay.domains.learning.actions import folding, teams
from camtay.domains.learning.actions.changed import Changed
from camtay.domains.learning.actions.folding import Learner
from camtay.domains.learning.models import Observation, Session, Sheet
from camtay.domains.learning.rules.ladder import believed
from camtay.domains.learning.states import SKILLS, CancelReason, Confirmed, Seen, SessionKind
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account, Person
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.calendar import day_key, local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.prepared import insert, update

IN_SESSION = frozenset(
    {Seen.SHOWN, Seen.WITH_HELP, Seen.ALONE_CHECKED, Seen.ALONE_DECLARED, Seen.FAMILY, Seen.NOT_ALONE}
)
OTHER_CONTENT = _(
    "Buổi này đã ghi trước đó với nội dung khác. Hãy mở lại danh sách các buổi rồi ghi buổi mới."
)
GONE = _("Không có buổi hướng dẫn này, hoặc tài khoản này không được xem.")


@transaction.atomic
def record_session(
    *,
    session_id: UUID, kind: str, skill: str, place: Place, seen: Sequence[tuple[Person, str]], occurred_at: datetime,
    minutes: int | None, confirmed: str, witness: Account | None = None, device: UUID | None = None,
    photo: StoredFile | None = None, photo_consent: bool = False, title: str = "", taught_by: Account | None = None,
    sheet: Sheet | None = None, by: Actor, now: datetime,
) -> Session:  # fmt: skip
    """Write down a session and what was seen of each person in it. Under a `session_id` that is there already with
    the same content nothing is written: the session as kept. `taught_by`: who held it, where another writes it down
    from the paper of that day. Raises Refused.

    What the teacher saw done alone is kept as seen, and folded as help: another must check it.
    """
    pairs = list(dict.fromkeys((one.same_as_id or one.pk, said) for one, said in seen))
    permissions.check_can_teach(place, [pk for pk, _said in pairs], by=by)
    _check_known(kind, skill, pairs, confirmed)
    if photo is not None and not photo_consent:
        raise Refused(_("Có ảnh thì phải được người trong ảnh đồng ý."))
    learners = folding.lock([one for one, _said in seen])
    at = believed(occurred_at, now)
    session = Session(
        id=session_id, kind=kind, skill=skill, place=place, commune=commune_of(place),
        taught_by_id=_teacher(taught_by, place, pairs, at, by=by), sheet=sheet, occurred_at=at, occurred_day=day_key(at), recorded_at=now, minutes=minutes, confirmed=confirmed,
        witness=_witness(witness, confirmed, learners), device=device, photo=photo, photo_consent=photo_consent,
        title=title.strip()[:160],
    )  # fmt: skip
    known = Session.objects.filter(pk=session_id).first()
    if known is None:
        known = begin(session)
    if known is not session:
        return _same(known, session, pairs, occurred_at)
    add_people(session, learners, pairs, first=True, now=now)
    write_journal("learning.record_session", session, [pk for pk, _said in pairs], by=by, now=now)
    return session


def _teacher(
    said: Account | None, place: Place, pairs: Sequence[tuple[int, str]], at: datetime, *, by: Actor
) -> int:
    """Who held it: somebody who helped there on that day."""
    assert by.account_id is not None, "machines teach nobody"
    if said is None or said.pk == by.account_id:
        return by.account_id
    teacher = people.actor_of(said, on=local_day(at))
    permissions.check_can_teach(place, [pk for pk, _said in pairs], by=teacher)
    return said.pk


def begin(session: Session) -> Session:
    """Write the session; the one kept where the same came by another way at this very moment."""
    session.team = teams.team_of(session)
    try:
        with transaction.atomic():
            insert(session)
    except IntegrityError:
        return Session.objects.get(pk=session.pk)
    return session


def add_people(
    session: Session, learners: dict[int, Learner], pairs: Sequence[tuple[int, str]], *, first: bool, now: datetime
) -> None:  # fmt: skip
    """What was seen of people in a session; their rungs; and the month of the team. `first`: it was empty before."""
    teams.note(session, {learners[pk] for pk, _said in pairs}, first=first)
    Observation.objects.bulk_create(
        [
            Observation(
                person_id=learners[pk].pk, skill=session.skill, seen=said, session=session,
                by_id=session.taught_by_id, place_id=learners[pk].place_id, occurred_at=session.occurred_at,
                occurred_day=session.occurred_day, recorded_at=now,
            )
            for pk, said in pairs
        ]
    )  # fmt: skip
    folding.refold({*learners.values()}, {session.skill}, {session.occurred_day})


def _check_known(kind: str, skill: str, pairs: Sequence[tuple[int, str]], confirmed: str) -> None:
    if kind not in SessionKind.values or confirmed not in Confirmed.values:
        raise Refused(_("Hãy chọn buổi này ở đâu và bà con xác nhận bằng cách nào."))
    check_skill(skill)
    if any(said not in IN_SESSION for _pk, said in pairs):
        raise Refused(_("Hãy chọn người học làm được đến đâu."))
    if not pairs and kind != SessionKind.CLASS:
        raise Refused(_("Buổi hướng dẫn phải có người học."))


def check_skill(skill: str) -> None:
    if skill not in SKILLS:
        raise Refused(_("Không có bài học này."))


def commune_of(place: Place) -> Place:
    commune = places.commune_of(place)
    if commune is None:
        raise Refused(_("Hãy chọn xã, phường, thôn hoặc tổ dân phố."))
    return commune


def _witness(witness: Account | None, confirmed: str, learners: dict[int, Learner]) -> Account | None:
    """Who stood by when it was pressed; nobody else being named, that is the helper."""
    if confirmed != Confirmed.PRESSED or witness is None:
        return None
    if witness.person_id in learners:
        raise Refused(_("Người học không làm chứng cho chính mình."))
    return witness


def _same(known: Session, wanted: Session, pairs: Sequence[tuple[int, str]], claimed: datetime) -> Session:
    """The session as kept, where it is the one that is asked for. Raises Refused for another under its number."""
    fields = ("kind", "skill", "place_id", "taught_by_id")
    alike = all(getattr(known, name) == getattr(wanted, name) for name in fields)
    on_time = known.occurred_at == claimed or known.occurred_at == known.recorded_at
    kept = set(Observation.objects.filter(session=known).values_list("person", "seen"))
    if not (alike and on_time and {*pairs} <= kept):
        raise Refused(OTHER_CONTENT)
    return known


@transaction.atomic
def cancel_session(*, session_id: UUID, version: int, reason: str = "", by: Actor, now: datetime) -> Session:
    """It did not take place, or was written down wrongly: it and what was seen in it count nowhere, and stay.
    Cancelled twice is once. Raises Refused; Changed where somebody changed it meanwhile."""
    session = locked(session_id)
    permissions.check_can_change(session, by=by)
    if session.cancelled_at is not None:
        return session
    if session.version != version:
        raise Changed(session)
    if reason and reason not in CancelReason.values:
        raise Refused(_("Hãy chọn vì sao hủy."))
    learners = _learners_in(session)
    session.cancelled_at, session.cancelled_by_id, session.cancel_reason = now, by.account_id, reason
    teams.take_back(session, learners)
    _turn("learning.cancel_session", session, learners, by=by, now=now)
    return session


@transaction.atomic
def restore_session(*, session_id: UUID, version: int, by: Actor, now: datetime) -> Session:
    """It was cancelled by mistake: it counts again. Raises Refused, Changed."""
    session = locked(session_id)
    permissions.check_can_change(session, by=by)
    if session.cancelled_at is None:
        return session
    if session.version != version:
        raise Changed(session)
    learners = _learners_in(session)
    session.cancelled_at = session.cancelled_by_id = None
    session.cancel_reason = ""
    teams.note(session, learners, first=True)
    _turn("learning.restore_session", session, learners, by=by, now=now)
    return session


def _learners_in(session: Session) -> set[Learner]:
    """Those who were in it, held."""
    ids = set(Observation.objects.filter(session=session).values_list("person", flat=True))
    heads = {same_as or pk for pk, same_as in Person.objects.filter(pk__in=ids).values_list("pk", "same_as")}
    return {*folding.lock_ids(heads).values()}


def _turn(action: str, session: Session, learners: set[Learner], *, by: Actor, now: datetime) -> None:
    """Write that it counts, or not any more; the rungs; the journal."""
    session.version += 1
    update(session, "cancelled_at", "cancelled_by", "cancel_reason", "version")
    folding.refold(learners, {session.skill}, {session.occurred_day})
    write_journal(action, session, sorted(one.pk for one in learners), by=by, now=now)


@transaction.atomic
def confirm(
    *,
    session_id: UUID,
    version: int,
    confirmed: str,
    witness: Account | None = None,
    by: Actor,
    now: datetime,
) -> Session:
    """How the resident confirmed it, where that was not said at once. Raises Refused, Changed."""
    session = locked(session_id)
    permissions.check_can_change(session, by=by)
    if session.confirmed == confirmed:
        return session
    if session.version != version:
        raise Changed(session)
    if session.cancelled_at is not None:
        raise Refused(_("Buổi này đã hủy."))
    if confirmed not in Confirmed.values or confirmed == Confirmed.NOT_YET:
        raise Refused(_("Hãy chọn bà con xác nhận bằng cách nào."))
    learners = dict.fromkeys(Observation.objects.filter(session=session).values_list("person", flat=True))
    if witness is not None and witness.person_id in learners:
        raise Refused(_("Người học không làm chứng cho chính mình."))
    session.confirmed, session.witness = confirmed, witness if confirmed == Confirmed.PRESSED else None
    session.version += 1
    update(session, "confirmed", "witness", "version")
    write_journal("learning.confirm_session", session, sorted(learners), by=by, now=now)
    return session


def locked(session_id: UUID) -> Session:
    session = Session.objects.select_for_update().filter(pk=session_id).first()
    if session is None:
        raise Refused(GONE)
    return session


def write_journal(action: str, session: Session, ids: Sequence[int], *, by: Actor, now: datetime) -> None:
    """One line for each person, which they read in their own journal; one for the session where there is nobody."""
    deeds = [
        Deed(action, "learning.Session", str(session.pk), about, occurred_at=session.occurred_at)
        for about in dict.fromkeys(ids)
    ] or [Deed(action, "learning.Session", str(session.pk), occurred_at=session.occurred_at)]
    record_many(by=by, place_id=session.commune_id, deeds=deeds, now=now)
