"""Outboxes of three phones, replayed, interleaved, reordered, sent twice and by two tabs, end in the same state."""

import json
from datetime import timedelta
from itertools import count
from uuid import UUID, uuid5

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from camtay.domains.learning.models import Observation, Progress, Session
from camtay.domains.people.models import Person
from camtay.domains.people.tests.make import account, actor, group_three, person
from camtay.domains.rounds import actions
from camtay.domains.rounds.actions import Sent
from camtay.domains.rounds.models import Clash, Command, Device
from camtay.foundation.audit import journal
from camtay.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db

PHONES = 3
NAMESPACE = UUID(int=7)
SKILLS = ("vneid", "pay_qr")
SEEN = ("shown", "with_help", "alone_checked", "family")


class Undone(Exception):  # noqa: N818 - how a life is taken back
    """Takes everything back, so that the next order begins from the same state."""


# What somebody does: (phone, what, whom, how).
DEED = st.tuples(
    st.integers(0, PHONES - 1), st.sampled_from(["write", "observe", "session", "change", "cancel"]), st.integers(0, 5),
    st.integers(0, 3),
)  # fmt: skip
LIFE = st.lists(DEED, min_size=3, max_size=14)


class Story:
    """One life as three outboxes: the ids are the same each time it is told."""

    def __init__(self, deeds, at):
        self.boxes: dict[int, list[Sent]] = {number: [] for number in range(PHONES)}
        self.at, self.turn = at, count(1)
        self.mine = {number: [] for number in range(PHONES)}
        self.sessions = {number: [] for number in range(PHONES)}
        self.last: dict[str, tuple[str, str]] = {}
        for deed in deeds:
            self.tell(*deed)

    def tell(self, phone, what, whom, how):
        number = next(self.turn)
        new = str(uuid5(NAMESPACE, f"thing {number}"))
        mine = self.mine[phone]
        someone = mine[whom % len(mine)] if mine and whom % 2 else str(uuid5(NAMESPACE, f"known {whom % 3}"))
        if what == "write":
            mine.append(new)
            said = {"person": new, "name": f"Hồ Thị {number}", "place": "19753-03", "house": "1"}
            self.add(phone, number, "write_down_person/1", said)
        elif what == "observe":
            said = {"observation": new, "person": someone, "skill": SKILLS[how % 2], "seen": SEEN[how]}
            self.add(phone, number, "observe/1", said)
        elif what == "session":
            self.sessions[phone].append(new)
            said = {"session": new, "kind": "home", "skill": SKILLS[how % 2], "place": "19753-03", "confirmed": "slip",
                    "seen": [{"person": someone, "seen": SEEN[how]}]}  # fmt: skip
            self.add(phone, number, "record_session/1", said)
        elif what == "change" and mine:
            who = mine[whom % len(mine)]
            before, stands = self.last.get(who, ("", "1"))
            said = {"person": who, "base": {"house": stands}, "set": {"house": f"{number}"}}
            if before:
                said["after"] = before
            self.last[who] = (str(self.add(phone, number, "change_person/1", said)), f"{number}")
        elif what == "cancel" and self.sessions[phone]:
            self.add(
                phone,
                number,
                "cancel_session/1",
                {"session": self.sessions[phone][whom % len(self.sessions[phone])]},
            )

    def add(self, phone, number, name, said) -> UUID:
        command_id = UUID(int=(number << 80) | uuid5(NAMESPACE, f"command {number}").int >> 64)
        self.boxes[phone].append(Sent(command_id, name, self.at + timedelta(minutes=number), said))
        return command_id


@pytest.fixture
def ground():
    """Three helpers with their phones, and three people whom all of them know."""
    begun, phones = timezone.now() - timedelta(days=2), []
    for number in range(PHONES):
        who = account(f"Lan {number}", ("helper", group_three()))
        made, _secret = actions.enrol(
            device_id=uuid5(NAMESPACE, f"phone {number}"), label="", app="1", by=actor(who, begun), now=begun
        )
        phones.append(made.pk)
    for number in range(3):
        person(f"Bà {number}", group_three(), public_id=uuid5(NAMESPACE, f"known {number}"))
    return phones, begun + timedelta(hours=1)


def send(phone, commands, now):
    device = Device.objects.select_related("account__person").get(pk=phone)
    return actions.take_in(device=device, commands=commands, sent_at=now, now=now)


def state():
    """What anybody can see, without what tells in which order it came."""
    people = dict(Person.objects.values_list("pk", "public_id"))
    lines = Entry.objects.values_list("action", "about", "account_id")
    return json.loads(
        json.dumps(
            {
                "people": sorted(Person.objects.values_list("public_id", "name", "house")),
                "rungs": sorted(
                    Progress.objects.values_list(
                        "person__public_id", "skill", "rung", "proof", "family", "shown_day", "helped_day", "alone_day"
                    ),
                    key=str,
                ),
                "seen": sorted(
                    Observation.objects.values_list("person__public_id", "skill", "seen", "by", "occurred_at"), key=str
                ),
                "sessions": sorted(Session.objects.values_list("pk", "skill", "taught_by", "cancelled_at"), key=str),
                "deeds": sorted(Command.objects.values_list("pk", "state", "answer__error"), key=str),
                "clashes": Clash.objects.count(),
                "journal": sorted(((what, people.get(about), who) for what, about, who in lines), key=str),
            },
            default=str,
        )
    )  # fmt: skip


def told(story, phones, now, way) -> dict:
    """The state after everything has been sent that way; then all is taken back."""
    found = {}
    try:
        with transaction.atomic():
            way(story, phones, now)
            assert journal.verify() == []
            found = state()
            raise Undone
    except Undone:
        return found


def in_order(story, phones, now):
    """Each phone sends its own, once, in the order it was recorded; until nothing waits."""
    for _round in range(2):
        for number, phone in enumerate(phones):
            send(phone, story.boxes[number], now)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=LIFE, data=st.data())
def test_whatever_the_order_the_end_is_the_same(ground, deeds, data):
    phones, at = ground
    now, story = timezone.now(), Story(deeds, at)
    parcels = [(number, one) for number, box in story.boxes.items() for one in box]

    def in_disorder(story, phones, now):
        """Parcels of one to three deeds of whatever phone, in whatever order, many of them twice."""
        order = data.draw(st.permutations(parcels + parcels[: len(parcels) // 2]))
        size = data.draw(st.integers(1, 3))
        for start in range(0, len(order), size):
            for number in range(PHONES):
                part = [one for owner, one in order[start : start + size] if owner == number]
                send(phones[number], part, now)
        in_order(story, phones, now)

    assert told(story, phones, now, in_disorder) == told(story, phones, now, in_order)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=LIFE, data=st.data())
def test_two_tabs_are_answered_alike(ground, deeds, data):
    """Both send everything, each in an order of its own, in parts that overlap: the receipts are the same."""
    phones, at = ground
    now, story = timezone.now(), Story(deeds, at)
    try:
        with transaction.atomic():
            for number, box in story.boxes.items():
                cut = data.draw(st.integers(0, len(box)))
                send(phones[number], box[cut:], now)
                one = {each.id: each for each in send(phones[number], box, now)}
                two = {each.id: each for each in send(phones[number], data.draw(st.permutations(box)), now)}
                assert one == two
            raise Undone
    except Undone:
        pass
