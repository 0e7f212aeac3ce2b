"""A table to take away, as every door answers it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse

from camtay.foundation.tables.exporting import XLSX, Shown, export_csv, export_xlsx


def table_answer(
    form: str, name: str, columns: Sequence[Shown], rows: Iterable[Mapping[str, Any]], *, title: str = ""
) -> HttpResponse | StreamingHttpResponse:
    """`name`: of the file, with its ending. As `csv` or `xlsx`; another form is not there. `title`: above the columns of a
    spreadsheet."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    if form == "csv":
        blocks = export_csv(columns, rows)
        return StreamingHttpResponse(blocks, content_type="text/csv; charset=utf-8", headers=headers)
    if form == "xlsx":
        return HttpResponse(export_xlsx(columns, rows, title=title), content_type=XLSX, headers=headers)
    raise Http404
