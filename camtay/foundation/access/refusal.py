"""A refusal in words for people."""

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """Raised by every `check_can_…`; `message` is a plain sentence that says what to do instead."""

    def __init__(self, message: object) -> None:
        super().__init__(message)

    @property
    def message(self) -> str:
        return str(self.args[0])
