"""A target for one Django model: most imports are this, with a few methods of their own."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from camtay.foundation.tables.columns import Row
from camtay.foundation.tables.targets import Found, Snapshot, Step, plain

Record = TypeVar("Record", bound=models.Model)


class ModelTarget(Generic[Record]):
    """Rows become records of `records.model`.

    `records`: the queryset an import may see and change (its scope). `key_field`: the field that identifies a row.
    `fields`: model fields (foreign keys by their column, "place_id") that the file sets, under the same column keys;
    they make the snapshot, together with `watched`: further fields that `change` derives from them.
    `parts`: models whose rows belong to a record and go with it; any other reference forbids taking it back.
    """

    def __init__(
        self,
        records: models.QuerySet[Record],
        *,
        key_field: str,
        fields: Sequence[str],
        watched: Sequence[str] = (),
        parts: Collection[type[models.Model]] = (),
    ) -> None:
        self.records = records
        self.model = records.model
        self.key_field = key_field
        self.fields = tuple(fields)
        self.snapshot_fields = (*self.fields, *watched)
        self.object_type = self.model._meta.label_lower
        self.parts = frozenset(parts)
        self._loaded: dict[str, Record] = {}

    # What a domain most often overrides

    def key(self, values: Mapping[str, Any]) -> str:
        return str(values[self.key_field])

    def prepare(self, rows: Sequence[Row]) -> None:
        """Nothing to look up."""

    def wanted(self, row: Row, found: Found | None) -> Snapshot:  # noqa: ARG002 - for overriding
        return {name: self.blank(name, row.values[name]) for name in self.fields if name in row.values}

    def build(self, step: Step, batch_id: UUID) -> Record:  # noqa: ARG002 - for overriding
        """A new record, not yet saved."""
        record = self.model()
        self.apply(record, step.wanted)
        return record

    def change(self, record: Record, step: Step, batch_id: UUID) -> None:  # noqa: ARG002 - for overriding
        """Set the fields that differ; override to set others with them (a version, derived dates)."""
        self.apply(record, {name: after for name, (_before, after) in step.differences.items()})

    # The rest

    def blank(self, name: str, value: Any) -> Any:
        """A blank cell in a field that may not be null is the field's empty value."""
        field = self.field(name)
        if value is None and isinstance(field, models.CharField | models.TextField) and not field.null:
            return ""
        return plain(value)

    def apply(self, record: Record, values: Snapshot) -> None:
        """Put plain values into fields, as the types those fields hold."""
        for name, value in values.items():
            setattr(record, name, self.field(name).to_python(value))

    def field(self, name: str) -> "models.Field[Any, Any]":
        return cast("models.Field[Any, Any]", self.model._meta.get_field(name))

    def snapshot(self, record: Record) -> Found:
        return Found(str(record.pk), {name: plain(getattr(record, name)) for name in self.snapshot_fields})

    def existing(self, keys: Collection[str], *, lock: bool) -> Mapping[str, Found]:
        self._loaded.clear()
        records = self._lockable(lock).filter(**{f"{self.key_field}__in": keys})
        return {str(getattr(record, self.key_field)): self.remember(record) for record in records}

    def remember(self, record: Record) -> Found:
        """Keep a loaded record for `update`, which changes it in place."""
        self._loaded[str(record.pk)] = record
        return self.snapshot(record)

    def create(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        made = self.model._default_manager.bulk_create([self.build(step, batch_id) for step in steps])
        return [self.snapshot(record) for record in made]

    def update(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        records = []
        for step in steps:
            assert step.found is not None
            record = self._loaded.pop(step.found.id)
            self.change(record, step, batch_id)
            records.append(record)
        self.write(records)
        return [self.snapshot(record) for record in records]

    def write(self, records: Sequence[Record]) -> None:
        """Save loaded records at once. Faster than bulk_update, which spells every value out as a CASE."""
        names = [field.name for field in self.model._meta.concrete_fields if not field.primary_key]
        self.model._default_manager.bulk_create(
            records, update_conflicts=True, unique_fields=["pk"], update_fields=names
        )

    def current(self, ids: Collection[str]) -> Mapping[str, Found]:
        return {str(record.pk): self.remember(record) for record in self._lockable(True).filter(pk__in=ids)}

    def in_use(self, ids: Collection[str]) -> Mapping[str, str]:
        used: dict[str, str] = {}
        for relation in self.model._meta.related_objects:
            if relation.related_model in self.parts:
                continue
            name = relation.field.name
            referring = relation.related_model._base_manager.filter(**{f"{name}__in": ids})
            for pk in referring.values_list(name, flat=True).distinct():
                used[str(pk)] = _("đang được dùng ở nơi khác, không xóa được")
        return used

    def delete(self, ids: Collection[str]) -> None:
        self.records.filter(pk__in=ids).delete()

    def restore(self, before: Mapping[str, Snapshot]) -> None:
        records = []
        for pk, values in before.items():
            record = self._loaded.pop(pk)
            self.apply(record, values)
            records.append(record)
        self.write(records)

    def _lockable(self, lock: bool) -> models.QuerySet[Record]:
        return self.records.select_for_update(of=("self",)) if lock else self.records
