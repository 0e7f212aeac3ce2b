"""Deeds on people, their accounts, roles and one-time codes."""

from camtay.domains.people.actions.codes import purge_codes, redeem_code, request_code
from camtay.domains.people.actions.forgetting import forget
from camtay.domains.people.actions.register import (
    Changed,
    look_up,
    note_search,
    register_person,
    set_citizen_number,
    set_groups,
    settle,
    update_person,
)
from camtay.domains.people.actions.requests import (
    RequestChanged,
    answer,
    ask,
    correct,
    decline,
    note_own,
    note_request,
    take_back,
)
from camtay.domains.people.actions.residents import ensure_resident, note_sign_in, sign_in_by_phone
from camtay.domains.people.actions.staff import (
    Post,
    accept_invitation,
    end_role,
    grant_role,
    invite,
    invite_again,
    leave,
    reset_second_factor,
)
from camtay.domains.people.actions.upkeep import rotate_keys, send_password_link, tell_sign_in_changed

__all__ = [
    "Changed",
    "Post",
    "RequestChanged",
    "accept_invitation",
    "answer",
    "ask",
    "correct",
    "decline",
    "end_role",
    "ensure_resident",
    "forget",
    "grant_role",
    "invite",
    "invite_again",
    "leave",
    "look_up",
    "note_own",
    "note_request",
    "note_search",
    "note_sign_in",
    "purge_codes",
    "redeem_code",
    "register_person",
    "request_code",
    "reset_second_factor",
    "rotate_keys",
    "send_password_link",
    "set_citizen_number",
    "set_groups",
    "settle",
    "sign_in_by_phone",
    "take_back",
    "tell_sign_in_changed",
    "update_person",
]
