"""What the pages of lessons show."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from camtay.domains.learning.queries import lessons, voices
from camtay.domains.people import queries as people
from camtay.foundation.access import Actor
from camtay.foundation.ui.qr import qr_svg


@dataclass(frozen=True)
class Tile:
    """A lesson in the list. `picture`: of its first step."""

    url: str
    title: str
    gains: str
    minutes: int
    picture: str


@dataclass(frozen=True)
class Shelf:
    code: str
    title: str
    tiles: list[Tile]


@dataclass(frozen=True)
class StepShown:
    """`shows`: what is on the picture, in words."""

    text: str
    picture: str
    shows: str


@dataclass(frozen=True)
class Shown:
    """A lesson on its page. `after`: the lesson that comes next, None after the last."""

    lesson: lessons.Lesson
    group: str
    audiences: str
    steps: list[StepShown]
    voices: list[voices.Spoken]
    after: Tile | None


@dataclass(frozen=True)
class Card:
    """A lesson on one sheet. `steps`: sentence and drawing."""

    lesson: lessons.Lesson
    steps: list[tuple[str, SafeString]]
    qr: SafeString
    address: str


def shelves() -> list[Shelf]:
    """All lessons, by group."""
    return [Shelf(one.code, one.title, [_tile(each) for each in one.lessons]) for one in lessons.by_group()]


def shown(lesson: lessons.Lesson, *, by: Actor) -> Shown:
    """Two queries for somebody who lives here, one for a guest."""
    framework = lessons.framework()
    known = dict(framework.audiences)
    return Shown(
        lesson=lesson,
        group=next(one.title for one in framework.groups if lesson.group in one.takes),
        audiences=", ".join(known[one] for one in lesson.audiences),
        steps=[
            StepShown(step.text, _picture(lesson.code, order), step.shows)
            for order, step in enumerate(lesson.steps, start=1)
        ],
        voices=voices.voices_of(lesson.code, near=_near(by)),
        after=_after(lesson),
    )


def card(lesson: lessons.Lesson) -> Card:
    address = f"{settings.CAMTAY_PUBLIC_URL}{reverse('portal:lesson', args=[lesson.code])}"
    return Card(
        lesson=lesson,
        # Drawn and escaped by the lessons themselves, from our own parts.
        steps=[(step.text, mark_safe(step.picture)) for step in lesson.steps],  # noqa: S308
        qr=mark_safe(qr_svg(address)),  # noqa: S308
        address=address,
    )


def _near(by: Actor) -> set[int]:
    """The commune where the person lives, and what it lies in."""
    person = people.get(by.person_id) if by.person_id is not None else None
    home = person.commune if person else None
    return {pk for pk in (home.pk, home.parent_id) if pk} if home else set()


def _after(lesson: lessons.Lesson) -> Tile | None:
    order = [each for shelf in lessons.by_group() for each in shelf.lessons]
    place = [each.code for each in order].index(lesson.code)
    return _tile(order[place + 1]) if place + 1 < len(order) else None


def _tile(lesson: lessons.Lesson) -> Tile:
    url = reverse("portal:lesson", args=[lesson.code])
    return Tile(url, lesson.title, lesson.gains, lesson.minutes, _picture(lesson.code, 1))


def _picture(skill: str, order: int) -> str:
    return reverse("portal:lesson_picture", args=[skill, order])
