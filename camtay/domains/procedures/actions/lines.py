"""Lines of the catalogue written in the browser: added, and changed. Loading the catalogue leaves them alone."""

from dataclasses import asdict, fields
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.procedures import permissions, queries, states
from camtay.domains.procedures.actions.catalogue import COUNTRY, bump
from camtay.domains.procedures.models import Procedure
from camtay.domains.procedures.queries import Facts, seen
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record


class LineChanged(Refused):
    """Somebody else changed the line meanwhile. What was typed is kept by the door that shows this."""


@transaction.atomic
def add_procedure(*, code: str, facts: Facts, by: Actor, now: datetime) -> Procedure:
    """A line of the catalogue that no list has. Raises Refused for a code that stands already."""
    permissions.check_can_edit(by=by)
    standing = queries.by_code(code)
    if standing is not None:
        raise Refused(
            _("Mã này đã có: %(name)s. Hãy mở thủ tục ấy và soạn biểu mẫu ở đó.") % {"name": standing.name}
        )
    procedure = Procedure(
        code=code.strip(),
        level="Cấp xã",
        offered=True,
        source=states.MADE_HERE,
        verified=states.Verified.PARTLY,
    )
    _write(procedure, facts)
    procedure.save(force_insert=True)
    _record("add", procedure, [one.name for one in fields(Facts)], by=by, now=now)
    bump()
    return procedure


@transaction.atomic
def change_procedure(*, procedure: Procedure, facts: Facts, was: str, by: Actor, now: datetime) -> Procedure:
    """Put the line right. `was`: `seen` of the line that is being changed; raises LineChanged where it is another by now."""
    permissions.check_can_edit(by=by)
    standing = Procedure.objects.select_for_update().get(pk=procedure.pk)
    changed = [one.name for one in fields(Facts) if getattr(standing, one.name) != getattr(facts, one.name)]
    if not changed:
        return standing
    if seen(standing) != was:
        raise LineChanged(
            _("Người khác vừa sửa thủ tục này. Những gì bạn gõ vẫn còn đây: hãy so lại rồi lưu lần nữa.")
        )
    _write(standing, facts)
    standing.source = states.MADE_HERE
    standing.save(update_fields=[*changed, "source"])
    _record("change", standing, changed, by=by, now=now)
    bump()
    return standing


def _write(procedure: Procedure, facts: Facts) -> None:
    known = facts.time_amount is not None or facts.time_unit == states.TimeUnit.SAME_DAY
    for name, value in asdict(facts).items():
        setattr(procedure, name, value)
    if not known or facts.time_unit == states.TimeUnit.OTHER:
        procedure.time_unit, procedure.time_amount = states.TimeUnit.OTHER, None


def _record(deed: str, procedure: Procedure, changed: list[str], *, by: Actor, now: datetime) -> None:
    record(
        by=by,
        action=f"procedures.{deed}",
        object_type="procedures.Procedure",
        object_id=procedure.pk,
        now=now,
        place_id=COUNTRY,
        fields=changed,
    )
