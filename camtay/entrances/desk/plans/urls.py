"""Addresses at which plans are made and changed."""

from django.urls import path

from camtay.entrances.desk.plans.views import goals, plans

urlpatterns = [
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/moi/", plans.make, name="plan_new"),
    path("ke-hoach/<uuid:plan_id>/", plans.plan, name="plan"),
    path("ke-hoach/<uuid:plan_id>/sua/", plans.change, name="plan_change"),
    path("ke-hoach/<uuid:plan_id>/muc-tieu/", goals.add, name="goal_new"),
    path("muc-tieu/<uuid:goal_id>/", goals.change, name="goal_change"),
    path("muc-tieu/<uuid:goal_id>/thoi/", goals.drop, name="goal_drop"),
    path("muc-tieu/<uuid:goal_id>/viec/", goals.work, name="goal_work"),
]
