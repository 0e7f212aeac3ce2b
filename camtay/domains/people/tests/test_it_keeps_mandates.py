"""Who may act for whom: written down, pressed, confirmed, declined, ended; and what everybody is told."""

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest

from camtay.domains.dispatch.models import Message
from camtay.domains.people import actions, queries
from camtay.domains.people.actions import Named, Terms
from camtay.domains.people.models import Authorisation, Person
from camtay.domains.people.rules import mandates as rules
from camtay.domains.people.states import MandateReason, MandateState
from camtay.domains.people.tests.make import NOW, account, actor, group_three, person, phu_xuan, place
from camtay.domains.places.tests.make import hue
from camtay.foundation import files
from camtay.foundation.access import GUEST, Refused
from camtay.foundation.audit.models import Entry
from camtay.foundation.files.tests import samples
from camtay.foundation.vietnamese import fold

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
BIRTH = "1.001193"
HUONG, TAM = "+84905100001", "+84905100002"


def slip(text="giay uy quyen"):
    content = io.BytesIO(samples.pdf(word=text))
    return files.store(content, name="giay.pdf", kinds={"pdf"}, now=NOW)


def resident(name, phone):
    made = account(name, ("resident", phu_xuan()), phone=phone, email=None)
    Person.objects.filter(pk=made.person_id).update(commune=phu_xuan(), search=fold(name))
    made.person.refresh_from_db()
    return made


@pytest.fixture
def huong():
    return resident("Lê Thị Hường", HUONG)


@pytest.fixture
def tam():
    return resident("Trần Văn Tâm", TAM)


@pytest.fixture
def nga():
    return actor(account("Trương Thị Nga", ("clerk", phu_xuan())))


def terms(**fields):
    said = {"kind": "family", "procedures": [BIRTH], "valid_until": TODAY + timedelta(days=90), **fields}
    return Terms(**said)


def on_paper(by, *, who=None, **fields):
    who = who or Named("le thi huong", phone="0905 100 001")
    paper = fields.pop("file", None) or slip()
    return actions.give_mandate_on_paper(
        principal=who, place=phu_xuan(), terms=terms(**fields), file=paper, by=by, now=NOW
    )


def told(phone):
    return [one.body for one in Message.objects.filter(address=phone).order_by("created_at", "pk")]


def may_act(agent, principal, procedure=BIRTH, on=TODAY):
    return queries.may_act(
        agent_id=agent.person_id, principal_id=principal.person_id, procedure=procedure, on=on
    )


def test_a_slip_waits_until_a_clerk_has_compared_it(huong, tam, nga):
    mandate = on_paper(actor(tam))
    assert mandate.principal == huong.person
    assert mandate.standing(TODAY) == MandateState.WAITING
    assert may_act(tam, huong) is None
    assert list(queries.mandates_at_desk(nga, on=TODAY, state="waiting")) == [mandate]
    actions.confirm_mandate(mandate_id=mandate.pk, by=nga, now=NOW)
    assert may_act(tam, huong) == mandate
    assert [one.action for one in Entry.objects.filter(about=huong.person_id).order_by("number")] == [
        "people.give_mandate",
        "people.confirm_mandate",
    ]


def test_she_is_told_at_once_and_how_to_stop_it(huong, tam, nga):
    mandate = on_paper(actor(tam))
    [first] = told(HUONG)
    assert "Trần Văn Tâm" in first
    assert "/uy-quyen/" in first
    assert "OTP" in first
    actions.confirm_mandate(mandate_id=mandate.pk, by=nga, now=NOW)
    assert len(told(HUONG)) == 2
    assert "đã được xác nhận" in told(TAM)[0]


def test_she_confirms_it_herself(huong, tam):
    mandate = on_paper(actor(tam))
    actions.confirm_mandate(mandate_id=mandate.pk, by=actor(huong), now=NOW)
    actions.confirm_mandate(mandate_id=mandate.pk, by=actor(huong), now=NOW)
    assert may_act(tam, huong) == mandate
    assert Entry.objects.filter(action="people.confirm_mandate").count() == 1


@pytest.mark.parametrize("who", ["agent", "stranger", "clerk elsewhere", "guest", "clerk who is the agent"])
def test_nobody_else_confirms_it(who, huong, tam, nga):
    by = {
        "agent": lambda: actor(tam),
        "stranger": lambda: actor(resident("Người Lạ", "+84905100077")),
        "clerk elsewhere": lambda: actor(
            account("Hồ Thị Linh", ("clerk", place("20179", "Xã Nam Đông", "xa", hue())))
        ),
        "guest": lambda: GUEST,
        "clerk who is the agent": lambda: nga,
    }[who]()
    mandate = on_paper(nga if who == "clerk who is the agent" else actor(tam))
    for deed in (
        lambda: actions.confirm_mandate(mandate_id=mandate.pk, by=by, now=NOW),
        lambda: actions.decline_mandate(mandate_id=mandate.pk, reason=MandateReason.NAMES, by=by, now=NOW),
    ):
        with pytest.raises(Refused):
            deed()
    assert Authorisation.objects.get().standing(TODAY) == MandateState.WAITING


def test_a_clerk_declines_with_a_reason_that_both_read(huong, tam, nga):
    mandate = on_paper(actor(tam))
    with pytest.raises(Refused, match="lý do"):
        actions.decline_mandate(mandate_id=mandate.pk, reason="vì thế", by=nga, now=NOW)
    done = actions.decline_mandate(mandate_id=mandate.pk, reason=MandateReason.UNSIGNED, by=nga, now=NOW)
    assert done.standing(TODAY) == MandateState.DECLINED
    assert "Thiếu chữ ký" in told(TAM)[-1]
    assert queries.reasons_of([done]) == {str(done.pk): "Thiếu chữ ký hoặc điểm chỉ"}
    with pytest.raises(Refused, match="đã thôi"):
        actions.confirm_mandate(mandate_id=mandate.pk, by=nga, now=NOW)


def test_the_answer_tells_nobody_who_is_written_down(huong, tam):
    """A wrong name with a right number makes a row of its own, that a clerk looks into."""
    mandate = on_paper(actor(tam), who=Named("Nguyễn Thị Bông", phone=HUONG))
    assert mandate.principal_id != huong.person_id
    assert mandate.principal.name == "Nguyễn Thị Bông"
    assert mandate.principal.commune == phu_xuan()
    assert told(HUONG), "whoever has the telephone is told, whatever name was typed"
    with pytest.raises(Refused):
        actions.confirm_mandate(mandate_id=mandate.pk, by=actor(huong), now=NOW)


def test_it_finds_her_by_citizen_number(tam, nga):
    known = person("Phan Thị Sen", group_three())
    actions.set_citizen_number(person_id=known.pk, version=1, number="046149001234", by=nga, now=NOW)
    mandate = on_paper(actor(tam), who=Named("Phan Thị Sen", citizen_number="046149001234"))
    assert mandate.principal_id == known.pk
    assert Message.objects.count() == 0  # she has no telephone


def test_the_same_picture_twice_is_one_slip(huong, tam):
    assert on_paper(actor(tam)) == on_paper(actor(tam))
    assert Authorisation.objects.count() == 1


def test_one_agent_has_five_waiting_at_most(huong, tam):
    for number in range(rules.MOST_WAITING):
        on_paper(actor(tam), file=slip(f"giay {number}"))
    with pytest.raises(Refused, match="chờ xác nhận"):
        on_paper(actor(tam), file=slip("giay nua"))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"valid_until": TODAY - timedelta(days=1)}, "hôm nay"),
        ({"valid_until": TODAY + timedelta(days=400)}, "một năm"),
    ],
)
def test_it_lasts_a_year_at_most(days, words, huong, tam):
    with pytest.raises(Refused, match=words):
        on_paper(actor(tam), **days)


def test_nobody_authorises_themselves(tam):
    with pytest.raises(Refused, match="chính mình"):
        on_paper(actor(tam), who=Named("Trần Văn Tâm", phone=TAM))


def test_a_helper_is_one_who_is(huong, tam):
    with pytest.raises(Refused, match="tổ công nghệ số"):
        on_paper(actor(tam), kind="helper")
    lan = account("Võ Thị Lan", ("team_leader", phu_xuan()))
    assert on_paper(actor(lan), kind="helper").kind == "helper"


@pytest.mark.parametrize("who", ["principal", "agent", "clerk"])
def test_it_ends_at_once(who, huong, tam, nga):
    mandate = on_paper(actor(tam))
    actions.confirm_mandate(mandate_id=mandate.pk, by=nga, now=NOW)
    by = {"principal": actor(huong), "agent": actor(tam), "clerk": nga}[who]
    if who == "clerk":
        with pytest.raises(Refused, match="lý do"):
            actions.end_mandate(mandate_id=mandate.pk, by=by, now=NOW)
    for _press in range(2):
        actions.end_mandate(mandate_id=mandate.pk, reason="asked" if who == "clerk" else "", by=by, now=NOW)
    assert may_act(tam, huong) is None
    assert "đã thôi" in told(TAM)[-1]
    assert Entry.objects.filter(action="people.end_mandate").count() == 1


def test_a_stranger_ends_nothing(huong, tam):
    mandate = on_paper(actor(tam))
    with pytest.raises(Refused):
        actions.end_mandate(mandate_id=mandate.pk, by=actor(resident("Người Lạ", "+84905100077")), now=NOW)


def pressed(by, witness, **fields):
    return actions.give_mandate_pressed(
        agent=Named("Trần Văn Tâm", phone=TAM), witness_id=witness.pk, terms=terms(**fields), by=by, now=NOW
    )


def test_pressed_it_waits_for_the_word_of_the_witness(huong, tam, nga):
    hai = account("Nguyễn Văn Hải", ("village_head", group_three()))
    Person.objects.filter(pk=huong.person_id).update(neighbourhood=group_three())
    mandate = pressed(actor(huong), hai)
    assert pressed(actor(huong), hai) == mandate
    assert may_act(tam, huong) is None
    assert list(queries.mandates_to_witness(actor(hai), on=TODAY)) == [mandate]
    for other in (actor(huong), actor(tam), nga):
        with pytest.raises(Refused):
            actions.confirm_mandate(mandate_id=mandate.pk, by=other, now=NOW)
    actions.confirm_mandate(mandate_id=mandate.pk, by=actor(hai), now=NOW)
    assert may_act(tam, huong) == mandate
    assert "Trần Văn Tâm" in told(HUONG)[0]


def test_not_everybody_is_a_witness(huong, tam):
    away = account("Hồ Thị Linh", ("clerk", place("20179", "Xã Nam Đông", "xa", hue())))
    viewer = account("Bùi Đình Lợi", ("party_viewer", phu_xuan()))
    for one in (away, viewer, tam, huong):
        with pytest.raises(Refused, match="làm chứng"):
            pressed(actor(huong), one)


def test_the_witness_is_not_who_acts(huong):
    lan = account("Võ Thị Lan", ("team_leader", phu_xuan()), phone="+84905100008")
    with pytest.raises(Refused, match="làm chứng"):
        actions.give_mandate_pressed(
            agent=Named("Võ Thị Lan", phone="0905100008"), witness_id=lan.pk, terms=terms(kind="helper"),
            by=actor(huong), now=NOW,
        )  # fmt: skip


def test_it_covers_its_days_and_its_procedures(huong, tam, nga):
    mandate = on_paper(actor(tam), valid_from=TODAY + timedelta(days=3))
    actions.confirm_mandate(mandate_id=mandate.pk, by=nga, now=NOW)
    assert may_act(tam, huong) is None
    assert may_act(tam, huong, on=TODAY + timedelta(days=3)) == mandate
    assert may_act(tam, huong, on=mandate.valid_until) == mandate
    assert may_act(tam, huong, on=mandate.valid_until + timedelta(days=1)) is None
    assert may_act(tam, huong, "2.000908", on=mandate.valid_until) is None
    assert may_act(huong, tam, on=mandate.valid_until) is None


def test_all_means_all(huong, tam, nga):
    mandate = on_paper(actor(tam), procedures=[])
    actions.confirm_mandate(mandate_id=mandate.pk, by=nga, now=NOW)
    assert may_act(tam, huong, "2.000908") == mandate


def test_who_was_merged_is_the_same(huong, tam, nga):
    mandate = on_paper(actor(tam))
    actions.confirm_mandate(mandate_id=mandate.pk, by=nga, now=NOW)
    head = person("Lê Thị Hường", phu_xuan())
    Person.objects.filter(pk=huong.person_id).update(same_as=head)
    assert queries.may_act(agent_id=tam.person_id, principal_id=head.pk, procedure=BIRTH, on=TODAY) == mandate
    as_head = replace(actor(huong), person_id=head.pk)
    assert list(queries.mandates_of(head.pk)) == [mandate]
    assert queries.own_mandate(mandate.pk, by=as_head) == mandate
    actions.end_mandate(mandate_id=mandate.pk, by=as_head, now=NOW)


def test_a_number_names_who_guides_for_a_day():
    khoa = account("Đặng Minh Khoa", ("helper", phu_xuan()))
    number = queries.hand_number(khoa.pk, on=TODAY)
    assert queries.guide_by_number(f" {number.lower().replace('-', ' ')} ", on=TODAY).name == "Đặng Minh Khoa"
    assert queries.guide_by_number(number, on=TODAY + timedelta(days=1)) is None
    assert queries.guide_by_number("127-KMPT", on=TODAY) is None
    assert queries.guide_by_number("123456", on=TODAY) is None
    mai = resident("Nguyễn Thị Mai", "+84905100003")
    assert queries.guide_by_number(queries.hand_number(mai.pk, on=TODAY), on=TODAY) is None
    clerk = account("Trương Thị Nga", ("clerk", phu_xuan()))
    said = queries.hand_number(clerk.pk, on=TODAY)
    assert queries.guide_by_number(said, on=TODAY) is None
    assert queries.guide_by_number(said, on=TODAY, roles=queries.WITNESSES).account_id == clerk.pk


def test_the_helpers_of_the_own_neighbourhood_come_first(huong):
    Person.objects.filter(pk=huong.person_id).update(neighbourhood=group_three())
    account("Đặng Minh An", ("helper", phu_xuan()))
    account("Nguyễn Văn Hải", ("village_head", group_three()))
    account("Hồ Văn Xa", ("helper", place("20179", "Xã Nam Đông", "xa", hue())))
    assert [one.name for one in queries.guides_near(huong.person_id, on=TODAY)] == [
        "Nguyễn Văn Hải",
        "Đặng Minh An",
    ]


def test_the_states_of_a_mandate():
    start, end = date(2026, 1, 10), date(2026, 2, 10)
    said = {"valid_from": start, "valid_until": end}
    on = {"confirmed": True, "revoked": False}
    assert rules.standing(**on, **said, on=start - timedelta(days=1)) == MandateState.NOT_BEGUN
    assert rules.standing(**on, **said, on=end) == MandateState.VALID
    assert rules.standing(**on, **said, on=end + timedelta(days=1)) == MandateState.ENDED
    assert rules.standing(confirmed=False, revoked=False, **said, on=end) == MandateState.WAITING
    assert rules.standing(confirmed=True, revoked=True, **said, on=end) == MandateState.REVOKED
    assert rules.standing(confirmed=False, revoked=True, **said, on=end) == MandateState.DECLINED
