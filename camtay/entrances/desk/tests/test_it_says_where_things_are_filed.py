"""A commune's procedures: where each is filed, and who works on it."""

import pytest

from camtay.domains.cases.tests import factories as make
from camtay.domains.places import actions as places
from camtay.domains.procedures import actions, queries
from camtay.domains.procedures.models import Procedure
from camtay.foundation.access import SYSTEM

LIST = "/can-bo/dia-ban/19753/thu-tuc/"
FIELD = f"{LIST}linh-vuc/?field=H%E1%BB%99+t%E1%BB%8Bch"


@pytest.fixture
def birth(db, now):
    places.set_settings(place=make.phu_xuan(), values={"own_intake": True}, by=SYSTEM, now=now)
    return make.procedure()


@pytest.fixture
def many(birth):
    Procedure.objects.bulk_create(
        Procedure(code=f"9.{n:06}", name=f"Việc thứ {n}", field="Đất đai", offered=True) for n in range(60)
    )


def where(one):
    return queries.handled_one(one, make.phu_xuan())


def test_it_lists_what_is_filed_where(at, birth):
    page = at("commune_admin").get(LIST).content.decode()
    assert "Đăng ký khai sinh" in page
    assert "Nộp ngay tại đây" in page
    assert LIST in at("commune_admin").get("/can-bo/dia-ban/19753/").content.decode()


def test_it_turns_pages_and_finds(at, many):
    client = at("commune_admin")
    first = client.get(LIST).content.decode()
    assert "61 thủ tục" in first
    assert "trang=2" in first
    found = client.get(LIST, {"q": "khai sinh"}).content.decode()
    assert "Đăng ký khai sinh" in found
    assert "Việc thứ" not in found
    assert "Không có thủ tục nào như thế" in client.get(LIST, {"q": "blorp"}).content.decode()
    assert "Đăng ký khai sinh" in client.get(LIST, {"q": "khai sinh", "field": "không có"}).content.decode()


def test_the_list_asks_no_more_for_more(at, birth, django_assert_num_queries):
    client = at("commune_admin")
    client.get(LIST)
    with django_assert_num_queries(9):
        client.get(LIST)
    Procedure.objects.bulk_create(
        Procedure(code=f"9.{n:06}", name=f"Việc thứ {n}", field="Đất đai", offered=True) for n in range(40)
    )
    with django_assert_num_queries(9):
        client.get(LIST)


def test_one_is_changed(at, birth):
    client, url = at("commune_admin"), f"{LIST}1.001193/"
    assert "Như thường lệ: nộp ngay tại đây" in client.get(url).content.decode()
    said = {"version": "0", "filed_at": "national_portal", "department": "culture"}
    page = client.post(url, said, follow=True).content.decode()
    assert "Đã lưu" in page
    assert "Phòng Văn hóa - Xã hội" in page
    assert where(birth).filed_at == "national_portal"


def test_changed_meanwhile_it_shows_both_and_keeps_what_was_chosen(at, birth, now):
    client, url = at("commune_admin"), f"{LIST}1.001193/"
    actions.set_place_procedure(
        place=make.phu_xuan(), procedure=birth, filed_at="national_portal", department="", version=0,
        by=SYSTEM, now=now,
    )  # fmt: skip
    answer = client.post(url, {"version": "0", "filed_at": "", "department": "economy"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Người khác vừa sửa chỗ này" in page
    assert "<strong>Nộp trên Cổng Dịch vụ công quốc gia</strong>" in page  # as it stands
    assert 'value="economy" selected' in page  # as it was chosen
    assert 'name="version" value="1"' in page
    client.post(url, {"version": "1", "filed_at": "", "department": "economy"})
    assert (where(birth).filed_at, where(birth).department) == ("here", "economy")


def test_a_field_is_changed_at_once(at, birth):
    client = at("commune_admin")
    assert "Sửa cả lĩnh vực Hộ tịch" in client.get(LIST, {"field": "Hộ tịch"}).content.decode()
    assert "Giữ nguyên từng thủ tục" in client.get(FIELD).content.decode()
    said = {"field": "Hộ tịch", "version": "0", "filed_at": "-", "department": "culture"}
    assert "Đã sửa 1 thủ tục" in client.post(f"{LIST}linh-vuc/", said, follow=True).content.decode()
    assert where(birth).said == ""
    stale = client.post(f"{LIST}linh-vuc/", said | {"department": "economy"})
    assert stale.status_code == 422
    assert 'value="economy" selected' in stale.content.decode()
    assert client.get(f"{LIST}linh-vuc/?field=x").status_code == 302


def test_what_cannot_be_filed_here_is_not_offered(at, birth):
    Procedure.objects.create(code="9.000001", name="Việc khác", field="Đất đai", offered=True)
    page = at("commune_admin").get(f"{LIST}9.000001/").content.decode()
    assert "Như thường lệ: Cổng Dịch vụ công quốc gia" in page
    assert 'value="here"' not in page


def test_a_place_without_intake_is_told_how(at, db):
    make.procedure()
    page = at("commune_admin", where=make.nam_dong()).get("/can-bo/dia-ban/20179/thu-tuc/").content.decode()
    assert "mọi thủ tục nộp trên Cổng quốc gia" in page
