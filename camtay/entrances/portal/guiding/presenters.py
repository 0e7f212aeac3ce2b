"""Who guides, as it is kept in the browser of the person for the rest of the day, and shown above their pages."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from camtay.domains.people import queries
from camtay.domains.people.models import Authorisation
from camtay.foundation.ui.requests import Request

_GUIDE = "guide"


def remember(session: MutableMapping[str, Any], guide: queries.Guide, *, on: date) -> None:
    session[_GUIDE] = {"account": guide.account_id, "name": guide.name, "day": f"{on}"}


def forget(session: MutableMapping[str, Any]) -> None:
    session.pop(_GUIDE, None)


def remembered(session: MutableMapping[str, Any], *, on: date) -> tuple[int, str] | None:
    """(account, name) of who guides today. No query: whoever begins a case has the helper looked up again."""
    kept = session.get(_GUIDE)
    if not kept or kept["day"] != f"{on}":
        return None
    return int(kept["account"]), str(kept["name"])


@dataclass(frozen=True)
class Hand:
    """Whose hand a case is begun by. `guided`: the person presses, somebody stands by; `number`: as it was typed;
    `known`: the name of who guides in this browser today; `error`: what is wrong with the number."""

    guided: bool = False
    number: str = ""
    known: str = ""
    helper_id: int | None = None
    mandate: Authorisation | None = None
    error: str = ""

    def content(self) -> list[str]:
        """What of it makes another request; nothing for who acts for themselves and alone."""
        named = f"guide:{self.helper_id}" if self.helper_id is not None else ""
        mandate = f"mandate:{self.mandate.pk}" if self.mandate is not None else ""
        return [one for one in (named, mandate) if one]


def hand(request: Request, procedure: str, *, today: date) -> Hand:
    """As the page was asked for or sent. No query for who acts for themselves and alone."""
    said = request.POST.get("uy-quyen", "") or request.GET.get("uy-quyen", "")
    if said:
        return Hand(mandate=_mandate(said, procedure, request))
    known = remembered(request.session, on=today)
    name = known[1] if known else ""
    if request.method != "POST":
        return Hand(guided=known is not None, known=name)
    number = request.POST.get("guide", "")[:30]
    if request.POST.get("hand") != "guided" and not number.strip():  # whoever types a number is guided
        return Hand(known=name)
    if not number.strip() and known is not None:
        return Hand(guided=True, known=name, helper_id=known[0])
    found = queries.guide_by_number(number, on=today)
    if found is None or found.account_id == request.actor.account_id:
        error = _("Không có ai mang số này hôm nay. Số đổi mỗi ngày, hãy hỏi lại, hoặc chọn “Tôi tự làm”.")
        return Hand(guided=True, number=number, known=name, error=error)
    return Hand(guided=True, number=number, known=name, helper_id=found.account_id)


def _mandate(said: str, procedure: str, request: Request) -> Authorisation:
    """The mandate that the address names, if the reader may act under it in this procedure today."""
    try:
        found = queries.own_mandate(UUID(said), by=request.actor)
    except ValueError as error:
        raise Http404 from error
    if found is None or not queries.stands_for(found, request.actor, procedure, waiting=True):
        raise Http404
    return found
