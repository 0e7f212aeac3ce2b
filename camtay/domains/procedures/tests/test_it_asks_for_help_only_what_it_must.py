"""The forms of social protection and of the newborn: what is sensitive is asked of those alone whom it concerns."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from camtay.domains import procedures
from camtay.foundation.questions import check_page, load, notes, pages, prune

FORMS = Path(procedures.__file__).parent / "data/forms"
ANSWERS = Path(__file__).parent / "answers"
TODAY = date(2026, 11, 24)
ALLOWANCE, PENSION, FUNERAL, DISABILITY, NEWBORN = "1.001776", "1.014027", "1.001731", "1.001699", "2.000986"
OWN_PAGES = {  # of the allowance: which group alone is asked what
    "disabled": {"degree", "working", "children_of_disabled", "self_care", "carer", "marital", "schooling"},
    "orphan": {"mother", "father", "schooling", "has_certificate"},
    "student": {"mother", "father", "schooling", "has_certificate"},
    "toddler": {"mother", "father", "schooling", "has_certificate"},
    "single_parent": {"single_how", "children", "has_certificate"},
    "elderly": {"self_care", "support", "carer", "marital", "has_certificate"},
    "hiv": {"marital", "schooling", "has_certificate"},
}
EVERYBODYS = set().union(*OWN_PAGES.values())


def form_of(code):
    return load(json.loads((FORMS / f"{code}.json").read_text(encoding="utf-8")))


def changed(code, **answers):
    kept = json.loads((ANSWERS / f"{code}.json").read_text(encoding="utf-8"))
    return prune(form_of(code), {**kept, **answers})


def asked(code, **answers):
    return {page.id for page in pages(form_of(code), changed(code, **answers))}


def told(code, **answers):
    with override("vi"):
        return notes(form_of(code), changed(code, **answers), today=TODAY)


def wrong(code, page, typed, **answers):
    with override("vi"):
        return check_page(form_of(code), page, typed, answers=changed(code, **answers), today=TODAY)[1]


@pytest.mark.parametrize("group", OWN_PAGES)
def test_each_group_of_the_allowance_is_asked_its_own(group):
    assert asked(ALLOWANCE, group=group) & EVERYBODYS == OWN_PAGES[group]


def test_who_stops_is_asked_nothing_about_how_they_live():
    seen = asked(ALLOWANCE, request="stop", why_stop="not_entitled")
    assert not seen & (EVERYBODYS | {"benefits", "poverty", "papers", "dwelling"})
    assert "why_stop" in seen


@pytest.mark.parametrize("code", [ALLOWANCE, PENSION, DISABILITY])
def test_who_files_for_themselves_is_not_asked_who_they_are_twice(code):
    assert not [page for page in asked(code, who="self") if page.startswith("helper_")]


def test_only_the_chosen_kind_of_disability_is_asked_about():
    seen = asked(DISABILITY, kinds=["seeing"])
    assert [page for page in seen if page.endswith("_signs")] == ["seeing_signs"]


def test_of_a_child_under_six_nobody_asks_what_it_can_do():
    assert not {"walk_eat", "wash_dress", "hear_speak", "work_learn"} & asked(DISABILITY, six=False)


@pytest.mark.parametrize(
    ("born", "says"), [("1960", "chưa đủ 70 tuổi"), ("1953", "dưới 75 tuổi thì chỉ hộ nghèo"), ("1951", "")]
)
def test_it_says_who_is_too_young_for_the_social_pension(born, says):
    said = told(PENSION, person_birth=born).get("person_birth", "")
    assert says in said if says else said == ""


def test_none_and_another_benefit_exclude_each_other():
    errors = wrong(PENSION, "benefits", {"benefits": ["none", "merit"]})
    assert "không chọn thêm dòng khác" in errors["benefits"]
    assert wrong(PENSION, "benefits", {"benefits": ["none"]}) == {}


def test_it_leads_the_family_of_a_social_pensioner_to_the_right_procedure():
    assert "1.014028" in told(FUNERAL, allowance="pension")["allowance"]
    assert told(FUNERAL, registered=True) == {}


def test_a_registered_death_needs_no_paper():
    kept = changed(FUNERAL, registered=True)
    assert "death_file" not in kept
    assert "1.000656" in told(FUNERAL)["registered"]


def test_nobody_is_buried_before_they_died():
    assert "trước ngày mất" in wrong(FUNERAL, "burial_day", {"burial_day": "14/11/2026"})["burial_day"]


def test_an_organisation_is_asked_for_its_name_instead_of_a_persons():
    seen = asked(FUNERAL, who_buries="organisation")
    assert {"organisation", "representative"} <= seen
    assert not {"requester_name", "requester_number", "relation"} & seen


def test_the_joint_procedure_is_for_children_under_six():
    errors = wrong(NEWBORN, "child_birth", {"child_birth": "24/11/2020"})
    assert "1.001193" in errors["child_birth"]
    assert wrong(NEWBORN, "child_birth", {"child_birth": "25/11/2020"}) == {}


def test_a_parent_who_heads_the_household_is_known_already():
    assert not {"head_name", "head_number", "child_to_head"} & asked(NEWBORN, head_is="mother")


@pytest.mark.parametrize(("page", "name"), [("head_is", "head_is"), ("card_names", "card_names")])
def test_a_father_left_blank_cannot_be_named_later(page, name):
    errors = wrong(NEWBORN, page, {name: "father"}, married=False, father_how="blank")
    assert "Phần cha đang để trống" in errors[name]


def test_consent_through_vneid_needs_no_paper():
    assert "ct01_file" not in changed(NEWBORN, consent="vneid")
