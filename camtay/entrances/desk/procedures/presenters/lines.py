"""The catalogue as editors see it, and one procedure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.procedures import queries, states
from camtay.domains.procedures.models import Edition, Paper, Procedure
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Row


@dataclass(frozen=True)
class Line:
    """One procedure of the list."""

    name: str
    code: str
    field: str
    url: str
    state: str
    tone: str


@dataclass(frozen=True)
class Version:
    """One published version. `restore_url`: "" for the one in force."""

    label: str
    in_force: bool
    at: datetime | None
    who: str
    note: str
    url: str
    restore: int


@dataclass(frozen=True)
class Draft:
    """The edition that somebody is working on."""

    url: str
    who: str
    at: datetime


def lines(procedures: Sequence[Procedure]) -> list[Line]:
    formed, drafted = queries.with_form(), queries.being_drafted(procedures)
    return [_line(one, has_form=one.code in formed, drafted=one.pk in drafted) for one in procedures]


def _line(procedure: Procedure, *, has_form: bool, drafted: bool) -> Line:
    state, tone = (_("đã có biểu mẫu"), "good") if has_form else (_("chưa có biểu mẫu"), "neutral")
    if drafted:
        state, tone = _("đang soạn"), "waiting"
    url = reverse("desk:procedure", args=[procedure.code])
    return Line(procedure.name, procedure.code, procedure.field, url, state, tone)


def facts(procedure: Procedure) -> list[Row]:
    made_here = procedure.source == states.MADE_HERE
    unit = states.TimeUnit(procedure.time_unit).label
    amount = f"{procedure.time_amount} {unit}" if procedure.time_amount else str(unit)
    fee = _("chưa rõ") if procedure.fee is None else formats.money(procedure.fee)
    said = [
        (_("Mã"), procedure.code),
        (_("Lĩnh vực"), procedure.field),
        (_("Cơ quan giải quyết"), procedure.authority or _("chưa rõ")),
        (_("Thời hạn"), _with(amount, procedure.time_note)),
        (_("Phí, lệ phí"), _with(_("miễn phí") if procedure.fee == 0 else fee, procedure.fee_note)),
        (_("Nguồn"), _("viết hoặc sửa tại đây") if made_here else _("danh mục đi kèm Cầm Tay")),
    ]
    return [Row(key, value) for key, value in said]


def _with(said: str, note: str) -> str:
    return f"{said} ({note})" if note else said


def papers(rows: Sequence[Paper]) -> list[tuple[str, str]]:
    return [(one.name, paper_note(queries.paper_row(one))) for one in rows]


def paper_note(row: dict[str, object]) -> str:
    """What is said of a paper in one line."""
    counted = [
        _("%(count)s bản chính") % {"count": row["originals"]} if row["originals"] else "",
        _("%(count)s bản sao") % {"count": row["copies"]} if row["copies"] else "",
    ]
    told = [
        _("đã thay bằng %(source)s") % {"source": row["replaced_by_data"]} if row["replaced_by_data"] else "",
        _("bắt buộc") if row["required"] else _("không bắt buộc"),
        *counted,
        str(row["condition"]),
        str(row["act"]),
        _("đã đối chiếu") if row["verified"] else _("chưa đối chiếu"),
    ]
    return " · ".join(one for one in told if one)


def versions(procedure: Procedure) -> list[Version]:
    return [
        Version(
            _("Phiên bản %(number)s") % {"number": one.number}, one.in_force, one.at, one.who, one.note,
            reverse("desk:procedure_version", args=[procedure.code, one.number]),
            0 if one.in_force else one.number,
        )
        for one in queries.versions(procedure)
    ]  # fmt: skip


def draft(procedure: Procedure, edition: Edition | None) -> Draft | None:
    if edition is None:
        return None
    who = edition.changed_by.person.name if edition.changed_by else ""
    return Draft(reverse("desk:edition", args=[procedure.code]), who, edition.changed_at)
