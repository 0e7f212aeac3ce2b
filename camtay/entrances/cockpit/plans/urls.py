"""Addresses of plans and goals. `ke-hoach/<id>/` and `muc-tieu/<id>/` are what tasks lead to: they stay."""

from django.urls import path

from camtay.entrances.cockpit.plans import views

urlpatterns = [
    path("ke-hoach/", views.plans, name="plans"),
    path("ke-hoach/<uuid:plan_id>/", views.plan, name="plan"),
    path("ke-hoach/<uuid:plan_id>/ke-hoach.xlsx", views.plan_book, name="plan_book"),
    path("ke-hoach/<uuid:plan_id>/viec/", views.work, name="plan_work"),
    path("ke-hoach/<uuid:plan_id>/viec.<str:kind>", views.work_file, name="plan_work_file"),
    path("muc-tieu/<uuid:goal_id>/", views.goal, name="goal"),
    path("muc-tieu/<uuid:goal_id>/bieu-do.svg", views.chart, name="goal_chart"),
]
