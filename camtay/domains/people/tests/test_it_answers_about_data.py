"""Requests about one's own data: asked, taken back, answered; two working days; the person is told at each turn."""

from datetime import datetime, timedelta

import pytest

from camtay.domains.dispatch.models import Message
from camtay.domains.people import actions, permissions, queries
from camtay.domains.people.models import DataRequest, Person
from camtay.domains.people.tests.make import account, actor, group_three, person, phu_xuan, place
from camtay.domains.places.tests.make import hue
from camtay.foundation.access import Refused
from camtay.foundation.audit.models import Entry
from camtay.foundation.calendar import ZONE, seed

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 19, 9, 0, tzinfo=ZONE)  # a Thursday


@pytest.fixture
def officer():
    return actor(account("Hồ Thị Thảo", ("data_officer", phu_xuan())), NOW)


@pytest.fixture
def huong():
    made = account("Lê Thị Hường", ("resident", phu_xuan()), email=None, phone="+84905100001")
    Person.objects.filter(pk=made.person_id).update(commune=phu_xuan(), birth_year=1985)
    made.person.refresh_from_db()
    return made


def ask(who, wish="correct", words="Năm sinh là 1958", **more) -> DataRequest:
    return actions.ask(person_id=who.person_id, wish=wish, words=words, by=actor(who, NOW), now=NOW, **more)


def told() -> list[str]:
    return list(Message.objects.order_by("created_at", "id").values_list("kind", flat=True))


def test_it_is_due_in_two_working_days_and_says_so(huong):
    seed(range(2025, 2028))
    asked = ask(huong)
    assert asked.due_at == datetime(2026, 11, 23, 17, 0, tzinfo=ZONE)  # over the weekend
    assert "17:00 23/11/2026" in Message.objects.get().body
    assert Entry.objects.get().action == "people.ask_request"


def test_asked_again_it_is_the_same_request(huong):
    assert ask(huong).pk == ask(huong).pk
    assert told() == ["people.request_asked"]


def test_it_wants_to_know_what_is_wrong(huong):
    with pytest.raises(Refused, match="điều gì sai"):
        ask(huong, words="  ")


def test_it_is_asked_for_oneself_or_at_the_counter_of_the_place(huong):
    clerk = actor(account("Nga", ("clerk", phu_xuan())), NOW)
    asked = actions.ask(person_id=huong.person_id, wish="see", by=clerk, now=NOW)
    assert asked.asked_by_id == clerk.account_id
    elsewhere = actor(account("Yến", ("clerk", place("20179", "Xã Nam Đông", "xa", hue()))), NOW)
    stranger = actor(account("Tâm", ("resident", phu_xuan()), email=None, phone="+84905100002"), NOW)
    for by in (elsewhere, stranger):
        with pytest.raises(Refused):
            actions.ask(person_id=huong.person_id, wish="erase", by=by, now=NOW)


def test_who_has_told_no_address_says_who_is_to_answer():
    new = account("", ("resident", phu_xuan()), email=None, phone="+84905100009")
    with pytest.raises(Refused, match="xã, phường"):
        ask(new, wish="erase")
    assert ask(new, wish="erase", place=phu_xuan()).place == phu_xuan()


def test_it_is_corrected_and_answered_together(huong, officer):
    asked = ask(huong)
    version = Person.objects.get(pk=huong.person_id).version
    done = actions.correct(
        request_id=asked.pk, version=1, person_version=version, changes={"birth_year": 1958}, answer="Đã sửa",
        by=officer, now=NOW,
    )  # fmt: skip
    assert done.state == "answered"
    assert Person.objects.get(pk=huong.person_id).birth_year == 1958
    assert told() == ["people.request_asked", "people.request_answered"]
    with pytest.raises(actions.RequestChanged):
        actions.answer(request_id=asked.pk, version=1, answer="x", by=officer, now=NOW)


def test_a_person_changed_meanwhile_leaves_the_request_waiting(huong, officer):
    asked = ask(huong)
    with pytest.raises(actions.Changed):
        actions.correct(
            request_id=asked.pk, version=1, person_version=99, changes={"birth_year": 1958}, answer="Đã sửa",
            by=officer, now=NOW,
        )  # fmt: skip
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_it_is_declined_with_a_reason(huong, officer):
    asked = ask(huong)
    with pytest.raises(Refused, match="câu trả lời"):
        actions.decline(request_id=asked.pk, version=1, reason=" ", by=officer, now=NOW)
    actions.decline(request_id=asked.pk, version=1, reason="Giấy tờ ghi 1985", by=officer, now=NOW)
    assert "Giấy tờ ghi 1985" in Message.objects.get(kind="people.request_declined").body


def test_it_can_be_taken_back_until_it_is_answered(huong, officer):
    asked = ask(huong)
    for _twice in range(2):
        actions.take_back(request_id=asked.pk, by=actor(huong, NOW), now=NOW)
    assert told() == ["people.request_asked", "people.request_taken_back"]
    answered = ask(huong, wish="see")
    actions.answer(request_id=answered.pk, version=1, answer="Đã đưa", by=officer, now=NOW)
    with pytest.raises(Refused, match="đã được trả lời"):
        actions.take_back(request_id=answered.pk, by=actor(huong, NOW), now=NOW)


def test_nobody_answers_their_own(huong):
    mine = account("Thảo", ("data_officer", phu_xuan()), ("resident", phu_xuan()))
    Person.objects.filter(pk=mine.person_id).update(commune=phu_xuan())
    asked = ask(mine)
    with pytest.raises(Refused):
        actions.answer(request_id=asked.pk, version=1, answer="x", by=actor(mine, NOW), now=NOW)
    with pytest.raises(Refused):
        queries.request(asked.pk, permissions.ANSWER, by=actor(mine, NOW))


def test_the_late_stand_first_and_are_counted(huong, officer):
    early, late = ask(huong), ask(huong, wish="see")
    DataRequest.objects.filter(pk=late.pk).update(due_at=NOW - timedelta(days=1))
    assert [one.pk for one in queries.open_requests(officer)] == [late.pk, early.pk]
    waiting = queries.waiting_requests(officer, now=NOW)
    assert (waiting.count, waiting.late) == (2, 1)
    elsewhere = actor(account("Xa", ("data_officer", place("20179", "Xã Nam Đông", "xa", hue()))), NOW)
    assert not queries.open_requests(elsewhere)
    person("Sen", group_three())
