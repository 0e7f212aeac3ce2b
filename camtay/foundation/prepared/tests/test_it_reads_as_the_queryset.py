"""What is made once reads as what is made each time; people and places stand in for any model."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from camtay.foundation.files.models import StoredFile
from camtay.foundation.prepared import Prepared, Slot

KINDS = Prepared(
    lambda: StoredFile.objects.filter(
        kind=Slot("kind", StoredFile._meta.get_field("kind")), size__gt=10
    ).order_by("pk")
)
LOCKED = Prepared(
    lambda: StoredFile.objects.select_for_update().filter(pk=Slot("file", StoredFile._meta.pk)).defer("mime")
)
OPEN = Prepared(
    lambda: Session.objects.filter(expire_date__gt=Slot("now", Session._meta.get_field("expire_date")))
)


def kept(number: int, kind: str = "pdf", size: int = 100) -> StoredFile:
    return StoredFile.objects.create(
        sha256=f"{number:064}", size=size, kind=kind, mime="application/pdf", created_at=timezone.now()
    )


@pytest.mark.django_db
def test_it_finds_the_same_rows():
    first, _other, third, _small = kept(1), kept(2, "png"), kept(3), kept(4, size=5)
    assert KINDS.rows(kind="pdf") == [first, third]
    [again] = KINDS.rows(kind="png")
    assert (again.kind, again.created_at.tzinfo is not None, again._state.adding) == ("png", True, False)


@pytest.mark.django_db
def test_it_answers_none_where_there_is_none():
    assert KINDS.one(kind="docx") is None


@pytest.mark.django_db
def test_it_makes_the_statement_once():
    kept(1)
    KINDS.rows(kind="pdf")
    with CaptureQueriesContext(connection) as asked:
        KINDS.rows(kind="pdf")
        KINDS.rows(kind="png")
    assert len(asked) == 2
    assert len(KINDS._plans) == 1


@pytest.mark.django_db
def test_it_writes_moments_as_the_database_keeps_them():
    now = timezone.now()
    Session.objects.create(
        session_key="a" * 32, session_data="", expire_date=now + timezone.timedelta(seconds=1)
    )
    Session.objects.create(
        session_key="b" * 32, session_data="", expire_date=now - timezone.timedelta(seconds=1)
    )
    assert [one.session_key for one in OPEN.rows(now=now)] == ["a" * 32]


@pytest.mark.django_db
def test_it_leaves_out_what_is_deferred():
    file = kept(1)
    with transaction.atomic():
        found = LOCKED.one(file=file.pk)
    assert found == file
    assert found.get_deferred_fields() == {"mime"}
    assert found.mime == "application/pdf"


@pytest.mark.django_db(transaction=True)
def test_it_locks_only_within_a_transaction():
    file = kept(1)
    with transaction.atomic():
        LOCKED.one(file=file.pk)
    if connection.features.has_select_for_update:
        with pytest.raises(transaction.TransactionManagementError):
            LOCKED.one(file=file.pk)


@pytest.mark.django_db
def test_it_asks_for_every_value():
    with pytest.raises(KeyError):
        KINDS.rows()
