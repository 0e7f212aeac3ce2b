"""What a row of a list of officials becomes."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from camtay.domains.learning.actions.officials import fold_days, link_persons
from camtay.domains.learning.models import Trainee
from camtay.domains.learning.rules.officials import key_of
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.calendar import local_day
from camtay.foundation.tables.columns import CellProblem, Row
from camtay.foundation.tables.model_target import ModelTarget
from camtay.foundation.tables.targets import Found, Snapshot, Step


class OfficialTarget(ModelTarget[Trainee]):
    """Officials of one commune, matched by number where the file gives one, else by name among those who stand on
    the roll. Nobody leaves by lacking in a list."""

    def __init__(self, commune: Place, *, by: Actor, now: datetime) -> None:
        super().__init__(
            Trainee.objects.filter(place=commune),
            key_field="number",
            fields=("number", "name", "department", "duty", "since", "until"),
            watched=("since_day", "until_day", "search", "version"),
        )
        self.commune, self.by, self.now = commune, by, now
        self._alike: Counter[str] = Counter()

    def key(self, values: Mapping[str, Any]) -> str:
        return key_of(values.get("number") or "", values["name"])

    def existing(self, keys: Collection[str], *, lock: bool) -> Mapping[str, Found]:
        """All of the commune, since they are few; those who left stand behind those who are there."""
        self._loaded.clear()
        found: dict[str, Found] = {}
        self._alike = Counter()
        for one in self._lockable(lock).order_by("since", "pk"):
            standing = self.remember(one)
            name, number = key_of("", one.name), key_of(one.number, one.name)
            self._alike[name] += one.until is None
            for key in {name, number}:
                if one.until is None or key not in found:
                    found[key] = standing
        return {key: found[key] for key in keys if key in found}

    def wanted(self, row: Row, found: Found | None) -> Snapshot:
        if not row.values.get("number") and self._alike[key_of("", row.values["name"])] > 1:
            raise CellProblem(
                _("Có hai người cùng tên trong danh sách. Hãy ghi mã số của người này."), "number"
            )
        wanted = super().wanted(row, found)
        if found is not None:  # an empty cell says nothing about what stands there
            wanted = {name: value for name, value in wanted.items() if value not in (None, "")}
        elif not wanted.get("since"):
            wanted["since"] = local_day(self.now).isoformat()
        self._check_days(wanted, found)
        return wanted

    def _check_days(self, wanted: Snapshot, found: Found | None) -> None:
        stands = found.fields if found is not None else {}
        since, until = wanted.get("since") or stands.get("since"), wanted.get("until") or stands.get("until")
        if not until or not since or date.fromisoformat(until) >= date.fromisoformat(since):
            return
        if not wanted.get("until"):
            raise CellProblem(
                _("Người này đã nghỉ trước ngày ấy. Nếu họ trở lại, hãy thêm họ bằng tay."), "since"
            )
        raise CellProblem(_("Ngày cuối phải từ ngày đầu trở đi."), "until")

    def build(self, step: Step, batch_id: UUID) -> Trainee:
        official = Trainee(place=self.commune, recorded_at=self.now, batch_id=batch_id)
        self.apply(official, step.wanted)
        fold_days(official)
        return official

    def change(self, record: Trainee, step: Step, batch_id: UUID) -> None:
        super().change(record, step, batch_id)
        fold_days(record)
        record.version += 1

    def create(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        built = [self.build(step, batch_id) for step in steps]
        link_persons(built, on=local_day(self.now))
        made = [self.snapshot(one) for one in Trainee.objects.bulk_create(built)]
        self._journal("learning.add_official", made, batch_id)
        return made

    def update(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        standing = super().update(steps, batch_id)
        self._journal("learning.change_official", standing, batch_id)
        return standing

    def _journal(self, action: str, found: Sequence[Found], batch_id: UUID) -> None:
        rows = Trainee.objects.filter(pk__in=[one.id for one in found]).exclude(person=None)
        about = {str(pk): person for pk, person in rows.values_list("pk", "person")}
        deeds = [
            Deed(action, "learning.Trainee", one.id, about.get(one.id), note=f"batch:{batch_id}")
            for one in found
        ]
        record_many(by=self.by, place_id=self.commune.pk, deeds=deeds, now=self.now)
