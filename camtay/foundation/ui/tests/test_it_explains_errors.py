import pytest
from django.test import Client

from camtay.foundation.ui import errors

PAGES = [
    ("/fails/bad/", 400, "Máy không hiểu yêu cầu này"),
    ("/fails/refused/", 403, "Hồ sơ này của xã khác."),
    ("/fails/denied/", 403, "Chỉ người được giao việc này mới xem được."),
    ("/fails/sent-before/", 409, "Lần gửi trước đã được ghi"),
    ("/khong-co/", 404, "Không có trang này"),
    ("/fails/broken/", 500, "Máy đang trục trặc"),
    ("/fails/locked/", 503, "Máy đang bận"),
]


@pytest.mark.parametrize(("path", "status", "words"), PAGES)
def test_it_says_what_happened_and_where_to_go(frame, path, status, words):
    response = frame.get(path)
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert response.headers["X-Request-ID"] in page
    assert 'href="/"' in page
    assert "data-failed" in page


def test_it_asks_to_come_back_when_busy(frame):
    assert frame.get("/fails/locked/").headers["Retry-After"] == "30"


def test_it_says_that_a_file_is_too_big(frame, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = frame.post("/nhan/", {"a": "x" * 200}, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413
    assert "Tệp gửi lên lớn quá" in response.content.decode()


def test_it_explains_a_page_left_open_too_long(frame, settings):
    settings.CSRF_FAILURE_VIEW = "camtay.foundation.ui.errors.csrf_failure"
    response = Client(enforce_csrf_checks=True).post("/nhan/", {"a": "1"})
    assert response.status_code == 403
    assert "Trang này mở lâu quá nên chưa gửi được" in response.content.decode()


def test_it_leads_back_to_our_own_pages_only(frame):
    ours = frame.get(
        "/khong-co/",
        headers={"Referer": "http://testserver/h/abc/"},
        SERVER_NAME="testserver",
        HTTP_HOST="testserver",
    )
    theirs = frame.get("/khong-co/", headers={"Referer": "https://example.com/"}, HTTP_HOST="testserver")
    assert 'href="http://testserver/h/abc/"' in ours.content.decode()
    assert "example.com" not in theirs.content.decode()


def test_it_stands_even_when_the_page_cannot_be_drawn(rf, monkeypatch):
    def broken(*args, **more):
        raise ValueError("no manifest")

    monkeypatch.setattr(errors, "render_to_string", broken)
    request = rf.get("/")
    request.id = "known-0001"
    response = errors.server_error(request)
    assert response.status_code == 500
    assert "known-0001" in response.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "409", "413", "500", "503"])
def test_it_draws_each_page_without_any_context(draw, name):
    page = draw(f'{{% include "{name}.html" %}}')
    assert "<h1" in page
    assert "mã sự việc" not in page


def test_it_speaks_english_to_who_asked_for_it(frame):
    page = frame.get("/khong-co/", headers={"Accept-Language": "en"}).content.decode()
    assert '<html lang="en"' in page


def test_an_address_that_only_takes_forms_is_no_empty_page(frame, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "camtay.foundation.ui.middleware.Language"]
    response = frame.get("/chi-gui/")
    assert response.status_code == 405
    assert response.headers["Allow"]
    assert "Không có trang này" in response.content.decode()
