"""What the comparison says before it shows: the whole, its change, and when it was counted."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from camtay.domains.indicators import queries
from camtay.domains.places.models import Place
from camtay.entrances.cockpit.city.presenters import lines, pictures
from camtay.entrances.cockpit.figures.presenters.figures import figure_url
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import measure_words, month_label, open_note


@dataclass(frozen=True)
class Head:
    """The figure of the whole province. `before`: of the other period, empty where it has no records."""

    value: str
    url: str
    note: str
    before: str
    before_url: str
    change: str
    tone: str


def head(
    indicator: queries.Indicator, province: Place, now: queries.Compared, other: queries.Compared
) -> Head:
    figure, before = now.whole[indicator.code], other.whole[indicator.code]
    moved = lines.moved_of(figure, before)
    return Head(
        value=measure_words(figure.kind, figure.value, figure.unit),
        url=figure_url(province, indicator.code, now.window),
        note=_note(indicator, figure),
        before=measure_words(before.kind, before.value, before.unit) if queries.size_of(before) else "",
        before_url=figure_url(province, indicator.code, other.window),
        change=lines.change_words(indicator, moved),
        tone=lines.tone_of(indicator, moved),
    )


def _note(indicator: queries.Indicator, figure: queries.Figure) -> str:
    things = indicator.source.things
    if figure.denominator is None:
        return _("tính từ %(count)s %(things)s") % {
            "count": formats.number(figure.numerator),
            "things": things,
        }
    return _("%(part)s trên %(whole)s %(things)s") % {
        "part": formats.number(figure.numerator), "whole": formats.number(figure.denominator), "things": things,
    }  # fmt: skip


def fresh(now: queries.Compared) -> str:
    """When the records were read that were counted."""
    if now.as_of is None:
        return _("Tính ngay lúc mở trang: %(moment)s.") % {"moment": formats.moment(now.window.now)}
    return _("Tính từ kho số liệu, ghi lúc %(moment)s. Việc sau lúc ấy chưa có ở đây.") % {
        "moment": formats.moment(now.as_of)
    }


def months(seen: queries.Trends) -> list[str]:
    return [month_label(key, seen.window.open_month) for key in pictures.months_of(seen)]


def running(seen: queries.Trends) -> str:
    """What to know of the last month, where it is not over."""
    found = pictures.months_of(seen)
    return (
        open_note(seen.window.open_month, seen.window.last)
        if found and found[-1] == seen.window.open_month
        else ""
    )


def query(asked: QueryDict) -> str:
    """What was asked, without order and manner of showing."""
    kept = asked.copy()
    for name in ("xep", "dang", "trang", "man-hinh"):
        kept.pop(name, None)
    return kept.urlencode()
