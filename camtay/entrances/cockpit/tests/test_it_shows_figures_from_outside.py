"""What others said stands in a section of its own, with who said it; ours is not changed by it."""

import pytest

from camtay.domains.people.tests.make import account, sign_in
from camtay.domains.reports import actions
from camtay.domains.reports.tests import make

pytestmark = pytest.mark.django_db


def test_it_stands_apart_with_who_said_it(client):
    at = make.desk()
    leader = sign_in(client, account("Lê Lãnh Đạo", ("commune_leader", at.place)))
    page = "/dieu-hanh/19753/?first=2026-11-01&last=2026-11-30"
    before = leader.get(page).content.decode()
    assert "Số do bên ngoài cung cấp" not in before
    one = actions.report_outside(place=at.place, said=make.said_outside(), by=at.officer, now=make.NOW)
    after = leader.get(page).content.decode()
    assert "Số do bên ngoài cung cấp" in after
    assert "Lượt xem trang của xã: 1.250 lượt" in after
    assert "Trung tâm Văn hóa cung cấp ngày 16/11/2026" in after
    assert f"/can-bo/bao-cao/so-ngoai/{one.pk}/" in after
    later = leader.get("/dieu-hanh/19753/?first=2026-10-01&last=2026-10-31").content.decode()
    assert "Số do bên ngoài cung cấp" not in later
