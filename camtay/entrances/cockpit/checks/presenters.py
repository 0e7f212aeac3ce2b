"""What the pages of checks show."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.domains.quality import queries
from camtay.foundation.ui import formats

SEVERITY: dict[str, tuple[str | Promise, str]] = {
    "high": (gettext_lazy("Cần xem ngay"), "bad"),
    "medium": (gettext_lazy("Nên xem"), "waiting"),
    "low": (gettext_lazy("Để ý"), "neutral"),
}


@dataclass(frozen=True)
class Line:
    """One check that found something. `note`: who looked into it and why, where somebody did."""

    title: str
    todo: str
    group: str
    url: str
    found: str
    fresh: str
    severity: str
    tone: str
    note: str


@dataclass(frozen=True)
class Side:
    """One commune of a city."""

    name: str
    url: str
    high: str
    medium: str
    low: str
    counted: str


@dataclass(frozen=True)
class Leaning:
    """A figure that leans on the records."""

    label: str
    url: str


def lines(findings: Sequence[queries.Finding], place: Place, *, fresh: bool) -> list[Line]:
    """Those that found something nobody has looked into; or those that somebody has."""
    return [_line(one, place) for one in findings if one.found and bool(one.fresh) == fresh]


def _line(finding: queries.Finding, place: Place) -> Line:
    label, tone = SEVERITY[finding.check.severity]
    return Line(
        title=str(finding.check.title),
        todo=str(finding.check.todo),
        group=str(finding.check.source.group),
        url=check_url(place, finding.check),
        found=formats.number(finding.found),
        fresh=formats.number(finding.fresh),
        severity=str(label),
        tone=tone,
        note=looked_words(finding),
    )


def check_url(place: Place, check: queries.Check) -> str:
    return reverse("cockpit:check", args=[place.code, check.code])


def clean(findings: Sequence[queries.Finding]) -> list[str]:
    """What the checks that found nothing look for."""
    return [str(one.check.title) for one in findings if not one.found]


def looked_words(finding: queries.Finding) -> str:
    looked = finding.looked
    if looked is None:
        return ""
    said = _("%(reason)s. %(who)s ghi lúc %(when)s.") % {
        "reason": looked.get_reason_display(),
        "who": looked.noted_by.person.name if looked.noted_by else _("Cầm Tay"),
        "when": formats.moment(looked.noted_at),
    }
    return f"{said} {looked.words}".strip()


def leaning(check: queries.Check, place: Place) -> list[Leaning]:
    return [
        Leaning(
            str(indicators.definition_of(code).label), reverse("cockpit:indicator", args=[place.code, code])
        )
        for code in check.leans
    ]


def sides(standings: Sequence[queries.Standing]) -> list[Side]:
    return [
        Side(
            name=one.place.name,
            url=reverse("cockpit:checks", args=[one.place.code]),
            high=formats.number(one.high),
            medium=formats.number(one.medium),
            low=formats.number(one.low),
            counted=formats.moment(one.counted_at),
        )
        for one in standings
    ]
