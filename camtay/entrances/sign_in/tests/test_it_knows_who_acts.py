"""Who acts in a request: by whom signed in, how, how long ago."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.people import actions
from camtay.domains.people.models import Account, RoleHeld
from camtay.domains.people.tests.make import account, actor, phu_xuan, sign_in
from camtay.entrances.sign_in import middleware

pytestmark = pytest.mark.django_db
DESK = "/can-bo/"
MINE = "/ho-so/"


@pytest.fixture
def clerk():
    return account("Trương Thị Nga", ("clerk", phu_xuan()), phone="+84905100010")


@pytest.fixture
def resident():
    return account("Lê Thị Hường", email=None, phone="+84905100001")


@pytest.fixture
def later():
    """`later(minutes)`: from now on the doors' clock says so."""
    patches = []
    start = timezone.now()

    def put(minutes: int) -> None:
        now = start + timedelta(minutes=minutes)
        for one in patches:
            one.stop()
        patches.clear()
        patches.append(patch.object(middleware.timezone, "now", return_value=now))
        patches[-1].start()

    yield put
    for one in patches:
        one.stop()


def who(client: Client):
    response = client.get("/")
    return response.wsgi_request.actor


def test_it_asks_nothing_of_the_database_for_a_stranger(django_assert_num_queries, client):
    with django_assert_num_queries(0):
        client.get(reverse("sign_in"))
    assert who(client).kind == "guest"


def test_it_reads_session_account_and_roles_in_three_queries(django_assert_num_queries, client, clerk):
    sign_in(client, clerk)
    client.get(reverse("sign_in"))
    with django_assert_num_queries(3):
        actor = client.get("/dang-nhap/").wsgi_request.actor
        assert actor.holds("clerk")


def test_it_counts_staff_roles_with_the_second_factor_alone(client, clerk):
    assert who(sign_in(client, clerk)).holds("clerk", "resident")
    assert client.get(DESK).status_code == 200


def test_it_gives_a_password_alone_nothing(client, clerk):
    sign_in(client, clerk, second_factor=False, method="password")
    assert who(client).roles == ()
    for path in (DESK, MINE):
        answer = client.get(path)
        assert (answer.status_code, answer.url) == (302, f"{reverse('mfa_index')}?next={path}")


def test_it_gives_a_telephone_their_own_affairs_alone(client, clerk):
    sign_in(client, clerk, second_factor=False)
    assert [held.role for held in who(client).roles] == ["resident"]
    assert client.get(MINE).status_code == 200
    answer = client.get(DESK)
    assert (answer.status_code, answer.url) == (302, f"{reverse('account_login')}?next=/can-bo/")
    assert client.get(answer.url).status_code == 200


def test_it_sends_strangers_to_sign_in_and_back(client):
    answer = client.get(f"{DESK}ho-so/?q=sen")
    assert answer.status_code == 302
    assert answer.url.startswith(f"{reverse('sign_in')}?next=")
    assert "q%3Dsen" in answer.url


def test_it_says_no_to_residents_at_the_desk(client, resident):
    answer = sign_in(client, resident, second_factor=False).get(DESK)
    assert answer.status_code == 403
    assert "dành cho cán bộ" in answer.content.decode()


def test_it_forgets_a_role_that_was_taken_back(client, clerk):
    sign_in(client, clerk)
    RoleHeld.objects.filter(account=clerk).update(revoked_at=timezone.now())
    assert [held.role for held in who(client).roles] == ["resident"]


def test_it_ends_the_sessions_of_who_left(client, clerk):
    admin = account("Trần Hoài An", ("commune_admin", phu_xuan()))
    sign_in(client, clerk)
    actions.leave(account=clerk, by=actor(admin, timezone.now()), now=timezone.now())
    assert who(client).kind == "guest"
    assert client.get(DESK).status_code == 302


def test_it_ends_every_session_of_a_closed_account(client, resident):
    sign_in(client, resident, second_factor=False)
    Account.objects.filter(pk=resident.pk).update(is_active=False)
    assert who(client).kind == "guest"


def test_it_ends_a_residents_session_after_half_an_hour_of_nothing(client, resident, later):
    sign_in(client, resident, second_factor=False)
    assert who(client).kind == "account"
    later(29)
    assert who(client).kind == "account"
    later(29 + 31)
    assert who(client).kind == "guest"


def test_it_ends_a_residents_session_after_twelve_hours_whatever_they_do(client, resident, later):
    sign_in(client, resident, second_factor=False)
    who(client)
    for minutes in range(25, 12 * 60, 25):
        later(minutes)
        assert who(client).kind == "account"
    later(12 * 60 + 1)
    assert who(client).kind == "guest"


def test_it_lets_staff_work_eight_hours(client, clerk, later):
    sign_in(client, clerk)
    who(client)
    later(8 * 60 - 1)
    assert who(client).holds("clerk")
    later(8 * 60 + 1)
    assert who(client).kind == "guest"


def test_it_writes_the_session_of_a_reader_every_two_minutes_at_most(client, resident, later):
    sign_in(client, resident, second_factor=False)
    who(client)
    seen = client.session["seen"]
    later(1)
    who(client)
    assert client.session["seen"] == seen
    later(3)
    who(client)
    assert client.session["seen"] > seen


def test_it_signs_out(client, resident):
    sign_in(client, resident, second_factor=False)
    assert client.get(reverse("sign_out")).status_code == 405
    assert client.post(reverse("sign_out")).url == "/"
    assert who(client).kind == "guest"


def test_it_tells_a_part_of_a_page_to_load_the_whole(client):
    request = client.get("/", headers={"HX-Request": "true"}).wsgi_request
    answer = middleware.ActorMiddleware(lambda _: None).process_exception(
        request, middleware.Refused("không")
    )
    assert (answer.status_code, answer["HX-Redirect"]) == (204, reverse("sign_in"))


@pytest.mark.parametrize(
    ("proxies", "said", "address"),
    [
        (0, "6.6.6.6", "10.0.0.9"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.8", "1.2.3.4"),
        (1, "", "10.0.0.9"),
    ],
)
def test_it_believes_its_own_proxies_alone(rf, settings, proxies, said, address):
    settings.CAMTAY_PROXIES = proxies
    more = {"HTTP_X_FORWARDED_FOR": said} if said else {}
    assert middleware.network_address(rf.get("/", REMOTE_ADDR="10.0.0.9", **more)) == address


def test_it_lets_no_browser_keep_the_pages_of_who_has_a_session(client, resident):
    assert "Cache-Control" not in client.get("/").headers, "what everybody sees may be kept"
    sign_in(client, resident)
    for path in ("/", MINE, "/tim/?q=khai"):
        assert client.get(path).headers["Cache-Control"] == "private, no-store", path


def test_it_leads_back_to_the_form_that_was_sent_after_the_session_had_ended(client):
    page = f"{MINE}01a20d30-d3f3-72c9-b68b-f1526bac0348/trang/child_name/"
    answer = client.post(page, {"child_name": "Nguyễn An"}, headers={"referer": f"http://testserver{page}"})
    assert answer.url == f"{reverse('sign_in')}?next={page}"
    assert " data-failed>" in client.get(answer.url).content.decode(), "what was typed stays on the telephone"
    assert " data-failed>" not in client.get(reverse("sign_in")).content.decode()
    elsewhere = client.post(page, {}, headers={"referer": "http://other.example/x"})
    assert elsewhere.url == f"{reverse('sign_in')}?next=/"
