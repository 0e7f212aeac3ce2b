"""At the desk a team is founded and changed, its people are kept, quotas are set, and nothing is overwritten unseen."""

import pytest
from django.utils import timezone

from camtay.domains.people.tests.make import group_three
from camtay.domains.teams.models import Commendation, Membership, Quota, Team
from camtay.domains.teams.tests.make import member, team
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db
LIST = "/can-bo/to/"
TODAY = f"{timezone.localdate():%Y-%m-%d}"


@pytest.fixture
def mine():
    return team(group_three(), "Tổ Ba")


@pytest.fixture
def lan(mine):
    return member(mine, "Võ Thị Lan", is_core=True)


@pytest.fixture
def officer(at):
    group_three()
    return at("data_officer")


def test_a_team_is_founded_once_however_often_it_is_sent(officer):
    form = {
        "place": str(group_three().pk),
        "name": "Tổ mới",
        "day": TODAY,
        "number": "1/QĐ-UBND",
        "key": "một",
    }
    for _time in range(2):
        page = officer.post(f"{LIST}thanh-lap/", form, follow=True).content.decode()
    assert "Tổ mới" in page
    assert Team.objects.get().decision_number == "1/QĐ-UBND"


def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_is_kept(officer, mine):
    form = {"place": str(group_three().pk), "name": "tổ ba", "day": TODAY, "area": "Kiệt 14", "key": "k"}
    answer = officer.post(f"{LIST}thanh-lap/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "đã có tổ tên này" in page
    assert "Kiệt 14" in page


def test_it_is_reorganised_and_says_when_somebody_was_quicker(officer, mine):
    form = {"version": "1", "name": "Tổ Ba mới", "day": TODAY, "number": "2/QĐ", "key": "a"}
    assert officer.post(f"{LIST}{mine.pk}/kien-toan/", form).status_code == 302
    answer = officer.post(f"{LIST}{mine.pk}/kien-toan/", {**form, "name": "Tổ Bốn", "key": "b"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Đang ghi: Tổ Ba mới" in page
    assert "Tổ Bốn" in page
    assert 'value="2"' in page


def test_it_is_closed_and_listed_among_the_past(officer, mine):
    officer.post(f"{LIST}{mine.pk}/giai-the/", {"version": "1", "day": TODAY, "key": "a"})
    assert "Tổ Ba" not in officer.get(LIST).content.decode()
    assert "Đã giải thể" in officer.get(f"{LIST}?phan=past").content.decode()


def person(**more):
    return {"name": "Lê Văn Út", "duty": "youth", "since": TODAY, "phone": "0905 777 123", "key": "k", **more}


def test_somebody_is_added_changed_and_leaves(officer, mine):
    page = officer.post(f"{LIST}{mine.pk}/thanh-vien/them/", person(), follow=True).content.decode()
    assert "Đã thêm Lê Văn Út" in page
    ut = Membership.objects.get()
    address = f"{LIST}thanh-vien/{ut.pk}/"
    assert "0905777123" in officer.get(address).content.decode().replace("+84", "0")
    assert Look.objects.get().action == "teams.look_member"
    officer.post(address, person(version="1", duty="deputy", is_core="on", key="c"))
    assert Membership.objects.get().duty == "deputy"
    page = officer.post(address, person(version="1", knows="VNeID", key="d")).content.decode()
    assert "Đang ghi: Tổ phó" in page
    assert "Anh/chị gõ: Đoàn Thanh niên" in page
    officer.post(f"{address}thoi/", {"version": "2", "until": TODAY, "reason": "Chuyển đi", "key": "e"})
    assert Membership.objects.get().left_reason == "Chuyển đi"


def test_only_who_gives_roles_is_asked_for_an_address(at, officer, mine):
    path = f"{LIST}{mine.pk}/thanh-vien/them/"
    assert "mở tài khoản" not in officer.get(path).content.decode()
    admin = at("commune_admin")
    assert "mở tài khoản" in admin.get(path).content.decode()
    admin.post(path, person(email="ut@example.vn"))
    assert Membership.objects.get().person.account.roles.get().role == "helper"


def test_a_leader_keeps_their_own_team(at, staff, mine, lan):
    client = at("team_leader")
    path = f"{LIST}{mine.pk}/thanh-vien/them/"
    assert client.get(path).status_code == 403
    Membership.objects.update(person=staff("team_leader").person, duty="leader")
    assert client.post(path, person()).status_code == 302
    assert client.get(f"{LIST}{mine.pk}/giai-the/").status_code == 403


def test_quotas_are_set_for_all_teams_at_once(officer, mine):
    path, other = f"{LIST}chi-tieu/", team(group_three(), "Tổ Tư")
    boxes = {f"luot-{mine.pk}": "40", f"nguoi-{mine.pk}": "", f"luot-{other.pk}": "", f"nguoi-{other.pk}": ""}
    filled = officer.post(
        path, {**boxes, "all_times": "30", "all_people": "20", "deed": "fill"}
    ).content.decode()
    assert 'value="30"' in filled
    assert not Quota.objects.exists()
    officer.post(path, {**boxes, f"nguoi-{mine.pk}": "25", f"luot-{other.pk}": "30"})
    assert set(Quota.objects.values_list("team__name", "times", "people")) == {
        ("Tổ Ba", 40, 25),
        ("Tổ Tư", 30, None),
    }
    answer = officer.post(path, {**boxes, f"luot-{mine.pk}": "99", f"ban-{mine.pk}": "0"})
    assert answer.status_code == 409
    assert "đang ghi 40 lượt, 25 người" in answer.content.decode()
    wrong = officer.post(path, {**boxes, f"luot-{mine.pk}": "bốn mươi"})
    assert wrong.status_code == 422
    assert "bốn mươi" in wrong.content.decode()
    assert "0/40" in officer.get(LIST).content.decode()


def test_praise_is_proposed_printed_and_withdrawn(officer, mine, lan):
    form = {"member": str(lan.pk), "occasion": "Tổng kết năm", "reason": "Dạy bà con", "key": "k"}
    page = officer.post(f"{LIST}{mine.pk}/khen-thuong/", form, follow=True).content.decode()
    assert "Tờ trình (PDF)" in page
    made = Commendation.objects.get()
    assert officer.get(f"{LIST}khen-thuong/{made.pk}.pdf").content[:5] == b"%PDF-"
    officer.post(f"{LIST}khen-thuong/{made.pk}/rut/")
    assert officer.get(f"{LIST}khen-thuong/{made.pk}.pdf").status_code == 403


def test_the_decision_prints_with_its_list(officer, mine, lan):
    from camtay.domains.teams import queries

    answer = officer.get(f"{LIST}{mine.pk}/quyet-dinh.pdf")
    assert answer.content[:5] == b"%PDF-"
    sheet = queries.decision_sheet(mine, on=timezone.localdate())
    assert (sheet.where, sheet.deed, [one.name for one in sheet.core]) == (
        "tổ dân phố 3", "thành lập", ["Võ Thị Lan"]
    )  # fmt: skip
