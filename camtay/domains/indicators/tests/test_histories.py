"""Random lives of cases: the clock, the journal and the figures agree with an independent model."""

import io
from collections import Counter
from datetime import date, datetime, timedelta
from statistics import median
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories
from camtay.domains.cases.tests.test_every_edge import DOER, PDF
from camtay.domains.indicators import queries as indicators
from camtay.domains.indicators.tests import lakes
from camtay.foundation import files
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import history, verify
from camtay.foundation.calendar import ZONE, calendar_now

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 8, 0, tzinfo=ZONE)
HANDS = {"supply", "pause", "pause_end"}  # deeds that move a clock and leave the state as it is
MOVES = [*(name for name in states.TABLE.names if name != "submit"), *sorted(HANDS)]
# Each step: which of the moves that are possible then, and how many hours after the one before.
STEPS = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60)), max_size=14)


class Stop(NamedTuple):
    since: datetime
    until: datetime | None
    applicant: bool = False

    def covers(self, minute):
        return self.since <= minute and (self.until is None or minute < self.until)


class Model:
    """What a case should be, told from the definition alone."""

    def __init__(self):
        self.received = self.due = self.end = self.asked = None
        self.requests, self.waited, self.electronic, self.online = 0, timedelta(), False, False
        self.stops = {}  # what it waited for, each under its cause while it does, then under its number

    def allows(self, move, case):
        if move == "supply":
            return case.state == states.SUPPLEMENT_ASKED
        if move == "pause":
            return self.received is not None and self.end is None and "hand" not in self.stops
        if move == "pause_end":
            return "hand" in self.stops and self.end is None
        return states.TABLE.allows(move, case.state)

    def take(self, move, case, now):
        self.online = case.channel == states.Channel.ONLINE
        if move == "accept":
            self.received, self.due = now, case.due_at
        if move == "ask_supplement":
            self.requests, self.asked = self.requests + 1, now
        if move in ("supply", "supplied", "stop", "withdraw") and self.asked:
            since, self.asked = self.asked, None
            self.waited += now - since
            self.stops[len(self.stops)] = Stop(since, now, applicant=True)
        self.wait(move, now)
        if move == "attach_result":
            self.electronic = True
        if move in ("attach_result", "stop", "refuse", "withdraw") and self.received:
            self.end = self.end or now

    def wait(self, move, now):
        """What the office waits for: a move says so, or somebody's hand. What still stands at the end, stood till then."""
        begins = {"wait_duty": "move", "wait_agency": "move", "pause": "hand"}
        ends = {"duty_done": "move", "agency_answered": "move", "pause_end": "hand"}
        if move in begins:
            self.stops[begins[move]] = Stop(now, None)
        if move in ends:
            self.stops[len(self.stops)] = self.stops.pop(ends[move])._replace(until=now)

    @property
    def on_time(self):
        if self.end is None:
            return None
        return self.requests <= 1 and self.end - self.waited <= self.due

    @property
    def on_time_explained(self):
        if self.end is None:
            return None
        return self.end <= counted_out(self.due + self.waited, list(self.stops.values()), self.end)


def counted_out(due, stops, end):
    """Each working minute that was lost in a pause before the end of the clock is worked again after it. What the
    applicant was waited for is in the due time already."""
    calendar = calendar_now("one_stop")

    def is_open(minute):
        return any(
            opens <= minute.astimezone(ZONE).time() < closes
            for opens, closes in calendar.spans(minute.date())
        )

    def is_lost(minute):
        standing = [one for one in stops if one.covers(minute)]
        return standing and not any(one.applicant for one in standing) and is_open(minute)

    minute = min((one.since for one in stops), default=due)
    while minute < due:
        if minute < end and is_lost(minute):
            while not is_open(due):
                due += timedelta(minutes=1)
            due += timedelta(minutes=1)
        minute += timedelta(minutes=1)
    return due


class HistoriesTest(TestCase):
    @settings(max_examples=40)
    @given(lives=st.lists(STEPS, min_size=1, max_size=4))
    def test_clock_journal_and_figures_agree_with_the_model(self, lives):
        here = factories.phu_xuan()
        factories.procedure(time_amount=3, time_unit="working_day")
        people = {
            role: factories.actor(factories.account(role, (role, here)), START) for role in set(DOER.values())
        }
        pairs = [self.live(steps, people, number) for number, steps in enumerate(lives)]
        for case, model in pairs:
            assert (case.received_at, case.settled_at, case.on_time) == (
                model.received,
                model.end,
                model.on_time,
            )
            assert case.on_time_explained == model.on_time_explained
            assert (case.supplement_count, case.waited) == (model.requests, model.waited)
        assert verify() == []
        self.compare_figures(here, pairs)

    def live(self, steps, people, number):
        now = START + timedelta(minutes=number)
        case = factories.case(
            states.SUBMITTED,
            at=now,
            applicant_id=people["resident"].person_id,
            channel=list(states.Channel)[number % 3],
            neighbourhood=[
                None,
                factories.place("19753-01", "Tổ dân phố 1", "to_dan_pho", factories.phu_xuan()),
            ][number % 2],
        )
        model, made = Model(), []
        for number, hours in steps:
            possible = [move for move in MOVES if model.allows(move, case)]
            if not possible:
                break
            move = possible[number % len(possible)]
            now += timedelta(hours=hours)
            case = (self.by_hand if move in HANDS else self.perform)(move, case, people, now)
            model.take(move, case, now)
            made.append(f"cases.{move}")
        assert [entry.action for entry in history("cases.Case", case.pk)] == made
        return Case.objects.get(pk=case.pk), model

    def perform(self, move, case, people, now):
        deed = {"case_id": case.pk, "by": people[DOER[states.PERMISSION_OF[move]]], "now": now}
        if move in states.TURNS:
            return actions.turn(move=move, reason="Vì thế", **deed)
        if move == "decline":
            return actions.decline(reason="Thiếu giấy", **deed)
        if move == "attach_result":
            stored = files.store(io.BytesIO(PDF), name="a.pdf", kinds={"pdf"}, now=now)
            return actions.attach_result(file=stored, name="a.pdf", **deed)
        simple = {"accept": actions.accept, "start": actions.begin, "decide": actions.decide,
                  "hand_over": actions.hand_over}  # fmt: skip
        return simple[move](**deed)

    def by_hand(self, move, case, people, now):
        if move == "supply":
            paper = PDF + f"\n% {now}".encode()
            stored = files.store(io.BytesIO(paper), name="a.pdf", kinds={"pdf"}, now=now)
            sent = [actions.Upload("", stored, "a.pdf")]
            return actions.supply(case_id=case.pk, uploads=sent, by=people["resident"], now=now)
        deed = {"case_id": case.pk, "by": people["specialist"], "now": now}
        if move == "pause":
            actions.add_pause(kind="system_down", since=now, until=None, evidence="Mất điện", **deed)
        else:
            standing = case.pauses.get(kind="system_down", until=None)
            actions.end_pause(pause_id=standing.pk, until=now, **deed)
        return Case.objects.get(pk=case.pk)

    def compare_figures(self, here, pairs):
        last = date(2026, 12, 31)
        window = indicators.Window(date(2026, 3, 1), last, datetime(2027, 1, 2, tzinfo=ZONE))
        found = {one.code: one for one in indicators.figures(here, window, by=SYSTEM)}
        received = [model for _case, model in pairs if model.received]
        settled = [model for model in received if model.end]
        late_now = [
            model
            for model in received
            if model.end is None
            and (model.requests > 1 or (model.asked or window.at) - model.waited > model.due)
        ]
        expected = {
            "cases.received": (len(received), None),
            "cases.filed_online": (sum(model.online for model in received), len(received)),
            "cases.handled_online": (
                sum(model.electronic and model.online for model in settled),
                len(settled),
            ),
            "cases.on_time": (sum(bool(model.on_time) for model in settled), len(settled)),
            "cases.on_time_explained": (
                sum(bool(model.on_time_explained) for model in settled),
                len(settled),
            ),
            "cases.median_working_days": (len(settled), None),
            "cases.assisted": (0, len(received)),
            "cases.satisfied": (0, 0),
            "cases.saved_hours": (0, None),
            "cases.overdue_now": (len(late_now), None),
        }
        for code, pair in expected.items():
            assert (found[code].numerator, found[code].denominator) == pair, code
        self.compare_evidence(here, window, found)
        self.compare_parts(here, window, found)
        with lakes.exported(window.now) as folder:
            lakes.compare(here, window, folder)

    def compare_evidence(self, here, window, found):
        for code, figure in found.items():
            rows = [
                indicators.evidence(code, here, window, which, by=SYSTEM).count()
                for which in ("numerator", "rest")
            ]
            assert rows[0] == figure.numerator
            if figure.denominator is not None:
                assert sum(rows) == figure.denominator

    def compare_parts(self, here, window, found):
        """Every breakdown: each part as counted one by one in Python, and all of them the whole."""
        for indicator in indicators.definitions():
            if indicator.source.model != "cases.Case":
                continue
            rows = {
                which: list(indicators.evidence(indicator.code, here, window, which, by=SYSTEM))
                for which in ("numerator", "rest")
            }
            share = indicator.kind == "share"
            for dimension in indicators.dimensions_of(indicator, here):
                keys = {which: Counter(key_of(case, dimension.code, indicator) for case in rows[which])
                        for which in rows}  # fmt: skip
                parts = indicators.breakdown(indicator.code, here, window, dimension.code, by=SYSTEM)
                counted = {part.key: part.figure.numerator for part in parts if part.figure.numerator}
                assert counted == keys["numerator"], (indicator.code, dimension.code)
                if share:
                    assert {part.key: part.rest for part in parts if part.rest} == keys["rest"]
                self.compare_values(indicator, dimension.code, parts, rows["numerator"], found)

    def compare_values(self, indicator, by, parts, rows, found):
        whole = found[indicator.code]
        assert sum(part.figure.numerator for part in parts) == whole.numerator
        assert sum(part.figure.denominator or 0 for part in parts) == (whole.denominator or 0)
        for part in parts:
            values = [
                getattr(case, indicator.value_field)
                for case in rows
                if indicator.value_field and key_of(case, by, indicator) == part.key
            ]
            if indicator.kind == "median":
                assert part.figure.value == median(values) / indicator.per
            if indicator.kind == "sum":
                assert part.figure.value == sum(values) / indicator.per


def key_of(case, by, indicator):
    if by == "month":
        return str(getattr(case, indicator.month_field) // 100)
    if by == "neighbourhood":
        return case.neighbourhood.code if case.neighbourhood else ""
    return {"procedure": case.procedure_code, "channel": case.channel, "department": case.department}[by]
