"""Mandates as the two sides read them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.cases import queries as cases
from camtay.domains.cases import states as case_states
from camtay.domains.cases.models import Case
from camtay.domains.people import queries as people
from camtay.domains.people.models import Authorisation
from camtay.domains.people.states import GivenBy, MandateState
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure
from camtay.foundation.access import Actor
from camtay.foundation.ui import formats

TONES = {
    MandateState.WAITING: "waiting",
    MandateState.NOT_BEGUN: "waiting",
    MandateState.VALID: "good",
    MandateState.ENDED: "neutral",
    MandateState.REVOKED: "neutral",
    MandateState.DECLINED: "bad",
}
OVER = frozenset({MandateState.ENDED, MandateState.REVOKED, MandateState.DECLINED})


@dataclass(frozen=True)
class Link:
    url: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class Shown:
    """One mandate. `other`: the other side's name; "" where it is over and the reader only acted: nothing personal
    is left of it then."""

    title: str
    state: str
    tone: str
    lines: list[str]
    waits_for: str
    paper_url: str
    confirm_url: str
    end_url: str
    begin: list[Link] = field(default_factory=list)
    cases: list[Link] = field(default_factory=list)


def names_of(mandates: Collection[Authorisation]) -> dict[str, str]:
    """Code → name of the procedures these mandates name. One query."""
    codes = {code for one in mandates for code in one.procedures}
    return {code: one.name for code, one in procedures.by_codes(codes).items()} if codes else {}


def filable() -> list[Procedure]:
    """What can be filed here, so that a mandate can be for it."""
    return [one for one in procedures.offered() if procedures.form(one) is not None]


def scope_words(mandate: Authorisation, names: Mapping[str, str]) -> str:
    if not mandate.procedures:
        return _("Mọi thủ tục nộp được ở đây")
    return "; ".join(names.get(code, code) for code in mandate.procedures)


def given(mandates: Sequence[Authorisation], *, on: date) -> list[Shown]:
    """Those the reader has given."""
    names, reasons = names_of(mandates), people.reasons_of(mandates)
    return [_given(one, names, reasons, on) for one in mandates]


def _given(one: Authorisation, names: Mapping[str, str], reasons: Mapping[str, str], on: date) -> Shown:
    state = one.standing(on)
    waiting = state is MandateState.WAITING
    paper = one.given_by == GivenBy.PAPER
    return Shown(
        title=one.agent.name,
        state=str(state.label),
        tone=TONES[state],
        lines=_lines(one, names, reasons),
        waits_for=_waits_for(one) if waiting else "",
        paper_url=reverse("portal:mandate_paper", args=[one.pk]) if paper else "",
        confirm_url=reverse("portal:mandate_confirm", args=[one.pk]) if waiting and paper else "",
        end_url="" if state in OVER else reverse("portal:mandate_end", args=[one.pk]),
    )


def held(mandates: Sequence[Authorisation], *, by: Actor, on: date) -> list[Shown]:
    """Those under which the reader acts."""
    names, reasons = names_of(mandates), people.reasons_of(mandates)
    filed = cases.under_mandates(mandates, by=by)
    every = filable() if any(not one.procedures for one in mandates) else []
    return [_held(one, names, reasons, filed, every, on) for one in mandates]


def _held(
    one: Authorisation,
    names: Mapping[str, str],
    reasons: Mapping[str, str],
    filed: Mapping[UUID, list[Case]],
    every: Sequence[Procedure],
    on: date,
) -> Shown:
    state = one.standing(on)
    over = state in OVER
    acting = state in (MandateState.WAITING, MandateState.VALID)
    paper = one.given_by == GivenBy.PAPER and not over
    codes = one.procedures or [procedure.code for procedure in every]
    known = {**names, **{procedure.code: procedure.name for procedure in every}}
    old = _("Giấy ủy quyền ngày %(day)s") % {"day": formats.day(one.given_at)}
    return Shown(
        title=old if over else one.principal.name,
        state=str(state.label),
        tone=TONES[state],
        lines=_lines(one, names, reasons),
        waits_for=_waits_for(one) if state is MandateState.WAITING else "",
        paper_url=reverse("portal:mandate_paper", args=[one.pk]) if paper else "",
        confirm_url="",
        end_url="" if over else reverse("portal:mandate_end", args=[one.pk]),
        begin=[_begin(one, code, known.get(code, code)) for code in codes] if acting else [],
        cases=[_case(case) for case in filed.get(one.pk, [])],
    )


def _begin(one: Authorisation, code: str, name: str) -> Link:
    return Link(f"{reverse('portal:start', args=[code])}?uy-quyen={one.pk}", name)


def _case(case: Case) -> Link:
    state = str(case_states.TABLE.state(case.state).label)
    return Link(
        reverse("portal:case", args=[case.pk]),
        case.procedure_name,
        " · ".join(filter(None, [case.code, state])),
    )


def _lines(one: Authorisation, names: Mapping[str, str], reasons: Mapping[str, str]) -> list[str]:
    said = [
        scope_words(one, names),
        _("Từ %(since)s đến hết %(until)s")
        % {"since": formats.day(one.valid_from), "until": formats.day(one.valid_until)},
        str(GivenBy(one.given_by).label),
    ]
    if one.witness is not None:
        said.append(_("Người làm chứng: %(name)s") % {"name": one.witness.person.name})
    if why := reasons.get(str(one.pk)):
        said.append(_("Lý do: %(why)s") % {"why": why})
    return said


def _waits_for(one: Authorisation) -> str:
    if one.given_by == GivenBy.PRESSED:
        return _("Chờ người làm chứng xác nhận. Chưa nộp được hồ sơ nào.")
    commune = one.principal.commune
    return _("Chờ %(place)s đối chiếu giấy, hoặc người ủy quyền bấm “Đúng”. Chưa nộp được hồ sơ nào.") % {
        "place": commune.name if commune else _("xã, phường")
    }
