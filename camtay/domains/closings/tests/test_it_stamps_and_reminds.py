"""What comes by itself: the stamp, and a word in time. Never a closing."""

from datetime import datetime, timedelta

import pytest

from camtay.connectors.signing.fake import FakeTsa
from camtay.connectors.signing.settings import TemporaryError
from camtay.domains.closings import actions
from camtay.domains.closings.models import Closing, ClosingStamp
from camtay.domains.closings.tests.make import IN_TIME, NOW, data_officer, phu_xuan, regime
from camtay.domains.dispatch.models import Message
from camtay.foundation.audit.models import Entry
from camtay.foundation.calendar import ZONE
from camtay.foundation.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def tsa(tmp_path_factory):
    with FakeTsa(tmp_path_factory.mktemp("tsa")) as running:
        yield running


@pytest.fixture
def authority(settings, tsa):
    settings.CAMTAY_TSA_URL, settings.CAMTAY_TSA_ROOTS = tsa.url, str(tsa.roots)
    tsa.behaviour.refuse = 0
    return tsa


def closed(days: int = 0) -> Closing:
    asked = regime() if not days else Closing.objects.first().regime
    day = IN_TIME.date() - timedelta(days=days)
    return actions.close(place=phu_xuan(), regime=asked, day=day, by=data_officer(), now=NOW)


def test_a_stamp_is_asked_for_with_the_closing(authority):
    one = closed()
    job = Job.objects.get(name="closings.stamp")
    assert job.payload == {"closing": str(one.pk)}


def test_it_is_kept_once(authority):
    one = closed()
    first = actions.stamp(closing_id=one.pk, now=NOW)
    assert actions.stamp(closing_id=one.pk, now=NOW) == first
    assert ClosingStamp.objects.count() == 1
    assert Entry.objects.filter(action="closings.stamp").count() == 1
    assert "Co quan dau thoi gian thu" in first.authority


def test_it_stays_unstamped_while_the_authority_is_away(authority):
    one = closed()
    authority.behaviour.refuse = 503
    with pytest.raises(TemporaryError):
        actions.stamp(closing_id=one.pk, now=NOW)
    assert not ClosingStamp.objects.exists()


def test_the_rest_is_asked_for_again(authority, settings):
    settings.CAMTAY_TSA_URL = ""
    one, other = closed(), closed(31)
    assert actions.ask_again(now=NOW) == 0
    assert actions.stamp(closing_id=one.pk, now=NOW) is None
    settings.CAMTAY_TSA_URL = authority.url
    actions.stamp(closing_id=one.pk, now=NOW)
    assert actions.ask_again(now=NOW) == 1
    assert Job.objects.get(name="closings.stamp").key == str(other.pk)


def test_who_closes_is_reminded_once_before_the_deadline():
    closed(0)
    due = datetime(2026, 12, 16, 8, 0, tzinfo=ZONE)  # tháng 12 ends on the 14th, due on the 17th
    assert actions.remind(now=due - timedelta(days=1)) == 0
    assert actions.remind(now=due) == 1
    assert actions.remind(now=due + timedelta(days=1)) == 0
    letter = Message.objects.get(kind="closings.due")
    assert "tháng 12/2026" in letter.subject
    assert "/dieu-hanh/19753/chot/" in letter.body
    assert Closing.objects.count() == 1


def test_a_place_that_never_closed_is_left_in_peace():
    regime()
    data_officer()
    assert actions.remind(now=datetime(2026, 12, 16, 8, 0, tzinfo=ZONE)) == 0
