"""Editions: what a procedure asks, drafted and published in the browser.

A published edition is never changed: cases keep the version they were begun with. Everything here may be sent twice.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.procedures import permissions, queries
from camtay.domains.procedures.actions.catalogue import COUNTRY, bump
from camtay.domains.procedures.models import Edition, Procedure
from camtay.domains.procedures.rules.codes import bare
from camtay.domains.procedures.rules.editions import review
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record

GONE = gettext_lazy("Bản đang soạn này không còn: đã có người bỏ hoặc công bố. Hãy xem lại trang thủ tục.")


class Overtaken(Refused):
    """Somebody else saved the edition meanwhile. What was typed is kept by the door that shows this."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        who = edition.changed_by.person.name if edition.changed_by else ""
        super().__init__(
            _("%(who)s vừa sửa bản này. Những gì bạn gõ vẫn còn đây: hãy so lại rồi lưu lần nữa.")
            % {"who": who or _("Người khác")}
        )


@transaction.atomic
def start_edition(*, procedure: Procedure, version: int | None = None, by: Actor, now: datetime) -> Edition:
    """Begin an edition with the form and papers in force, or of a former `version` (to restore it); the one in work
    where there is one already. Raises Refused where that one would be lost, and for a version that is not there.
    """
    permissions.check_can_edit(by=by)
    Procedure.objects.select_for_update().get(pk=procedure.pk)
    standing = queries.edition_in_work(procedure)
    if standing is not None:
        if version is not None:
            raise Refused(_("Đang có một bản soạn dở. Hãy công bố hoặc bỏ bản ấy rồi mới khôi phục bản cũ."))
        return standing
    try:
        source = queries.source(procedure, version)
    except KeyError as error:
        raise Refused(_("Không có phiên bản này.")) from error
    number = queries.next_version(procedure)
    edition = Edition.objects.create(
        procedure=procedure,
        version=number,
        form={**source.form, "code": bare(procedure.code), "version": number},
        papers=source.papers,
        made_at=now,
        made_by_id=by.account_id,
        changed_at=now,
        changed_by_id=by.account_id,
    )
    _record("start_edition", edition, by=by, now=now, note=f"v{version}" if version else "")
    return edition


@transaction.atomic
def save_edition(
    *,
    edition_id: UUID,
    row_version: int,
    form: Mapping[str, Any] | None = None,
    papers: Sequence[Mapping[str, Any]] | None = None,
    by: Actor,
    now: datetime,
) -> Edition:
    """Keep what was drafted, whole or not: only publishing asks that it can be read. What is not given stays.

    Raises Overtaken when somebody else saved it since `row_version`.
    """
    permissions.check_can_edit(by=by)
    edition = _locked(edition_id, row_version)
    fields = []
    if form is not None and form != edition.form:
        edition.form = {**form, "code": edition.form["code"], "version": edition.version}
        fields.append("form")
    if papers is not None and list(papers) != edition.papers:
        edition.papers = list(papers)
        fields.append("papers")
    if not fields:
        return edition
    edition.row_version += 1
    edition.changed_at, edition.changed_by_id = now, by.account_id
    edition.save(update_fields=[*fields, "row_version", "changed_at", "changed_by"])
    _record("save_edition", edition, by=by, now=now, fields=fields)
    return edition


@transaction.atomic
def publish_edition(
    *, edition_id: UUID, row_version: int, note: str = "", by: Actor, now: datetime
) -> Edition:
    """Put it in force: cases begun from now on are asked this; those begun before keep what they were begun with.

    Raises Refused while something must be put right; Overtaken. One that is published already is answered as it is.
    """
    permissions.check_can_publish(by=by)
    procedure = Procedure.objects.select_for_update().filter(editions__pk=edition_id).first()
    edition = Edition.objects.filter(pk=edition_id).first()
    if procedure is None or edition is None:
        raise Refused(GONE)
    if edition.published_at is not None:
        return edition
    edition = _locked(edition_id, row_version)
    if found := review(edition.form, edition.papers).faults:
        raise Refused(_("Chưa công bố được. %(fault)s") % {"fault": found[0].text})
    # A release of the product may have brought a form of its own since the draft was begun.
    edition.version = queries.next_version(procedure)
    edition.form = {**edition.form, "code": bare(procedure.code), "version": edition.version}
    edition.note = note.strip()[:500]
    edition.published_at, edition.published_by_id = now, by.account_id
    edition.save(update_fields=["version", "form", "note", "published_at", "published_by"])
    if not procedure.offered:
        procedure.offered = True
        procedure.save(update_fields=["offered"])
    _record("publish_edition", edition, by=by, now=now, fields=["form", "papers"], note=f"v{edition.version}")
    bump()
    return edition


@transaction.atomic
def discard_edition(*, edition_id: UUID, by: Actor, now: datetime) -> None:
    """Throw away what is being worked on; gone already, nothing happens. What is published stays for good."""
    permissions.check_can_edit(by=by)
    edition = Edition.objects.select_for_update().filter(pk=edition_id).first()
    if edition is None:
        return
    if edition.published_at is not None:
        raise Refused(_("Bản này đã công bố nên không bỏ được. Muốn thay, hãy khôi phục một bản cũ hơn."))
    _record("discard_edition", edition, by=by, now=now)
    edition.delete()


def _locked(edition_id: UUID, row_version: int) -> Edition:
    edition = (
        Edition.objects.select_for_update(of=("self",))
        .select_related("changed_by__person", "procedure")
        .filter(pk=edition_id, published_at=None)
        .first()
    )
    if edition is None:
        raise Refused(GONE)
    if edition.row_version != row_version:
        raise Overtaken(edition)
    return edition


def _record(
    deed: str, edition: Edition, *, by: Actor, now: datetime, fields: Sequence[str] = (), note: str = ""
) -> None:
    record(
        by=by,
        action=f"procedures.{deed}",
        object_type="procedures.Procedure",
        object_id=edition.procedure_id,
        now=now,
        place_id=COUNTRY,
        fields=fields,
        note=note,
    )
