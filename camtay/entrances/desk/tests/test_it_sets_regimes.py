"""The data officer says which reports are due when; a place's own stands before everybody's."""

import pytest
from django.test import Client

from camtay.domains.closings.models import Regime
from camtay.domains.closings.tests.make import phu_xuan, regime
from camtay.domains.people.tests.make import account, sign_in

pytestmark = pytest.mark.django_db
LIST = "/can-bo/che-do-bao-cao/"
SAID = {
    "title": "Báo cáo tuần của phường", "receiver": "Đảng ủy phường", "basis": "", "frequency": "week", "first_day": "5",
    "deadline_days": "1", "deadline_hour": "8", "indicators": ["cases.received", "cases.on_time"],
    "valid_from": "2026-01-01", "valid_until": "", "version": "1",
}  # fmt: skip


def officer(role="data_officer"):
    return sign_in(Client(), account("Hồ Thị Thảo", (role, phu_xuan())))


def test_it_lists_them_with_their_running_period():
    regime()
    text = officer().get(LIST).content.decode()
    assert "Báo cáo tháng về thủ tục hành chính" in text
    assert "Hằng tháng" in text
    assert "Chung" in text


def test_a_new_one_is_added():
    client = officer()
    assert client.get(f"{LIST}moi/").status_code == 200
    answer = client.post(f"{LIST}moi/", SAID, follow=True)
    made = Regime.objects.get()
    assert (made.place, made.indicators) == (phu_xuan(), ["cases.received", "cases.on_time"])
    assert "Đã thêm chế độ báo cáo" in answer.content.decode()


def test_everybodys_gets_a_twin_of_the_place():
    common = regime()
    client = officer()
    assert "Đây là chế độ chung" in client.get(f"{LIST}{common.pk}/").content.decode()
    client.post(f"{LIST}{common.pk}/", SAID | {"title": "Tháng, của phường", "frequency": "month"})
    own = Regime.objects.get(place=phu_xuan())
    assert (own.code, own.title) == (common.code, "Tháng, của phường")
    common.refresh_from_db()
    assert common.title == "Báo cáo tháng về thủ tục hành chính"
    assert client.get(f"{LIST}{common.pk}/").status_code == 403


def test_what_does_not_fit_is_said_beside_its_field_and_kept():
    answer = officer().post(f"{LIST}moi/", SAID | {"first_day": "9"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Kỳ bắt đầu từ ngày 1 đến ngày 7." in text
    assert "Báo cáo tuần của phường" in text


def test_whoever_was_overtaken_keeps_what_was_typed():
    own = regime(phu_xuan())
    client = officer()
    client.post(f"{LIST}{own.pk}/", SAID)
    answer = client.post(f"{LIST}{own.pk}/", SAID | {"title": "Tên khác hẳn"})
    assert answer.status_code == 409
    assert "Tên khác hẳn" in answer.content.decode()


def test_a_clerk_sets_none():
    assert officer("clerk").get(LIST).status_code == 403


def test_the_list_asks_few_questions(django_assert_max_num_queries):
    for number in range(9):
        regime(code=f"r{number}")
    client = officer()
    client.get(LIST)
    with django_assert_max_num_queries(12):
        client.get(LIST)
