"""A table to take away."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from camtay.foundation.tables.exporting import Field, export_csv, export_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_answer(
    form: str, name: str, fields: Sequence[Field], rows: Iterable[Mapping[str, Any]], *, title: str = ""
) -> HttpResponseBase:
    """As CSV or XLSX; another form is not there."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    if form == "csv":
        return StreamingHttpResponse(export_csv(fields, rows), content_type="text/csv", headers=headers)
    if form == "xlsx":
        return HttpResponse(export_xlsx(fields, rows, title=title), content_type=XLSX, headers=headers)
    raise Http404
