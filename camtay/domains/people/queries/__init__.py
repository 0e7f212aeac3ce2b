"""Reads about people: who acts, who is who, who works where. Always through a scope."""

from camtay.domains.people.queries.actors import acting, actor_of
from camtay.domains.people.queries.demo import Persona, demo_account, demo_personas
from camtay.domains.people.queries.factors import factors_of, has_other_factor, sealed, unsealed
from camtay.domains.people.queries.invitations import invited, needs_telephone, open_link
from camtay.domains.people.queries.journal import Asked, journal
from camtay.domains.people.queries.kept import KEEPS, about, whom
from camtay.domains.people.queries.people import (
    all_ids,
    citizen_number,
    find,
    get,
    holders,
    names_of,
    with_person,
)
from camtay.domains.people.queries.requests import (
    Waiting,
    open_requests,
    own_requests,
    request,
    waiting_requests,
)
from camtay.domains.people.queries.staff import (
    Member,
    member,
    members,
    role_held,
    roles_of,
    staff_accounts,
    standing_roles,
)

__all__ = [
    "KEEPS",
    "Asked",
    "Member",
    "Persona",
    "Waiting",
    "about",
    "acting",
    "actor_of",
    "all_ids",
    "citizen_number",
    "demo_account",
    "demo_personas",
    "factors_of",
    "find",
    "get",
    "has_other_factor",
    "holders",
    "invited",
    "journal",
    "member",
    "members",
    "names_of",
    "needs_telephone",
    "open_link",
    "open_requests",
    "own_requests",
    "request",
    "role_held",
    "roles_of",
    "sealed",
    "staff_accounts",
    "standing_roles",
    "unsealed",
    "waiting_requests",
    "whom",
    "with_person",
]
