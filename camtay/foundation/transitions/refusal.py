"""What people are told when a thing is not in the state a move needs."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from camtay.foundation.access import Refused


class WrongState(Refused):
    """`state` and `move`: their labels. A subclass of Refused, so that every door answers it the same way."""

    def __init__(self, *, state: str | Promise, move: str | Promise) -> None:
        self.state, self.move = state, move
        super().__init__("")

    @property
    def message(self) -> str:
        return _(
            "Không thể “%(move)s” khi đang ở trạng thái “%(state)s”. Hãy tải lại trang để xem tình trạng mới nhất."
        ) % {"move": self.move, "state": self.state}

    def __str__(self) -> str:
        return self.message
