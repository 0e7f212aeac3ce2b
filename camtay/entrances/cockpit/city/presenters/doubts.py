"""Whether a figure leans on suspect records, said where it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.places.models import Place
from camtay.domains.quality.queries import Mark
from camtay.entrances.cockpit.city.presenters.lines import Line
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Odd:
    """One far off the others, and what is known of its data."""

    mark: str
    words: str
    url: str
    doubt: str
    doubt_url: str


@dataclass(frozen=True)
class Doubt:
    name: str
    words: str
    url: str


def checks_url(place: Place) -> str:
    return reverse("cockpit:checks", args=[place.code])


def doubt_words(mark: Mark) -> str:
    return _("%(count)s chỗ cần xem lại") % {"count": formats.number(mark.findings)}


def odd(found: Sequence[Line], marks: Mapping[int, Mark]) -> list[Odd]:
    return [
        Odd(
            line.mark,
            f"{line.place.name}: {line.value}",
            line.url,
            doubt_words(marks[line.place.pk])
            if line.place.pk in marks
            else _("dữ liệu chưa thấy gì đáng ngờ"),
            checks_url(line.place) if line.place.pk in marks else "",
        )
        for line in found
        if line.odd
    ]


def doubts(found: Sequence[Line], marks: Mapping[int, Mark]) -> list[Doubt]:
    """In the order of the lines."""
    return [
        Doubt(line.place.name, doubt_words(marks[line.place.pk]), checks_url(line.place))
        for line in found
        if line.place.pk in marks
    ]
