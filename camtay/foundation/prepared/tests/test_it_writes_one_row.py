import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.utils import timezone

from camtay.foundation.files.models import StoredFile
from camtay.foundation.prepared import insert, update, update_if


def file(number: int) -> StoredFile:
    return StoredFile(
        sha256=f"{number:064}", size=1, kind="pdf", mime="application/pdf", created_at=timezone.now()
    )


@pytest.mark.django_db
def test_it_writes_a_row_and_learns_its_number():
    made = file(1)
    insert(made)
    assert made.pk is not None
    assert not made._state.adding
    again = StoredFile.objects.get(pk=made.pk)
    assert (again.sha256, again.pages, again.created_at) == (made.sha256, None, made.created_at)


@pytest.mark.django_db
def test_it_keeps_a_key_that_is_given():
    insert(Session(session_key="k" * 32, session_data="x", expire_date=timezone.now()))
    assert Session.objects.get().session_key == "k" * 32


@pytest.mark.django_db
def test_it_refuses_what_is_there_already():
    insert(file(1))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(file(1))


@pytest.mark.django_db
def test_it_changes_only_what_is_named():
    made = file(1)
    insert(made)
    made.pages, made.kind = 7, "png"
    update(made, "pages")
    again = StoredFile.objects.get(pk=made.pk)
    assert (again.pages, again.kind) == (7, "pdf")


@pytest.mark.django_db
def test_it_says_when_the_row_is_gone():
    made = file(1)
    insert(made)
    StoredFile.objects.all().delete()
    with pytest.raises(StoredFile.DoesNotExist):
        update(made, "pages")


@pytest.mark.django_db
def test_it_writes_only_what_nobody_changed_meanwhile():
    made = file(1)
    insert(made)
    made.kind = "png"
    assert not update_if(made, "kind", size=2)
    assert StoredFile.objects.get().kind == "pdf"
    assert update_if(made, "kind", size=1)
    assert StoredFile.objects.get().kind == "png"
