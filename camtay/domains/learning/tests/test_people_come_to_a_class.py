"""People come to a class: they say so themselves by its code, or a helper writes them down, each once."""

from datetime import timedelta
from uuid import uuid4

import pytest

from camtay.domains.learning import actions, queries
from camtay.domains.learning.models import Observation, Session
from camtay.domains.learning.states import Rung, Seen
from camtay.domains.learning.tests.make import NOW, account, actor, group_three, learner, phu_xuan
from camtay.domains.places.tests.make import phu_vinh
from camtay.foundation.access import Refused
from camtay.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return account("Lê Thị Lan", ("helper", group_three()))


@pytest.fixture
def sen():
    return account("Phan Thị Sen", ("resident", phu_xuan()), phone="+84905100077", email=None)


def opened(who, **said):
    fields = {
        "session_id": uuid4(), "skill": "vneid", "place": group_three(), "occurred_at": NOW,
        "title": "Lớp ở nhà văn hóa", "now": NOW, **said,
    }  # fmt: skip
    return actions.open_class(by=actor(who), **fields)


def comes(who, session, now=NOW):
    return actions.attend(token=session.token, by=actor(who, now), now=now)


def there(session):
    return [one.person.name for one in queries.seen_in(session)]


def test_who_scans_the_code_is_there_once_and_was_shown(lan, sen):
    session = opened(lan)
    for _press in range(2):
        comes(sen, session)
    assert there(session) == ["Phan Thị Sen"]
    assert queries.progress_of([sen.person_id])[sen.person_id]["vneid"].rung == Rung.SHOWN
    assert Observation.objects.get().seen == Seen.SHOWN
    [entry] = Entry.objects.filter(action="learning.attend")
    assert entry.about == sen.person_id
    assert queries.attends(session, sen.person_id)


def test_opened_twice_under_one_number_it_is_one_class(lan):
    number = uuid4()
    first = opened(lan, session_id=number)
    assert opened(lan, session_id=number).token == first.token
    with pytest.raises(Refused, match="nội dung khác"):
        opened(lan, session_id=number, skill="pay_qr")
    assert (Session.objects.count(), Entry.objects.filter(action="learning.open_class").count()) == (1, 1)


def test_nobody_comes_before_the_day_or_after_it(lan, sen):
    session = opened(lan, occurred_at=NOW + timedelta(days=2))
    for now in (NOW, NOW + timedelta(days=3)):
        with pytest.raises(Refused, match="trong ngày có lớp"):
            comes(sen, session, now)
    with pytest.raises(Refused, match="Chưa đến ngày"):
        actions.add_attendee(session_id=session.pk, who=learner(), by=actor(lan), now=NOW)
    comes(sen, session, NOW + timedelta(days=2))
    assert there(session) == ["Phan Thị Sen"]


def test_a_class_is_for_today_or_soon(lan):
    for days in (-1, 61):
        with pytest.raises(Refused, match="60 ngày"):
            opened(lan, occurred_at=NOW + timedelta(days=days))


def test_closed_or_cancelled_its_code_opens_nothing_and_who_was_there_stays(lan, sen):
    session, late = opened(lan), account("Trần Văn Tâm", ("resident", phu_xuan()), phone="+84905100078")
    comes(sen, session)
    for _press in range(2):
        actions.close_class(session_id=session.pk, version=1, by=actor(lan), now=NOW)
    with pytest.raises(Refused, match="đã đóng"):
        comes(late, session)
    comes(sen, session)  # who is in it already reads that they are
    actions.cancel_session(session_id=session.pk, version=2, by=actor(lan), now=NOW)
    with pytest.raises(Refused, match="đã hủy"):
        comes(late, session)
    assert there(session) == ["Phan Thị Sen"]


def test_a_code_of_no_class_is_refused(sen):
    with pytest.raises(Refused, match="không dẫn đến lớp nào"):
        actions.attend(token="x" * 22, by=actor(sen), now=NOW)


def test_the_teacher_is_not_in_their_own_class(lan):
    session = opened(lan)
    with pytest.raises(Refused, match="không tự ghi"):
        comes(lan, session)
    with pytest.raises(Refused, match="việc của chính anh/chị"):
        actions.add_attendee(session_id=session.pk, who=lan.person, by=actor(lan), now=NOW)


def test_a_helper_writes_down_who_has_no_phone_once_and_from_paper_after_closing(lan):
    session, bong = opened(lan), learner("Trần Thị Bông")
    actions.close_class(session_id=session.pk, version=1, by=actor(lan), now=NOW)
    for _press in range(2):
        actions.add_attendee(session_id=session.pk, who=bong, by=actor(lan), now=NOW)
    assert there(session) == ["Trần Thị Bông"]
    assert Entry.objects.filter(action="learning.attend", about=bong.pk).count() == 1


def test_a_helper_of_another_commune_neither_opens_nor_writes_nor_closes_here(lan):
    session, stranger = opened(lan), account("Người Xa", ("helper", phu_vinh()))
    with pytest.raises(Refused):
        opened(stranger)
    with pytest.raises(Refused):
        actions.add_attendee(session_id=session.pk, who=learner(), by=actor(stranger), now=NOW)
    with pytest.raises(Refused):
        actions.close_class(session_id=session.pk, version=1, by=actor(stranger), now=NOW)
    assert there(session) == []


def test_somebody_changed_it_before_it_was_closed(lan):
    session = opened(lan)
    with pytest.raises(actions.Changed):
        actions.close_class(session_id=session.pk, version=7, by=actor(lan), now=NOW)
