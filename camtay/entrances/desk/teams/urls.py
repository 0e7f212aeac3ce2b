"""Addresses of teams."""

from django.urls import path

from camtay.entrances.desk.teams.views import (
    brief,
    campaigns,
    founding,
    lists,
    members,
    papers,
    quotas,
    team,
)

urlpatterns = [
    path("to/", lists.teams, name="teams"),
    path("to/thanh-vien/", lists.people, name="team_people"),
    path("to/danh-sach.<str:form>", lists.export, name="teams_export"),
    path("to/thanh-lap/", founding.found, name="team_found"),
    path("to/tinh-nguyen/", campaigns.campaigns, name="campaigns"),
    path("to/tinh-nguyen/mo/", campaigns.start, name="campaign_start"),
    path("to/<uuid:team_id>/gia-han/", campaigns.extend, name="campaign_extend"),
    path("to/chi-tieu/", quotas.quotas, name="team_quotas"),
    path("to/<uuid:team_id>/", team.team, name="team"),
    path("to/<uuid:team_id>/thanh-vien/", members.members, name="team_members"),
    path("to/<uuid:team_id>/thanh-vien/them/", members.add, name="team_member_add"),
    path("to/thanh-vien/<uuid:member_id>/", members.change, name="team_member"),
    path("to/thanh-vien/<uuid:member_id>/thoi/", members.leave, name="team_member_leave"),
    path("to/thanh-vien/<uuid:member_id>/chung-nhan/", papers.certificate, name="team_certificate"),
    path(
        "to/thanh-vien/<uuid:member_id>/chung-nhan.pdf", papers.certificate_pdf, name="team_certificate_pdf"
    ),
    path("to/<uuid:team_id>/kien-toan/", founding.reorganise, name="team_reorganise"),
    path("to/<uuid:team_id>/giai-the/", founding.close, name="team_close"),
    path("to/<uuid:team_id>/quyet-dinh.pdf", papers.decision_pdf, name="team_decision_pdf"),
    path("to/<uuid:team_id>/quyet-dinh/<int:decision_id>/", papers.decision_file, name="team_decision_file"),
    path("to/<uuid:team_id>/khen-thuong/", papers.commend, name="team_commend"),
    path("to/khen-thuong/<int:commendation_id>.pdf", papers.commendation_pdf, name="team_commendation_pdf"),
    path("to/khen-thuong/<int:commendation_id>/rut/", papers.withdraw, name="team_commendation_withdraw"),
    path("to/<uuid:team_id>/bao-cao-nhanh/", brief.report, name="team_report"),
    path("to/<uuid:team_id>/anh/<uuid:session_id>/", brief.picture, name="team_picture"),
]
