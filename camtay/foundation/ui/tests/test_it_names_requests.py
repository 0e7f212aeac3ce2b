import re
from uuid import UUID

import pytest
import structlog
from django.http import HttpResponse
from structlog.testing import capture_logs

from camtay.foundation.ui.middleware import RequestId, current_id


@pytest.fixture
def logs(monkeypatch):
    """What is logged, also by loggers that were made before."""
    monkeypatch.setattr("camtay.foundation.ui.middleware.log", structlog.get_logger("test"))
    with capture_logs() as lines:
        yield lines


def test_it_gives_every_answer_an_id(frame):
    first, second = (frame.get("/h/abc/") for _ in range(2))
    assert UUID(first.headers["X-Request-ID"]).version == 7
    assert first.content.decode() == first.headers["X-Request-ID"]
    assert first.headers["X-Request-ID"] != second.headers["X-Request-ID"]


def test_it_keeps_the_id_a_proxy_gave(frame):
    response = frame.get("/h/abc/", headers={"X-Request-ID": "proxy-00000001"})
    assert response.headers["X-Request-ID"] == "proxy-00000001"


@pytest.mark.parametrize("given", ["short", "x" * 65, "with space 123", "tê-n-người-dân", 'a"b{c}d<e>f'])
def test_it_takes_no_id_that_could_mislead_a_log(frame, given):
    response = frame.get("/h/abc/", headers={"X-Request-ID": given})
    assert re.fullmatch(r"[0-9a-f-]{36}", response.headers["X-Request-ID"])


def test_it_logs_one_line_without_query_and_without_secret(frame, logs):
    frame.get("/h/Zm9vYmFyYmF6/?ten=Nguyen+Van+An")
    (line,) = logs
    assert line["path"] == "/h/<token>/"
    assert (line["method"], line["status"], line["log_level"]) == ("GET", 200, "info")
    assert line["ms"] >= 0
    assert "Nguyen" not in repr(line)


def test_it_logs_files_of_the_frame_only_when_asked_for_detail(rf, logs):
    RequestId(lambda request: HttpResponse())(rf.get("/static/ui/main.css"))
    assert [line["log_level"] for line in logs] == ["debug"]


def test_it_tells_other_rooms_the_id(rf):
    seen = []

    def view(request):
        seen.append(current_id())
        return HttpResponse()

    response = RequestId(view)(rf.get("/", headers={"X-Request-ID": "known-0001"}))
    assert seen == ["known-0001"] == [response.headers["X-Request-ID"]]
