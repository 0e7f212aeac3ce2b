"""Checks that compare rows with other rows. Each takes the rows of one commune and gives those that are suspect."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import ExtractHour, Replace, TruncMinute, Upper

from camtay.domains.learning.models import Observation, Session
from camtay.domains.learning.states import Seen, SessionKind
from camtay.domains.people.models import Account
from camtay.domains.quality.rules.definitions import cases, learning, others, teams
from camtay.domains.quality.rules.shapes import Moment
from camtay.domains.tasks import states as tasks
from camtay.domains.tasks.models import TaskFile
from camtay.domains.teams.models import Membership
from camtay.domains.teams.states import Duty
from camtay.foundation.calendar import ZONE
from camtay.foundation.predicates import to_q

Rows = Any  # a QuerySet; what is annotated to one is not known to the type checker
Query = Callable[[Rows, Moment], Rows]


def _many(rows: Rows, least: int, *alike: Any) -> Rows:
    """Rows of which at least so many are alike in these columns."""
    return rows.annotate(alike=Window(Count("pk"), partition_by=list(alike))).filter(alike__gte=least)


def closed_in_batch(rows: Rows, _moment: Moment) -> Rows:
    """A minute of so many lies in a day of as many; those are few."""
    days = rows.filter(settled_day__isnull=False).order_by().values("settled_day")
    full = days.annotate(size=Count("pk")).filter(size__gte=cases.MANY).values("settled_day")
    among = rows.filter(settled_day__in=Subquery(full)).annotate(minute=TruncMinute("settled_at"))
    return _many(among, cases.MANY, F("minute"))


def code_twice(rows: Rows, _moment: Moment) -> Rows:
    plain: Any = F("code")
    for mark in (" ", ".", "-"):
        plain = Replace(plain, Value(mark), Value(""))
    return _many(rows.exclude(code=None).annotate(plain=Upper(plain)), 2, F("plain"))


def all_on_time_of_few(rows: Rows, moment: Moment) -> Rows:
    recent = rows.filter(settled_day__gte=moment.day_ago(90))
    seen = recent.aggregate(size=Count("pk"), on_time=Count("pk", filter=Q(on_time=True)))
    few = 0 < seen["size"] < cases.FEW and seen["size"] == seen["on_time"]
    return recent if few else rows.none()


def _held(rows: Rows) -> Rows:
    return rows.filter(cancelled_at=None)


def at_night(rows: Rows, _moment: Moment) -> Rows:
    since, until = learning.NIGHT
    hour = ExtractHour("occurred_at", tzinfo=ZONE)
    return _held(rows).annotate(hour=hour).filter(Q(hour__gte=since) | Q(hour__lt=until))


def too_many_a_day(rows: Rows, _moment: Moment) -> Rows:
    return _many(_held(rows), learning.A_DAY, F("taught_by"), F("occurred_day"))


def two_places_at_once(rows: Rows, _moment: Moment) -> Rows:
    """Ten visits typed in from one sheet may bear one hour: they are left out."""
    among = _held(rows).filter(sheet=None).annotate(minute=TruncMinute("occurred_at"))
    alike = [F("taught_by"), F("minute")]
    places = {
        "low": Window(Min("place_id"), partition_by=alike),
        "high": Window(Max("place_id"), partition_by=alike),
    }
    return among.annotate(**places).filter(low__lt=F("high"))


def in_future(rows: Rows, _moment: Moment) -> Rows:
    """A phone's clock may go wrong by some minutes."""
    return _held(rows).filter(occurred_at__gt=F("recorded_at") + timedelta(minutes=learning.SOON))


def recorded_late(rows: Rows, _moment: Moment) -> Rows:
    return _held(rows).filter(recorded_at__gt=F("occurred_at") + timedelta(days=learning.LATE_DAYS))


def without_anybody(rows: Rows, _moment: Moment) -> Rows:
    seen = Observation.objects.filter(session=OuterRef("pk"))
    return _held(rows).exclude(kind=SessionKind.CLASS).filter(~Exists(seen))


def _standing(rows: Rows) -> Rows:
    """Neither withdrawn nor of a session that was cancelled."""
    return rows.filter(withdrawn_by=None, withdraws=None, session__cancelled_at=None)


def _shown(**more: Any) -> QuerySet[Observation]:
    return Observation.objects.filter(
        person=OuterRef("person"), skill=OuterRef("skill"), seen=Seen.SHOWN, withdrawn_by=None, **more
    )


def alone_at_once(rows: Rows, _moment: Moment) -> Rows:
    soon = OuterRef("occurred_at") - timedelta(minutes=learning.SOON)
    shown = _shown(occurred_at__lte=OuterRef("occurred_at"), occurred_at__gte=soon)
    return _standing(rows).filter(seen=Seen.ALONE_DECLARED).filter(Exists(shown))


def alone_before_shown(rows: Rows, _moment: Moment) -> Rows:
    later = _shown(occurred_day__gt=OuterRef("occurred_day"))
    earlier = _shown(occurred_day__lte=OuterRef("occurred_day"))
    alone = _standing(rows).filter(seen__in=(Seen.ALONE_DECLARED, Seen.ALONE_CHECKED))
    return alone.filter(Exists(later), ~Exists(earlier))


def burst(rows: Rows, _moment: Moment) -> Rows:
    among = _standing(rows).filter(session__sheet=None).exclude(session__kind=SessionKind.CLASS)
    return _many(among.annotate(minute=TruncMinute("occurred_at")), learning.AT_ONCE, F("by"), F("minute"))


def many_teachers(rows: Rows, _moment: Moment) -> Rows:
    that_day = Observation.objects.filter(
        person=OuterRef("person"), occurred_day=OuterRef("occurred_day"), seen=Seen.SHOWN,
        withdrawn_by=None, session__cancelled_at=None,
    )  # fmt: skip
    teachers = that_day.order_by().values("person").annotate(n=Count("session__taught_by", distinct=True))
    shown = _standing(rows).filter(seen=Seen.SHOWN)
    return shown.annotate(teachers=Subquery(teachers.values("n"))).filter(teachers__gte=learning.TEACHERS)


def _now(rows: Rows, moment: Moment) -> Rows:
    return rows.filter(to_q(teams.standing(moment)))


def member_twice(rows: Rows, moment: Moment) -> Rows:
    return _many(_now(rows, moment), 2, F("team"), F("name"), F("birth_year"))


def member_phone(rows: Rows, moment: Moment) -> Rows:
    return _many(_now(rows, moment).exclude(phone=""), teams.SHARED, F("phone"))


def core_without_account(rows: Rows, moment: Moment) -> Rows:
    account = Account.objects.filter(person=OuterRef("person"), left_at=None)
    return _now(rows, moment).filter(is_core=True).filter(~Exists(account))


def without_leader(rows: Rows, moment: Moment) -> Rows:
    stays = Q(until_day=None) | Q(until_day__gte=moment.today)
    leader = Membership.objects.filter(stays, team=OuterRef("pk"), duty=Duty.LEADER)
    return _now(rows, moment).filter(~Exists(leader))


def silent(rows: Rows, moment: Moment) -> Rows:
    since = moment.day_ago(teams.SILENT_DAYS)
    sessions = Session.objects.filter(team=OuterRef("pk"), occurred_day__gte=since, cancelled_at=None)
    return _now(rows, moment).filter(since_day__lte=since).filter(~Exists(sessions))


def without_product(rows: Rows, _moment: Moment) -> Rows:
    product = TaskFile.objects.filter(task=OuterRef("pk"), is_product=True)
    done = rows.filter(state__in=(tasks.DONE, tasks.CONFIRMED)).exclude(product="")
    return done.filter(~Exists(product))


def many_wrong(rows: Rows, _moment: Moment) -> Rows:
    whole = F("new") + F("changed") + F("unchanged") + F("wrong")
    done = rows.filter(state="done", wrong__gt=0)
    return done.annotate(tenfold=F("wrong") * others.OF, whole=whole).filter(tenfold__gt=F("whole"))


def likely_twice(rows: Rows, _moment: Moment) -> Rows:
    among = rows.filter(same_as=None, birth_year__isnull=False).exclude(search="")
    return _many(among, 2, F("name"), F("birth_year"))


def shared_phone(rows: Rows, _moment: Moment) -> Rows:
    return _many(rows.filter(same_as=None).exclude(phone=""), others.SHARED, F("phone"))


GROUPED: Mapping[str, Query] = {
    "cases.closed_in_batch": closed_in_batch,
    "cases.code_twice": code_twice,
    "cases.all_on_time_of_few": all_on_time_of_few,
    "sessions.at_night": at_night,
    "sessions.too_many_a_day": too_many_a_day,
    "sessions.two_places_at_once": two_places_at_once,
    "sessions.in_future": in_future,
    "sessions.recorded_late": recorded_late,
    "sessions.without_anybody": without_anybody,
    "observations.alone_at_once": alone_at_once,
    "observations.alone_before_shown": alone_before_shown,
    "observations.burst": burst,
    "observations.many_teachers": many_teachers,
    "members.twice": member_twice,
    "members.shared_phone": member_phone,
    "members.core_without_account": core_without_account,
    "teams.without_leader": without_leader,
    "teams.silent": silent,
    "tasks.without_product": without_product,
    "imports.many_wrong": many_wrong,
    "people.likely_twice": likely_twice,
    "people.shared_phone": shared_phone,
}
