"""A period's form is filled, its narrative edited, and what was sent is kept."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from camtay.domains.closings.queries import Period
from camtay.domains.reports import permissions
from camtay.domains.reports.actions.changed import Changed, Unfit
from camtay.domains.reports.actions.forms import locked
from camtay.domains.reports.models import Edition, Filing, Form
from camtay.domains.reports.queries import filings as reading
from camtay.domains.reports.queries.filling import Said, lines
from camtay.domains.reports.queries.five import Reading
from camtay.domains.reports.queries.forms import document_of, newest_edition, pointings_of
from camtay.domains.reports.queries.sources import Closed
from camtay.domains.reports.queries.telling import draft
from camtay.domains.reports.rules.lines import NO_FIGURE, Line, of_document
from camtay.domains.reports.states import Missing, Text, What
from camtay.foundation import files
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.vietnamese import clean, fold

KINDS = frozenset({"xlsx", "docx"})
MOST_STORY = 20_000


@transaction.atomic
def fill(*, form_id: UUID, day: date, by: Actor, now: datetime) -> Filing:
    """The form of the period in which a day lies, out of what was closed, as far as it was. A draft of it is filled
    anew, its edited narrative kept; one that was sent stays, and the next revision is made. Raises Refused, Unfit."""
    form = locked(form_id, None, by=by)
    period = next(
        (one for one in reading.periods_to_fill(form, on=local_day(now)) if one.first <= day <= one.last),
        None,
    )
    if period is None:
        raise Unfit("period", _("Chế độ này không có kỳ báo cáo ấy, hoặc kỳ ấy đã quá xa."))
    edition = newest_edition(form)
    pointings = pointings_of(edition)
    if not pointings:
        raise Unfit("form", _("Biểu mẫu chưa được chỉ ô nào. Hãy chỉ các ô trước."))
    filing = _open(form, period)
    with override("vi"):
        closed = Closed(form.place, form.regime)
        figures = Reading(form.place, form.regime, period, closed=closed, by=by, now=now)
        if not filing.story_edited:
            filing.story = draft(figures, form.place)[:MOST_STORY]
        found = lines(pointings, figures, _said(form, period, filing.story, now))
    filing.edition, filing.lines = edition, [one.document() for one in found]
    filing.closing = closed.of(period.first, period.last)
    filing.words, filing.deadline = period.words, period.deadline
    filing.filled_by_id, filing.filled_at = by.account_id, now
    _write(filing, form, edition, found, now)
    _journal(filing, "fill", by, now)
    return filing


@transaction.atomic
def edit_story(*, filing_id: UUID, story: str, version: int, by: Actor, now: datetime) -> Filing:
    """The narrative as somebody worded it; the figures stay. Raises Refused, Changed, Unfit."""
    filing = _draft(filing_id, version, by=by)
    story = "\n".join(clean(line) for line in story.splitlines()).strip()
    if len(story) > MOST_STORY:
        raise Unfit("story", _("Lời báo cáo dài quá 20.000 chữ. Hãy rút gọn."))
    filing.story, filing.story_edited = story, True
    pointed = {one.cell for one in pointings_of(filing.edition) if one.text == Text.STORY}
    told = [of_document(line) for line in filing.lines]
    told = [_retold(one, story) if one.what == What.TEXT and one.cell in pointed else one for one in told]
    filing.lines = [one.document() for one in told]
    _write(filing, filing.form, filing.edition, told, now)
    _journal(filing, "edit_story", by, now, fields=("story",))
    return filing


@transaction.atomic
def send(*, filing_id: UUID, on: date, how: str, version: int, by: Actor, now: datetime) -> Filing:
    """It has been sent to the superior: on which day, how. From now on it stays as it is. Raises Refused, Changed,
    Unfit."""
    filing = _draft(filing_id, version, by=by)
    if on > local_day(now):
        raise Unfit("on", _("Ngày gửi không thể ở tương lai."))
    if on < filing.first:
        raise Unfit("on", _("Ngày gửi không thể trước ngày đầu của kỳ báo cáo."))
    filing.sent_by_id, filing.sent_at, filing.sent_on = by.account_id, now, on
    filing.sent_how = clean(how)[:200]
    filing.version += 1
    filing.save(update_fields=["sent_by", "sent_at", "sent_on", "sent_how", "version"])
    _journal(filing, "send", by, now)
    return filing


def _open(form: Form, period: Period) -> Filing:
    """The draft of the period, or a new one after what was sent."""
    rows = Filing.objects.select_for_update().filter(form=form, first=period.first, last=period.last)
    latest = rows.order_by("-revision").first()
    if latest is not None and latest.sent_at is None:
        return latest
    revision = latest.revision + 1 if latest is not None else 0
    return Filing(
        form=form, place=form.place, first=period.first, last=period.last, revision=revision, version=0
    )


def _said(form: Form, period: Period, story: str, now: datetime) -> Said:
    signer = form.signer.person.name if form.signer is not None else ""
    return Said(form.place.name, form.regime.receiver, signer, story, period, now)


def _write(filing: Filing, form: Form, edition: Edition, found: Sequence[Line], now: datetime) -> None:
    """Make the file out of the lines, and save all."""
    empty = NO_FIGURE if form.missing == Missing.WORDS else ""
    values = {one.cell: one.value if one.value is not None else _empty(one, empty) for one in found}
    name = _name(filing, form, edition)
    content = document_of(edition).filled(values)
    filing.file = files.store(io.BytesIO(content), name=name, kinds=KINDS, now=now)
    filing.file_name = name
    filing.version += 1
    filing.save()


def _empty(line: Line, words: str) -> str | None:
    return words if words and line.what != What.TEXT else None


def _retold(line: Line, story: str) -> Line:
    kept = {name: value for name, value in line.document().items() if name not in ("value", "why")}
    if story:
        return of_document(kept | {"value": story})
    return of_document(kept | {"why": "Lời báo cáo đang để trống."})


def _name(filing: Filing, form: Form, edition: Edition) -> str:
    said = re.sub(r"[^a-z0-9]+", "-", fold(f"{form.title} {filing.words}")).strip("-")[:80]
    suffix: str = edition.file.kind
    return f"{said}{f'-lan-{filing.revision + 1}' if filing.revision else ''}.{suffix}"


def _draft(filing_id: UUID, version: int, *, by: Actor) -> Filing:
    rows = Filing.objects.select_for_update(of=("self",)).select_related(
        "form__place", "form__regime", "edition__file", "place"
    )
    filing = rows.filter(pk=filing_id).first()
    if filing is None or not permissions.can_keep(filing.place, by=by):
        raise Refused(reading.GONE)
    if filing.sent_at is not None:
        raise Refused(_("Bản này đã gửi nên không sửa được nữa. Hãy điền lại để có bản sửa đổi."))
    if filing.version != version:
        raise Changed
    return filing


def stored(content: bytes, name: str, now: datetime) -> StoredFile:
    """A form's file taken in. Raises BadFile."""
    return files.store(io.BytesIO(content), name=name, kinds=KINDS, now=now)


def _journal(filing: Filing, what: str, by: Actor, now: datetime, *, fields: Sequence[str] = ()) -> None:
    record(
        by=by, action=f"reports.{what}", object_type="reports.Filing", object_id=filing.pk, now=now,
        place_id=filing.place_id, fields=fields, note=f"revision:{filing.revision}",
    )  # fmt: skip
