"""The rescue file of a phone that cannot send: handed in by somebody else, with the same receipts in the end."""

import base64
import json
from uuid import uuid4

import pytest

from camtay.domains.people.models import Person
from camtay.domains.places.tests.make import phu_vinh
from camtay.domains.rounds import actions
from camtay.domains.rounds.models import Attachment, Command
from camtay.domains.rounds.tests.make import (
    NOW,
    account,
    actor,
    bring,
    enrolled,
    group_three,
    leave,
    phu_xuan,
    rescue_file,
    write_down,
)
from camtay.foundation.access import Refused
from camtay.foundation.audit.models import Entry
from camtay.foundation.files.tests.samples import jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan():
    return account("Võ Thị Lan", ("helper", group_three()))


@pytest.fixture
def phone(lan):
    return enrolled(lan)


@pytest.fixture
def hai():
    return account("Hồ Văn Hai", ("helper", group_three()))


def take(content, by):
    return actions.take_rescue(content=content, by=actor(by), now=NOW)


def test_it_is_carried_out_as_its_owners(phone, lan, hai):
    sent = write_down()
    found = take(rescue_file(phone, sent), hai)
    assert [one.state for one in found.answers] == ["done"]
    assert Entry.objects.get(action="people.write_down").account_id == lan.pk
    assert Entry.objects.get(action="rounds.take_rescue").account_id == hai.pk


def test_the_phone_itself_later_gets_the_same_receipts(phone, hai):
    first, second = write_down(), write_down("Hồ Thị Hai")
    rescued = take(rescue_file(phone, first, second), hai)
    own = bring(phone, second, first)
    assert [one.receipt for one in reversed(own)] == [one.receipt for one in rescued.answers]
    again = take(rescue_file(phone, first, second), hai)
    assert [one.receipt for one in again.answers] == [one.receipt for one in rescued.answers]
    assert Person.objects.filter(birth_year=1958).count() == 2


def test_the_office_takes_it_too(phone):
    nga = account("Trương Thị Nga", ("clerk", phu_xuan()))
    assert take(rescue_file(phone, write_down()), nga).count("done") == 1


def test_of_a_lost_phone_everything_is_held(phone, lan, hai):
    content = rescue_file(phone, write_down())
    actions.report_lost(device_id=phone.pk, by=actor(lan), now=NOW)
    assert take(content, hai).count("held") == 1
    assert Command.objects.get().payload["name"] == "Hồ Thị Bé"


def test_of_somebody_who_left_everything_is_held(phone, lan, hai):
    content = rescue_file(phone, write_down())
    leave(lan)
    assert take(content, hai).count("held") == 1


def test_photos_come_with_it(phone, hai):
    photo, broken = str(uuid4()), str(uuid4())
    carried = [
        {"id": photo, "name": "anh.jpg", "content": base64.b64encode(jpeg()).decode()},
        {"id": broken, "name": "hong.jpg", "content": base64.b64encode(b"nothing").decode()},
    ]
    found = take(rescue_file(phone, attachments=carried), hai)
    assert [str(one) for one in found.received] == [photo]
    assert [str(one) for one in found.not_kept] == [broken]
    assert Attachment.objects.get().account == phone.account


def test_who_helps_elsewhere_hands_in_nothing_here(phone):
    away = account("Hồ Văn Xa", ("helper", phu_vinh()))
    with pytest.raises(Refused):
        take(rescue_file(phone, write_down()), away)


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"format": "camtay-rescue/1"}', b"\xff", b'{"format": "x", "device": "1"}'],
)
def test_what_is_no_rescue_file_is_told_so(content, hai):
    with pytest.raises(actions.BadRescue, match="không phải tệp cứu"):
        take(content, hai)


def test_a_changed_file_is_not_believed(phone, hai):
    said = json.loads(rescue_file(phone, write_down()))
    hidden = bytearray(base64.b64decode(said["content"]))
    hidden[3] ^= 1
    said["content"] = base64.b64encode(bytes(hidden)).decode()
    with pytest.raises(actions.BadRescue, match="Không mở được"):
        take(json.dumps(said).encode(), hai)


def test_it_is_bound_to_its_phone(phone, hai):
    said = json.loads(rescue_file(phone, write_down()))
    said["device"] = str(enrolled(hai).pk)
    with pytest.raises(actions.BadRescue, match="Không mở được"):
        take(json.dumps(said).encode(), hai)


def test_nobody_reads_a_name_in_it(phone):
    assert b"H\\u1ed3" not in rescue_file(phone, write_down("Trần Bí Mật"))
    assert "Bí Mật".encode() not in rescue_file(phone, write_down("Trần Bí Mật"))
