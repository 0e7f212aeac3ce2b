"""What may be picked in the cells of a blank table: figures, plans and goals, the people of a place."""

from collections import Counter
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.domains.plans import queries as plans
from camtay.domains.plans.states import Span, Wanted
from camtay.domains.tasks import queries as tasks
from camtay.foundation.access import Actor
from camtay.foundation.tables.blanks import Choices
from camtay.foundation.ui import formats

GOOD = {
    "high": gettext_lazy("càng cao càng tốt"), "low": gettext_lazy("càng thấp càng tốt"),
    "none": gettext_lazy("tùy kế hoạch"),
}  # fmt: skip


def choices(kind: str, place: Place, *, by: Actor, on: date) -> dict[str, Choices]:
    """By column key, for the kinds whose cells name what is here already."""
    if kind == "muc-tieu":
        return {
            "indicator": Choices(_("Số liệu"), _figures()),
            "wanted": Choices(_("Chiều"), [(str(one.label), "") for one in Wanted]),
            "span": Choices(_("Kỳ số liệu"), [(str(one.label), "") for one in Span]),
            "plan": Choices(_("Các kế hoạch"), _plans(place, by=by)),
        }
    if kind == "ke-hoach":
        return {
            "goal": Choices(_("Các mục tiêu"), _goals(place, on)),
            **_people(place, on),
            "plan": Choices(_("Các kế hoạch"), _plans(place, by=by)),
        }
    return _people(place, on) if kind == "cong-viec" else {}


def _figures() -> list[tuple[str, str]]:
    """By title; by code where two have one title."""
    found = indicators.definitions()
    times = Counter(str(one.label) for one in found)
    return [
        (
            str(one.label) if times[str(one.label)] == 1 else one.code,
            f"{one.code}; {one.source.group}; {_unit(one)}; {GOOD[one.good]}. {one.meaning}",
        )
        for one in found
    ]


def _unit(one: indicators.Indicator) -> str:
    return "%" if one.kind == "share" else one.unit


def _plans(place: Place, *, by: Actor) -> list[tuple[str, str]]:
    return [
        (one.title, f"{one.number} {formats.day(one.valid_from)} – {formats.day(one.valid_until)}".strip())
        for one in plans.plans_listed(by=by, place=place.pk)
    ]


def _goals(place: Place, on: date) -> list[tuple[str, str]]:
    plan = plans.running(place, on)
    if plan is None:
        return []
    return [
        (goal.title, f"{number}. {plan.title}") for number, goal in enumerate(plans.goals_of(plan), start=1)
    ]


def _people(place: Place, on: date) -> dict[str, Choices]:
    """By name; by address where two have one name."""
    found = tasks.candidates(place, on=on)
    times = Counter(one.account.person.name for one in found)

    def named(people: list[tasks.Candidate]) -> list[tuple[str, str]]:
        return [
            (
                one.account.person.name if times[one.account.person.name] == 1 else one.account.email or "",
                one.duty,
            )
            for one in people
        ]

    return {
        "doer": Choices(_("Người làm"), named(found)),
        "answerable": Choices(_("Người chịu trách nhiệm"), named([one for one in found if one.official])),
    }
