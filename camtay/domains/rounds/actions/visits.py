"""Houses worth a visit: proposed each week, agreed by the village head, swapped or added by the helper, done."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import permissions as people
from camtay.domains.people.models import Account, Person
from camtay.domains.rounds import permissions, queries
from camtay.domains.rounds.models import Visit
from camtay.domains.rounds.queries.mentioned import Mentioned
from camtay.domains.rounds.rules import choosing, weeks
from camtay.domains.rounds.states import VisitState
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.audit import journal
from camtay.foundation.calendar import day_from_key

OPEN = (VisitState.PROPOSED, VisitState.AGREED)
MOST_A_WEEK = 20
_TAKEN = _("Tuần này nhà ấy đã có người ghé. Hãy chọn nhà khác.")


class VisitChanged(Refused):
    """Somebody else decided about the visit meanwhile."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(_("Người khác vừa sửa dòng này. Hãy xem lại."))
        self.visit = visit


@transaction.atomic
def propose_visits(*, week: int, by: Actor, now: datetime) -> int:
    """For every helper of that week three houses, as far as there are any; the number proposed. A helper who has some
    for that week gets no more, so a repeat proposes nothing."""
    check(permissions.PROPOSE, by)
    made: list[Visit] = []
    taken = queries.taken_in(week)
    served = queries.with_visits(week)
    for helper_id, place_ids in sorted(queries.helpers_on(day_from_key(week)).items()):
        if helper_id in served:
            continue
        found = queries.candidates(helper_id, place_ids, week=week)
        picks = choosing.chosen(found, week=week, helper_id=helper_id, taken=taken)
        taken |= {one.person_id for one in picks}
        made += [
            Visit(
                place_id=one.place_id, helper_id=helper_id, person_id=one.person_id, skill=one.skill, week=week,
                proposed_at=now,
            )
            for one in picks
        ]  # fmt: skip
    Visit.objects.bulk_create(made, batch_size=500)
    return len(made)


@transaction.atomic
def agree(*, visit_id: UUID, version: int, by: Actor, now: datetime) -> Visit:
    """The village head agrees. Raises VisitChanged, Refused."""
    visit = _locked(visit_id)
    permissions.check_agree(visit, by=by)
    if visit.state == VisitState.AGREED:
        return visit
    if visit.version != version or visit.state != VisitState.PROPOSED:
        raise VisitChanged(visit)
    visit.agreed_by_id, visit.agreed_at = by.account_id, now
    return _save(visit, VisitState.AGREED, "rounds.agree", by=by, now=now)


@transaction.atomic
def agree_week(*, visits: Sequence[tuple[UUID, int]], by: Actor, now: datetime) -> int:
    """Agree to all of these, each as it was seen; those that were changed meanwhile stay. The number agreed to."""
    agreed = 0
    for visit_id, version in visits:
        try:
            agree(visit_id=visit_id, version=version, by=by, now=now)
            agreed += 1
        except VisitChanged:
            continue
    return agreed


@transaction.atomic
def drop_visit(*, visit_id: UUID, version: int | None = None, by: Actor, now: datetime) -> Visit:
    """Taken off the list, by the village head or by whose it is. No reason is asked, so that none is written."""
    visit = _locked(visit_id)
    if not permissions.can_agree(visit, by=by):
        _check_own(visit, by=by)
    if visit.state not in OPEN:
        return visit
    if version is not None and visit.version != version:
        raise VisitChanged(visit)
    return _save(visit, VisitState.DROPPED, "rounds.drop_visit", by=by, now=now)


@transaction.atomic
def swap_visit(*, visit_id: UUID, person: Person, skill: str, by: Actor, now: datetime) -> Visit:
    """The helper goes to another house instead. It waits for the village head anew."""
    visit = _locked(visit_id)
    _check_own(visit, by=by)
    if (visit.person_id, visit.skill) == (person.pk, skill):
        return visit
    if visit.state not in OPEN:
        raise Refused(_("Nhà này đã ghé hoặc đã bỏ khỏi danh sách. Hãy thêm nhà mới."))
    visit.person, visit.skill, visit.place_id = person, _known_skill(skill), _place_of(person, by=by)
    visit.own_choice, visit.agreed_by, visit.agreed_at = True, None, None
    try:
        with transaction.atomic():
            return _save(visit, VisitState.PROPOSED, "rounds.swap_visit", by=by, now=now)
    except IntegrityError as error:
        raise Refused(_TAKEN) from error


@transaction.atomic
def add_visit(*, visit_id: UUID, person: Person, skill: str, week: int, by: Actor, now: datetime) -> Visit:
    """The helper's own choice for a week. Repeated under the same id, it is the visit as kept."""
    known = Visit.objects.filter(pk=visit_id).first()
    if known is not None:
        _check_own(known, by=by)
        return known
    where = _place_of(person, by=by)
    nearest = {weeks.week_of(now + timedelta(days=days)) for days in (-7, 0, 7)}
    if week not in nearest:
        raise Refused(_("Chỉ thêm được nhà cho tuần này hoặc tuần sau."))
    account = Account.objects.select_for_update().get(pk__in=[by.account_id])
    if Visit.objects.filter(helper=account, week=week).count() >= MOST_A_WEEK:
        raise Refused(_("Tuần này anh/chị đã có 20 nhà. Hãy làm xong rồi thêm."))
    visit = Visit(
        pk=visit_id, place_id=where, helper=account, person=person, skill=_known_skill(skill), week=week,
        own_choice=True, proposed_at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            visit.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_TAKEN) from error
    _record("rounds.add_visit", visit, by=by, now=now)
    return visit


@transaction.atomic
def finish_visit(*, visit_id: UUID, by: Actor, now: datetime) -> Visit:
    """The helper has been there."""
    visit = _locked(visit_id)
    _check_own(visit, by=by)
    if visit.state not in OPEN:
        return visit
    return _save(visit, VisitState.DONE, "rounds.visit_done", by=by, now=now)


def note_met(person_ids: Collection[int], occurred_at: datetime, mentioned: Mentioned) -> list[str]:
    """A session was recorded: the visits to these people in its week are done. Their ids."""
    week = weeks.week_of(occurred_at)
    met = [one for one in mentioned.open_visits() if one.week == week and one.person_id in person_ids]
    if not met:
        return []
    ids = [one.pk for one in met]
    Visit.objects.filter(pk__in=ids, state__in=OPEN).update(state=VisitState.DONE)
    mentioned.forget_visits()
    return sorted(map(str, ids))


@transaction.atomic
def fold_visits(*, now: datetime) -> int:
    """Visits that a session recorded at the desk has done; and those of weeks gone by are off the list. The number."""
    found = queries.met_elsewhere(since=weeks.week_of(now - timedelta(days=14)))
    done = Visit.objects.filter(pk__in=found, state__in=OPEN).update(state=VisitState.DONE)
    over = Visit.objects.filter(week__lt=weeks.week_of(now - timedelta(days=14)), state__in=OPEN)
    return done + over.update(state=VisitState.DROPPED)


def _locked(visit_id: UUID) -> Visit:
    return Visit.objects.select_for_update(of=("self",)).select_related("person").get(pk=visit_id)


def _check_own(visit: Visit, *, by: Actor) -> None:
    check(permissions.CHOOSE, by, places=[visit.place_id])
    if visit.helper_id != by.account_id:
        raise Refused(_("Nhà này người khác nhận ghé."))


def _place_of(person: Person, *, by: Actor) -> int:
    """Where somebody lives whom the actor may visit."""
    where = people.places_of(person)
    check(permissions.CHOOSE, by, places=where)
    return where[0]


def _known_skill(skill: str) -> str:
    if not queries.is_lesson(skill):
        raise Refused(_("Không có bài học này. Hãy cập nhật ứng dụng."))
    return skill


def _save(visit: Visit, state: VisitState, deed: str, *, by: Actor, now: datetime) -> Visit:
    visit.state = state
    visit.version += 1
    visit.save()
    _record(deed, visit, by=by, now=now)
    return visit


def _record(deed: str, visit: Visit, *, by: Actor, now: datetime) -> None:
    journal.record(
        by=by, action=deed, object_type="rounds.visit", object_id=visit.pk, now=now,
        place_id=visit.person.commune_id or visit.place_id, about=visit.person_id,
    )  # fmt: skip
