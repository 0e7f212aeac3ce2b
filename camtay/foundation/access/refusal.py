"""Refusals in words for people."""

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """Raised by every `check_can_…`; `message` is a plain sentence that says what to do instead."""

    def __init__(self, message: object) -> None:
        super().__init__(message)

    @property
    def message(self) -> str:
        return str(self.args[0])


class Changed(Refused):
    """Somebody else changed it meanwhile. What was typed is kept by the door that shows this."""


class Unfit(Refused):
    """What was typed does not do. `field`: beside which field it is said."""

    def __init__(self, field: str, message: object) -> None:
        super().__init__(message)
        self.field = field
