"""Open data for anybody, streamed as it is counted."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from camtay.domains.indicators import queries
from camtay.foundation.tables.exporting import Field, export_csv
from camtay.foundation.tables.open_files import export_json
from camtay.foundation.ui.requests import Request

HOUR = 3600  # seconds for which a copy may be given out again


def _cached(answer: Any) -> Any:
    patch_cache_control(answer, public=True, max_age=HOUR)
    answer["Access-Control-Allow-Origin"] = "*"  # public figures, for any page
    return answer


@require_safe
def home(request: Request) -> HttpResponse:
    """What there is, in which files, and what each column says."""
    window = queries.whole_months(timezone.now(), 1)
    context = {"datasets": queries.DATASETS, "last": window.last, "licence": queries.LICENCE}
    return render(request, "portal/open_data.html", context)


@require_safe
def catalogue(_request: Request) -> HttpResponse:
    """DCAT, as JSON-LD."""
    home = f"{settings.CAMTAY_PUBLIC_URL}{queries.OPEN_DATA_HOME}"
    told = queries.catalogue(home, title=_("Dữ liệu mở"), publisher="Cầm Tay", now=timezone.now())
    answer = JsonResponse(told, content_type="application/ld+json", json_dumps_params={"ensure_ascii": False})
    return _cached(answer)  # type: ignore[no-any-return]


@require_safe
def download(request: Request, dataset: str, kind: str) -> StreamingHttpResponse:
    """One dataset as CSV or JSON."""
    known = {one.code: one for one in queries.DATASETS}
    if dataset not in known or kind not in ("csv", "json"):
        raise Http404
    rows = queries.open_rows(dataset, by=request.actor, now=timezone.now())
    blocks: Iterator[bytes] = (
        export_json(rows)
        if kind == "json"
        else export_csv([Field(name, name) for name in known[dataset].columns], queries.open_cells(rows))
    )
    answer = StreamingHttpResponse(
        blocks, content_type="application/json" if kind == "json" else "text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{dataset}.{kind}"'
    return _cached(answer)  # type: ignore[no-any-return]
