import pytest
from django.utils import timezone

from camtay.domains.procedures import actions
from camtay.domains.procedures.models import MissedQuery, Term
from camtay.foundation.access import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue():
    actions.load_catalogue(by=SYSTEM, now=timezone.now())


def test_an_editor_adds_what_people_say_and_takes_it_back(at, catalogue):
    editor = at("editor")
    typed = {"text": "giấy con chim", "procedure_code": "1.004873", "kind": "ask"}
    assert editor.post("/can-bo/tu-ngu/", typed).status_code == 302
    assert "giấy con chim" in editor.get("/can-bo/tu-ngu/").content.decode()
    term = Term.objects.get()
    assert editor.post(f"/can-bo/tu-ngu/{term.pk}/bo/").status_code == 302
    assert editor.post(f"/can-bo/tu-ngu/{term.pk}/bo/").status_code == 302
    assert not Term.objects.exists()


def test_a_wrong_code_keeps_what_was_typed(at, catalogue):
    typed = {"text": "giấy con chim", "procedure_code": "9.9", "kind": "ask"}
    answer = at("editor").post("/can-bo/tu-ngu/", typed)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Không có thủ tục mang mã này" in shown
    assert "giấy con chim" in shown


def test_questions_nobody_answered_wait_for_the_editor(at, catalogue):
    actions.note_missed_query(text="bán vé số", now=timezone.now())
    editor = at("editor")
    assert "bán vé số" in editor.get("/can-bo/tu-ngu/").content.decode()
    editor.post(f"/can-bo/tu-ngu/cau-hoi/{MissedQuery.objects.get().pk}/xong/")
    assert "bán vé số" not in editor.get("/can-bo/tu-ngu/").content.decode()


def test_others_are_kept_out(at, catalogue):
    missed = MissedQuery.objects.create(text="x", first_at=timezone.now(), last_at=timezone.now())
    clerk = at("clerk")
    assert clerk.get("/can-bo/tu-ngu/").status_code == 403
    assert (
        clerk.post("/can-bo/tu-ngu/", {"text": "a", "procedure_code": "1.004873", "kind": "ask"}).status_code
        == 403
    )
    assert clerk.post(f"/can-bo/tu-ngu/cau-hoi/{missed.pk}/xong/").status_code == 403
    missed.refresh_from_db()
    assert missed.settled_at is None
