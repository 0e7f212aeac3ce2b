import pytest
from django.test import Client
from django.utils import timezone

from camtay.domains.cases import states
from camtay.domains.cases.tests import factories as make

pytestmark = pytest.mark.django_db
HOME = "/so-lieu/19753"


@pytest.fixture
def cases():
    here = make.phu_xuan()
    for town, count in ((1, 9), (2, 6), (3, 2)):
        part = make.place(f"19753-0{town}", f"Tổ dân phố {town}", "to_dan_pho", here)
        for _number in range(count):
            make.case(states.HANDED_OVER, at=timezone.now(), neighbourhood=part)


def page(path):
    answer = Client().get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_tile_opens_into_neighbourhoods_where_few_stand_together(cases):
    assert f"{HOME}/cases.on_time/theo-thon-to/" in page(f"{HOME}/")
    text = page(f"{HOME}/cases.on_time/theo-thon-to/")
    assert "Tổ dân phố 1" in text
    assert "Tổ dân phố 2" not in text
    assert "Tổ dân phố 3" not in text
    assert "Các mục ít hồ sơ, gộp lại" in text
    assert "dưới 5 hồ sơ được gộp vào một dòng" in text
    assert "/dieu-hanh/" not in text


@pytest.mark.parametrize("path", ["cases.on_time/theo-phong/", "cases.on_time/theo-xa-phuong/", "gi/theo-kenh/",
                                  "cases.on_time/theo-gi/"])  # fmt: skip
def test_what_is_not_public_is_not_there(cases, path):
    assert Client().get(f"{HOME}/{path}").status_code == 404


def test_nothing_yet_is_said():
    make.phu_xuan()
    assert "Chưa có hồ sơ nào." in page(f"{HOME}/cases.on_time/theo-kenh/")


def test_it_asks_the_same_few_questions(cases, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        page(f"{HOME}/cases.on_time/theo-thon-to/")
