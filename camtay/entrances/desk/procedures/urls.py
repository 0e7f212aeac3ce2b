"""Addresses of procedures: the words of search, the catalogue, and the editor of forms."""

from django.urls import path

from camtay.entrances.desk.procedures.views import (
    editing,
    lines,
    parts,
    preview,
    publishing,
    questions,
    words,
)

DRAFT = "thu-tuc/<str:code>/soan/"
urlpatterns = [
    path("tu-ngu/", words.words, name="words"),
    path("tu-ngu/<int:pk>/bo/", words.remove, name="word_remove"),
    path("tu-ngu/cau-hoi/<int:pk>/xong/", words.settle, name="missed_settle"),
    path("thu-tuc/", lines.procedures, name="procedures"),
    path("thu-tuc/them/", lines.add, name="procedure_add"),
    path("thu-tuc/<str:code>/", lines.procedure, name="procedure"),
    path("thu-tuc/<str:code>/sua/", lines.change, name="procedure_change"),
    path("thu-tuc/<str:code>/phien-ban/<int:version>/", publishing.version, name="procedure_version"),
    path("thu-tuc/<str:code>/xem-thu/", preview.preview, name="procedure_preview"),
    path("thu-tuc/<str:code>/bat-dau-soan/", editing.start, name="edition_start"),
    path(DRAFT, editing.overview, name="edition"),
    path(f"{DRAFT}ten/", editing.title, name="edition_title"),
    path(f"{DRAFT}sap-xep/", parts.arrange, name="edition_arrange"),
    path(f"{DRAFT}bo/<str:kind>/<str:part>/", parts.remove, name="edition_remove"),
    path(f"{DRAFT}dieu-kien/<str:kind>/<str:part>/", parts.condition, name="edition_condition"),
    path(f"{DRAFT}trang/", editing.page_add, name="edition_page_add"),
    path(f"{DRAFT}trang/<str:part>/", editing.page_change, name="edition_page"),
    path(f"{DRAFT}trang/<str:part>/them-cau/", questions.add, name="edition_question_add"),
    path(f"{DRAFT}cau/<str:part>/", questions.change, name="edition_question"),
    path(f"{DRAFT}cau/<str:part>/loai/", questions.retype, name="edition_type"),
    path(f"{DRAFT}cau/<str:part>/y/<str:value>/", questions.choice, name="edition_choice"),
    path(f"{DRAFT}cau/<str:part>/phai-dung/<int:number>/", questions.check, name="edition_check"),
    path(f"{DRAFT}giay/", parts.paper_add, name="edition_paper_add"),
    path(f"{DRAFT}giay/<str:part>/", parts.paper, name="edition_paper"),
    path(f"{DRAFT}cong-bo/", publishing.publish, name="edition_publish"),
    path(f"{DRAFT}bo-ban-nay/", publishing.discard, name="edition_discard"),
]
