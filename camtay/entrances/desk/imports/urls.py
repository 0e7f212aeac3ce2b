"""Addresses of lists dropped in. `kind`: of what (ho-so, thon-to, to …)."""

from django.urls import path

from camtay.entrances.desk.imports.views import drop, one

urlpatterns = [
    path("nap-danh-sach/", drop.home, name="imports"),
    path("nap-danh-sach/<slug:kind>/", drop.lists, name="import_list"),
    path("nap-danh-sach/<slug:kind>/mau.xlsx", drop.blank, name="import_blank"),
    path("nap-danh-sach/<slug:kind>/<uuid:batch_id>/", one.batch, name="import"),
    path("nap-danh-sach/<slug:kind>/<uuid:batch_id>/cot/", one.columns, name="import_columns"),
    path("nap-danh-sach/<slug:kind>/<uuid:batch_id>/so-sanh/", one.comparison, name="import_comparison"),
    path("nap-danh-sach/<slug:kind>/<uuid:batch_id>/nap/", one.confirm, name="import_confirm"),
    path("nap-danh-sach/<slug:kind>/<uuid:batch_id>/tien-do/", one.progress, name="import_progress"),
    path(
        "nap-danh-sach/<slug:kind>/<uuid:batch_id>/dong-sai.<str:form>", one.problems, name="import_problems"
    ),
    path("nap-danh-sach/<slug:kind>/<uuid:batch_id>/hoan-tac/", one.undo, name="import_undo"),
]
