"""A table to take away, as every door answers it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse

from camtay.foundation.tables.exporting import XLSX, Sheet, Shown, export_book, export_csv


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
        return book_answer(name, [Sheet(title or name, columns, rows, title)])
    raise Http404


def book_answer(name: str, sheets: Iterable[Sheet]) -> HttpResponse:
    """A spreadsheet of several sheets. `name`: of the file, with its ending."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(export_book(sheets), content_type=XLSX, headers=headers)
