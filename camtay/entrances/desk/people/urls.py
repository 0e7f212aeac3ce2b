"""Addresses of people."""

from django.urls import path

from camtay.entrances.desk.people.views import control, residents, roles, staff

urlpatterns = [
    path("", staff.people, name="people"),
    path("moi/", roles.invite, name="person_invite"),
    path("tai-khoan/<int:account_id>/", staff.account, name="account"),
    path("tai-khoan/<int:account_id>/vai-tro/", roles.give, name="role_give"),
    path("tai-khoan/<int:account_id>/moi-lai/", staff.invite_again, name="invite_again"),
    path("tai-khoan/<int:account_id>/nghi/", staff.leave, name="account_leave"),
    path("tai-khoan/<int:account_id>/lop-hai/", staff.reset_factor, name="second_factor_reset"),
    path("vai-tro/<int:role_id>/thoi/", staff.end_role, name="role_end"),
    path("dan/", residents.search, name="residents"),
    path("dan/<int:person_id>/", residents.resident, name="resident"),
    path("phan-quyen/", control.matrix_page, name="matrix"),
    path("nhat-ky/", control.journal, name="journal"),
]
