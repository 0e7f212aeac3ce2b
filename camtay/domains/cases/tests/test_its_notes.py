from datetime import datetime, timedelta

import pytest

from camtay.domains.cases import actions, queries
from camtay.domains.cases.tests import factories as make
from camtay.foundation.access import Refused
from camtay.foundation.audit.journal import history
from camtay.foundation.calendar import ZONE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)


@pytest.fixture
def phuc():
    return make.actor(make.account("Lê Quang Phúc", ("specialist", make.phu_xuan())), NOW)


def test_officials_read_what_was_written(phuc):
    case = make.case(at=NOW)
    note = actions.write_note(case_id=case.pk, words=" Đã gọi, bà hẹn thứ tư. ", by=phuc, now=NOW)
    shown = queries.notes_of(case, by=phuc, now=NOW)
    assert [(one.note.words, one.may_withdraw) for one in shown] == [("Đã gọi, bà hẹn thứ tư.", True)]
    case.refresh_from_db()
    assert case.version == 2
    assert [(one.action, one.fields) for one in history("cases.CaseNote", note.pk)] == [
        ("cases.note", ["words"])
    ]


def test_its_writer_takes_it_back_within_a_day(phuc):
    case = make.case(at=NOW)
    note = actions.write_note(case_id=case.pk, words="Nhầm hồ sơ", by=phuc, now=NOW)
    actions.withdraw_note(case_id=case.pk, note_id=note.pk, by=phuc, now=NOW + timedelta(hours=3))
    actions.withdraw_note(case_id=case.pk, note_id=note.pk, by=phuc, now=NOW + timedelta(hours=4))
    note.refresh_from_db()
    assert (note.words, note.withdrawn_at) == ("", NOW + timedelta(hours=3))
    assert history("cases.CaseNote", note.pk).count() == 2


def test_nobody_else_does_nor_later(phuc):
    case = make.case(at=NOW)
    note = actions.write_note(case_id=case.pk, words="Đã gọi", by=phuc, now=NOW)
    chau = make.actor(make.account("Hoàng Bảo Châu", ("specialist", make.phu_xuan())), NOW)
    with pytest.raises(Refused, match="Chỉ người viết"):
        actions.withdraw_note(case_id=case.pk, note_id=note.pk, by=chau, now=NOW)
    with pytest.raises(Refused, match="quá một ngày"):
        actions.withdraw_note(
            case_id=case.pk, note_id=note.pk, by=phuc, now=NOW + timedelta(days=1, seconds=1)
        )


def test_whoever_the_case_belongs_to_reads_and_writes_none(phuc):
    case = make.case(at=NOW, applicant_id=phuc.person_id)
    assert queries.notes_of(case, by=phuc, now=NOW) is None
    with pytest.raises(Refused):
        actions.write_note(case_id=case.pk, words="Nhanh lên", by=phuc, now=NOW)


def test_an_empty_one_is_none(phuc):
    with pytest.raises(Refused, match="nội dung"):
        actions.write_note(case_id=make.case(at=NOW).pk, words="  ", by=phuc, now=NOW)
