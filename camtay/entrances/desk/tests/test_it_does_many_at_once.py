import pytest
from django.urls import reverse

from camtay.domains.cases import states
from camtay.domains.cases.models import BulkDeed, Case
from camtay.domains.cases.tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_head_gives_ten_away_and_takes_them_back(at, staff, now):
    phuc, client = staff("specialist"), at("department_head")
    cases = [make.case(states.ACCEPTED, at=now) for _one in range(10)]
    shown = client.get(reverse("desk:work"))
    assert shown.text.count('name="hs"') == 10
    asked = {"viec": "assign", "hs": [str(case.pk) for case in cases]}
    look = client.get(reverse("desk:many"), asked)
    assert look.text.count("Đăng ký khai sinh") >= 10
    assert "Lê Quang Phúc" in look.text
    said = {"viec": "assign", "key": look.context["key"], "hs": [one.value for one in look.context["chosen"]]}
    assert client.post(reverse("desk:many"), said).status_code == 422  # nobody was chosen
    done = client.post(reverse("desk:many"), {**said, "to": phuc.pk}, follow=True)
    assert "Đã làm 10 trên 10 hồ sơ." in done.text
    assert Case.objects.filter(assignee=phuc).count() == 10
    back = client.post(reverse("desk:many_undo", args=[BulkDeed.objects.get().pk]), follow=True)
    assert "Đã hoàn tác 10 hồ sơ." in back.text
    assert not Case.objects.filter(assignee=phuc).exists()


def test_a_signer_sees_each_title_and_never_signs_their_own(at, staff, now):
    own = make.case(at=now, applicant_id=staff("signer").person_id)
    other = make.case(at=now, procedure=make.procedure("2.1", "Chứng thực chữ ký"))
    client = at("signer")
    asked = {"viec": "decide", "hs": [str(own.pk), str(other.pk)]}
    look = client.get(reverse("desk:many"), asked)
    assert "Chứng thực chữ ký" in look.text
    assert [one.hinder for one in look.context["chosen"]] == ["Hồ sơ của chính anh/chị", ""]
    said = {"viec": "decide", "key": look.context["key"], "hs": [one.value for one in look.context["chosen"]]}
    done = client.post(reverse("desk:many"), said, follow=True)
    assert "Đã làm 1 trên 2 hồ sơ." in done.text
    assert "Không làm:" in done.text


def test_a_clerk_says_once_how_the_results_are_handed_over(at, now):
    cases = [make.case(states.RESULT_READY, at=now) for _one in range(2)]
    client = at("clerk")
    look = client.get(reverse("desk:many"), {"viec": "hand_over", "hs": [str(case.pk) for case in cases]})
    assert "Trả kết quả bằng cách nào?" in look.text
    said = {
        "viec": "hand_over",
        "key": look.context["key"],
        "hs": [one.value for one in look.context["chosen"]],
    }
    nothing = client.post(reverse("desk:many"), said)
    assert nothing.status_code == 422
    assert "Hãy chọn cách trả kết quả." in nothing.text
    nobody = client.post(reverse("desk:many"), {**said, "way": "counter"})
    assert "Hãy chọn ai nhận kết quả." in nobody.text
    done = client.post(reverse("desk:many"), {**said, "way": "counter", "received_by": "self"}, follow=True)
    assert "Đã làm 2 trên 2 hồ sơ." in done.text
    assert set(Case.objects.values_list("returned_by", flat=True)) == {"counter"}


def test_it_takes_no_case_of_another_place(at, now):
    far = make.case(at=now, where=make.nam_dong())
    answer = at("signer").get(reverse("desk:many"), {"viec": "decide", "hs": [str(far.pk)]}, follow=True)
    assert "Hãy đánh dấu ít nhất một hồ sơ" in answer.text


def test_ticking_nothing_leads_back_to_the_list(at, now):
    for asked in (
        {},
        {"viec": "decide"},
        {"viec": "decide", "hs": "x"},
        {"viec": "nothing", "hs": str(make.case(at=now).pk)},
    ):
        assert at("signer").get(reverse("desk:many"), asked).url == reverse("desk:work")


def test_who_may_nothing_has_no_boxes(at, now):
    make.case(at=now)
    client = at("auditor")
    assert 'name="hs"' not in client.get(reverse("desk:work")).text
    assert client.get(reverse("desk:many")).status_code == 403
