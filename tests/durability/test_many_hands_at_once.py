"""Many people at the same cases at the same moment: nothing is lost, and journal, clocks and figures stay one story."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from random import Random

import pytest
from django.db import connection

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import Case, CasePause, Disruption
from camtay.domains.cases.rules.clock import ClockFacts
from camtay.domains.cases.rules.explained import Stop
from camtay.domains.cases.tests import factories
from camtay.domains.cases.tests.test_every_edge import DOER
from camtay.domains.cases.tests.test_the_explained_clock import counted_out
from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.tests import test_histories
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db(transaction=True)
START = datetime(2026, 11, 16, 7, 30, tzinfo=ZONE)
MINUTE = timedelta(minutes=1)
CASES, DEEDS = 8, 45
MOVES = [name for name in states.TABLE.names if name != "submit"]
ENDING = ("decline", "withdraw", "stop", "refuse")  # tried seldom, or every life were short
ROLES = (
    "resident",
    "clerk",
    "clerk",
    "specialist",
    "specialist",
    "department_head",
    "signer",
    "commune_leader",
)


class Clock:
    """One time for everybody: no two deeds at the same moment, and none before one that had ended."""

    def __init__(self, dice: Random) -> None:
        self.dice, self.lock, self.now = dice, threading.Lock(), START

    def tick(self) -> datetime:
        with self.lock:
            self.now += MINUTE * self.dice.randint(1, 20)
            return self.now


class Hand:
    """Somebody at work: picks a case, does what the page they saw offers, which may no longer be on offer."""

    def __init__(self, role: str, actor, people, clock: Clock, dice: Random) -> None:
        self.role, self.actor, self.people, self.clock, self.dice = role, actor, people, clock, dice
        self.done: Counter[str] = Counter()
        self.refused = 0

    def work(self, ids) -> None:
        try:
            for _time in range(DEEDS):
                seen = Case.objects.get(pk=self.dice.choice(ids))
                try:
                    self.one_deed(seen)
                except Refused:
                    self.refused += 1
        finally:
            connection.close()

    def one_deed(self, seen: Case) -> None:
        if self.role == "commune_leader":
            self.storm()
            return
        if self.role == "department_head":
            actions.assign(
                case_id=seen.pk,
                to=self.people["account"],
                version=seen.version,
                by=self.actor,
                now=self.clock.tick(),
            )
            self.done[str(seen.pk)] += 1
            return
        offered = [
            name
            for name in MOVES
            if DOER[states.PERMISSION_OF[name]] == self.role and states.TABLE.allows(name, seen.state)
        ]
        move = self.dice.choice(offered) if offered else ""
        if move and (move not in ENDING or self.dice.random() < 0.02):
            test_histories.HistoriesTest.perform(self, move, seen, self.people, self.clock.tick())
            self.done[str(seen.pk)] += 1

    def storm(self) -> None:
        """Storms are rare: mostly the leader looks out of the window."""
        chance, now = self.dice.random(), self.clock.tick()
        open_ones = Disruption.objects.filter(undone_at=None, until=None)
        if chance < 0.15 and not open_ones.exists():
            since = now - MINUTE * self.dice.randint(0, 200)
            actions.disrupt(
                place=factories.phu_xuan(), kind="disaster", since=max(since, START), until=None,
                evidence="Công điện số 1", by=self.actor, now=now,
            )  # fmt: skip
        elif chance < 0.4 and (standing := open_ones.first()):
            actions.end_disruption(disruption_id=standing.pk, until=now, by=self.actor, now=now)
        elif chance < 0.45 and (standing := Disruption.objects.filter(undone_at=None).first()):
            actions.undo_disruption(disruption_id=standing.pk, by=self.actor, now=now)


class Told:
    """A case as its journal tells it, line by line, from the definitions alone."""

    def __init__(self, case: Case, lines, storms) -> None:
        self.state, self.received, self.end = states.SUBMITTED, None, None
        self.requests, self.waited, self.asked, self.stops = 0, timedelta(), None, []
        self.since: datetime | None = None
        for line in lines:
            self.take(line.action.removeprefix("cases."), line.occurred_at)
        self.due = case.due_at
        if self.received:
            self.stops += [
                Stop(max(one.since, self.received), one.until)
                for one in storms
                if one.until > max(one.since, self.received) and not (self.end and self.end <= one.since)
            ]

    def take(self, move: str, at: datetime) -> None:
        if move in ("assign", "disrupt", "disrupt_end", "disrupt_undo"):
            return
        self.state = states.TABLE.check(move, self.state)
        if move == "accept":
            self.received = at
        if self.since is not None and move != "ask_supplement":
            until = max(at, self.since)  # who waited for another's deed to end brings an earlier moment
            asked = self.asked is not None
            self.stops.append(Stop(self.since, until, applicant=asked))
            self.waited += until - self.since if asked else timedelta()
            self.asked = self.since = None
        if move == "ask_supplement":
            self.requests, self.asked = self.requests + 1, at
        if move in ("ask_supplement", "wait_duty", "wait_agency"):
            self.since = at
        if move in ("attach_result", "stop", "refuse", "withdraw") and self.received:
            self.end = self.end or at

    @property
    def on_time(self) -> bool | None:
        if self.end is None:
            return None
        return self.requests <= 1 and self.end <= self.due + self.waited

    @property
    def on_time_explained(self) -> bool | None:
        if self.end is None:
            return None
        return self.end <= counted_out(ClockFacts(due_at=self.due, waited=self.waited), self.stops, self.end)


@pytest.fixture
def people():
    here = factories.phu_xuan()
    factories.procedure(time_amount=1, time_unit="working_day")
    accounts = {role: factories.account(role, (role, here)) for role in set(ROLES)}
    found = {role: factories.actor(account, START) for role, account in accounts.items()}
    return {**found, "account": accounts["specialist"]}


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_lost_and_all_tell_one_story(people, seed):
    made = [
        factories.case(states.SUBMITTED, at=START, applicant_id=people["resident"].person_id).pk
        for _ in range(CASES)
    ]
    clock = Clock(Random(f"clock:{seed}"))
    hands = [
        Hand(role, people[role], people, clock, Random(f"{seed}:{number}"))
        for number, role in enumerate(ROLES)
    ]
    with ThreadPoolExecutor(len(hands)) as pool:
        list(pool.map(lambda hand: hand.work(made), hands))
    for storm in Disruption.objects.filter(undone_at=None, until=None):
        actions.end_disruption(
            disruption_id=storm.pk, until=clock.tick(), by=people["commune_leader"], now=clock.tick()
        )
    assert sum(sum(hand.done.values()) for hand in hands) > CASES * 2
    tell_one_story(made, hands)
    figures_are_recounts()


def tell_one_story(made, hands) -> None:
    assert verify() == []
    storms = list(Disruption.objects.filter(undone_at=None))
    for case in Case.objects.filter(pk__in=made):
        lines = history("cases.Case", case.pk).order_by("number")
        moved = [line for line in lines if not line.action.startswith("cases.disrupt")]
        assert len(moved) == sum(hand.done[str(case.pk)] for hand in hands)
        assert case.version == 2 + len(lines)
        told = Told(case, lines, storms)
        assert (case.state, case.received_at, case.settled_at) == (told.state, told.received, told.end)
        assert (case.supplement_count, case.supplement_asked_at, case.waited) == (
            told.requests, told.asked, told.waited,
        )  # fmt: skip
        assert (case.on_time, case.on_time_explained) == (told.on_time, told.on_time_explained)
        assert case.pause_count == CasePause.objects.filter(case=case).count()


def figures_are_recounts() -> None:
    here = factories.phu_xuan()
    window = indicators.Window(date(2026, 11, 1), date(2026, 12, 31), datetime(2027, 1, 2, tzinfo=ZONE))
    found = {
        one.code: (one.numerator, one.denominator) for one in indicators.figures(here, window, by=SYSTEM)
    }
    rows = list(Case.objects.all())
    settled = [one for one in rows if one.settled_at]
    assert found["cases.received"] == (sum(one.received_at is not None for one in rows), None)
    assert found["cases.on_time"] == (sum(bool(one.on_time) for one in settled), len(settled))
    assert found["cases.on_time_explained"] == (
        sum(bool(one.on_time_explained) for one in settled),
        len(settled),
    )
