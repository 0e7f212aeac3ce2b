"""Addresses of filing."""

from django.urls import path

from camtay.entrances.portal.filing import views

urlpatterns = [
    path("thu-tuc/<str:code>/nop/", views.start, name="start"),
    path("ho-so/", views.mine, name="mine"),
    path("ho-so/<uuid:case_id>/", views.case, name="case"),
    path("ho-so/<uuid:case_id>/tiep/", views.resume, name="resume"),
    path("ho-so/<uuid:case_id>/trang/<slug:page_id>/", views.page, name="page"),
    path("ho-so/<uuid:case_id>/kiem-tra/", views.check, name="check"),
    path("ho-so/<uuid:case_id>/nop/", views.submit, name="submit"),
    path("ho-so/<uuid:case_id>/bo/", views.discard, name="discard"),
    path("ho-so/<uuid:case_id>/rut/", views.withdraw, name="withdraw"),
    path("ho-so/<uuid:case_id>/danh-gia/", views.rate, name="rate"),
    path("ho-so/<uuid:case_id>/phieu-chuan-bi.pdf", views.sheet, name="sheet"),
    path("ho-so/<uuid:case_id>/giay-tiep-nhan.pdf", views.receipt, name="receipt"),
    path("ho-so/<uuid:case_id>/tep/<uuid:file_id>/", views.file, name="file"),
]
