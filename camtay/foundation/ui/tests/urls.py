"""The frame's own pages, without any door."""

from functools import partial

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from camtay.foundation.once.once import KeyReused
from camtay.foundation.ui.gallery import gallery, gallery_chart, gallery_sheet
from camtay.foundation.ui.pages import accessibility

handler400 = "camtay.foundation.ui.errors.bad_request"
handler403 = "camtay.foundation.ui.errors.forbidden"
handler404 = "camtay.foundation.ui.errors.not_found"
handler500 = "camtay.foundation.ui.errors.server_error"


class Refused(PermissionDenied):
    message = "Hồ sơ này của xã khác."


def fails(request: HttpRequest, how: str) -> HttpResponse:
    raise {
        "bad": SuspiciousOperation,
        "refused": Refused,
        "denied": PermissionDenied,
        "sent-before": partial(KeyReused, "Đã gửi"),
        "broken": ZeroDivisionError,
        "locked": OperationalError,
    }[how]()


def says(request: HttpRequest, token: str) -> HttpResponse:
    return HttpResponse(request.id)


def takes(request: HttpRequest) -> HttpResponse:
    return HttpResponse(len(request.POST))


urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("giao-dien/", gallery, name="gallery"),
    path("giao-dien/bieu-do/<str:name>.svg", gallery_chart, name="gallery_chart"),
    path("giao-dien/ban-in.pdf", gallery_sheet, name="gallery_sheet"),
    path("tro-nang/", accessibility, name="accessibility"),
    path("fails/<str:how>/", fails),
    path("h/<str:token>/", says),
    path("nhan/", takes),
    path("chi-gui/", require_POST(takes)),
]
