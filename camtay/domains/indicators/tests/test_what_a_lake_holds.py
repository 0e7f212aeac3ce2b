"""A lake holds what figures need and nobody's name; practice is not in it; it follows what changes."""

from datetime import date, datetime

import pytest
from django.apps import apps

from camtay.connectors.warehouse import Lake, LakeError
from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.domains.cases.tests import factories as make
from camtay.domains.indicators import queries
from camtay.domains.indicators.actions.exporting import export_lake
from camtay.domains.indicators.queries import lake
from camtay.domains.indicators.tests import lakes
from camtay.foundation.access import SYSTEM, Refused
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
WINDOW = queries.Window(date(2026, 1, 1), date(2026, 11, 24), NOW)
# Personal by their class, and still nobody's name: where somebody lives, what was taught, what somebody is in a team.
CODES = {"neighbourhood", "skill", "duty"}


def export(folder, by=SYSTEM):
    return export_lake(folder=folder, by=by, now=lambda: NOW)


def figure(folder, code="cases.received"):
    with lake.opened(make.phu_xuan(), WINDOW, folder, by=SYSTEM) as look:
        return look.figures([code])[0].numerator


@pytest.mark.parametrize("wanted", lake.wanted_here(), ids=lambda one: one.table)
def test_no_column_says_who_somebody_is(wanted):
    model = apps.get_model(wanted.table)
    for name in wanted.fields:
        field = model._meta.get_field(name.split("__")[0])
        assert model.PERSONAL[field.name] == "none" or name in CODES
    personal = {one.path.split("__")[0] or one.name for one in wanted.source.columns if one.personal}
    assert not personal & set(wanted.fields)


def test_what_is_filed_for_practice_stays_out(tmp_path):
    real = make.case(states.HANDED_OVER, at=NOW)
    commune = make.phu_xuan()
    practice = make.place("19753-T", "Tập", "phuong", commune.parent, practice=True)
    Case.objects.filter(pk=make.case(states.HANDED_OVER, at=NOW).pk).update(
        receiving_place=practice, deciding_place=practice
    )
    export(tmp_path)
    assert set(Lake.open(tmp_path).communes("cases.Case")) == {real.receiving_place.code}
    assert figure(tmp_path) == 1
    with pytest.raises(LakeError), lake.opened(practice, WINDOW, tmp_path, by=SYSTEM):
        pass


def test_a_changed_record_replaces_its_older_version_and_one_that_is_gone_goes(tmp_path):
    one, other = (make.case(states.HANDED_OVER, at=NOW) for _ in range(2))
    export(tmp_path)
    assert (figure(tmp_path), figure(tmp_path, "cases.filed_online")) == (2, 2)
    Case.objects.filter(pk=one.pk).update(channel="counter")
    assert sum(written.changed for written in export(tmp_path)) == 1
    assert (figure(tmp_path), figure(tmp_path, "cases.filed_online")) == (2, 1)
    Case.objects.filter(pk=other.pk).update(received_at=None, received_day=None)
    export(tmp_path)
    assert figure(tmp_path) == 1
    lakes.compare(make.phu_xuan(), WINDOW, tmp_path)
    assert sum(written.changed for written in export(tmp_path)) == 0


def test_stopped_in_the_middle_it_goes_on(tmp_path):
    make.case(states.HANDED_OVER, at=NOW)

    def stop(_written):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_lake(folder=tmp_path, by=SYSTEM, now=lambda: NOW, tell=stop)
    with pytest.raises(LakeError):
        figure(tmp_path)
    assert sum(written.changed for written in export(tmp_path)) == 0  # what was written is vouched for
    assert figure(tmp_path) == 1


def test_a_record_decided_elsewhere_is_found_from_there(tmp_path):
    case = make.case(states.HANDED_OVER, at=NOW)
    elsewhere = make.place("19858", "Thuận Hóa", "phuong", case.receiving_place.parent)
    Case.objects.filter(pk=case.pk).update(deciding_place=elsewhere)
    export(tmp_path)
    for place in (case.receiving_place, elsewhere, elsewhere.parent):
        lakes.compare(place, WINDOW, tmp_path)


def test_an_official_may_not_take_all_of_it(tmp_path):
    leader = make.actor(make.account("leader", ("commune_leader", make.phu_xuan())), NOW)
    with pytest.raises(Refused):
        export(tmp_path, by=leader)
