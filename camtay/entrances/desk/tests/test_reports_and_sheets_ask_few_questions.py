"""Lists and sheets of reports ask the database no more questions the more there is to show, and never many."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from camtay.domains.cases.tests import factories
from camtay.domains.closings.models import Regime
from camtay.domains.closings.tests.make import regime
from camtay.domains.people.tests.make import account, group_three, sign_in
from camtay.domains.reports import actions
from camtay.domains.reports.models import OwnLine
from camtay.domains.reports.tests import make
from camtay.domains.tasks.tests import make as work
from camtay.foundation.calendar import day_key, local_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)


def asked(client, path, **query):
    """How many questions a page asks once the session is warm."""
    assert client.get(path, query).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(path, query)
    return len(seen)


def test_the_lists_of_forms_and_of_filings(client, noon):
    at = make.desk()
    officer = sign_in(client, account("Lê Thị Sổ", ("data_officer", at.place)))

    def add(number):
        form = make.form(at, title=f"Biểu {number}")
        make.point(at, form, D9=make.figure("cases.received"))
        for day in (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)):
            actions.fill(form_id=form.pk, day=day, by=at.officer, now=make.NOW)
        return form

    form = add(0)
    paths = {"/can-bo/bao-cao/": 8, "/can-bo/bao-cao/da-dien/": 6, form.desk_path: 8}
    few = {path: asked(officer, path) for path in paths}
    for number in range(1, 5):
        add(number)
        regime(code=f"khac-{number}", title=f"Báo cáo {number}")
    many = {path: asked(officer, path) for path in paths}
    assert many == few
    assert {path: many[path] for path in paths if many[path] > paths[path]} == {}


def test_the_list_of_regimes(client, noon):
    at = make.desk()
    officer = sign_in(client, account("Lê Thị Sổ", ("data_officer", at.place)))
    few = asked(officer, "/can-bo/che-do-bao-cao/")
    for number in range(6):
        regime(at.place if number % 2 else None, code=f"khac-{number}", title=f"Báo cáo {number}")
    assert Regime.objects.count() == 7
    assert asked(officer, "/can-bo/che-do-bao-cao/") == few
    assert few <= 6


def test_the_statement_of_a_month(at, staff, now):
    phuc, client = staff("specialist"), at("specialist")
    office = work.Office(now)

    def add():
        for days in (0, 4):
            factories.case("handed_over", at=now, assignee=phuc, due_at=now - timedelta(days=days))
        work.task(office, "done", now=now, done_by=phuc, done_at=now, title="Lập danh sách")
        OwnLine.objects.create(
            account=phuc, month=int(f"{local_day(now):%Y%m}"), words="Trực bão", written_at=now
        )

    add()
    few = asked(client, reverse("desk:statement"))
    for _one in range(5):
        add()
    assert asked(client, reverse("desk:statement")) == few
    assert few <= 13


def test_the_village_and_the_day(client, at, now):
    part = group_three()
    head = sign_in(client, account("Nguyễn Văn Hải", ("village_head", part)))
    clerk = at("clerk")

    def add(number):
        factories.case(at=now, neighbourhood=part, received_at=now, received_day=day_key(local_day(now)))
        factories.case("handed_over", at=now, neighbourhood=part)
        account(f"Người giúp {number}", ("helper", part))

    add(0)
    few = asked(head, reverse("desk:village")), asked(clerk, reverse("desk:day_count"))
    for number in range(1, 6):
        add(number)
    assert (asked(head, reverse("desk:village")), asked(clerk, reverse("desk:day_count"))) == few
    assert few[0] <= 16
    assert few[1] <= 9
