"""Addresses of sheets. `danh-sach-sang/` is what letters lead to: it stays."""

from django.urls import path

from camtay.entrances.desk.sheets.views import hub, monday, morning

urlpatterns = [
    path("to-tong-hop/", hub.sheets, name="sheets"),
    path("to-dau-tuan/", monday.monday, name="monday"),
    path("to-dau-tuan.pdf", monday.monday_pdf, name="monday_pdf"),
    path("danh-sach-sang/", morning.morning, name="morning"),
    path("danh-sach-sang/thu/", morning.letter, name="morning_letter"),
]
