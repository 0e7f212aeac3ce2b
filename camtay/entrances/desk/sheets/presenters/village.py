"""“Our village this month”, in few words and large type. Counts under five are not told."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from camtay.domains.learning.models import Session
from camtay.domains.reports import queries
from camtay.domains.reports.queries import count_words
from camtay.foundation.ui import formats
from camtay.foundation.vietnamese.dates import month_words


@dataclass(frozen=True)
class Line:
    number: str
    words: str


@dataclass(frozen=True)
class Sheet:
    title: str
    month: str
    lines: list[Line]
    coming: list[str]
    teachers: str
    asked: list[str]


def sheet(said: queries.Village) -> Sheet:
    cases, taught = said.cases, said.taught
    return Sheet(
        title=_("%(village)s tháng này") % {"village": said.place.name},
        month=month_words(said.last),
        lines=[
            Line(count_words(cases.received), _("hồ sơ bà con đã nộp")),
            Line(count_words(cases.settled), _("hồ sơ đã có kết quả")),
            Line(count_words(cases.open), _("hồ sơ đang được giải quyết")),
            Line(count_words(taught.people), _("người được chỉ cách làm")),
            Line(_of(said.not_yet, said.grown), _("người lớn chưa được ai chỉ")),
        ],
        coming=[_class(one) for one in said.coming],
        teachers=", ".join(said.teachers),
        asked=[name for name, count in said.asked if count_words(count) == formats.number(count)],
    )


def _of(count: int, whole: int) -> str:
    shown = count_words(count)
    # The rest of a whole tells a small count as well as the count itself.
    told = shown == formats.number(count) and count_words(whole - count) == formats.number(whole - count)
    return f"{shown}/{formats.number(whole)}" if told else shown


def _class(one: Session) -> str:
    return _("%(when)s: %(what)s, %(who)s hướng dẫn") % {
        "when": formats.moment(one.occurred_at),
        "what": one.title or one.place.name,
        "who": one.taught_by.person.name,
    }
