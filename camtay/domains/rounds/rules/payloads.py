"""Reading what a phone says: every field is asked for by name and kind, and nothing else is listened to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from camtay.foundation.access import Refused

NOT_UNDERSTOOD = _("Máy chủ không hiểu việc ghi này (%(field)s). Hãy cập nhật ứng dụng rồi ghi lại.")


class Odd(Refused):
    """A field is missing or of the wrong kind: an app that is too old, or somebody who tries."""

    def __init__(self, field: str) -> None:
        super().__init__(str(NOT_UNDERSTOOD) % {"field": field})


@dataclass(frozen=True)
class Said:
    """One payload."""

    fields: Mapping[str, Any]

    def text(self, name: str, *, most: int = 200) -> str:
        """Cleaned of nothing; "" where it is not said. Signs that no database keeps are odd."""
        value = self.fields.get(name)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > most or "\x00" in value:
            raise Odd(name)
        return value

    def number(self, name: str, *, most: int) -> int | None:
        value = self.fields.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise Odd(name)
        return value

    def choice(self, name: str, among: Collection[str]) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str) or value not in among:
            raise Odd(name)
        return value

    def flag(self, name: str) -> bool:
        value = self.fields.get(name, False)
        if not isinstance(value, bool):
            raise Odd(name)
        return value

    def uuid(self, name: str) -> UUID:
        found = self.uuid_or_none(name)
        if found is None:
            raise Odd(name)
        return found

    def uuid_or_none(self, name: str) -> UUID | None:
        value = self.fields.get(name)
        if value is None:
            return None
        found = as_uuid(value)
        if found is None:
            raise Odd(name)
        return found

    def parts(self, name: str, *, most: int) -> list["Said"]:
        value = self.fields.get(name)
        if not isinstance(value, Sequence) or isinstance(value, str) or not 0 < len(value) <= most:
            raise Odd(name)
        if not all(isinstance(one, Mapping) for one in value):
            raise Odd(name)
        return [Said(one) for one in value]

    def part(self, name: str) -> "Said":
        value = self.fields.get(name)
        if not isinstance(value, Mapping):
            raise Odd(name)
        return Said(value)


def as_uuid(value: object) -> UUID | None:
    """The UUID a text names, None for what is none."""
    if not isinstance(value, str):
        return None
    try:
        return UUID(value)
    except ValueError:
        return None
