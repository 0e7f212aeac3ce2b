import hashlib
import json

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from camtay.demo import load
from camtay.demo.tests.cities import TODAY, small  # noqa: F401  a fixture
from camtay.domains.cases import states
from camtay.domains.cases.models import Case
from camtay.domains.people.models import Account, Person, RoleHeld
from camtay.domains.people.states import ROLES
from camtay.foundation.calendar import day_range

pytestmark = pytest.mark.django_db


def test_the_same_day_gives_the_same_rows_with_everyone_and_every_state(small):  # noqa: F811
    first, roles, found = loaded()
    assert roles == {role.code for role in ROLES}
    assert found == {state.code for state in states.TABLE.states}
    assert loaded()[0] == first


def loaded():
    """Everything the demonstration writes as one digest, its roles and its states; taken back afterwards."""
    _count_from_one()
    with transaction.atomic():
        load.load(TODAY, lambda _line: None)
        digest = hashlib.sha256()
        for model in apps.get_models():
            if not model.__module__.startswith("camtay."):
                continue
            rows = list(model.objects.order_by("pk").values())
            keys = {row.pop("id", None): n for n, row in enumerate(rows) if isinstance(row.get("id"), int)}
            digest.update(json.dumps([model.__name__, len(keys), len(rows)]).encode())
            digest.update(json.dumps(_without_serials(rows), default=str, sort_keys=True).encode())
        found = set(Case.objects.values_list("state", flat=True))
        roles = set(RoleHeld.objects.values_list("role", flat=True))
        transaction.set_rollback(True)
    return digest.hexdigest(), roles, found


def _count_from_one():
    """PostgreSQL's serial numbers go on after a rollback, and the journal's digests are over them."""
    models = [model for model in apps.get_models() if model.__module__.startswith("camtay.")]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(sql)


def _without_serials(rows):
    """Serial numbers go on counting after a rollback; what they point at is compared by its own row."""
    return [{k: v for k, v in row.items() if not isinstance(v, int) or isinstance(v, bool)} for row in rows]


def test_it_refuses_where_somebody_else_is(small):  # noqa: F811
    Person.objects.create(name="Người thật", created_at=day_range(TODAY, TODAY)[0])
    with pytest.raises(load.ForeignRecordsError):
        load.load(TODAY, lambda _line: None)
    assert not Account.objects.exists()
