"""Sessions in the database, as Django keeps them; every request reads one, by a statement made once."""

from django.contrib.sessions.backends.db import SessionStore as Store
from django.contrib.sessions.models import Session
from django.utils import timezone

from camtay.foundation.prepared import Prepared, Slot

_OPEN = Prepared(
    lambda: Session.objects.filter(
        session_key=Slot("key", Session._meta.get_field("session_key")),
        expire_date__gt=Slot("now", Session._meta.get_field("expire_date")),
    )
)


class SessionStore(Store):
    """Differs from its parent in how a session is read, in nothing else."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        found = _OPEN.one(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found
