"""The list of processes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure


@dataclass(frozen=True)
class Line:
    """A procedure in the list of processes."""

    name: str
    code: str
    field: str
    url: str
    limit: str
    written: str
    tone: str


def lines(found: Iterable[Procedure], *, here: Collection[int], everywhere: Collection[int]) -> list[Line]:
    return [_line(one, one.pk in here, one.pk in everywhere) for one in found]


def _line(procedure: Procedure, here: bool, everywhere: bool) -> Line:
    limit = procedures.process_limit(procedure)
    words, tone = (
        (_("Viết riêng cho nơi này"), "good")
        if here
        else (_("Dùng bản chung đã viết"), "active")
        if everywhere
        else (_("Dùng bản chung theo thời hạn"), "neutral")
    )
    return Line(
        name=procedure.name,
        code=procedure.code,
        field=procedure.field,
        url=reverse("desk:process", args=[procedure.code]),
        limit=procedures.days_words(limit) if limit is not None else _("chưa rõ thời hạn"),
        written=words,
        tone=tone,
    )
