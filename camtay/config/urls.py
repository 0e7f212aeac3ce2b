"""Where each door stands. Names without a door are promises every door may link to."""

from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView

from camtay.config import health
from camtay.entrances.portal.finding.views import home
from camtay.foundation.ui.gallery import gallery, gallery_chart, gallery_sheet
from camtay.foundation.ui.pages import accessibility

urlpatterns = [
    path("", home, name="home"),
    path("", include("camtay.entrances.portal.urls")),
    path("", include("camtay.entrances.sign_in.urls")),
    path("can-bo/", include("camtay.entrances.desk.urls")),
    path("dieu-hanh/", include("camtay.entrances.cockpit.urls")),
    path("field/", include("camtay.entrances.field.urls")),
    path("giao-dien/", gallery, name="gallery"),
    path("giao-dien/bieu-do/<str:name>.svg", gallery_chart, name="gallery_chart"),
    path("giao-dien/ban-in.pdf", gallery_sheet, name="gallery_sheet"),
    path("tro-nang/", accessibility, name="accessibility"),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}ui/favicon.svg")),
]
handler400 = "camtay.foundation.ui.errors.bad_request"
handler403 = "camtay.foundation.ui.errors.forbidden"
handler404 = "camtay.foundation.ui.errors.not_found"
handler500 = "camtay.foundation.ui.errors.server_error"
