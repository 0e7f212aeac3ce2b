"""Who may do what, where.

Actor       who acts: an account with the roles it holds now, a guest, a link's bearer, or the system
HeldRole    one role in one place, with the places it covers
Permission  one deed as data: which role may do it, how far it reaches
Scope       the same as a filter for lists
"""

from camtay.foundation.access.actors import GUEST, SYSTEM, Actor, HeldRole
from camtay.foundation.access.permissions import Permission, Reach, Scope, allows, check, scope_of
from camtay.foundation.access.refusal import Changed, Refused, Unfit
from camtay.foundation.access.registry import matrix

__all__ = [
    "GUEST",
    "SYSTEM",
    "Actor",
    "Changed",
    "HeldRole",
    "Permission",
    "Reach",
    "Refused",
    "Scope",
    "Unfit",
    "allows",
    "check",
    "matrix",
    "scope_of",
]
