"""What a row of a neighbourhood list becomes."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from camtay.domains.places.models import Place, PlaceCode, PlaceName, PlaceSetting
from camtay.domains.places.rules import names
from camtay.domains.places.states import Kind, Type
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.tables.columns import CellProblem, Row
from camtay.foundation.tables.model_target import ModelTarget
from camtay.foundation.tables.targets import Found, Snapshot, Step
from camtay.foundation.vietnamese import fold


class NeighbourhoodTarget(ModelTarget[Place]):
    """Neighbourhoods of one commune, matched by code where the file gives one, else by name."""

    def __init__(self, commune: Place, *, by: Actor, now: datetime) -> None:
        super().__init__(
            Place.objects.neighbourhoods().filter(parent=commune),
            key_field="code",
            fields=("code", "name", "type", "households", "residents"),
            watched=("short_name", "search", "version"),
            parts=(PlaceName, PlaceCode, PlaceSetting),
        )
        self.commune, self.by, self.now = commune, by, now
        self._code_of_name: dict[str, str] = {}
        self._codes: set[str] = set()
        self._last_number = 0
        self._foreign: set[str] = set()

    def key(self, values: Mapping[str, Any]) -> str:
        return f"code:{values['code']}" if values.get("code") else f"name:{fold(self._name(values))}"

    def _name(self, values: Mapping[str, Any]) -> str:
        return names.full_name(str(values["name"]), self._type(values))

    def _type(self, values: Mapping[str, Any]) -> Type:
        """As the file says, else as the name says, else as is usual in a commune of this type."""
        usual = Type.TO_DAN_PHO if self.commune.type == Type.PHUONG else Type.THON
        return values.get("type") or names.type_in_name(str(values["name"])) or usual

    def prepare(self, rows: Sequence[Row]) -> None:
        asked = {code for row in rows if (code := row.values.get("code"))}
        elsewhere = Place.objects.filter(code__in=asked).exclude(parent=self.commune)
        self._foreign = set(elsewhere.values_list("code", flat=True))
        self._codes |= asked

    def existing(self, keys: Collection[str], *, lock: bool) -> Mapping[str, Found]:
        """All of the commune, since they are few and a name may be met under several keys."""
        self._loaded.clear()
        found: dict[str, Found] = {}
        for place in self._lockable(lock):
            standing = self.remember(place)
            self._codes.add(place.code)
            self._code_of_name[fold(place.name)] = place.code
            found[f"code:{place.code}"] = found[f"name:{fold(place.name)}"] = standing
        return {key: found[key] for key in keys if key in found}

    def wanted(self, row: Row, found: Found | None) -> Snapshot:
        values = dict(row.values)
        code = values.pop("code", None)
        if code in self._foreign:
            raise CellProblem(_("Mã này đã dùng cho nơi khác. Hãy ghi mã khác hoặc để trống."), "code")
        if found is not None and not values.get("type"):
            values["type"] = Type(found.fields["type"])
        kind, name = self._type(values), self._name(values)
        self._check_name(name, code, found)
        wanted: Snapshot = {"name": name, "type": str(kind)}
        wanted |= {key: values[key] for key in ("households", "residents") if key in values}
        return wanted | ({"code": code} if code else {})

    def _check_name(self, name: str, code: str | None, found: Found | None) -> None:
        """Two neighbourhoods of one name in a commune are one, or a slip of the pen."""
        own = found.fields["code"] if found else code or name
        holder = self._code_of_name.setdefault(fold(name), own)
        if holder != own:
            words = _("Tên này đã có ở mã %(code)s. Hãy ghi đúng mã đó, hoặc sửa tên.") % {"code": holder}
            raise CellProblem(words, "name")

    def build(self, step: Step, batch_id: UUID) -> Place:  # noqa: ARG002 - as every target's
        place = Place(kind=Kind.NEIGHBOURHOOD, parent=self.commune, practice=self.commune.practice)
        code = step.wanted.get("code") or self._next_code()
        self._codes.add(code)
        self._fill(place, {**step.wanted, "code": code})
        return place

    def change(self, record: Place, step: Step, batch_id: UUID) -> None:  # noqa: ARG002 - as every target's
        self._fill(record, {name: after for name, (_before, after) in step.differences.items()})
        record.version += 1

    def _fill(self, place: Place, values: Snapshot) -> None:
        self.apply(place, values)
        place.short_name = names.short_name(place.name, Type(place.type))
        place.search = names.search_words(place.code, place.name, place.short_name, [self.commune.name])

    def _next_code(self) -> str:
        """One after the highest, passing over codes that the file itself gives."""
        if not self._last_number:
            self._last_number = names.next_number(self.commune.code, self._codes) - 1
        while True:
            self._last_number += 1
            code = names.neighbourhood_code(self.commune.code, self._last_number)
            if code not in self._codes:
                return code

    def create(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        made = super().create(steps, batch_id)
        self._journal("places.create_neighbourhood", made, batch_id)
        return made

    def update(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        standing = super().update(steps, batch_id)
        self._journal("places.change_neighbourhood", standing, batch_id)
        return standing

    def _journal(self, action: str, found: Sequence[Found], batch_id: UUID) -> None:
        deeds = [Deed(action, "places.Place", one.id, note=f"batch:{batch_id}") for one in found]
        record_many(by=self.by, place_id=self.commune.pk, deeds=deeds, now=self.now)
