"""Guesses are counted once for all processes that serve: the count lies in the database, not in a process."""

import pytest
from django.core.cache.backends import locmem
from django.core.management import call_command
from django.db import connection
from django.test import Client

from camtay.config import settings as real_settings
from camtay.domains.people.tests.make import account, phu_xuan

pytestmark = pytest.mark.django_db
LOGIN = "/dang-nhap/can-bo/"
PASSWORD = "một câu dài dễ nhớ"


@pytest.fixture
def as_served(settings):
    """The cache as real settings have it, with its table."""
    settings.CACHES = real_settings.CACHES
    call_command("createcachetable", verbosity=0)
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE camtay_cache")


def another_process() -> Client:
    """A browser whose next request is answered by a process that remembers nothing of its own."""
    for kept in (*locmem._caches.values(), *locmem._expire_info.values()):
        kept.clear()
    return Client()


def log_in(password: str) -> str:
    said = {"login": "nga@example.vn", "password": password}
    return another_process().post(LOGIN, said).content.decode()


def test_it_counts_wrong_passwords_over_all_processes(as_served):
    account("Trương Thị Nga", ("clerk", phu_xuan()), email="nga@example.vn", password=PASSWORD)
    for _ in range(5):
        assert "chưa đúng" in log_in("sai rồi nhé")
    assert "nghỉ 5 phút" in log_in(PASSWORD)
