from datetime import UTC, datetime, timedelta

import pytest

from camtay.foundation.access import SYSTEM
from camtay.foundation.once.models import Done
from camtay.foundation.once.once import KeyReused, digest_of, forget_before, once

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


class Counter:
    def __init__(self):
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return {"number": self.calls}


def ask(do, key="k", content="same"):
    return once(key=key, by=SYSTEM, digest=digest_of(content), now=NOW, do=do)


def test_it_answers_a_repeat_with_the_first_answer():
    do = Counter()
    assert ask(do) == ask(do) == {"number": 1}
    assert do.calls == 1


def test_it_does_another_key_again():
    do = Counter()
    assert ask(do, key="a") != ask(do, key="b")


def test_it_refuses_a_key_with_other_content():
    ask(Counter())
    with pytest.raises(KeyReused, match="đã được gửi"):
        ask(Counter(), content="other")


def test_it_lets_a_failed_deed_be_tried_again():
    def fails():
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError):
        ask(fails)
    assert ask(Counter()) == {"number": 1}


def test_it_forgets_old_notes():
    ask(Counter())
    assert forget_before(NOW) == 0
    assert forget_before(NOW + timedelta(seconds=1)) == 1
    assert not Done.objects.exists()
