"""Some claims are drawn by chance; somebody who neither taught nor claimed looks again."""

from random import Random
from uuid import uuid4

import pytest

from camtay.domains.learning import actions, queries
from camtay.domains.learning.models import Draw, Observation, Progress, Review
from camtay.domains.learning.states import ReviewState, Rung, Seen
from camtay.domains.learning.tests.make import (
    NOW,
    account,
    actor,
    after,
    group_three,
    learner,
    phu_xuan,
    taught,
)
from camtay.domains.places import actions as places
from camtay.domains.places.tests.make import phu_vinh
from camtay.foundation.access import SYSTEM, Refused

pytestmark = pytest.mark.django_db
CHECKED = after(10)


class Always(Random):
    """Draws whatever may be drawn."""

    def random(self):
        return 0.0


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def minh():
    return account("Trần Minh", ("helper", phu_xuan()))


@pytest.fixture
def ty():
    return account("Tổ trưởng Tý", ("team_leader", group_three()))


def claim(lan, minh, who=None, days=10):
    """Taught by Lan, seen done alone by Minh."""
    who = who or learner()
    taught(lan, (who, Seen.SHOWN))
    taught(minh, (who, Seen.ALONE_CHECKED), occurred_at=after(days))
    return who


def draw(chance=None, now=NOW):
    return actions.draw_reviews(by=SYSTEM, now=now + actions.reviews.LATE, chance=chance or Always())


def settle(review, state, who, version=1):
    return actions.settle_review(review_id=review.pk, version=version, state=state, by=actor(who), now=NOW)


def test_about_one_in_twenty_is_drawn_and_each_stands_its_chance_once(lan, minh):
    for number in range(120):
        claim(lan, minh, learner(f"Người {number}"))
    drawn = draw(Random(7))
    assert (drawn.claims, drawn.drawn) == (120, Review.objects.count())
    assert 2 <= drawn.drawn <= 12
    again = draw(Always(), now=after(101))
    assert (again.claims, again.drawn) == (0, 0)


def test_a_place_says_how_many(lan, minh):
    claim(lan, minh)
    places.set_settings(place=phu_xuan(), values={"review_share": "0"}, by=SYSTEM, now=NOW)
    assert draw().drawn == 0
    assert Draw.objects.get().claims == 1


def test_only_what_somebody_says_is_drawn(lan, minh):
    taught(lan, (learner("Mới học"), Seen.WITH_HELP))
    taught(lan, (learner("Người dạy xem"), Seen.SHOWN))
    taught(lan, (Observation.objects.last().person, Seen.ALONE_CHECKED), occurred_at=after(3))
    gone = claim(lan, minh, learner("Rút lại"))
    actions.withdraw(
        observation_id=Observation.objects.get(person=gone, seen="alone_checked").pk, by=actor(minh), now=NOW
    )
    declared = learner("Khai mã")
    actions.observe(
        observation_id=uuid4(), person=declared, skill="file_online", seen="alone_declared", case_code="H57-1",
        occurred_at=after(5), by=actor(lan), now=NOW,
    )  # fmt: skip
    draw()
    assert [one.observation.person for one in Review.objects.all()] == [declared]


def test_the_drawing_is_the_machines_alone(lan):
    with pytest.raises(Refused):
        actions.draw_reviews(by=actor(lan), now=NOW)


def test_neither_who_taught_nor_who_claimed_looks_again(lan, minh, ty):
    claim(lan, minh)
    draw()
    review = Review.objects.get()
    for who in (lan, minh):
        assert not queries.reviews_waiting(actor(who)).exists()
        with pytest.raises(Refused):
            settle(review, ReviewState.HELD, who)
    assert queries.reviews_waiting(actor(ty)).get() == review
    assert settle(review, ReviewState.HELD, ty).seen_by == ty


def test_nobody_of_another_place_and_nobody_about_themselves(lan, minh):
    who = account("Hồ Văn Bảy", ("helper", group_three()))
    claim(lan, minh, who.person)
    type(who.person).objects.filter(pk=who.person_id).update(neighbourhood=group_three(), commune=phu_xuan())
    draw()
    review = Review.objects.get()
    elsewhere = account("Hồ Thị Linh", ("helper", phu_vinh()))
    for one in (who, elsewhere):
        assert not queries.reviews_waiting(actor(one)).exists()
        with pytest.raises(Refused):
            settle(review, ReviewState.HELD, one)


@pytest.mark.parametrize(
    ("state", "rung"), [("held", Rung.KEPT), ("not_held", Rung.WITH_HELP), ("not_met", Rung.ALONE)]
)
def test_what_is_seen_again_moves_the_rung(lan, minh, ty, state, rung):
    sen = learner()
    taught(lan, (sen, Seen.WITH_HELP))
    taught(minh, (sen, Seen.ALONE_CHECKED), occurred_at=after(10))
    draw()
    settle(Review.objects.get(), state, ty)
    assert Progress.objects.get(person=sen).rung == rung


def test_two_who_settle_at_once_are_told(lan, minh, ty):
    claim(lan, minh)
    draw()
    review = Review.objects.get()
    settle(review, ReviewState.HELD, ty)
    assert settle(review, ReviewState.HELD, ty).version == 2
    clerk = account("Trương Thị Nga", ("clerk", phu_xuan()))
    with pytest.raises(actions.Changed):
        settle(review, ReviewState.NOT_HELD, clerk)
    assert Observation.objects.filter(by=ty).count() == 1
