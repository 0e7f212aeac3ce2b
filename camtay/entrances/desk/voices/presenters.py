"""Lessons as those who teach them see them, and which are read aloud."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation

from camtay.domains.learning import permissions
from camtay.domains.learning.models import Voice
from camtay.domains.learning.queries import lessons, voices
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, scope_of


@dataclass(frozen=True)
class Line:
    """One lesson. `page`, `card`: at the portal's permanent addresses, in another door."""

    code: str
    title: str
    group: str
    minutes: int
    page: str
    card: str


@dataclass(frozen=True)
class Read:
    """A lesson and what of it is read aloud in a place."""

    line: Line
    voices: list[Voice]


@dataclass(frozen=True)
class Language:
    code: str
    label: str
    voice: Voice | None


def lines() -> list[Line]:
    return [
        Line(one.code, one.title, shelf.title, one.minutes, _page(one.code), f"{_page(one.code)}the-bai-hoc.pdf")
        for shelf in lessons.by_group()
        for one in shelf.lessons
    ]  # fmt: skip


def _page(skill: str) -> str:
    return f"/hoc/{skill}/"  # printed on cards: it never changes


def places_of(actor: Actor) -> list[Place]:
    """The communes whose recordings the actor looks after."""
    return places.communes_among(scope_of(permissions.KEEP_VOICES, actor).place_ids)


def read_aloud(place: Place) -> list[Read]:
    """Every lesson with what stands; one query."""
    standing = voices.voices_in(place)
    return [
        Read(line, [standing[line.code, code] for code in voices.LANGUAGES if (line.code, code) in standing])
        for line in lines()
    ]


def languages(place: Place, skill: str) -> list[Language]:
    standing = voices.voices_in(place)
    return [Language(code, str(label), standing.get((skill, code))) for code, label in voices.LANGUAGES.items()]  # fmt: skip


def words(skill: str) -> lessons.Lesson | None:
    """The lesson as it is read aloud: in Vietnamese, whatever language the page is in."""
    with translation.override("vi"):
        return lessons.lesson(skill)


def back(place: Place, skill: str) -> str:
    return reverse("desk:lesson_voices", args=[place.code, skill])
