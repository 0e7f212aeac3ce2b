"""Who looked at whose data is kept for its term, and no longer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from camtay.entrances.timetable import upkeep
from camtay.foundation import jobs
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.journal import look
from camtay.foundation.audit.models import Look

pytestmark = pytest.mark.django_db


def looked(now, days):
    look(by=SYSTEM, action=f"x.{days}", object_type="x", object_id=1, about=1, now=now - timedelta(days=days))


def test_it_forgets_looks_after_their_term(settings):
    now = timezone.now()
    looked(now, 700)
    looked(now, 740)
    progress: jobs.Progress = lambda *_: None  # type: ignore[assignment]  # noqa: E731
    upkeep.forget_looks({}, now=now, progress=progress)
    assert [one.action for one in Look.objects.all()] == ["x.700"]
    settings.CAMTAY_LOOKS_MONTHS = 12
    upkeep.forget_looks({}, now=now, progress=progress)
    assert not Look.objects.exists()
