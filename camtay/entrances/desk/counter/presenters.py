"""What the pages of the counter say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.cases import queries, states
from camtay.domains.cases.models import Case
from camtay.domains.people.models import Person
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure
from camtay.entrances.desk.cases.presenters.lines import TONES
from camtay.foundation.ui import formats
from camtay.foundation.vietnamese import phone_display

MOST_HITS = 8


@dataclass(frozen=True)
class Choice:
    """A procedure to choose. `note`: its plain name or code; "" for none."""

    name: str
    note: str
    url: str


@dataclass(frozen=True)
class Found:
    """A person found: enough to tell two of a name apart."""

    pk: str
    name: str
    note: str
    chosen: bool


@dataclass(frozen=True)
class Taken:
    """One case of today's list. `undo`: where it may still be called a mistake; `again`: where a guided one goes on."""

    code: str
    url: str
    name: str
    applicant: str
    at: datetime
    state: str
    tone: str
    way: str
    undo: str


@dataclass(frozen=True)
class Told:
    """Somebody who was told what to bring."""

    applicant: str
    name: str
    at: datetime
    missing: str
    again: str
    slip: str
    drop: str


def choose_url(code: str, place: Place) -> str:
    return f"{reverse('desk:counter')}?{urlencode({'thu-tuc': code, 'noi': place.code})}"


def hits(text: str, place: Place) -> list[Choice]:
    """What the place takes in, best first; found as residents find it, or by code."""
    found = procedures.search(text, limit=3 * MOST_HITS).hits
    known = procedures.by_codes([hit.code for hit in found])
    fitting = [hit for hit in found if hit.code in known and known[hit.code].offered]
    return [
        Choice(hit.name, hit.plain or hit.code, choose_url(hit.code, place)) for hit in fitting[:MOST_HITS]
    ]


def often(place: Place, *, now: datetime) -> list[Choice]:
    codes = queries.often_brought(place, now=now)
    known = procedures.by_codes(codes)
    return [Choice(known[code].name, code, choose_url(code, place)) for code in codes if code in known]


def people(found: Iterable[Person], chosen: str) -> list[Found]:
    return [
        Found(str(one.pk), one.name or _("Chưa ghi tên"), _about(one), str(one.pk) == chosen) for one in found
    ]


def _about(person: Person) -> str:
    born = formats.day(person.birth_date) if person.birth_date else str(person.birth_year or "")
    homes = ", ".join(place.name for place in (person.neighbourhood, person.commune) if place is not None)
    phone = phone_display(person.phone) if person.phone else ""
    parts = [_("sinh %(born)s") % {"born": born} if born else "", homes, phone]
    return " · ".join(part for part in parts if part)


def fee_words(procedure: Procedure) -> str:
    """The fee as it is known, or that it is not."""
    if procedure.fee == 0:
        return _("Không thu phí, lệ phí.")
    if procedure.fee is not None:
        words = _("Phí, lệ phí: %(fee)s.") % {"fee": formats.money(procedure.fee)}
        return f"{words} {procedure.fee_note}".strip()
    return procedure.fee_note or _("Chưa rõ mức phí ở đây: hãy xem bảng niêm yết tại quầy.")


def limit_words(procedure: Procedure) -> str:
    words = {
        "working_day": _("%(n)s ngày làm việc"),
        "calendar_day": _("%(n)s ngày"),
        "hour": _("%(n)s giờ làm việc"),
        "same_day": _("trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo"),
    }
    if procedure.time_amount is None and procedure.time_unit != "same_day":
        return _("Chưa rõ thời hạn.")
    return _("Thời hạn: %(limit)s.") % {
        "limit": words.get(procedure.time_unit, "") % {"n": procedure.time_amount}
    }


def lacks() -> list[tuple[str, str]]:
    """What a paper that is not ticked may be."""
    return [
        (str(state.value), str(state.label))
        for state in states.PaperState
        if state != states.PaperState.PROVIDED
    ]


def taken(cases: Iterable[Case], *, now: datetime) -> list[Taken]:
    return [
        Taken(
            code=case.code or "",
            url=reverse("desk:case", args=[case.pk]),
            name=case.procedure_name,
            applicant=case.applicant_name,
            at=case.recorded_at,
            state=str(states.TABLE.state(case.state).label),
            tone=TONES.get(case.state, "active"),
            way=str(states.Channel(case.channel).label),
            undo=reverse("desk:counter_undo", args=[case.pk]) if queries.may_take_back(case, now=now) else "",
        )
        for case in cases
    ]


def told(cases: Sequence[Case], place: Place) -> list[Told]:
    return [
        Told(
            applicant=case.applicant_name,
            name=case.procedure_name,
            at=case.recorded_at,
            missing="; ".join(p.name for p in case.papers.all() if p.state == states.PaperState.MISSING),
            again=f"{choose_url(case.procedure_code, place)}&tiep={case.pk}",
            slip=reverse("desk:slip", args=[case.pk, "bo-sung"]),
            drop=reverse("desk:counter_drop", args=[case.pk]),
        )
        for case in cases
    ]
