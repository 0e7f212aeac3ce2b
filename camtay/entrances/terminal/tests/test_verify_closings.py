"""`camtay verify-closings` says what was changed, and its exit status says whether anything was."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from camtay.domains.cases.models import Case
from camtay.domains.closings import actions
from camtay.domains.closings.tests.make import IN_TIME, NOW, data_officer, phu_xuan, regime, settled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def closed():
    settled()
    return actions.close(place=phu_xuan(), regime=regime(), day=IN_TIME.date(), by=data_officer(), now=NOW)


def verify(**options: object) -> str:
    said = io.StringIO()
    try:
        call_command("verify_closings", stdout=said, **options)
    except SystemExit as left:
        return f"{said.getvalue()}exit {left.code}"
    return said.getvalue()


def test_it_finds_everything_in_order():
    assert verify().endswith("The closings are whole: 1 to note\n")
    assert verify(quiet=True, place="19753") == "The closings are whole: 1 to note\n"


def test_it_names_what_was_changed_and_fails():
    case = Case.objects.get()
    Case.objects.update(settled_day=20261102)
    said = verify(quiet=True)
    assert f"record cases.Case {case.pk}: was changed: no deed in the journal explains it" in said
    assert "NOT WHOLE: 1 changed without a deed" in said
    assert said.endswith("exit 1")


def test_it_asks_again_for_an_unknown_place():
    with pytest.raises(CommandError, match="99999"):
        verify(place="99999")
