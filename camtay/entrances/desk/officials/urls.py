"""Addresses of officials as learners."""

from django.urls import path

from camtay.entrances.desk.officials.views import courses, plan, roll

urlpatterns = [
    path("can-bo-hoc/", roll.roll, name="officials"),
    path("can-bo-hoc/danh-sach.<str:form>", roll.export, name="officials_export"),
    path("can-bo-hoc/them/", roll.add, name="official_add"),
    path("can-bo-hoc/<uuid:official_id>/", roll.official, name="official"),
    path("can-bo-hoc/lop/", courses.courses, name="courses"),
    path("can-bo-hoc/lop/them/", courses.add, name="course_add"),
    path("can-bo-hoc/lop/<uuid:course_id>/", courses.course, name="course"),
    path("can-bo-hoc/lop/<uuid:course_id>/sua/", courses.change, name="course_change"),
    path("can-bo-hoc/lop/<uuid:course_id>/chung-nhan/", courses.certificates, name="certificates"),
    path("can-bo-hoc/lop/<uuid:course_id>/ket-qua.<str:form>", courses.export, name="course_export"),
    path("can-bo-hoc/ke-hoach-01/", plan.five_groups, name="five_groups"),
    path("can-bo-hoc/ke-hoach-01.<str:form>", plan.export, name="five_groups_export"),
]
