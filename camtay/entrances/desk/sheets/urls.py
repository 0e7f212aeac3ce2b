"""Addresses of sheets. `danh-sach-sang/` is what letters lead to: it stays."""

from django.urls import path

from camtay.entrances.desk.sheets.views import day, hub, monday, morning, statement, village

urlpatterns = [
    path("to-tong-hop/", hub.sheets, name="sheets"),
    path("to-dau-tuan/", monday.monday, name="monday"),
    path("to-dau-tuan.pdf", monday.monday_pdf, name="monday_pdf"),
    path("danh-sach-sang/", morning.morning, name="morning"),
    path("danh-sach-sang/thu/", morning.letter, name="morning_letter"),
    path("so-lieu-trong-ngay/", day.day, name="day_count"),
    path("bang-ke/", statement.statement, name="statement"),
    path("bang-ke.<str:kind>", statement.statement_file, name="statement_file"),
    path("bang-ke/bo/<uuid:line_id>/", statement.withdraw, name="statement_withdraw"),
    path("thon-minh/", village.village, name="village"),
    path("thon-minh.pdf", village.village_pdf, name="village_pdf"),
]
