"""Closing a period, and closing it again when what was closed is known better."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from camtay.connectors import signing
from camtay.domains.closings import permissions, queries
from camtay.domains.closings.models import ClosedEvidence, ClosedFigure, Closing, Regime
from camtay.domains.closings.queries.taking import Taken, TakenFigure, take
from camtay.domains.closings.rules import contents, evidence
from camtay.domains.closings.rules.document import FORM, document
from camtay.domains.closings.rules.periods import Period
from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.foundation import jobs
from camtay.foundation.access import Actor, Refused, Unfit
from camtay.foundation.audit.journal import record
from camtay.foundation.audit.models import Chain

MOST = 1000


@transaction.atomic
def close(
    *, place: Place, regime: Regime, day: date, cut: datetime | None = None, by: Actor, now: datetime
) -> Closing:
    """Freeze the figures of the period in which `day` lies, as known at `cut` (now, or any moment since the period was
    over). Raises Refused: not one's to do, not over yet, closed already, or not a regime of the place."""
    permissions.check_can_close(place, by=by)
    _lock(place)
    if queries.regime_of(place, regime.code) != regime:
        raise Refused(_("Chế độ báo cáo này không áp dụng ở đây."))
    period = queries.period_at(regime, day)
    if not queries.is_over(period, cut or now):
        raise Refused(
            _("Kỳ này chưa hết. Hết ngày %(day)s mới chốt được.") % {"day": f"{period.last:%d/%m/%Y}"}
        )
    if cut is not None and cut > now:
        raise Refused(_("Chưa đến lúc ấy nên chưa chốt được."))
    if queries.latest(place, regime.code, period.first, period.last) is not None:
        raise Refused(_("Kỳ này đã chốt rồi. Nếu số liệu khác đi, hãy chốt bổ sung và ghi lý do."))
    window = indicators.Window(period.first, period.last, cut or now)
    taken = take(place, window, regime.indicators)
    return _freeze(place, regime, period, taken, by=by, now=now)


@transaction.atomic
def revise(*, closing_id: UUID, reason: str, by: Actor, now: datetime) -> Closing:
    """Close a period again, as it is known now; what was closed before stays. Raises Refused: not one's to do,
    overtaken, or nothing is other than it was; Unfit without a reason."""
    standing = Closing.objects.select_related("place", "regime").get(pk=closing_id)
    permissions.check_can_revise(standing.place, by=by)
    _lock(standing.place)
    last = queries.latest(standing.place, standing.regime_code, standing.first, standing.last)
    if last != standing:
        raise Refused(_("Đã có bản chốt bổ sung mới hơn. Hãy mở bản mới nhất."))
    reason = reason.strip()[:MOST]
    if not reason:
        raise Unfit("reason", _("Hãy ghi lý do số liệu khác đi."))
    found = queries.since_closed(standing, now=now)
    if not found.numbers:
        raise Refused(_("Số liệu bây giờ vẫn như đã chốt nên không có gì để bổ sung."))
    period = Period(standing.first, standing.last, now, standing.words)
    return _freeze(
        standing.place, standing.regime, period, found.now, revises=standing, reason=reason, by=by, now=now
    )


def _lock(place: Place) -> None:
    """One closing of a place at a time: each holds the digest of the one before."""
    Place.objects.select_for_update(no_key=True).get(pk=place.pk)


def _freeze(
    place: Place, regime: Regime, period: Period, taken: Taken, *, revises: Closing | None = None, reason: str = "",
    by: Actor, now: datetime,
) -> Closing:  # fmt: skip
    last = Closing.objects.filter(place=place).order_by("-number").first()
    one = Closing(
        place=place, number=last.number + 1 if last else 1, regime=regime,
        regime_code=revises.regime_code if revises else regime.code, title=revises.title if revises else regime.title,
        first=period.first, last=period.last, words=_words(regime, period, revises),
        revision=revises.revision + 1 if revises else 0, reason=reason, cut=taken.window.now, closed_at=now,
        closed_by_id=by.account_id, journal=_journals(place), form=FORM, before=last.digest if last else "",
    )  # fmt: skip
    kept = {
        name: ClosedEvidence(
            closing=one, contents=name, records=len(lines), lines=evidence.pack(lines),
            digest=evidence.digest_of(lines),
        )
        for name, lines in sorted(taken.lines.items())
    }  # fmt: skip
    figures = [_figure(one, order, each, kept, taken) for order, each in enumerate(taken.figures)]
    pairs = [(each, each.evidence.contents) for each in figures]
    one.digest = contents.digest(document(one, pairs, list(kept.values())))
    _save(one, list(kept.values()), figures)
    record(
        by=by, action="closings.revise" if revises else "closings.close", object_type="closings.Closing",
        object_id=one.pk, now=now, place_id=place.pk, note=f"{one.number} {one.digest}",
    )  # fmt: skip
    if signing.configured():
        jobs.enqueue("closings.stamp", str(one.pk), {"closing": str(one.pk)})
    return one


def _words(regime: Regime, period: Period, revises: Closing | None) -> str:
    """What the period is called: in Vietnamese, whoever closes it, since it is digested."""
    if revises is not None:
        return revises.words
    with override("vi"):
        return queries.period_at(regime, period.first).words


def _figure(
    one: Closing, order: int, taken: TakenFigure, kept: dict[str, ClosedEvidence], whole: Taken
) -> ClosedFigure:
    figure, lines = taken.figure, whole.lines[taken.contents.name]
    with override("vi"):
        said = indicators.formula(taken.indicator, whole.window)
        label, formula = str(taken.indicator.label), f"{said.counts}\n{said.population}\n{said.law}"
    return ClosedFigure(
        closing=one, order=order, code=figure.code, label=label, kind=figure.kind, unit=figure.unit,
        numerator=figure.numerator, denominator=figure.denominator,
        value=None if figure.value is None else float(figure.value), definition=taken.definition, formula=formula,
        evidence=kept[taken.contents.name], number=taken.number,
        evidence_digest=evidence.digest_of_figure(lines, taken.number),
    )  # fmt: skip


def _save(one: Closing, kept: Sequence[ClosedEvidence], figures: Sequence[ClosedFigure]) -> None:
    one.save(force_insert=True)
    for row in kept:
        row.save(force_insert=True)
    for figure in figures:
        figure.evidence = figure.evidence  # its id is known only now
    ClosedFigure.objects.bulk_create(figures)


def _journals(place: Place) -> list[list[object]]:
    """The heads of the journals of a place and of what its figures speak of."""
    ids = {place.pk, *(one.pk for one in indicators.answering(place))}
    rows = Chain.objects.filter(place_id__in=ids).order_by("place_id")
    return [list(row) for row in rows.values_list("place_id", "length", "head")]
