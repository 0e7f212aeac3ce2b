"""What is practised reaches nobody's telephone; what is real stands in its place's ledger."""

from datetime import datetime

import pytest

from camtay.domains.cases import messages, states
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories
from camtay.domains.dispatch.models import Message
from camtay.domains.dispatch.states import State
from camtay.domains.places.models import Place
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)


def told(*, practice: bool) -> Message:
    place = factories.nam_dong()
    Place.objects.filter(pk=place.pk).update(practice=practice)
    made = factories.case(states.SUBMITTED, at=NOW, where=place, applicant_phone="+84905100003")
    case = Case.objects.select_related("receiving_place").get(pk=made.pk)
    messages.tell(case, sorted(messages.TOLD)[0], now=NOW)
    return Message.objects.get()


def test_a_practice_commune_keeps_its_messages_in():
    assert told(practice=True).state == State.KEPT


def test_a_real_one_queues_them_under_its_place():
    message = told(practice=False)
    assert message.state == State.QUEUED
    assert message.place_id == factories.nam_dong().pk
