import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from camtay.domains.dispatch.models import Message
from camtay.domains.dispatch.states import State
from camtay.domains.dispatch.tests.make import NOW, only, write, write_code

pytestmark = pytest.mark.django_db


def test_it_queues_what_it_was_given():
    message = write()
    assert message is not None
    stored = only()
    assert stored.pk == message.pk
    assert (stored.state, stored.attempts, stored.next_try_at, stored.created_at) == (
        State.QUEUED,
        0,
        NOW,
        NOW,
    )
    assert stored.body == "Chào bà Mận, hồ sơ khai sinh đã được tiếp nhận."
    assert (stored.about, stored.place_id, stored.object_id) == (7, 1, "1")


def test_it_writes_nothing_when_its_cause_rolls_back():
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_it_does_nothing_for_a_known_key():
    assert write() is not None
    assert write(body="other words") is None
    assert "tiếp nhận" in only().body


def test_it_costs_one_statement():
    with (
        transaction.atomic(),
        CaptureQueriesContext(
            connection,
        ) as seen,
    ):
        write()
    assert [query["sql"].split()[0] for query in seen.captured_queries] == ["INSERT"]


def test_a_written_message_can_be_saved_like_any_other():
    message = write()
    message.error = "noted"
    message.save()
    assert only().error == "noted"


def test_it_keeps_in_what_practice_writes():
    write(keep_in=True)
    assert only().state == State.KEPT


def test_a_subject_is_one_line():
    write(subject="Hồ sơ\nBcc: x@example.vn ")
    assert only().subject == "Hồ sơ Bcc: x@example.vn"


@pytest.mark.parametrize("wrong", [{"address": "  "}, {"channel": "fax"}])
def test_it_refuses_what_can_never_arrive(wrong):
    with pytest.raises(ValueError):
        write(**wrong)


def test_it_refuses_a_secret_without_end():
    with pytest.raises(ValueError, match="expires_at"):
        write_code(expires_at=None)
