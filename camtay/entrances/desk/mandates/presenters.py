"""Mandates as a clerk reads them: what was written down, to be held against the slip."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.people.models import Authorisation, Person
from camtay.domains.people.states import GivenBy, MandateKind, MandateState
from camtay.domains.procedures import queries as procedures
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Row, Tab
from camtay.foundation.vietnamese import phone_display


@dataclass(frozen=True)
class Line:
    url: str
    pk: str
    principal: str
    agent: str
    scope: str
    until: date
    since: str


def tabs(current: str) -> list[Tab]:
    here = reverse("desk:mandates")
    return [
        Tab(_("Chờ đối chiếu giấy"), here, current == MandateState.WAITING),
        Tab(_("Đang có hiệu lực"), f"{here}?phan=hieu-luc", current != MandateState.WAITING),
    ]


def lines(mandates: Collection[Authorisation]) -> list[Line]:
    """One query, for the names of procedures."""
    names = _names(mandates)
    return [
        Line(
            url=reverse("desk:mandate", args=[one.pk]),
            pk=str(one.pk),
            principal=one.principal.name,
            agent=one.agent.name,
            scope=_scope(one, names),
            until=one.valid_until,
            since=formats.moment(one.given_at),
        )
        for one in mandates
    ]


def rows(one: Authorisation) -> list[Row]:
    """What was written down, in the order of the slip."""
    said = [
        (_("Người ủy quyền"), one.principal.name),
        (_("Sinh, điện thoại đã ghi"), _known(one.principal)),
        (_("Người được ủy quyền"), one.agent.name),
        (_("Sinh, điện thoại đã ghi của người ấy"), _known(one.agent)),
        (_("Là"), str(MandateKind(one.kind).label)),
        (_("Được làm thay"), _scope(one, _names([one]))),
        (_("Từ ngày"), formats.day(one.valid_from)),
        (_("Đến hết ngày"), formats.day(one.valid_until)),
        (_("Cách ủy quyền"), str(GivenBy(one.given_by).label)),
        (_("Người làm chứng"), one.witness.person.name if one.witness else ""),
        (_("Gửi lúc"), formats.moment(one.given_at)),
    ]
    return [Row(key, value) for key, value in said if value]


def _known(person: Person) -> str:
    """As much of the register as tells two of one name apart."""
    parts = [str(person.birth_year or ""), phone_display(person.phone) if person.phone else ""]
    return ", ".join(part for part in parts if part) or _("chưa có trong sổ, ghi theo lời người gửi")


def _names(mandates: Collection[Authorisation]) -> dict[str, str]:
    codes = {code for one in mandates for code in one.procedures}
    return {code: one.name for code, one in procedures.by_codes(codes).items()} if codes else {}


def _scope(one: Authorisation, names: Mapping[str, str]) -> str:
    if not one.procedures:
        return _("Mọi thủ tục nộp được ở đây")
    return "; ".join(names.get(code, code) for code in one.procedures)
