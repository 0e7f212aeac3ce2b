"""What an imported list becomes: cases of origin `mirror`, with their clock folded and their line in the journal."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from camtay.domains.cases import states
from camtay.domains.cases.actions import tying
from camtay.domains.cases.actions.moves import fold_clock, gather_words
from camtay.domains.cases.models import Answers, Case, CaseFile, CasePaper, CasePause, NotedCase
from camtay.domains.cases.rules import mirror
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.tables.columns import CellProblem, Row
from camtay.foundation.tables.model_target import ModelTarget
from camtay.foundation.tables.targets import Found, Snapshot, Step, plain

_FIELDS = ("external_code", "procedure_id", "receiving_place_id", "deciding_place_id", *mirror.known_fields())
_WATCHED = (
    "version", "clock_due_at", "settled_at", "on_time", "received_day", "settled_day", "search", "paused_since",
    "explained_due_at", "on_time_explained", "worked_half_days", "stopped_half_days",
)  # fmt: skip


class MirrorTarget(ModelTarget[Case]):
    """Cases of one place, matched by the national code."""

    def __init__(self, place: Place, *, by: Actor, now: datetime) -> None:
        super().__init__(
            Case.objects.all(),
            key_field="external_code",
            fields=_FIELDS,
            watched=_WATCHED,
            parts=(Answers, CaseFile, CasePaper, CasePause, NotedCase),  # a note waits again
        )
        self.place, self.by, self.now = place, by, now
        self._procedures: dict[str, Procedure | None] = {}
        self._places: dict[str, Place | None] = {}
        self._by_pk: dict[int, Procedure] = {}
        self._own_codes: set[str] = set()

    def prepare(self, rows: Sequence[Row]) -> None:
        asked = {code for row in rows if (code := row.values.get("procedure_code"))} - self._procedures.keys()
        found = procedures.by_codes(asked) if asked else {}
        self._procedures.update({code: found.get(code) for code in asked})
        self._by_pk.update({procedure.pk: procedure for procedure in found.values()})
        named = {row.values.get(key) for row in rows for key in ("receiving_code", "deciding_code")}
        units = {code for code in named if code and code.isdigit()} - self._places.keys()
        known = places.by_codes(units) if units else {}
        self._places.update({code: known.get(code) for code in units})
        keys = [code for row in rows if (code := row.values.get("external_code"))]
        taken = Case.objects.filter(code__in=keys).exclude(origin=states.Origin.MIRROR)
        self._own_codes = {code for code in taken.values_list("code", flat=True) if code}

    def wanted(self, row: Row, found: Found | None) -> Snapshot:
        values = mirror.facts(row.values)
        procedure = self._procedures.get(values.get("procedure_code") or "")
        if procedure is not None:
            values["procedure_code"] = procedure.code
            values["procedure_name"] = procedure.name
        elif "procedure_code" in values and not values.get("procedure_name"):
            if not values["procedure_code"]:
                raise CellProblem(_("Thiếu mã hoặc tên thủ tục."), "procedure_code")
            values["procedure_name"] = values["procedure_code"]
        values["procedure_id"] = procedure.pk if procedure else None
        values["external_code"] = row.values["external_code"]
        values["receiving_place_id"] = self._place_of(row, "receiving_code").pk
        values["deciding_place_id"] = self._place_of(row, "deciding_code").pk
        self._check_ours(values, found)
        return {name: plain(value) for name, value in values.items()}

    def _place_of(self, row: Row, key: str) -> Place:
        """The unit a row names by its code, old or new; the place of the import where it names a department."""
        return self._places.get(row.values.get(key) or "") or self.place

    def _check_ours(self, values: Mapping[str, Any], found: Found | None) -> None:
        if values["external_code"] in self._own_codes:
            raise CellProblem(
                _("Mã này là của một hồ sơ nộp ở đây nên không nạp. Hãy xem lại mã."), "external_code"
            )
        asked = {values["receiving_place_id"], values["deciding_place_id"]}
        if self.place.pk not in asked:
            raise CellProblem(
                _("Hồ sơ này không phải do đơn vị này tiếp nhận hay giải quyết."), "receiving_code"
            )
        if found is not None:
            standing = {found.fields["receiving_place_id"], found.fields["deciding_place_id"]}
            if self.place.pk not in standing:
                raise CellProblem(_("Mã hồ sơ này đã thuộc đơn vị khác."), "external_code")

    def build(self, step: Step, batch_id: UUID) -> Case:
        case = super().build(step, batch_id)
        case.origin = states.Origin.MIRROR
        case.code = case.external_code
        case.batch_id = batch_id
        case.recorded_at = self.now
        self._fold(case)
        return case

    def change(self, record: Case, step: Step, batch_id: UUID) -> None:
        super().change(record, step, batch_id)
        record.batch_id = batch_id
        record.version += 1
        self._fold(record)

    def _fold(self, case: Case) -> None:
        if case.procedure_id is not None and case.procedure_id in self._by_pk:
            case.procedure = self._by_pk[case.procedure_id]
        fold_clock(case)
        gather_words(case)

    def create(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        made = super().create(steps, batch_id)
        self._journal("cases.import", made, [sorted(step.wanted) for step in steps], batch_id)
        return made

    def update(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        standing = super().update(steps, batch_id)
        self._journal("cases.import_change", standing, [sorted(step.differences) for step in steps], batch_id)
        return standing

    def delete(self, ids: Collection[str]) -> None:
        tying.let_go(ids)
        super().delete(ids)

    def undone(self, ids: Collection[str], batch_id: UUID) -> None:
        """Write the undoing into the journal, which keeps the lines of what was taken back."""
        deeds = [Deed("cases.import_undo", "cases.Case", one, note=f"batch:{batch_id}") for one in ids]
        if deeds:
            record_many(by=self.by, place_id=self.place.pk, deeds=deeds, now=self.now)
        tying.settle_cases(ids, by=self.by, now=self.now)

    def _journal(
        self, action: str, found: Sequence[Found], fields: Sequence[Sequence[str]], batch_id: UUID
    ) -> None:
        deeds = [
            Deed(action, "cases.Case", one.id, fields=names, note=f"batch:{batch_id}")
            for one, names in zip(found, fields, strict=True)
        ]
        record_many(by=self.by, place_id=self.place.pk, deeds=deeds, now=self.now)
