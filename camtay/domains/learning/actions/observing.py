"""One observation outside a session; and one that is withdrawn."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning import permissions
from camtay.domains.learning.actions import folding
from camtay.domains.learning.actions.folding import Learner
from camtay.domains.learning.actions.sessions import IN_SESSION, OTHER_CONTENT, check_skill
from camtay.domains.learning.models import Observation
from camtay.domains.learning.rules.ladder import believed
from camtay.domains.learning.states import Seen
from camtay.domains.people import permissions as people
from camtay.domains.people.models import Person
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import day_key
from camtay.foundation.ids import uuid7
from camtay.foundation.prepared import insert
from camtay.foundation.vietnamese import clean


@transaction.atomic
def observe(
    *,
    observation_id: UUID,
    person: Person,
    skill: str,
    seen: str,
    case_code: str = "",
    occurred_at: datetime,
    by: Actor,
    now: datetime,
) -> Observation:
    """Write down what was seen of somebody outside a session. Under an `observation_id` that is there already with
    the same content nothing is written. `alone_declared` needs the code of the case. Raises Refused."""
    code = check_said(person, skill, seen, case_code, by=by)
    learner = next(iter(folding.lock([person]).values()))
    at = believed(occurred_at, now)
    return write(
        Observation(
            id=observation_id, person_id=learner.pk, skill=skill, seen=seen, by_id=by.account_id, case_code=code,
            occurred_at=at, recorded_at=now,
        ),
        learner, by=by, now=now,
    )  # fmt: skip


def check_said(person: Person, skill: str, seen: str, case_code: str, *, by: Actor) -> str:
    """May it be written down, and does it make sense? The code of the case in the form it is kept in. Raises Refused."""
    check(permissions.TEACH, by, places=people.places_of(person), owners=[person.pk])
    check_skill(skill)
    code = clean(case_code).replace(" ", "").upper()[:40]
    if seen not in IN_SESSION:
        raise Refused(_("Hãy chọn người học làm được đến đâu."))
    if seen == Seen.ALONE_DECLARED and not code:
        raise Refused(_("Tự làm theo lời khai thì phải ghi mã hồ sơ hoặc mã giao dịch."))
    return code


def write(made: Observation, learner: Learner, *, by: Actor, now: datetime) -> Observation:
    """Write an observation, once; the rungs; and the journal. Raises Refused for another under its number."""
    made.place_id, made.occurred_day = learner.place_id, day_key(made.occurred_at)
    known = Observation.objects.filter(pk=made.pk).first()
    if known is None:
        try:
            with transaction.atomic():
                insert(made)
        except IntegrityError:
            known = Observation.objects.filter(pk=made.pk).first()
            if known is None:
                raise
    if known is not None:
        return same(known, made)
    folding.refold([learner], {made.skill})
    record(
        by=by, action="learning.observe", object_type="learning.Observation", object_id=made.pk, now=now,
        place_id=learner.commune_id or 0, about=learner.pk, occurred_at=made.occurred_at,
    )  # fmt: skip
    return made


def same(known: Observation, wanted: Observation) -> Observation:
    """The observation as kept, where it is the one that is asked for. Raises Refused for another under its number."""
    fields = ("person_id", "skill", "seen", "case_code", "by_id")
    if any(getattr(known, name) != getattr(wanted, name) for name in fields):
        raise Refused(OTHER_CONTENT)
    return known


@transaction.atomic
def withdraw(*, observation_id: UUID, by: Actor, now: datetime) -> Observation:
    """Take an observation back: it counts nowhere from now on, and stays. Withdrawn twice is once. Raises Refused."""
    found = Observation.objects.select_related("person").filter(pk=observation_id).first()
    if found is None or found.seen == Seen.WITHDRAWN:
        raise Refused(_("Không có ghi nhận này, hoặc tài khoản này không được xem."))
    permissions.check_can_withdraw(found, by=by)
    learner = folding.lock([found.person])[found.person_id]
    known = Observation.objects.filter(withdraws=found).first()
    if known is not None:
        return known
    back = Observation(
        id=uuid7(), person_id=learner.pk, skill=found.skill, seen=Seen.WITHDRAWN, by_id=by.account_id,
        place_id=learner.place_id, occurred_at=now, occurred_day=day_key(now), recorded_at=now, withdraws=found,
    )  # fmt: skip
    insert(back)
    folding.refold([learner], {found.skill})
    record(
        by=by, action="learning.withdraw", object_type="learning.Observation", object_id=found.pk, now=now,
        place_id=learner.commune_id or 0, about=learner.pk,
    )  # fmt: skip
    return back
