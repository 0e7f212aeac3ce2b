"""Addresses of reports. `bieu-mau/<id>/` and `ban/<id>/` are what other pages lead to: they stay."""

from django.urls import path

from camtay.entrances.desk.reports.views import filings, forms, lists, outside, pointing

urlpatterns = [
    path("bao-cao/", lists.reports, name="reports"),
    path("bao-cao/da-dien/", lists.filed, name="reports_filed"),
    path("bao-cao/moi/", forms.add, name="report_add"),
    path("bao-cao/bieu-mau/<uuid:form_id>/", forms.one, name="report_form"),
    path("bao-cao/bieu-mau/<uuid:form_id>/sua/", forms.change, name="report_change"),
    path("bao-cao/bieu-mau/<uuid:form_id>/thoi/", forms.retire, name="report_retire"),
    path("bao-cao/bieu-mau/<uuid:form_id>/ban-moi/", forms.edition, name="report_edition"),
    path("bao-cao/bieu-mau/<uuid:form_id>/tep/<int:number>/", forms.file, name="report_form_file"),
    path("bao-cao/bieu-mau/<uuid:form_id>/chi-o/", pointing.point, name="report_point"),
    path("bao-cao/bieu-mau/<uuid:form_id>/nhan-de-nghi/", pointing.accept, name="report_accept"),
    path("bao-cao/bieu-mau/<uuid:form_id>/bo-o/", pointing.unpoint, name="report_unpoint"),
    path("bao-cao/bieu-mau/<uuid:form_id>/dien/", filings.fill, name="report_fill"),
    path("bao-cao/ban/<uuid:filing_id>/", filings.one, name="report_filing"),
    path("bao-cao/ban/<uuid:filing_id>/loi/", filings.story, name="report_story"),
    path("bao-cao/ban/<uuid:filing_id>/da-gui/", filings.send, name="report_send"),
    path("bao-cao/ban/<uuid:filing_id>/tep/", filings.file, name="report_file"),
    path("bao-cao/so-ngoai/", outside.outside, name="outside"),
    path("bao-cao/so-ngoai/moi/", outside.add, name="outside_add"),
    path("bao-cao/so-ngoai/<uuid:figure_id>/", outside.one, name="outside_one"),
    path("bao-cao/so-ngoai/<uuid:figure_id>/dinh-chinh/", outside.correct, name="outside_correct"),
    path("bao-cao/so-ngoai/<uuid:figure_id>/tep/", outside.file, name="outside_file"),
]
