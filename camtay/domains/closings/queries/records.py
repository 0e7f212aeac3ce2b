"""The records behind what was closed, as they are now."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from camtay.domains.closings.models import ClosedFigure
from camtay.domains.closings.queries.closed import SinceClosed, frozen_keys
from camtay.domains.closings.rules.contents import BY_NAME, Contents
from camtay.domains.indicators import permissions as seeing
from camtay.domains.indicators import queries as indicators
from camtay.foundation.access import Actor

AT_ONCE = 500
BENEATH_WORDS = {"learning.Observation": _("Lần ghi nhận"), "learning.Session": _("Buổi hướng dẫn")}


def frozen(figure: ClosedFigure, *, counts: bool, by: Actor) -> list[str]:
    """The keys of the records that counted when it was closed, or of the rest, sorted. Raises Refused."""
    seeing.check_can_open(figure.closing.place, by=by)
    return frozen_keys(figure, counts=counts)


def rows_now(figure: ClosedFigure, keys: Sequence[str]) -> dict[str, Any]:
    """Key → the record as it is now, with what its list shows; those that are gone are left out."""
    contents = BY_NAME[figure.evidence.contents]
    return _rows(contents, keys, indicators.definition_of(figure.code).source.related)


def _rows(contents: Contents, keys: Sequence[str], related: Sequence[str] = ()) -> dict[str, Any]:
    model = apps.get_model(contents.model)
    names = [name if name == "pk" else model._meta.get_field(name).attname for name in contents.key]
    wanted, found = set(keys), {}
    for first in range(0, len(keys), AT_ONCE):
        heads = [key.split("|")[0] for key in keys[first : first + AT_ONCE]]
        rows = model._default_manager.filter(**{f"{names[0]}__in": heads})
        for row in rows.select_related(*related) if related else rows:
            key = "|".join(str(getattr(row, name)) for name in names)
            if key in wanted:
                found[key] = row
    return found


def shown(
    found: SinceClosed, pairs: Sequence[tuple[str, str]], *, by: Actor
) -> dict[tuple[str, str], tuple[str, str]]:
    """(contents, key) → how a list calls the record, without anybody's name, and its page for who may open it."""
    said: dict[tuple[str, str], tuple[str, str]] = {}
    sources = {one.indicator.source.model: one.indicator for one in found.now.figures}
    for name in dict.fromkeys(name for name, _key in pairs):
        contents = BY_NAME[name]
        keys = [key for each, key in pairs if each == name]
        indicator = sources.get(contents.model)
        rows = _rows(contents, keys, indicator.source.related if indicator else ())
        opens: dict[str, bool] = {}
        if indicator is not None:
            opens = dict(zip(rows, indicators.opened(indicator, list(rows.values()), by=by), strict=True))
        for key in keys:
            source = indicator.source if indicator is not None else None
            said[name, key] = _said(source, contents, key, rows.get(key), opens.get(key, False))
    return said


def _said(
    source: indicators.Source | None, contents: Contents, key: str, row: Any, opens: bool
) -> tuple[str, str]:
    if source is None:
        return f"{BENEATH_WORDS.get(contents.model, contents.model)} {key.split('|')[0]}", ""
    title = next((one for one in source.columns if one.shown == "title"), None)
    named = title is not None and not title.personal and row is not None
    words = str(source.said(title, row) or key) if named and title is not None else key
    return f"{source.things} {words}", source.address(row) if row is not None and opens else ""
