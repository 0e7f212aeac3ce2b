"""The permission matrix and the journal, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.cases import queries as case_queries
from camtay.domains.people import permissions as people
from camtay.domains.people import queries
from camtay.domains.people.states import ROLE_BY_CODE
from camtay.entrances.desk.frame.presenters import may
from camtay.entrances.desk.people.presenters import deeds
from camtay.foundation.access import Actor, Permission, Reach, matrix
from camtay.foundation.audit.models import Entry

REACH: dict[Reach, str | Promise] = {
    Reach.OWN: gettext_lazy("việc của chính mình"),
    Reach.PLACE: gettext_lazy("ở nơi giữ vai trò"),
}


@dataclass(frozen=True)
class Grant:
    """Roles that may do a deed, and how far it reaches."""

    reach: str
    roles: list[str]


@dataclass(frozen=True)
class Right:
    """One deed of the matrix."""

    label: str
    name: str
    grants: list[Grant]
    notes: list[str]


@dataclass(frozen=True)
class Area:
    label: str
    rights: list[Right]


@dataclass(frozen=True)
class Line:
    """One deed of the journal. `url`: the thing it was done to, "" where it has no page here."""

    at: datetime
    who: str
    deed: str
    what: str
    url: str
    fields: str


def areas(role: str = "") -> list[Area]:
    """The matrix by area; with a role only what that role may do."""
    found: dict[str, list[Right]] = {}
    for permission in matrix():
        if not role or role in permission.grants or permission.public:
            found.setdefault(permission.name.partition(".")[0], []).append(_right(permission))
    return [Area(str(deeds.AREAS.get(name, name)), rights) for name, rights in found.items()]


def _right(permission: Permission) -> Right:
    grants = []
    for reach in (Reach.PLACE, Reach.OWN):
        roles = [code for code in ROLE_BY_CODE if permission.grants.get(code) is reach]
        if roles:
            grants.append(Grant(str(REACH[reach]), [str(ROLE_BY_CODE[code].label) for code in roles]))
    notes = [
        (_("Ai cũng được."), permission.public),
        (_("Không ai tự làm cho chính mình."), permission.never_own),
        (_("Chỉ người vận hành máy chủ."), not permission.grants and not permission.public),
    ]
    return Right(str(permission.label), permission.name, grants, [said for said, holds in notes if holds])


def area_choices() -> list[tuple[str, str]]:
    """(prefix of action, label), of the areas that have deeds."""
    known = dict.fromkeys(permission.name.partition(".")[0] for permission in matrix())
    return [(f"{name}.", str(deeds.AREAS.get(name, name))) for name in known]


def journal_lines(entries: Sequence[Entry], *, by: Actor) -> list[Line]:
    """Deeds in words. One query, for the names of those who acted."""
    ids = {one.account_id for one in entries if one.account_id is not None}
    names = queries.names_of(ids)
    labels = deeds.labels()
    return [_line(one, names, labels, by) for one in entries]


def _line(entry: Entry, names: dict[int, str], labels: dict[str, str], by: Actor) -> Line:
    known = names.get(entry.account_id or 0)
    if known == "":  # signed in for the first time, the name not asked yet
        known = _("Người dân")
    label = labels.get(entry.action, entry.action)
    note = str(ROLE_BY_CODE[entry.note].label) if entry.note in ROLE_BY_CODE else ""
    return Line(
        at=entry.at,
        who=known or str(deeds.ACTORS.get(entry.actor, entry.actor)),
        deed=f"{label}: {note}" if note else label,
        what=_what(entry),
        url=_url(entry, by),
        fields=", ".join(entry.fields),
    )


def _what(entry: Entry) -> str:
    area = entry.object_type.partition(".")[0]
    kind = deeds.KINDS.get(entry.object_type) or deeds.KINDS.get(area, "")
    short = entry.object_id[-6:] if len(entry.object_id) > 12 else entry.object_id
    return f"{kind} {short}".strip()


def _url(entry: Entry, by: Actor) -> str:
    """The thing's page, where there is one and the reader may open it."""
    if entry.object_type in ("cases.Case", "cases.Slip") and case_queries.sees_desk(by):
        return reverse("desk:case", args=[UUID(entry.object_id)])
    if entry.object_type == "people.account" and may(people.SEE_STAFF, by):
        return reverse("desk:account", args=[int(entry.object_id)])
    return ""


def role_choices() -> Iterable[tuple[str, str]]:
    return [(code, str(role.label)) for code, role in ROLE_BY_CODE.items()]
