"""Every domain tells a person what it keeps about them, and forgets them; and no personal field is left out."""

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from camtay.domains.people import queries as people
from camtay.domains.wishes import actions, queries
from camtay.domains.wishes.tests.whole import (
    EMAIL,
    FOLDED,
    NAME,
    NUMBER,
    PHONE,
    SECRET,
    forget_all,
    make_whole,
)
from tests.architecture import house

DOMAINS = sorted({room for layer in house.contract("floors") for room in layer.replace("|", " ").split()})
# What the law keeps of somebody who is forgotten, by table and column, and how many rows of it the whole person has.
KEPT_BY_LAW = {
    "people.Person.name": 1, "people.Person.search": 1,  # an accepted case names them
    "cases.Case.applicant_name": 2, "cases.Case.applicant_phone": 2, "cases.Case.search": 2, "cases.Case.reason": 1,
    "cases.Answers.document": 1, "cases.CaseFile.name": 1, "cases.CaseNote.words": 1, "cases.CasePause.evidence": 1,
    "cases.CaseApology.reason": 1,
    "tables.BatchChange.after": 1,  # the line of the provincial list behind an accepted case
    "dispatch.Message.address": 1,  # the last word, until the night after it is sent
}  # fmt: skip


def test_every_domain_tells_and_forgets():
    missing = []
    for domain in DOMAINS:
        tells = import_module(f"camtay.domains.{domain}.queries")
        forgets = import_module(f"camtay.domains.{domain}.actions")
        missing += [f"{domain}.queries.about"] * (not callable(getattr(tells, "about", None)))
        missing += [f"{domain}.actions.forget"] * (not callable(getattr(forgets, "forget", None)))
        if domain != "wishes":  # which gathers the others
            missing += [f"{domain}.queries.KEEPS"] * (not hasattr(tells, "KEEPS"))
            missing += [f"wishes asks {domain}"] * (tells not in queries.DOMAINS)
            missing += [f"wishes has {domain} forget"] * (forgets not in actions.DOMAINS)
    assert not missing, house.listed(missing, "A domain says what it keeps about a person, and forgets them.")


def personal_fields() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_models():
        if model.__module__.startswith("camtay."):
            classes: dict[str, str] = getattr(model, "PERSONAL", {})
            yield from ((model, name) for name, kind in classes.items() if kind != "none")


def test_it_registers_every_personal_field():
    known = {name for one in queries.registers() for name in one.fields}
    fields = {f"{model._meta.label}.{name}" for model, name in personal_fields()}
    assert fields
    assert not fields - known, "shown on no ground, and not said why it is not shown"
    assert not known - fields, "registered, but there is no such personal field"


@pytest.mark.django_db
def test_it_tells_a_person_every_value_that_is_kept():
    whole = make_whole()
    told = queries.about(whole.person)
    hidden = {name for one in queries.registers() for name in one.hidden}
    said = {name for line in told for name in line.fields}
    filled = {f"{model._meta.label}.{name}" for model, name in personal_fields() if _any_filled(model, name)}
    assert filled - hidden - said == set(), "kept, but neither told nor said why not"
    words = "\n".join(line.value for line in told)
    for value in (
        NAME,
        NUMBER,
        "0905 777 123",
        EMAIL,
        "Tổ dân phố 3",
        "02/03/1958",
        "EB123",
        SECRET,
        "khen",
        "H57-2",
    ):
        assert value in words, value
    assert all(
        str(part) for line in told for part in (line.ground.purpose, line.ground.basis, line.ground.term)
    )


def _any_filled(model: type[models.Model], name: str) -> bool:
    values = model._base_manager.values_list(name, flat=True)
    return any(value not in (None, "", [], {}) for value in values)


def found_in_any_column(sought: str) -> dict[str, int]:
    """Table and column → in how many rows the words stand, in all tables of the database, the libraries' too."""
    counted: dict[str, int] = {}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if not isinstance(field, models.CharField | models.TextField | models.JSONField):
                continue
            values = model._base_manager.values_list(field.attname, flat=True)
            if hits := sum(sought in _text(value) for value in values):
                counted[f"{model._meta.label}.{field.name}"] = hits
    return counted


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


@pytest.mark.django_db
def test_it_leaves_nothing_of_a_person_but_what_the_law_keeps():
    whole = make_whole()
    assert found_in_any_column(NAME)
    forget_all(whole)
    left: dict[str, int] = {}
    for sought in (NAME, FOLDED, PHONE, NUMBER, EMAIL, SECRET, "1958-03-02", "khen"):
        for where, rows in found_in_any_column(sought).items():
            left[where] = max(left.get(where, 0), rows)
    assert left == KEPT_BY_LAW


@pytest.mark.django_db
def test_it_announces_just_what_it_does():
    whole = make_whole()
    before = found_in_any_column(NAME)
    announced = actions.preview(person=whole.person, now=whole.request.asked_at)
    assert found_in_any_column(NAME) == before
    done = forget_all(whole)
    assert [str(one) for one in done.erased] == [str(one) for one in announced.would.erased]
    assert [str(one.what) for one in done.stays[:-1]] == [str(one.what) for one in announced.would.stays]
    assert all(str(one.law) and str(one.until) for one in done.stays)


@pytest.mark.django_db
def test_it_knows_the_addresses_of_merged_rows():
    whole = make_whole()
    who = people.whom(whole.person)
    assert (who.phones, who.emails) == ({PHONE}, {EMAIL})
    assert len(who.ids) == 2
