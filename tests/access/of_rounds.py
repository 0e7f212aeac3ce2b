"""A phone in the field of Phú Xuân, a house worth a visit, a deed that waits, and a clash."""

from datetime import datetime
from typing import Any

from camtay.domains.people.tests import make as people
from camtay.domains.rounds.models import Clash, Command, Device, Visit
from camtay.foundation.ids import uuid7

IDS = ("device_id", "visit_id", "command_id", "clash_id")


def of_rounds(part: Any, mai: Any, now: datetime) -> dict[str, Any]:
    """Of somebody who helps in a neighbourhood, about Mai."""
    owner = people.account("Hồ Thị Giúp", ("helper", part))
    phone = Device.objects.create(
        pk=uuid7(), account=owner, label="Máy thử", secret_digest="0" * 64, enrolled_at=now
    )
    visit = Visit.objects.create(
        place=part, helper=owner, person_id=mai.person_id, skill="vneid", week=20261123, proposed_at=now
    )
    command = Command.objects.create(
        pk=uuid7(), device=phone, account=owner, name="observe/1", claimed_at=now, occurred_at=now, received_at=now,
        digest="0" * 64, payload={}, state="held", place=part,
    )  # fmt: skip
    clash = Clash.objects.create(
        person_id=mai.person_id, field="house", standing="1", other="2", by=owner, found_at=now
    )
    return {"device_id": phone.pk, "visit_id": visit.pk, "command_id": command.pk, "clash_id": clash.pk}
