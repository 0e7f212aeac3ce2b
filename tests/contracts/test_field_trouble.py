"""Trouble in the field, as far as the server can do something about it: it answers plainly, and keeps what was recorded."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from benchmarks.field_client import Phone
from camtay.domains.learning.models import Observation, Session
from camtay.domains.people.models import Person, RoleHeld
from camtay.domains.people.tests.make import account, actor, group_three, person, phu_xuan
from camtay.domains.rounds import actions
from camtay.domains.rounds.actions import carrying
from camtay.domains.rounds.models import Command, Device
from camtay.foundation.files.tests.samples import jpeg
from camtay.foundation.ids import uuid7
from tests.contracts.test_field_protocol import enrolled, line, write_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def phone(lan):
    return enrolled(lan)


@pytest.fixture
def sen():
    return person("Phan Thị Sen", group_three())


def session(phone, who, **more) -> str:
    said = {"session": str(uuid7()), "kind": "home", "skill": "vneid", "place": "19753-03", "minutes": 20,
            "seen": [{"person": str(who.public_id), "seen": "shown"}], "confirmed": "slip", **more}  # fmt: skip
    return phone.do("record_session/1", timezone.now(), **said)


@pytest.mark.parametrize("off", [timedelta(days=-3000), timedelta(days=3000), timedelta(hours=5)])
def test_however_wrong_its_clock_a_deed_lands_on_the_day_it_happened(lan, off, sen):
    phone = enrolled(lan, clock_off=off)
    session(phone, sen)
    phone.sync(timezone.now())
    assert abs(Session.objects.get().occurred_at - timezone.now()) < timedelta(minutes=2)


def test_a_clock_that_says_nothing_sensible_is_not_believed(phone, sen):
    command = session(phone, sen)
    phone.outbox[command]["claimed_at"] = "0001-01-01T00:00:00+14:00"
    said = {"sent_at": "9999-12-31T23:59:59-12:00", "commands": list(phone.outbox.values())}
    assert phone.call("POST", "outbox", said)[1]["receipts"][0]["state"] == "done"


def test_the_server_dies_between_write_and_receipt(phone, monkeypatch):
    """Nothing of it is kept, so that the same comes again and is done once."""
    person_id, command = write_down(phone)
    ordinary = carrying.write

    def dies(_command):
        raise KeyboardInterrupt

    monkeypatch.setattr(carrying, "write", dies)
    with pytest.raises(KeyboardInterrupt):
        phone.sync(timezone.now())
    assert not Person.objects.filter(public_id=person_id).exists()
    monkeypatch.setattr(carrying, "write", ordinary)
    assert phone.sync(timezone.now()) == 0
    assert phone.receipts[command]["state"] == "done"


def test_an_answer_that_never_arrived_is_given_again(phone):
    _person, command = write_down(phone)
    sent = dict(phone.outbox)
    phone.sync(timezone.now())
    first, phone.outbox, phone.receipts = phone.receipts[command], sent, {}
    assert phone.call("POST", "known", {"ids": [command]})[1] == {"known": {command: "done"}}
    phone.sync(timezone.now())
    assert phone.receipts[command] == first


def test_a_new_secret_after_signing_in_again_sends_what_waited(phone, lan):
    """The old secret is worth nothing; the records made under it are."""
    person_id, _command = write_down(phone)
    device, secret = actions.enrol(
        device_id=phone.device, label="", app="1", by=actor(lan, timezone.now()), now=timezone.now()
    )
    status, answer = phone.call("GET", "pack?waiting=1")
    assert (status, answer["wipe"]) == (401, False)
    anew = Phone(line, device.pk, secret)
    anew.outbox = phone.outbox
    assert anew.sync(timezone.now()) == 0
    assert Person.objects.filter(public_id=person_id).count() == 1


def test_a_role_that_ends_amid_the_work_loses_nothing(phone, lan, sen):
    done = phone.do("observe/1", timezone.now(), observation=str(uuid7()), person=str(sen.public_id), skill="vneid", seen="shown")  # fmt: skip
    phone.sync(timezone.now())
    RoleHeld.objects.filter(account=lan).update(revoked_at=timezone.now())
    later = session(phone, sen)
    phone.sync(timezone.now())
    assert (phone.receipts[done]["state"], phone.receipts[later]["state"]) == ("done", "held")
    assert phone.call("POST", "known", {"ids": [done, later]})[1]["known"] == {done: "done", later: "held"}


def test_a_lost_phone_brings_nothing_more(phone, lan, sen):
    session(phone, sen)
    actions.report_lost(device_id=phone.device, by=actor(lan, timezone.now()), now=timezone.now())
    status, answer = phone.call("POST", "outbox", {"commands": list(phone.outbox.values())})
    assert (status, answer["wipe"]) == (401, True)
    assert phone.call("POST", "rescue", {})[0] == 401
    assert Session.objects.count() == 0


def test_a_photo_that_comes_after_its_session_is_waited_for(phone, sen):
    photo = str(uuid4())
    command = session(phone, sen, photo=photo, photo_consent=True)
    assert phone.sync(timezone.now()) == 1
    assert Command.objects.count() == 0
    line("PUT", f"/field/api/attachments/{photo}", jpeg(), phone.headers)
    assert phone.sync(timezone.now()) == 0
    assert phone.receipts[command]["state"] == "done"
    assert Session.objects.get().photo is not None


def test_a_photo_without_consent_is_refused_in_words(phone, sen):
    photo = str(uuid4())
    line("PUT", f"/field/api/attachments/{photo}", jpeg(), phone.headers)
    command = session(phone, sen, photo=photo)
    phone.sync(timezone.now())
    assert "đồng ý" in phone.receipts[command]["error"]


def test_another_helpers_photo_is_not_mine(phone, sen):
    other, photo = enrolled(account("Hồ Văn Hai", ("helper", group_three()))), str(uuid4())
    line("PUT", f"/field/api/attachments/{photo}", jpeg(), other.headers)
    session(phone, sen, photo=photo, photo_consent=True)
    assert phone.sync(timezone.now()) == 1
    assert line("PUT", f"/field/api/attachments/{photo}", jpeg(), phone.headers)[0] == 409


def test_somebody_of_another_place_is_not_observed(phone):
    away = person("Lê Thị Xa", phu_xuan())
    command = phone.do("observe/1", timezone.now(), observation=str(uuid7()), person=str(away.public_id), skill="vneid", seen="shown")  # fmt: skip
    phone.sync(timezone.now())
    assert phone.receipts[command]["state"] == "refused"
    assert Observation.objects.count() == 0


ODD = [
    {"observation": 1}, {"observation": "x"}, {"person": None}, {"seen": ["shown"]}, {"seen": "alone_matched"},
    {"skill": "x" * 41}, {"skill": 7}, {"case_code": "\x00"}, {"case_code": {}}, {"person": "a" * 10_000},
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_an_odd_field_is_refused_and_hinders_no_other(phone, sen, odd):
    said = {"observation": str(uuid7()), "person": str(sen.public_id), "skill": "vneid", "seen": "shown", "case_code": ""}  # fmt: skip
    wrong = phone.do("observe/1", timezone.now(), **{**said, **odd})
    right = phone.do("observe/1", timezone.now(), **{**said, "observation": str(uuid7())})
    phone.sync(timezone.now())
    assert phone.receipts[wrong]["state"] == "refused"
    assert phone.receipts[wrong]["error"]
    assert phone.receipts[right]["state"] == "done"


def test_too_many_at_once_and_too_large_are_told_so(phone):
    one = {"id": str(uuid7()), "name": "observe/1", "claimed_at": timezone.now().isoformat(), "payload": {}}
    assert phone.call("POST", "outbox", {"commands": [one] * 501})[0] == 400
    body = json.dumps({"commands": [], "fill": "x" * (3 * 1024 * 1024)}).encode()
    assert phone.send("POST", "/field/api/outbox", body, phone.headers)[0] == 400
    assert phone.call("POST", "known", {"ids": ["x"]})[0] == 400


def test_a_cursor_nobody_gave_begins_anew(phone):
    phone.cursor = "made up"
    status, page = phone.call("GET", "pack?cursor=made-up&waiting=0")
    assert (status, page["reset"]) == (200, True)
    assert {one["kind"] for one in page["records"]} >= {"place", "lesson", "hand"}


def test_without_a_secret_nothing_is_told_of_the_phone(phone):
    for said in ("", "Device", "Device x.y", f"Device {phone.device}", f"Bearer {phone.device}.x"):
        headers = {"Authorization": said} if said else {}
        answer = Client().get("/field/api/pack", headers=headers)
        assert (answer.status_code, answer.json()["wipe"]) == (401, False)
    assert Device.objects.get().wiped_at is None
