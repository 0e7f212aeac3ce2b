from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as make
from camtay.domains.people.models import Person
from camtay.domains.people.tests.make import sign_in
from camtay.domains.places import actions as places
from camtay.domains.procedures.models import Paper
from camtay.entrances.desk.tests.test_it_prints_slips import read
from camtay.entrances.desk.tests.test_it_shows_a_case import PDF
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit.models import Look
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(now):
    place = make.phu_xuan()
    places.set_settings(place=place, values={"own_intake": True}, by=SYSTEM, now=now)
    return place


@pytest.fixture
def what():
    procedure = make.procedure("1.001193", "Đăng ký khai sinh", fee=0)
    Paper.objects.create(procedure=procedure, code="birth", name="Giấy chứng sinh", originals=1, order=0)
    Paper.objects.create(procedure=procedure, code="extra", name="Giấy khác", required=False, order=1)
    return procedure


@pytest.fixture
def clerk(at, here):
    return at("clerk")


def typed(what, **more):
    return {
        "thu-tuc": what.code, "key": str(uuid7()), "do": "nhan", "name": "Lê Văn Bé", "phone": "0912 345 678",
        "birth_year": "1985", "home": "", "channel": "counter", "brought_by": "family", "have-1": "on",
        "lack-1": "missing", "lack-2": "not_required", **more,
    }  # fmt: skip


def pdf(name="chung-sinh.pdf"):
    return SimpleUploadedFile(name, PDF)


def send(clerk, said):
    return clerk.post(reverse("desk:counter"), said)


def test_it_finds_procedures_as_residents_find_them(clerk, what):
    shown = clerk.get(reverse("desk:counter"), {"q": "khai sinh cho con"})
    assert [hit.name for hit in shown.context["hits"]][:1] == ["Đăng ký khai sinh"]
    assert "?thu-tuc=1.001193&amp;noi=19753" in shown.text
    live = clerk.get(reverse("desk:counter_procedures"), {"q": "lam giay khai sinh"})
    assert "Đăng ký khai sinh" in live.text
    assert "<html" not in live.text
    assert "Không thấy thủ tục nào" in clerk.get(reverse("desk:counter_procedures"), {"q": "xyzzy"}).text


def test_it_offers_what_is_often_brought(clerk, what, now):
    make.case(at=now, procedure=what)
    shown = clerk.get(reverse("desk:counter"))
    assert [one.name for one in shown.context["often"]] == ["Đăng ký khai sinh"]


def test_it_says_the_fee_and_the_limit(clerk, what):
    shown = clerk.get(reverse("desk:counter"), {"thu-tuc": what.code})
    assert "Không thu phí, lệ phí." in shown.text
    unknown = make.procedure("2.1", "Việc chưa rõ", time_unit="other")
    shown = clerk.get(reverse("desk:counter"), {"thu-tuc": unknown.code})
    assert "Chưa rõ mức phí ở đây" in shown.text
    assert "Chưa rõ thời hạn" in shown.text
    assert "chưa có danh mục giấy tờ" in shown.text


def test_it_takes_in_on_one_screen(clerk, what, now):
    answer = send(clerk, typed(what, **{"file-1": pdf()}))
    case = Case.objects.get()
    assert answer.url == reverse("desk:counter_done", args=[case.pk])
    assert (case.state, case.channel, case.applicant_name) == ("accepted", "counter", "Lê Văn Bé")
    assert case.files.get().paper_code == "birth"
    assert case.components_attached
    shown = clerk.get(answer.url)
    assert case.code in shown.text
    assert "Nhận hồ sơ tiếp theo" in shown.text
    assert "Đã gửi tin báo mã" in shown.text
    assert reverse("desk:receipt", args=[case.pk]) in shown.text
    assert Look.objects.filter(action="cases.look", object_id=str(case.pk)).exists()
    assert case.code in clerk.get(reverse("desk:counter")).text


def test_pressing_twice_takes_in_once(clerk, what):
    said = typed(what)
    assert send(clerk, said).url == send(clerk, said).url
    assert Case.objects.count() == Person.objects.filter(name="Lê Văn Bé").count() == 1
    changed = send(clerk, {**said, "name": "Lê Văn Khác"})
    assert changed.status_code == 422
    assert "đã được gửi trước đó" in changed.text
    assert "Lê Văn Khác" in changed.text


def test_it_finds_people_and_logs_the_search(clerk, what, here):
    be = make.person("Trần Thị Bé", here, phone="+84912345678")
    live = clerk.post(reverse("desk:counter_people"), {"q": "0912345678"})
    assert "Trần Thị Bé" in live.text
    assert Look.objects.filter(action="people.search").count() == 1
    found = send(clerk, typed(what, do="tim", q="tran thi be", name="", advice="giữ lại"))
    assert found.status_code == 200
    assert [one.name for one in found.context["found"]] == ["Trần Thị Bé"]
    assert "giữ lại" in found.text
    assert not found.context["form"].errors
    send(clerk, typed(what, q="tran thi be", person=str(be.pk), name="", phone=""))
    case = Case.objects.get()
    assert (case.applicant, case.applicant_phone) == (be, "+84912345678")


def test_it_does_not_find_the_neighbours(clerk, what):
    make.person("Người Nam Đông", make.nam_dong(), phone="+84912345678")
    assert "Nam Đông" not in clerk.post(reverse("desk:counter_people"), {"q": "0912345678"}).text


def test_what_was_searched_for_in_vain_is_the_newcomers(clerk, what):
    send(clerk, typed(what, q="0905 222 333", phone="", home="elsewhere"))
    case = Case.objects.get()
    assert case.applicant_phone == "+84905222333"
    assert case.applicant.commune is None


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"name": ""}, "q", "Hãy tìm rồi chọn người nộp"),
        ({"phone": "123"}, "phone", "Số điện thoại chưa đúng"),
        ({"birth_year": "85"}, "birth_year", "bốn chữ số"),
        ({"channel": "post"}, "arrived", "ngày bưu điện giao"),
        ({"channel": "post", "arrived": "2020-02-30"}, "arrived", "ngày có thật"),
    ],
)
def test_it_says_beside_the_field_and_keeps_everything(clerk, what, wrong, field, sentence):
    answer = send(clerk, typed(what, **{"advice": "dặn thêm", "file-1": pdf(), **wrong}))
    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["form"][field].sentences)
    assert "dặn thêm" in answer.text
    row = answer.context["checklist"].rows[0]
    assert (row.have, [one.name for one in row.kept]) == (True, ["chung-sinh.pdf"])
    assert not Case.objects.exists()
    again = typed(what, kept=row.kept[0].note)
    assert send(clerk, again).status_code == 302
    assert Case.objects.get().files.get().name == "chung-sinh.pdf"


def test_a_wrong_file_is_explained_and_the_right_ones_stay(clerk, what):
    bad = SimpleUploadedFile("x.pdf", b"MZ no paper")
    answer = send(clerk, {**typed(what), "file-1": bad, "file-0": pdf("to-khai.pdf")})
    assert answer.status_code == 422
    assert "không nhận loại tệp này" in answer.context["checklist"].rows[0].error
    assert [one.name for one in answer.context["checklist"].loose.kept] == ["to-khai.pdf"]
    assert "#file-1" in answer.text


def test_a_kept_file_is_its_senders_alone(clerk, at, what, now):
    other = make.account("Người khác", ("clerk", make.phu_xuan()))
    answer = send(sign_in(Client(), other), typed(what, **{"name": "", "file-1": pdf()}))
    note = answer.context["checklist"].rows[0].kept[0].note
    send(clerk, typed(what, kept=[note, "forged"]))
    assert not Case.objects.get().files.exists()
    assert StoredFile.objects.exists()


def test_an_envelope(clerk, what, now):
    day = (timezone.localdate() - timedelta(days=3)).isoformat()
    send(clerk, typed(what, channel="post", arrived=day, post_number="RR1"))
    case = Case.objects.get()
    assert (case.channel, case.post_number) == ("post", "RR1")
    assert timezone.localdate(case.received_at).isoformat() == day
    assert case.code in clerk.get(reverse("desk:counter")).text  # it was taken in today
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = send(clerk, typed(what, channel="post", arrived=tomorrow))
    assert answer.status_code == 422
    assert "không được sau hôm nay" in answer.text


def test_what_is_missing_is_told_and_kept(clerk, what):
    said = typed(what, advice="Mang giấy của bệnh viện")
    del said["have-1"]
    answer = send(clerk, said)
    assert answer.status_code == 422
    assert "Còn thiếu giấy tờ bắt buộc" in answer.text
    done = send(clerk, {**said, "key": str(uuid7()), "do": "huong-dan"})
    draft = Case.objects.get()
    assert "Cần mang thêm" in clerk.get(done.url).text
    paper = read(clerk.get(reverse("desk:slip", args=[draft.pk, "bo-sung"])))
    assert "Giấy chứng sinh" in paper
    assert "Mang giấy của bệnh viện" in paper

    [told] = clerk.get(reverse("desk:counter")).context["told"]
    opened = clerk.get(told.again)
    assert opened.context["found"][0].chosen
    form = opened.context["form"]
    again = typed(what, draft=form["draft"].value(), person=form["person"].value(), name="", phone="")
    assert send(clerk, again).url == reverse("desk:counter_done", args=[draft.pk])
    assert not clerk.get(reverse("desk:counter")).context["told"]


def test_who_does_not_come_back_is_let_go(clerk, what):
    said = typed(what, do="huong-dan")
    del said["have-1"]
    draft = UUID(send(clerk, said).url.split("/")[-2])
    assert clerk.post(reverse("desk:counter_drop", args=[draft])).status_code == 302
    assert not Case.objects.exists()


def test_a_mistake_is_taken_back(clerk, what, now):
    case = Case.objects.get(pk=UUID(send(clerk, typed(what)).url.split("/")[-2]))
    address = reverse("desk:counter_undo", args=[case.pk])
    assert address in clerk.get(reverse("desk:counter")).text
    assert clerk.post(address, {"reason": ""}).status_code == 422
    for _press in range(2):
        assert clerk.post(address, {"reason": "Nhầm thủ tục"}).url == reverse("desk:counter")
    case.refresh_from_db()
    assert (case.state, case.reason) == ("withdrawn", "Nhầm thủ tục")
    assert address not in clerk.get(reverse("desk:counter")).text
    old = make.case(
        states.ACCEPTED,
        at=now - timedelta(minutes=11),
        channel="counter",
        recorded_at=now - timedelta(minutes=11),
    )
    address = reverse("desk:counter_undo", args=[old.pk])
    assert "Chỉ hủy được trong 10 phút" in clerk.get(address).text
    assert clerk.post(address, {"reason": "Nhầm"}).status_code == 422


def test_it_is_for_clerks(at, here, what):
    for role in ("specialist", "data_officer", "helper"):
        assert at(role).get(reverse("desk:counter")).status_code == 403
        assert send(at(role), typed(what)).status_code == 403
    assert not Case.objects.exists()


def test_where_nothing_is_taken_in_it_says_so(at, what):
    client = at("clerk", where=make.nam_dong())
    assert "chưa tự tiếp nhận" in client.get(reverse("desk:counter")).text
    assert send(client, typed(what)).status_code == 422
    assert not Case.objects.exists()


def test_what_is_not_filed_here_is_said(clerk, what):
    shown = clerk.get(reverse("desk:counter"), {"thu-tuc": "nothing"})
    assert "Thủ tục này không nhận ở đây" in shown.text


@pytest.mark.parametrize("with_form", [False, True])
def test_its_queries_do_not_grow_with_the_day(clerk, what, now, django_assert_max_num_queries, with_form):
    address = reverse("desk:counter")
    said = {"thu-tuc": what.code} if with_form else {}
    by = make.actor(make.account("Người nhận", ("clerk", make.phu_xuan())), now)

    def bring(name, papers):
        brought = actions.Brought(procedure=what, place=make.phu_xuan(), name=name, papers=papers)
        deed = actions.take_in_at_counter if papers else actions.guide_at_counter
        deed(brought=brought, by=by, now=now)

    for number in range(12):
        bring(f"Người {number}", {"birth": "provided"})
        bring(f"Khách {number}", {})
    with django_assert_max_num_queries(30):
        shown = clerk.get(address, said)
    assert len(shown.context["taken"]) == len(shown.context["told"]) == 12


def test_handing_over_says_the_way(at, staff, now):
    case = make.case(states.RESULT_READY, at=now)
    client, address = at("clerk"), reverse("desk:hand_over", args=[case.pk])
    shown = client.get(address)
    assert "Qua mạng" not in shown.text  # there is no file
    said = {"version": case.version, "key": str(uuid7()), "way": "post", "post_number": "x"}
    wrong = client.post(address, said)
    assert wrong.status_code == 422
    assert "mã bưu gửi in trên phiếu" in " ".join(wrong.context["form"]["post_number"].sentences)
    assert client.post(address, {**said, "post_number": "CD 123 456 789 VN"}).status_code == 302
    shown = client.get(reverse("desk:case", args=[case.pk])).text
    assert "CD123456789VN" in shown
    assert "Bưu chính" in shown
