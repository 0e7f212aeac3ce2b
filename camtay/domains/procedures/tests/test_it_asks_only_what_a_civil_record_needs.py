"""Death, marriage, marital status, correction, copies: who is asked what, and what is said on the way."""

from datetime import date

import pytest
from django.utils.translation import override

from camtay.domains.procedures.tests.test_every_form import DOCUMENTS, answers_of
from camtay.foundation.questions import asked, load, notes, problems

TODAY = date(2026, 11, 24)
DEATH, MARRIAGE, STATUS, CHANGE, COPY = "1.000656", "1.000894", "1.004873", "1.004859", "2.000635"


def questions_of(code, **answers):
    return asked(load(DOCUMENTS[code]), answers_of(code) | answers)


def told(code, say=problems, **answers):
    with override("vi"):
        return say(load(DOCUMENTS[code]), answers_of(code) | answers, today=TODAY)


@pytest.mark.parametrize("code", [DEATH, STATUS, CHANGE, COPY])
def test_who_gives_a_citizen_number_is_not_asked_where_they_live(code):
    assert "requester_home" not in questions_of(code)
    assert "requester_home" in questions_of(code, requester_paper="passport")


@pytest.mark.parametrize(
    ("paper", "files"),
    [
        ("hospital", {"notice_file"}),
        ("instead", {"notice_file"}),
        ("not_yet", set()),
        ("long_ago", {"proof_file"}),
    ],
)
def test_a_death_asks_for_the_paper_that_there_is(paper, files):
    found = questions_of(DEATH, death_paper=paper)
    assert found & {"notice_file", "proof_file"} == files
    assert ("notice_date" in found) == (paper in ("hospital", "instead"))


def test_a_death_at_home_says_who_issues_the_notice():
    assert "nơi mất cấp giấy báo tử" in told(DEATH, notes, death_paper="not_yet")["death_paper"]


def test_a_death_is_registered_late_after_fifteen_days():
    assert "death_date" not in told(DEATH, notes, death_date="2026-11-09")
    assert "đăng ký muộn" in told(DEATH, notes, death_date="2026-11-08")["death_date"]


def test_a_death_of_long_ago_may_lack_its_day():
    assert told(DEATH, death_date="2019", death_paper="long_ago", proof_file=["file-1"]) == {}
    assert (
        told(DEATH, death_date="1937")["death_date"]
        == "Ngày mất không thể trước ngày sinh. Hãy xem lại hai ngày."
    )


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"bride_birth": "2008-11-25"}, "Bên nữ phải từ đủ 18 tuổi"),
        ({"groom_birth": "2006-11-25"}, "Bên nam phải từ đủ 20 tuổi"),
        ({"bride_number": "046204001234"}, "không khớp"),
        ({"groom_declaration": None}, "lời cam đoan của bên nam"),
    ],
)
def test_two_who_may_not_marry_yet_are_told(answers, says):
    assert says in " ".join(told(MARRIAGE, **answers).values())


def test_two_may_marry_on_the_birthday():
    assert (
        told(MARRIAGE, bride_birth="2008-11-24", bride_number="046308001234", groom_birth="2006-11-24") == {}
    )


def test_a_marriage_needs_no_paper():
    files = [question.id for question in load(DOCUMENTS[MARRIAGE]).questions() if question.type == "file"]
    assert files == ["other_files"]
    assert "ly hôn" in told(MARRIAGE, notes)["groom_times"]
    assert "bride_times" not in told(MARRIAGE, notes)


@pytest.mark.parametrize(
    ("status", "spouse", "paper"),
    [
        ("never", False, False),
        ("married", True, True),
        ("old_couple", True, False),
        ("divorced", True, True),
        ("widowed", True, True),
    ],
)
def test_a_marital_status_asks_for_what_proves_it(status, spouse, paper):
    found = questions_of(STATUS, status=status)
    assert ("spouse_name" in found, "status_issuer" in found) == (spouse, paper)


def test_a_certificate_for_marriage_comes_once_and_names_the_other():
    assert {"partner_name", "partner_place"} <= questions_of(STATUS)
    assert "count" not in questions_of(STATUS)
    assert "count" in questions_of(STATUS, purpose="land")
    assert "partner_name" not in questions_of(STATUS, purpose="land")


def test_an_earlier_certificate_is_handed_back_or_explained():
    assert "gone_reason" in questions_of(STATUS)
    assert "old_file" in questions_of(STATUS, again="have")
    assert not questions_of(STATUS, again="no") & {"gone_reason", "old_file"}


def test_a_child_of_nine_and_both_parents_agree_to_a_new_name():
    assert {"parents_agree", "person_agrees"} <= questions_of(CHANGE)
    assert "person_agrees" not in questions_of(CHANGE, age="under9")
    assert not questions_of(CHANGE, relation="self") & {"age", "parents_agree", "person_name"}
    assert "Phải có ý kiến đồng ý" in told(CHANGE, notes, person_agrees=False)["person_agrees"]


def test_what_is_missing_has_no_present_wording():
    assert "from_text" in questions_of(CHANGE, change="correct")
    assert "from_text" not in questions_of(CHANGE, change="add")


@pytest.mark.parametrize(
    ("relation", "person", "paper"),
    [
        ("self", False, False),
        ("representative", True, False),
        ("relative_dead", True, False),
        ("authorised_close", True, True),
        ("authorised", True, True),
    ],
)
def test_a_copy_asks_about_another_person_only_where_there_is_one(relation, person, paper):
    found = questions_of(COPY, relation=relation)
    assert ("person_name" in found, "authorisation_file" in found) == (person, paper)
