"""Whatever is changed behind the product's back under a closed month is found, and named."""

import json
from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from camtay.connectors.signing.fake import FakeTsa
from camtay.domains.cases.models import Case
from camtay.domains.closings import actions, queries
from camtay.domains.closings.models import ClosedEvidence, Closing
from camtay.domains.closings.rules import contents, evidence
from camtay.domains.closings.rules.document import document
from camtay.domains.closings.rules.periods import period_of
from camtay.domains.closings.tests.make import data_officer, phu_xuan, regime, settled
from camtay.domains.learning.actions import observe
from camtay.domains.learning.models import Observation
from camtay.domains.people.tests import make as people
from camtay.foundation.access import SYSTEM
from camtay.foundation.audit import chain, journal
from camtay.foundation.audit.models import Chain, Entry
from camtay.foundation.calendar import ZONE, local_day
from camtay.foundation.ids import uuid7

pytestmark = pytest.mark.django_db
# The authority stamps by the true clock: a closing made on another day would be stamped before it was made.
NOW = timezone.now()
MONTH_AGO = local_day(NOW) - timedelta(days=45)
CODES = ["cases.received", "cases.on_time", "learning.taught"]


@pytest.fixture(scope="module")
def tsa(tmp_path_factory):
    with FakeTsa(tmp_path_factory.mktemp("tsa")) as running:
        yield running


@pytest.fixture
def closed(settings, tsa) -> Closing:
    """Two months of Phú Xuân, the second with two cases and somebody who was shown something; stamped."""
    settings.CAMTAY_TSA_URL, settings.CAMTAY_TSA_ROOTS = tsa.url, str(tsa.roots)
    asked = regime(indicators=CODES)
    first = period_of(asked, MONTH_AGO).first
    at = datetime.combine(first + timedelta(days=10), time(10), ZONE)
    sen = people.person("Phan Thị Sen", people.group_three())
    helper = people.actor(people.account("Võ Thị Lan", ("team_leader", people.group_three())), at)
    observe(
        observation_id=uuid7(), person=sen, skill="vneid", seen="shown", occurred_at=at, by=helper, now=at
    )
    settled(at)
    settled(at, on_time=False)
    made = [
        actions.close(place=phu_xuan(), regime=asked, day=day, by=data_officer(NOW), now=NOW)
        for day in (first - timedelta(days=1), first)
    ]
    for one in made:
        actions.stamp(closing_id=one.pk, now=NOW)
    return made[1]


def found(*kinds: str) -> list[str]:
    return [str(one) for one in queries.verify() if not kinds or one.kind in kinds]


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount == 1


def only(*parts: str, kind: str = "tampered") -> None:
    """Some finding of this kind has all these parts; and nothing is of another closing but what follows from it."""
    lines = found(kind)
    assert any(all(part in line for part in parts) for line in lines), lines


def test_nothing_is_found_where_nothing_was_changed(closed):
    assert found() == []
    assert [one.figure.numerator for one in queries.since_closed(closed, now=NOW).now.figures] == [2, 1, 1]


def test_a_cases_date(closed):
    one = Case.objects.first()
    sql("UPDATE cases_case SET settled_day = settled_day - 1 WHERE id = %s", db_id(one.pk))
    only(f"record cases.Case {one.pk}", "was changed", "closing 2 of 19753", "cases.on_time", "no deed")


def test_a_case_that_is_on_time_of_a_sudden(closed):
    late = Case.objects.get(on_time=False)
    sql("UPDATE cases_case SET on_time = TRUE WHERE id = %s", db_id(late.pk))
    only(f"record cases.Case {late.pk}", "was changed", "figure cases.received, cases.on_time")


def test_a_case_taken_away(closed):
    one = Case.objects.first()
    sql("DELETE FROM cases_case WHERE id = %s", db_id(one.pk))
    only(f"record cases.Case {one.pk}", "is gone")


def test_a_case_slipped_in_with_an_old_date(closed):
    one = settled(Case.objects.first().settled_at)
    only(f"record cases.Case {one.pk}", "is there and was not")


def test_a_case_moved_to_another_month(closed):
    one = Case.objects.first()
    sql("UPDATE cases_case SET settled_day = 20250901, received_day = 20250901 WHERE id = %s", db_id(one.pk))
    only(f"record cases.Case {one.pk}", "is gone")


def test_an_observation(closed):
    one = Observation.objects.get()
    sql("UPDATE learning_observation SET occurred_day = occurred_day - 1 WHERE id = %s", db_id(one.pk))
    only(f"record learning.Observation {one.pk}", "was changed")


def test_an_observation_taken_away(closed):
    one = Observation.objects.get()
    sql("DELETE FROM learning_observation WHERE id = %s", db_id(one.pk))
    only(f"record learning.Observation {one.pk}", "is gone")


def test_a_rung_said_to_be_another(closed):
    sql("UPDATE learning_personprogress SET alone_day = shown_day")
    only("record learning.PersonProgress", "was changed", "learning.taught")


def test_a_figures_number(closed):
    sql("UPDATE closings_closedfigure SET numerator = 2 WHERE code = 'cases.on_time' AND denominator = 2")
    only("closing 2 of 19753", "figure cases.on_time", "says 2 of 2, its evidence 1 of 2")
    only("closing 2 of 19753", "its digest covers")


def test_a_figures_share(closed):
    sql("UPDATE closings_closedfigure SET value = 0.9 WHERE code = 'cases.on_time' AND denominator = 2")
    only("closing 2 of 19753", "figure cases.on_time", "says 0.9")


def test_the_day_it_was_closed(closed):
    sql("UPDATE closings_closing SET cut = closed_at, title = 'Khác' WHERE number = 2")
    only("closing 2 of 19753", "its digest covers")


def test_its_digest(closed):
    sql("UPDATE closings_closing SET digest = %s WHERE number = 1", "0" * 64)
    only("closing 1 of 19753", "its digest covers")
    only("closing 2 of 19753", "the link to the closing before does not fit")
    only("closing 1 of 19753", "gives another number or digest")


def test_its_link(closed):
    sql("UPDATE closings_closing SET before = %s WHERE number = 2", "0" * 64)
    only("closing 2 of 19753", "the link to the closing before does not fit")


def test_a_closing_taken_away(closed):
    for table in ("closedfigure", "closedevidence", "closingstamp"):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM closings_{table} WHERE closing_id = %s", [db_id(closed.pk)])
    sql("DELETE FROM closings_closing WHERE number = 2")
    only(f"closing 2 ({closed.pk})", "gone")


def test_its_evidence(closed):
    kept = ClosedEvidence.objects.get(closing=closed, contents="cases.Case/1")
    lines = evidence.unpack(kept.lines)
    key = next(iter(lines))
    lines[key] = ("0" * 32, lines[key][1])
    kept.lines = evidence.pack(lines)
    kept.save()
    only("closing 2 of 19753", "the evidence cases.Case/1 is not what was frozen")
    kept.lines = b"x"
    kept.save()
    only("closing 2 of 19753", "the evidence cases.Case/1 cannot be read")


def test_its_time_stamp(closed):
    token = bytearray(closed.stamp.token)
    token[len(token) // 2] ^= 1
    sql("UPDATE closings_closingstamp SET token = %s WHERE closing_id = %s", bytes(token), db_id(closed.pk))
    only("closing 2 of 19753", "time stamp is not the one")


def test_its_time_stamp_taken_away(closed):
    sql("DELETE FROM closings_closingstamp WHERE closing_id = %s", db_id(closed.pk))
    only("closing 2 of 19753", "its time stamp is gone")


def test_the_time_of_its_stamp(closed):
    sql("UPDATE closings_closingstamp SET stamped_at = received_at WHERE closing_id = %s", db_id(closed.pk))
    only("closing 2 of 19753", "its stamp says")


def test_a_whole_closing_made_anew_with_every_digest_right(closed):
    """Whoever can write everything can make all digests fit again; the stamp was given for another one."""
    figure = closed.figures.get(code="cases.received")
    kept = figure.evidence
    lines = dict(list(evidence.unpack(kept.lines).items())[:1])
    kept.lines, kept.records, kept.digest = evidence.pack(lines), 1, evidence.digest_of(lines)
    kept.save()
    for one in closed.figures.filter(evidence=kept):
        marks = [counts for _key, _hash, counts in evidence.population(lines, one.number)]
        one.numerator, one.denominator = sum(marks), len(marks) if one.denominator is not None else None
        one.value = sum(marks) / len(marks) if one.kind == "share" else sum(marks)
        one.evidence_digest = evidence.digest_of_figure(lines, one.number)
        one.save()
    pairs = [
        (one, one.evidence.contents) for one in closed.figures.select_related("evidence").order_by("order")
    ]
    forged = contents.digest(document(closed, pairs, list(closed.evidence.order_by("contents"))))
    sql("UPDATE closings_closing SET digest = %s WHERE number = 2", forged)
    entry = Entry.objects.get(object_id=str(closed.pk), action="closings.close")
    entry.note = f"2 {forged}"
    made_anew(entry)
    only("closing 2 of 19753", "its time stamp does not hold")


def test_a_journal_entry(closed):
    entry = Entry.objects.filter(place_id=phu_xuan().pk).first()
    sql("UPDATE audit_entry SET actor = 'account:999' WHERE id = %s", entry.pk)
    only(f"entry {entry.number} was changed")


def test_a_journal_entry_taken_away(closed):
    entry = Entry.objects.filter(place_id=phu_xuan().pk).first()
    sql("DELETE FROM audit_entry WHERE id = %s", entry.pk)
    only(f"entry {entry.number} is missing")


def test_a_journal_made_anew_with_every_digest_right(closed):
    entry = Entry.objects.filter(place_id=phu_xuan().pk).order_by("number").first()
    entry.actor = "account:999"
    made_anew(entry)
    assert journal.verify() == []
    only("closing 2 of 19753", f"the journal of place {phu_xuan().pk} up to entry", "is not what it was then")


def test_a_change_by_a_deed_is_told_from_one_without(closed):
    one = Case.objects.get(on_time=True)
    sql("UPDATE cases_case SET rating = 4, rated_day = settled_day WHERE id = %s", db_id(one.pk))
    journal.record(
        by=SYSTEM,
        action="cases.rate",
        object_type="cases.Case",
        object_id=one.pk,
        now=NOW,
        place_id=phu_xuan().pk,
    )
    assert found("tampered", "doubt") == []
    only(f"record cases.Case {one.pk}", "cases.rate", kind="later")


def test_what_only_the_person_tells_of_stays_in_doubt(closed):
    sen = Observation.objects.get().person
    sql("UPDATE learning_personprogress SET helped_day = shown_day")
    journal.record(
        by=SYSTEM, action="learning.observe", object_type="learning.Observation", object_id=uuid7(), now=NOW,
        place_id=phu_xuan().pk, about=sen.pk,
    )  # fmt: skip
    only("record learning.PersonProgress", "perhaps by learning.observe", kind="doubt")


def test_a_definition_that_is_another_today_is_said(closed, monkeypatch):
    sql(
        "UPDATE closings_closedfigure SET definition = %s WHERE code = 'cases.on_time' AND denominator = 2",
        "0" * 64,
    )
    only("figure cases.on_time", "defined otherwise today", kind="note")


def test_stamps_nobody_can_vouch_for_stay_in_doubt(closed, settings):
    settings.CAMTAY_TSA_ROOTS = ""
    only("closing 2 of 19753", "cannot be checked", kind="doubt")


def made_anew(changed: Entry) -> None:
    """Write the journal of a place again from this entry on, as somebody would who knows how."""
    before = ""
    for entry in Entry.objects.filter(place_id=changed.place_id).order_by("number"):
        entry = changed if entry.pk == changed.pk else entry
        entry.digest = before = chain.digest(entry, before)
        Entry.objects.filter(pk=entry.pk).update(
            actor=entry.actor,
            note=entry.note,
            fields=json.loads(json.dumps(entry.fields)),
            digest=entry.digest,
        )
    Chain.objects.filter(place_id=changed.place_id).update(head=before)


def db_id(pk: object) -> object:
    return pk if connection.vendor == "postgresql" else pk.hex
