"""What has changed since a week ago, in sentences whose every number opens its records."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.entrances.cockpit.figures.presenters.figures import figure_url
from camtay.foundation.access import Actor
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import measure_words

MOST = 6  # sentences: more nobody reads before a meeting

# How a part is named in a sentence that begins “5 trong 7 hồ sơ”.
WHERE: Mapping[str, str | Promise] = {
    "commune": gettext_lazy("ở %(name)s"),
    "step": gettext_lazy("ở bước “%(name)s”"),
    "department": gettext_lazy("thuộc %(name)s"),
    "procedure": gettext_lazy("là thủ tục “%(name)s”"),
    "neighbourhood": gettext_lazy("của %(name)s"),
}


@dataclass(frozen=True)
class Reason:
    words: str
    url: str


@dataclass(frozen=True)
class Said:
    """One sentence, and where it sits. `tone`: "good", "bad" or ""; `pointed`: how many records are in question."""

    words: str
    url: str
    tone: str
    pointed: str
    pointed_url: str
    reasons: list[Reason]


@dataclass(frozen=True)
class Weeks:
    """The seven days that end with the day looked at, and the seven before. A stock is taken at the end of each."""

    now: queries.Window
    before: queries.Window


def weeks(window: queries.Window) -> Weeks:
    last = window.last
    return Weeks(
        replace(window, first=last - timedelta(days=6)),
        replace(window, first=last - timedelta(days=13), last=last - timedelta(days=7)),
    )


def said(place: Place, seen: Weeks, *, by: Actor) -> list[Said]:
    found = queries.changes(place, seen.now, seen.before, by=by)
    return [_said(place, one, seen.now) for one in found[:MOST]]


def _said(place: Place, change: queries.Change, window: queries.Window) -> Said:
    code, which = change.indicator.code, change.which if change.which == "rest" else ""
    return Said(
        words=_moved(change),
        url=figure_url(place, code, window),
        tone={True: "good", False: "bad", None: ""}[change.better],
        pointed=_pointed(change),
        pointed_url=figure_url(place, code, window, which=which) if which else "",
        reasons=[
            Reason(_reason(change, one), figure_url(place, code, window, one.part, which=which))
            for one in change.causes
        ],
    )


def _moved(change: queries.Change) -> str:
    """`Đang quá hạn tăng từ 3 lên 7 hồ sơ`."""
    now, before = change.now, change.before
    names = {
        "label": change.indicator.label,
        "before": measure_words(before.kind, before.value, before.unit),
        "now": measure_words(now.kind, now.value, now.unit),
        "things": "" if now.kind == "share" else f" {change.indicator.source.things}",
    }
    if float(now.value or 0) > float(before.value or 0):
        return _("%(label)s tăng từ %(before)s lên %(now)s%(things)s") % names
    return _("%(label)s giảm từ %(before)s xuống %(now)s%(things)s") % names


def _pointed(change: queries.Change) -> str:
    """Of a share how many records do not count; a count has said so already."""
    if change.which != "rest" or not change.size:
        return ""
    return _("%(size)s trong %(whole)s %(things)s không đạt") % {
        "size": formats.number(change.size),
        "whole": formats.number(change.now.denominator),
        "things": change.indicator.source.things,
    }


def _reason(change: queries.Change, cause: queries.Cause) -> str:
    part = {
        "size": formats.number(cause.size),
        "whole": formats.number(change.size),
        "where": str(WHERE[cause.part.by]) % {"name": cause.label},
    }
    return _("%(size)s trong %(whole)s %(where)s") % part
