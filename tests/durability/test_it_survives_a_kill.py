"""SIGKILL to the whole tree under load, the database's processes included: what was acknowledged is there, and whole."""

import hashlib
import os
import re
import subprocess
import sys
import uuid

import pytest
from django.conf import settings
from django.db import connection

from benchmarks.aftermath import Ledger, look
from camtay.domains.cases import actions
from camtay.domains.cases.models import Case, CasePaper
from camtay.domains.cases.tests import factories
from camtay.domains.cases.tests.test_every_edge import PDF
from camtay.domains.cases.tests.test_filing import NOW, prepared
from camtay.domains.dispatch.models import Message
from camtay.domains.procedures import actions as procedures
from camtay.domains.procedures.queries import by_code
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.models import Entry
from tests.architecture.house import ROOT


def test_what_was_acknowledged_is_there_after_a_kill():
    command = [sys.executable, "-m", "benchmarks.kill", "--engine", connection.vendor,
               "--rounds", "2", "--seconds", "1.5", "--small"]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=300)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    found = re.search(r"(\d+) deeds of (\d+) cases acknowledged in 2 rounds; 0 things wrong", said)
    assert found is not None, said
    assert int(found.group(1)) > int(found.group(2)) > 0


@pytest.fixture
def filed(monkeypatch) -> tuple[Case, Ledger]:
    """One case that was filed and accepted, and the ledger of what its people were told."""
    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(connection, "close_pool", lambda: None, raising=False)
    procedures.load_catalogue(by=SYSTEM, now=NOW)
    home = factories.phu_xuan()
    mai = factories.actor(factories.account("Mai", ("resident", home), phone="+84905100003"), NOW)
    nga = factories.actor(factories.account("Nga", ("clerk", home)), NOW)
    case = prepared(by_code("1.001193"), mai)
    actions.submit(case_id=case.pk, by=mai, now=NOW)
    case = actions.accept(case_id=case.pk, by=nga, now=NOW)
    content = hashlib.sha256(PDF).hexdigest()
    deeds = [("begin", ""), ("page", "child_name"), ("content", content), ("file", ""), ("accept", "")]
    return case, Ledger({str(case.pk): deeds})


def lose_the_journal(case: Case) -> None:
    Entry.objects.filter(action="cases.accept").delete()


def lose_the_message(case: Case) -> None:
    Message.objects.filter(kind="cases.submit").delete()


def lose_the_papers(case: Case) -> None:
    CasePaper.objects.all().delete()


def lose_the_attachment(case: Case) -> None:
    case.files.all().delete()


def lose_the_content(case: Case) -> None:
    for path in settings.FILES_ROOT.rglob(hashlib.sha256(PDF).hexdigest()):
        path.unlink()


def lose_the_move(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(state="submitted", version=2)


@pytest.mark.django_db(transaction=True)
def test_a_whole_case_passes(filed):
    _case, ledger = filed
    assert look(ledger) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "lose",
    [
        lose_the_journal,
        lose_the_message,
        lose_the_papers,
        lose_the_attachment,
        lose_the_content,
        lose_the_move,
    ],
)
def test_it_sees_what_is_lost(filed, lose):
    case, ledger = filed
    lose(case)
    assert look(ledger)


@pytest.mark.django_db(transaction=True)
def test_it_sees_a_case_that_is_gone(filed):
    _case, ledger = filed
    gone = str(uuid.uuid4())
    ledger.cases[gone] = [("begin", "")]
    assert look(ledger) == [f"case {gone}: acknowledged and not there"]
