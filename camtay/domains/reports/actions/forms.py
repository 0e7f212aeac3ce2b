"""The superior's forms come in, change, and are laid aside."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.closings.models import Regime
from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.domains.reports import permissions
from camtay.domains.reports.actions.changed import Changed, Unfit
from camtay.domains.reports.models import Edition, Form, Pointing
from camtay.domains.reports.queries.filling import title_of
from camtay.domains.reports.queries.forms import (
    GONE,
    document_of,
    newest_edition,
    pointings_of,
    regimes_of,
    signers_of,
)
from camtay.domains.reports.queries.outside import codes_of
from camtay.domains.reports.rules.refitting import Refit, refit
from camtay.domains.reports.states import Missing
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.office import BadDocument, Document
from camtay.foundation.vietnamese import clean


@transaction.atomic
def add_form(
    *, place: Place, regime: Regime, title: str, file: StoredFile, file_name: str, by: Actor, now: datetime
) -> Form:
    """A form for a regime that binds the place, with its first file. Raises Refused; Unfit for what is typed, and for
    a file that cannot be filled."""
    permissions.check_can_keep(place, by=by)
    if regime.pk not in {one.pk for one in regimes_of(place, local_day(now))}:
        raise Unfit("regime", _("Nơi này không có chế độ báo cáo ấy."))
    form = Form(place=place, regime=regime, title=_titled(title), made_by_id=by.account_id, made_at=now)
    form.save()
    edition = _edition(form, 1, file, file_name, by, now)
    _document(edition)
    _journal(form, "add_form", by, now)
    return form


@transaction.atomic
def add_edition(
    *, form_id: UUID, file: StoredFile, file_name: str, version: int, by: Actor, now: datetime
) -> tuple[Edition, Refit]:
    """The superior's new file. Pointings whose cell is still there come along, moved where it moved; the others are
    listed with the file. The old file and its pointings stay as they were. Raises Refused, Changed, Unfit."""
    form = locked(form_id, version, by=by)
    old = newest_edition(form)
    edition = _edition(form, old.number + 1, file, file_name, by, now)
    before, after = document_of(old), _document(edition)
    known = {one.cell: one for one in pointings_of(old)}
    found = refit(list(known), before.spots, after.spots)
    Pointing.objects.bulk_create(
        _carried(known[was], edition, cell, after.spots[cell].label) for was, cell in found.moved.items()
    )
    outside = codes_of(form.place)
    edition.lost = [[known[cell].label, title_of(known[cell], outside)] for cell in found.lost]
    edition.save(update_fields=["lost"])
    _bump(form)
    _journal(form, "add_edition", by, now, note=f"edition:{edition.number}")
    return edition, found


@transaction.atomic
def change_form(
    *, form_id: UUID, title: str, missing: str, signer: Account | None, version: int, by: Actor, now: datetime
) -> Form:
    """Its title, what is written where a figure is missing, and who signs. Raises Refused, Changed, Unfit."""
    form = locked(form_id, version, by=by)
    if missing not in Missing.values:
        raise Unfit("missing", _("Hãy chọn một cách."))
    if signer is not None and signer.pk not in {one.pk for one in signers_of(form.place, local_day(now))}:
        raise Unfit("signer", _("Người ký phải đang làm việc ở nơi báo cáo."))
    form.title, form.missing, form.signer = _titled(title), missing, signer
    _bump(form, "title", "missing", "signer")
    _journal(form, "change_form", by, now, fields=("title", "missing", "signer"))
    return form


@transaction.atomic
def retire_form(*, form_id: UUID, version: int, by: Actor, now: datetime) -> Form:
    """It is not asked for any more; what was filled stays. Retired twice is once. Raises Refused, Changed."""
    form = locked(form_id, version, by=by)
    form.retired_at = now
    _bump(form, "retired_at")
    _journal(form, "retire_form", by, now)
    return form


def locked(form_id: UUID, version: int | None, *, by: Actor) -> Form:
    """A form in use that `by` keeps. Raises Refused, Changed."""
    rows = Form.objects.select_for_update(of=("self",)).select_related("place", "regime", "signer__person")
    form = rows.filter(pk=form_id).first()
    if form is None or not permissions.can_keep(form.place, by=by):
        raise Refused(GONE)
    if form.retired_at is not None:
        raise Refused(_("Biểu mẫu này đã thôi dùng."))
    if version is not None and form.version != version:
        raise Changed
    return form


def _titled(title: str) -> str:
    title = clean(title)[:200]
    if not title:
        raise Unfit("title", _("Hãy ghi tên biểu mẫu."))
    return title


def _edition(form: Form, number: int, file: StoredFile, name: str, by: Actor, now: datetime) -> Edition:
    return Edition.objects.create(
        form=form, number=number, file=file, file_name=name[:200], added_by_id=by.account_id, added_at=now
    )


def _document(edition: Edition) -> Document:
    try:
        return document_of(edition)
    except BadDocument as error:
        raise Unfit("file", error.message) from error


def _carried(old: Pointing, edition: Edition, cell: str, label: str) -> Pointing:
    return Pointing(
        edition=edition, cell=cell, label=label, what=old.what, code=old.code, column=old.column, place=old.place,
        by=old.by, key=old.key, text=old.text, words=old.words, shape=old.shape, decimals=old.decimals,
        pointed_by=old.pointed_by, pointed_at=old.pointed_at,
    )  # fmt: skip


def _bump(form: Form, *fields: str) -> None:
    form.version += 1
    form.save(update_fields=[*fields, "version"])


def _journal(
    form: Form, what: str, by: Actor, now: datetime, *, fields: Sequence[str] = (), note: str = ""
) -> None:
    record(
        by=by, action=f"reports.{what}", object_type="reports.Form", object_id=form.pk, now=now,
        place_id=form.place_id, fields=fields, note=note,
    )  # fmt: skip
