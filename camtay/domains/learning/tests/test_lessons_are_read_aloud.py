"""A commune's recordings: kept, replaced, removed; and which of them people are given."""

import io
import json
from datetime import timedelta

import pytest

from camtay.domains.learning import actions
from camtay.domains.learning.actions import Changed
from camtay.domains.learning.models import Voice
from camtay.domains.learning.queries import lessons, voices
from camtay.domains.learning.tests import make
from camtay.domains.people.tests.make import hue, place
from camtay.foundation import files
from camtay.foundation.access import GUEST, Refused
from camtay.foundation.audit.models import Entry
from camtay.foundation.files.tests import samples

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


def sound(frames: int = 5):
    return files.store(io.BytesIO(samples.mp3(frames)), name="a.mp3", kinds=files.SOUNDS, now=make.NOW)


def put(who, where, **said):
    fields = {
        "skill": "vneid",
        "language": "vi",
        "file": sound(),
        "speaker": "Võ Thị Lan",
        "replaces": None,
        **said,
    }
    return actions.put_voice(place=where, by=make.actor(who), now=make.NOW, **fields)


def nam_dong():
    return place("20179", "Xã Nam Đông", "xa", hue())


def test_the_communes_officer_keeps_a_recording_and_the_journal_says_so():
    here = make.phu_xuan()
    made = put(make.account("Trần Minh Đức", ("data_officer", here)), here)
    assert made.path == f"/hoc/giong-doc/{made.pk}/"
    entry = Entry.objects.get()
    assert (entry.action, entry.object_id, entry.note) == ("learning.put_voice", str(made.pk), "vneid vi")


def test_the_same_recording_again_changes_nothing():
    here = make.phu_xuan()
    officer = make.account("Trần Minh Đức", ("editor", here))
    assert put(officer, here) == put(officer, here)
    assert Entry.objects.count() == 1


def test_a_new_recording_takes_the_place_of_the_one_that_was_seen():
    here = make.phu_xuan()
    officer = make.account("Trần Minh Đức", ("data_officer", here))
    first = put(officer, here)
    second = put(officer, here, file=sound(9), replaces=first.pk)
    assert voices.voices_in(here) == {("vneid", "vi"): second}
    with pytest.raises(Changed) as caught:
        put(officer, here, file=sound(12), replaces=first.pk)
    assert caught.value.stored == second


def test_what_is_removed_is_given_to_nobody():
    here = make.phu_xuan()
    officer = make.account("Trần Minh Đức", ("data_officer", here))
    made = put(officer, here)
    assert voices.voice(made.pk, by=GUEST) == made
    for _twice in range(2):
        actions.remove_voice(voice_id=made.pk, by=make.actor(officer), now=make.NOW)
    assert voices.voice(made.pk, by=GUEST) is None
    assert voices.voices_of("vneid") == []
    assert Entry.objects.filter(action="learning.remove_voice").count() == 1


def test_nobody_else_may_and_nobody_in_another_commune():
    here = make.phu_xuan()
    other = make.account("Hồ Văn Khác", ("data_officer", nam_dong()))
    helper = make.account("Võ Thị Lan", ("helper", make.group_three()))
    made = make.recording(here)
    for who in (other, helper):
        with pytest.raises(Refused):
            put(who, here)
        with pytest.raises(Refused):
            actions.remove_voice(voice_id=made.pk, by=make.actor(who), now=make.NOW)


def test_it_knows_only_its_lessons_and_languages():
    here = make.phu_xuan()
    officer = make.account("Trần Minh Đức", ("data_officer", here))
    for said in ({"skill": "bay"}, {"language": "xx"}):
        with pytest.raises(Refused):
            put(officer, here, **said)
    assert not Voice.objects.exists()


def test_people_hear_their_own_commune_else_whoever_recorded_last(django_assert_num_queries):
    here, there = make.phu_xuan(), nam_dong()
    make.recording(here)
    make.recording(there, when=make.NOW + timedelta(days=1))
    make.recording(there, language="ktv")
    with django_assert_num_queries(1):
        mine = voices.voices_of("vneid", near=[here.pk])
    assert [(one.label, one.place) for one in mine] == [
        ("Tiếng Việt", here.name),
        ("Tiếng Cơ Tu", there.name),
    ]
    assert [one.place for one in voices.voices_of("vneid")] == [there.name, there.name]
    assert voices.voices_near([here.pk]).keys() == {"vneid"}


def test_nobody_hears_what_was_recorded_to_practise():
    here = make.phu_xuan()
    make.recording(here)
    type(here).objects.filter(pk=here.pk).update(practice=True)
    assert voices.voices_of("vneid", near=[here.pk]) == []


@pytest.mark.parametrize("language", ["vi", "en", "ja"])
def test_a_phone_carries_every_lesson_whole(language):
    pack = lessons.pack_of(language)
    assert tuple(pack) == lessons.SKILLS
    said = json.loads(pack["pay_qr"])
    assert said["language"] == ("vi" if language == "vi" else "en")
    assert {"title", "group", "group_title", "gains", "steps", "mistakes", "alone", "checked_by", "safety", "minutes"} <= said.keys()  # fmt: skip
    assert all(step["picture"].startswith("<svg") and step["text"] for step in said["steps"])
    assert len({json.loads(text)["digest"] for text in pack.values()}) == len(pack)


def test_all_lessons_of_a_language_are_light_enough_for_a_weak_network():
    import gzip

    whole = "".join(lessons.pack_of("vi").values()).encode()
    assert len(gzip.compress(whole)) < 60_000
