"""Who shows people how, who looks again, and who keeps the officials' roll."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from camtay.domains.learning.models import Observation, Review, Session
from camtay.domains.people import permissions as people
from camtay.domains.people.models import Person
from camtay.domains.people.states import HELPING
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Permission, Reach, allows, check


def _at_place(*roles: str) -> dict[str, Reach]:
    return dict.fromkeys(roles, Reach.PLACE)


TEACH = Permission(
    "learning.teach",
    _("Ghi buổi hướng dẫn, ghi ai làm được đến đâu"),
    _at_place(*HELPING),
    never_own=True,
    system=False,
)
CORRECT = Permission(
    "learning.correct",
    _("Hủy buổi hướng dẫn, rút ghi nhận của người khác"),
    _at_place("team_leader", "commune_admin"),
    never_own=True,
)
SEE = Permission(
    "learning.see",
    _("Xem ai đã học gì, làm được đến đâu"),
    {
        "resident": Reach.OWN,
        **_at_place(*HELPING, "data_officer", "commune_leader", "commune_admin", "auditor"),
    },
)
ATTEND = Permission("learning.attend", _("Điểm danh ở lớp bằng mã QR"), {"resident": Reach.OWN}, system=False)
MATCH = Permission("learning.match_deeds", _("Ghi ai đã tự nộp hồ sơ thật"))
DRAW = Permission("learning.draw_reviews", _("Rút lời khai để xem lại"))
REVIEW = Permission(
    "learning.review",
    _("Xem lại ai đã tự làm được"),
    _at_place(*HELPING, "clerk"),
    never_own=True,
    system=False,
)
SEE_NOT_YET = Permission(
    "learning.see_not_yet",
    _("Xem danh sách ai chưa được chỉ, theo thôn, tổ"),
    _at_place("team_leader", "village_head", "data_officer", "commune_leader", "commune_admin"),
)
SEE_ROLL = Permission(
    "learning.see_officials",
    _("Xem danh sách cán bộ, lớp bồi dưỡng, kết quả"),
    _at_place("data_officer", "commune_leader", "commune_admin", "auditor"),
)
KEEP_ROLL = Permission(
    "learning.keep_officials",
    _("Ghi danh sách cán bộ, lớp bồi dưỡng"),
    _at_place("data_officer", "commune_admin"),
)
ASSESS = Permission(
    "learning.assess_officials",
    _("Ghi cán bộ nào có mặt, đạt đánh giá"),
    _at_place("data_officer", "commune_admin"),
    never_own=True,
)

LISTEN = Permission("learning.listen", _("Xem bài học, nghe giọng đọc"), public=True)
KEEP_VOICES = Permission(
    "learning.keep_voices",
    _("Thu, thay, gỡ giọng đọc bài học"),
    _at_place("data_officer", "editor", "commune_admin"),
)

PERMISSIONS = (
    TEACH,
    CORRECT,
    SEE,
    ATTEND,
    MATCH,
    DRAW,
    REVIEW,
    SEE_NOT_YET,
    SEE_ROLL,
    KEEP_ROLL,
    ASSESS,
    LISTEN,
    KEEP_VOICES,
)


def check_can_teach(place: Place, learners: Collection[int], *, by: Actor) -> None:
    """May `by` show people how in this place? Nobody writes down what they can do themselves."""
    check(TEACH, by, places=people.where(place), owners=learners)


def can_teach(place: Place, *, by: Actor) -> bool:
    return allows(TEACH, by, places=people.where(place))


def _session_places(session: Session) -> tuple[int, ...]:
    return (session.place_id, session.commune_id)


def check_can_change(session: Session, *, by: Actor) -> None:
    """Who held the session, or who answers for the team there."""
    own = by.account_id is not None and by.account_id == session.taught_by_id
    check(TEACH if own else CORRECT, by, places=_session_places(session))


def can_change(session: Session, *, by: Actor) -> bool:
    own = by.account_id is not None and by.account_id == session.taught_by_id
    return allows(TEACH if own else CORRECT, by, places=_session_places(session))


def check_can_withdraw(observation: Observation, *, by: Actor) -> None:
    """Who saw it, or who answers for the team where the person lives."""
    own = by.account_id is not None and by.account_id == observation.by_id
    where = people.places_of(observation.person)
    check(TEACH if own else CORRECT, by, places=where, owners=[observation.person_id])


def can_withdraw(observation: Observation, *, by: Actor) -> bool:
    own = by.account_id is not None and by.account_id == observation.by_id
    where = people.places_of(observation.person)
    return allows(TEACH if own else CORRECT, by, places=where, owners=[observation.person_id])


def check_can_review(review: Review, hands: Collection[int], *, by: Actor) -> None:
    """`hands`: the people who taught the skill, or said it was there."""
    person = review.observation.person
    check(REVIEW, by, places=people.places_of(person), owners=[person.pk], hands=hands)


def can_review(review: Review, hands: Collection[int], *, by: Actor) -> bool:
    person = review.observation.person
    return allows(REVIEW, by, places=people.places_of(person), owners=[person.pk], hands=hands)


def check_can_listen(*, by: Actor) -> None:
    """Lessons are everybody's."""
    check(LISTEN, by)


def check_can_keep_voices(place: Place, *, by: Actor) -> None:
    """Of this very place: what is recorded in a commune is its own."""
    check(KEEP_VOICES, by, places=people.where(place))


def can_keep_voices(place: Place, *, by: Actor) -> bool:
    return allows(KEEP_VOICES, by, places=people.where(place))


def check_can_see_roll(place: Place, *, by: Actor) -> None:
    check(SEE_ROLL, by, places=[place.pk])


def can_see_roll(place: Place, *, by: Actor) -> bool:
    return allows(SEE_ROLL, by, places=[place.pk])


def check_can_keep_roll(place: Place, *, by: Actor) -> None:
    check(KEEP_ROLL, by, places=[place.pk])


def can_keep_roll(place: Place, *, by: Actor) -> bool:
    return allows(KEEP_ROLL, by, places=[place.pk])


def check_can_assess(place: Place, officials: Collection[int], *, by: Actor) -> None:
    """`officials`: the people among them who are known. Nobody writes down that they themselves passed."""
    check(ASSESS, by, places=[place.pk], owners=officials)


def can_see(person: Person, *, by: Actor) -> bool:
    return allows(SEE, by, places=people.places_of(person), owners=[person.pk])


def check_can_see(person: Person, *, by: Actor) -> None:
    check(SEE, by, places=people.places_of(person), owners=[person.pk])
