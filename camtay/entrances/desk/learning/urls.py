"""Addresses of learning."""

from django.urls import path

from camtay.entrances.desk.learning.views import classes, people, reviews, sessions, writing

urlpatterns = [
    path("hoc/", sessions.sessions, name="sessions"),
    path("hoc/buoi/moi/", writing.one, name="session_new"),
    path("hoc/phieu-giay/", writing.sheet, name="sheet"),
    path("hoc/phieu-giay/in/", writing.sheet_pdf, name="sheet_pdf"),
    path("hoc/buoi/<uuid:session_id>/phieu-giay/", writing.sheet_file, name="sheet_file"),
    path("hoc/buoi/<uuid:session_id>/", sessions.session, name="session"),
    path("hoc/buoi/<uuid:session_id>/xac-nhan/", sessions.confirm, name="session_confirm"),
    path("hoc/buoi/<uuid:session_id>/huy/", sessions.cancel, name="session_cancel"),
    path("hoc/buoi/<uuid:session_id>/khoi-phuc/", sessions.restore, name="session_restore"),
    path("hoc/lop/", classes.classes, name="classes"),
    path("hoc/lop/mo/", classes.begin, name="class_open"),
    path("hoc/lop/<uuid:class_id>/", classes.one, name="class"),
    path("hoc/lop/<uuid:class_id>/them/", classes.add, name="class_add"),
    path("hoc/lop/<uuid:class_id>/dong/", classes.close, name="class_close"),
    path("hoc/nguoi/", people.find, name="learners"),
    path("hoc/nguoi/<int:person_id>/", people.learner, name="learner"),
    path("hoc/chua-hoc/", people.not_yet, name="not_yet"),
    path("hoc/xem-lai/", reviews.reviews, name="reviews"),
    path("hoc/xem-lai/<uuid:review_id>/", reviews.settle, name="review_settle"),
]
