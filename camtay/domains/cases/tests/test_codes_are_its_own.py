"""The code that a case gets when it is taken in is nobody else's, whatever the lists from elsewhere brought in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from camtay.domains.cases import states
from camtay.domains.cases.actions import accept
from camtay.domains.cases.tests.factories import account, actor, case, phu_xuan

pytestmark = pytest.mark.django_db


def test_it_passes_over_a_code_that_a_list_brought_in():
    now = timezone.now()
    clerk = actor(account("Nga", ("clerk", phu_xuan())), now)
    first, second = (
        case(states.SUBMITTED, at=now - timedelta(minutes=10), applicant_name=name)
        for name in ("Mai", "Hường")
    )
    stem, number = accept(case_id=first.pk, by=clerk, now=now).code.rsplit("-", 1)
    following = f"{stem}-{int(number) + 1:04}"
    case(at=now, origin=states.Origin.MIRROR, external_code=following)
    assert accept(case_id=second.pk, by=clerk, now=now).code == f"{stem}-{int(number) + 2:04}"
