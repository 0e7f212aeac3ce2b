"""Who was shown, and how far they came: people are counted once, whatever they learnt."""

from datetime import date, datetime, timedelta

import pytest

from camtay.domains.indicators import queries
from camtay.domains.learning.models import PersonProgress, Progress, Trainee
from camtay.domains.learning.states import Seen
from camtay.domains.learning.tests.make import NOW, account, after, group_three, learner, phu_xuan, taught
from camtay.domains.places.tests.make import hue, neighbourhood, phu_vinh
from camtay.foundation.access import GUEST, SYSTEM
from camtay.foundation.calendar import ZONE, day_key

pytestmark = pytest.mark.django_db
WINDOW = queries.Window(date(2026, 1, 1), date(2026, 11, 24), NOW)


@pytest.fixture
def lan():
    return account("Lê Thị Lan", ("helper", group_three()))


@pytest.fixture
def minh():
    return account("Trần Minh", ("helper", phu_xuan()))


def figures(place=None, window=WINDOW):
    found = queries.figures(place or phu_xuan(), window, by=SYSTEM)
    return {one.code: (one.numerator, one.denominator) for one in found}


def split(code, by, place=None):
    rows = queries.breakdown(code, place or phu_xuan(), WINDOW, by, by=SYSTEM)
    return {row.label: (row.figure.numerator, row.figure.denominator) for row in rows}


def names(code, which="numerator"):
    rows = queries.evidence(code, phu_xuan(), WINDOW, which, by=SYSTEM)
    return {row.person.name for row in rows}


def test_who_learns_three_skills_is_one_person_and_three_times(lan):
    sen, bong = learner(), learner("Trần Thị Bông")
    taught(lan, (sen, Seen.SHOWN), (bong, Seen.SHOWN))
    taught(lan, (sen, Seen.SHOWN), skill="vneid", occurred_at=after(3))
    taught(lan, (sen, Seen.WITH_HELP), skill="spot_scams", occurred_at=after(3))
    taught(lan, (sen, Seen.SHOWN), occurred_at=after(5))  # again: no time more
    found = figures()
    assert found["learning.taught"] == (2, None)
    assert found["learning.skills_taught"] == (4, None)
    assert found["learning.with_help"] == (1, 2)
    assert split("learning.skills_taught", "skill") == {
        "Nộp hồ sơ qua mạng": (2, None),
        "Mở và dùng VNeID": (1, None),
        "Nhận ra lừa đảo qua điện thoại": (1, None),
    }


def test_the_rungs_are_shares_of_the_people_shown(lan, minh):
    sen, bong, tam, nam = (learner(name) for name in ("Sen", "Bông", "Tám", "Năm"))
    taught(lan, (sen, Seen.SHOWN), (bong, Seen.SHOWN), (tam, Seen.SHOWN), (nam, Seen.SHOWN))
    taught(lan, (bong, Seen.WITH_HELP), occurred_at=after(2))
    taught(minh, (sen, Seen.ALONE_CHECKED), occurred_at=after(10))
    taught(minh, (tam, Seen.ALONE_CHECKED), occurred_at=after(10))
    taught(minh, (sen, Seen.ALONE_CHECKED), occurred_at=after(45))
    taught(lan, (nam, Seen.FAMILY), occurred_at=after(2))
    found = figures()
    assert found["learning.with_help"] == (3, 4)  # who does it alone needs no help any more
    assert found["learning.alone"] == (2, 4)
    assert found["learning.kept"] == (1, 4)
    assert found["learning.by_family"] == (1, 4)
    assert names("learning.alone") == {"Sen", "Tám"}
    assert names("learning.alone", "rest") == {"Bông", "Năm"}


def test_an_earlier_end_of_the_period_knows_nothing_of_what_came_later(lan, minh):
    sen = learner()
    taught(lan, (sen, Seen.SHOWN))
    taught(minh, (sen, Seen.ALONE_CHECKED), occurred_at=after(10))
    first = day_of(after(0))
    assert figures(window=queries.Window(first, day_of(after(9)), NOW))["learning.alone"] == (0, 1)
    assert figures(window=queries.Window(first, day_of(after(10)), NOW))["learning.alone"] == (1, 1)
    assert figures(window=queries.Window(day_of(after(1)), day_of(after(10)), NOW))["learning.taught"] == (
        0,
        None,
    )


def test_a_first_own_case_counts_for_those_who_were_shown():
    sen, stranger = learner(), learner("Người lạ")
    progress(sen, shown_day=20260301, own_case_day=20260402)
    progress(stranger, own_case_day=20260402)
    assert figures()["learning.first_own_case"] == (1, None)
    march = queries.Window(date(2026, 3, 1), date(2026, 3, 31), NOW)
    assert figures(window=march)["learning.first_own_case"] == (0, None)


def test_a_city_is_split_by_its_communes_and_a_commune_by_its_neighbourhoods(lan):
    far = learner("Ông Vinh", neighbourhood(phu_vinh(), 1, "Thôn 1"))
    near, nobody_knows = learner(), learner("Không rõ tổ", phu_xuan())
    for who in (far, near, nobody_knows):
        progress(who, shown_day=20260301)
    assert split("learning.taught", "commune", hue()) == {
        "Phường Phú Xuân": (2, None),
        "Xã Phú Vinh": (1, None),
    }
    assert split("learning.taught", "neighbourhood") == {"Tổ dân phố 3": (1, None), "Chưa rõ": (1, None)}


def test_a_case_is_no_part_of_a_person():
    with pytest.raises(KeyError):
        split("learning.taught", "channel")
    for by, key in (("channel", "online"), ("worked", "1-2"), ("batch", "202611200915"), ("skill", "vneid")):
        with pytest.raises(KeyError):
            queries.evidence(
                "learning.taught", phu_xuan(), WINDOW, "rest", parts=[queries.Part(by, key)], by=SYSTEM
            )


def test_in_public_no_number_tells_of_a_few_people():
    for number in range(7):
        progress(learner(f"Người {number}"), shown_day=20260301, alone_day=20260401 if number < 2 else None)
    seen = {one.code: one for one in queries.public_look(phu_xuan(), WINDOW, by=GUEST).figures()}
    assert seen["learning.taught"].value == 7
    assert (seen["learning.alone"].hidden, seen["learning.alone"].value) == (True, None)
    assert seen["learning.alone"].numerator == seen["learning.alone"].denominator == 0
    assert not seen["learning.kept"].hidden  # none at all tells of nobody
    with pytest.raises(KeyError):
        queries.public_breakdown("learning.alone", phu_xuan(), WINDOW, "neighbourhood", by=GUEST)
    [row] = queries.public_breakdown("learning.taught", phu_xuan(), WINDOW, "neighbourhood", by=GUEST)
    assert row.size == 7


def test_officials_count_on_the_day_they_stand_on_the_roll():
    official("An", trained_day=20260310)
    official("Bình")
    official("Cường", until=date(2026, 5, 31), trained_day=20260310)
    official("Dung", since=date(2026, 12, 1))
    official("Em", where=phu_vinh(), trained_day=20260310)
    assert figures()["learning.officials_trained"] == (1, 2)
    assert figures(phu_vinh())["learning.officials_trained"] == (1, 1)
    may = queries.Window(date(2026, 1, 1), date(2026, 5, 31), NOW)
    assert figures(window=may)["learning.officials_trained"] == (2, 3)
    february = queries.Window(date(2026, 1, 1), date(2026, 2, 28), NOW)
    assert figures(window=february)["learning.officials_trained"] == (0, 3)
    assert split("learning.officials_trained", "department") == {"Chưa rõ phòng nào": (1, 2)}


def progress(who, **days):
    where = {"person": who, "commune": who.commune, "neighbourhood": who.neighbourhood}
    PersonProgress.objects.create(**where, **days)
    return Progress.objects.create(skill="file_online", **where, **days)


def official(name, where=None, since=date(2026, 1, 1), until=None, trained_day=None):
    return Trainee.objects.create(
        place=where or phu_xuan(), name=name, since=since, since_day=day_key(since), until=until,
        until_day=day_key(until) if until else None, trained_day=trained_day,
        recorded_at=datetime(2026, 1, 1, tzinfo=ZONE),
    )  # fmt: skip


def day_of(moment):
    return (moment + timedelta(0)).astimezone(ZONE).date()
