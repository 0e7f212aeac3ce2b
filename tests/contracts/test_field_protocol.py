"""The protocol of the field app, as a phone speaks it."""

import json
import random
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from benchmarks.field_client import Phone
from camtay.domains.people import queries as people
from camtay.domains.people.models import Person, RoleHeld
from camtay.domains.people.tests.make import account, group_three, phu_xuan, sign_in
from camtay.domains.rounds import actions
from camtay.domains.rounds.models import Attachment, Clash, Command, Device
from camtay.domains.rounds.rules import receipts, rescue
from camtay.foundation.calendar import day_key, local_day
from camtay.foundation.files.tests.samples import jpeg
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db


def line(method, path, body, headers):
    extra = {name: value for name, value in headers.items() if name != "Content-Type"}
    answer = Client().generic(method, path, body, content_type="application/json", headers=extra)
    return answer.status_code, json.loads(answer.content)


def enrolled(who, **more) -> Phone:
    client, device = sign_in(Client(), who), uuid4()
    answer = client.post(
        "/field/api/enrol",
        json.dumps({"device": str(device), "label": "Máy thử", "app": "1"}),
        content_type="application/json",
    )
    assert answer.status_code == 200, answer.content
    return Phone(line, device, answer.json()["secret"], **more)


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def phone(lan):
    return enrolled(lan)


def write_down(phone, name="Hồ Thị Bé", **more) -> tuple[str, str]:
    person = str(uuid7())
    return person, phone.do(
        "write_down_person/1", timezone.now(), person=person, name=name, birth_year=1958, sex="", phone="",
        place="19753-03", house="12", **more,
    )  # fmt: skip


def test_the_secret_is_kept_as_a_digest_alone(phone):
    secret = phone.headers["Authorization"].rpartition(".")[2]
    device = Device.objects.get()
    assert secret not in str(vars(device))
    assert len(device.secret_digest) == 64


def test_who_does_not_help_enrols_no_phone():
    client = sign_in(Client(), account("Trương Thị Nga", ("clerk", phu_xuan())))
    body = json.dumps({"device": str(uuid4()), "label": "", "app": "1"})
    assert client.post("/field/api/enrol", body, content_type="application/json").status_code == 403


def test_a_deed_is_done_once_however_often_it_is_sent(phone):
    person, command = write_down(phone)
    sent = dict(phone.outbox)
    assert phone.sync(timezone.now()) == 0
    first = phone.receipts[command]
    phone.outbox = sent
    phone.sync(timezone.now())
    assert phone.receipts[command] == first
    assert first["state"] == "done"
    assert Person.objects.filter(public_id=person).count() == 1
    kept = Command.objects.get()
    assert kept.payload is None
    assert receipts.is_ours(
        first["receipt"], command_id=kept.pk, digest=kept.digest, state="done", received_at=kept.received_at
    )


def test_other_content_under_a_known_id_is_refused(phone):
    _person, command = write_down(phone)
    sent = json.loads(json.dumps(phone.outbox[command]))
    phone.sync(timezone.now())
    sent["payload"]["name"] = "Ai Khác"
    phone.outbox[command] = sent
    phone.sync(timezone.now())
    assert phone.receipts[command]["state"] == "refused"
    assert [one.name for one in Person.objects.filter(birth_year=1958)] == ["Hồ Thị Bé"]


def test_what_comes_too_early_waits(phone):
    person, first = write_down(phone)
    change = phone.do(
        "change_person/1", timezone.now(), person=person, base={"house": "12"}, set={"house": "14"}
    )
    early = {change: phone.outbox.pop(change)}
    late, phone.outbox = phone.outbox, early
    assert phone.sync(timezone.now()) == 1
    assert Command.objects.count() == 0
    phone.outbox |= late
    assert phone.sync(timezone.now(), shuffle=random.Random(3)) == 0
    assert Person.objects.get(public_id=person).house == "14"
    assert phone.receipts[first]["state"] == phone.receipts[change]["state"] == "done"


def test_two_who_write_differently_keep_both(phone, lan):
    person, _command = write_down(phone)
    phone.sync(timezone.now())
    other = enrolled(account("Hồ Văn Hai", ("helper", group_three())))
    phone.do("change_person/1", timezone.now(), person=person, base={"house": "12"}, set={"house": "14"})
    clash = other.do(
        "change_person/1", timezone.now(), person=person, base={"house": "12"}, set={"house": "16"}
    )
    phone.sync(timezone.now())
    other.sync(timezone.now())
    assert other.receipts[clash]["answer"] == {"set": [], "clashed": ["house"]}
    assert Person.objects.get(public_id=person).house == "14"
    assert Clash.objects.values_list("field", "standing", "other").get() == ("house", "14", "16")


def test_a_wrong_clock_is_put_right(lan):
    phone = enrolled(lan, clock_off=timedelta(days=400))
    _person, command = write_down(phone)
    now = timezone.now()
    phone.sync(now)
    assert phone.receipts[command]["answer"]["clock_off_seconds"] == pytest.approx(400 * 86400, abs=5)
    assert abs(Command.objects.get().occurred_at - now) < timedelta(seconds=10)


def test_a_lost_phone_is_told_to_wipe_itself(phone, lan):
    device = Device.objects.get()
    from camtay.domains.people.tests.make import actor

    actions.report_lost(device_id=device.pk, by=actor(lan, timezone.now()), now=timezone.now())
    status, answer = phone.call("GET", "pack?waiting=0")
    assert (status, answer["wipe"]) == (401, True)
    assert Device.objects.get().wiped_at is not None


def test_after_the_role_has_ended_deeds_are_held_and_packs_refused(phone, lan):
    person, command = write_down(phone)
    RoleHeld.objects.filter(account=lan).update(revoked_at=timezone.now())
    assert phone.call("GET", "pack?waiting=1")[1]["wipe"] is False
    phone.sync(timezone.now())
    assert phone.receipts[command]["state"] == "held"
    assert not Person.objects.filter(public_id=person).exists()
    assert Command.objects.get().payload["name"] == "Hồ Thị Bé"
    status, answer = phone.call("GET", "pack?waiting=0")
    assert (status, answer["wipe"]) == (403, True)


def test_a_pack_brings_ones_own_places_and_then_only_what_changed(phone):
    write_down(phone)
    phone.sync(timezone.now())
    assert phone.pull() > 0
    people = [one for (kind, _id), one in phone.records.items() if kind == "person"]
    assert [one["name"] for one in people if one["house"] == "12"] == ["Hồ Thị Bé"]
    assert not {"phone", "citizen_number", "groups"} & set().union(*people)
    cursor = phone.cursor
    assert (phone.pull(), phone.cursor) == (0, cursor)
    Person.objects.filter(birth_year=1958).update(house="15", version=2)
    assert phone.pull() == 1
    Person.objects.filter(birth_year=1958).update(neighbourhood=None)
    assert phone.pull() == 1
    assert not [one for one in phone.records.values() if one.get("house") == "15"]


def test_an_attachment_is_received_once(phone):
    photo, sent = str(uuid4()), jpeg()
    send = lambda content: line("PUT", f"/field/api/attachments/{photo}", content, phone.headers)  # noqa: E731
    first = send(sent)
    assert first[0] == 200
    assert send(sent) == first
    assert send(b"%PDF-1.4 broken")[0] == 422
    assert phone.call("POST", "known", {"ids": [photo, str(uuid4())]}) == (
        200,
        {"known": {photo: "received"}},
    )


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"commands": [1]}', b'{"commands": [{"id": "x"}]}', b"\xff"]
)
def test_a_broken_call_is_told_so(phone, body):
    status, answer = phone.send("POST", "/field/api/outbox", body, phone.headers)
    assert status == 400
    assert answer["error"]


def test_an_unknown_deed_is_refused_in_words(phone):
    command = phone.do("fly/9", timezone.now())
    phone.sync(timezone.now())
    assert phone.receipts[command]["error"].startswith("Máy chủ chưa biết")


def test_a_strangers_secret_opens_nothing(phone):
    wrong = {**phone.headers, "Authorization": f"Device {phone.device}.x"}
    assert line("GET", "/field/api/pack", b"", wrong)[0] == 401


def test_numbers_of_the_day_travel_for_a_week(phone, lan):
    phone.pull()
    hands = {key: one for (kind, key), one in phone.records.items() if kind == "hand"}
    today = local_day(timezone.now())
    assert len(hands) == 8
    assert hands[str(day_key(today))]["number"] == people.hand_number(lan.pk, on=today)
    assert hands[str(day_key(today))]["path"].startswith("/cung-lam/")


def test_a_rescue_file_is_handed_in_from_another_phone(phone):
    person, command = write_down(phone)
    device = Device.objects.get()
    commands = list(phone.outbox.values())
    content = rescue.closed(
        {"sent_at": timezone.now().isoformat(), "app": "1", "commands": commands, "attachments": []},
        device=device.pk, digest=device.secret_digest, nonce=b"0" * 12,
    )  # fmt: skip
    other = enrolled(account("Hồ Văn Hai", ("helper", group_three())))
    status, answer = other.send("POST", "/field/api/rescue", content, other.headers)
    assert (status, answer["device"]) == (200, str(device.pk))
    assert [(one["id"], one["state"], one["answer"]) for one in answer["receipts"]] == [(command, "done", {})]
    assert phone.call("POST", "known", {"ids": [command]}) == (200, {"known": {command: "done"}})
    phone.sync(timezone.now())
    assert phone.receipts[command]["receipt"] == answer["receipts"][0]["receipt"]
    assert Person.objects.filter(public_id=person).count() == 1
    assert other.send("POST", "/field/api/rescue", b"{}", other.headers)[0] == 422


def test_a_phone_that_calls_is_noted(phone):
    phone.sync(timezone.now())
    Device.objects.update(seen_at=timezone.now() - timedelta(days=2))
    write_down(phone)
    phone.sync(timezone.now())
    assert Device.objects.get().seen_at > timezone.now() - timedelta(minutes=1)


def test_a_database_that_cannot_answer_means_later(phone, monkeypatch):
    def busy(**_said):
        raise OperationalError("database is locked")

    monkeypatch.setattr(actions, "take_in", busy)
    write_down(phone)
    with pytest.raises(RuntimeError, match="503"):
        phone.sync(timezone.now())
    assert len(phone.outbox) == 1


def test_a_photo_keeps_its_vietnamese_name(phone):
    headers = {**phone.headers, "X-Name": "%E1%BA%A2nh%20bu%E1%BB%95i%20h%E1%BB%8Dc.jpg"}
    line("PUT", f"/field/api/attachments/{uuid4()}", jpeg(), headers)
    assert Attachment.objects.get().name == "Ảnh buổi học.jpg"
