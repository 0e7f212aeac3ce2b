"""Who may do what with a case. Nobody takes in, works on, decides or hands over what is their own."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import states
from camtay.domains.cases.models import Case, CaseStep
from camtay.domains.people import queries as people
from camtay.foundation.access import Actor, Permission, Reach, Scope, allows, check, scope_of

_OWN, _PLACE = Reach.OWN, Reach.PLACE


def _at_place(*roles: str) -> Mapping[str, Reach]:
    return dict.fromkeys(roles, _PLACE)


FILE = Permission("cases.file", _("Soạn và nộp hồ sơ của mình"), {"resident": _OWN})
WITHDRAW = Permission("cases.withdraw", _("Rút hồ sơ của mình"), {"resident": _OWN})
NOTE_CODE = Permission(
    "cases.note_code", _("Ghi mã hồ sơ mình đã nộp trên Cổng Dịch vụ công quốc gia"), {"resident": _OWN}
)
RATE = Permission("cases.rate", _("Chấm điểm phục vụ cho hồ sơ của mình"), {"resident": _OWN}, system=False)
SEE = Permission(
    "cases.see",
    _("Xem hồ sơ"),
    {
        "resident": _OWN,
        **_at_place("clerk", "specialist", "department_head", "signer", "commune_leader", "auditor"),
    },
)
ACCEPT = Permission(
    "cases.accept", _("Tiếp nhận hoặc không tiếp nhận hồ sơ"), _at_place("clerk"), never_own=True
)
ASSIGN = Permission(
    "cases.assign", _("Giao hồ sơ cho chuyên viên"), _at_place("department_head"), never_own=True
)
WORK = Permission(
    "cases.work", _("Giải quyết hồ sơ"), _at_place("specialist", "department_head"), never_own=True
)
DECIDE = Permission(
    "cases.decide", _("Ký hoặc từ chối hồ sơ"), _at_place("signer", "commune_leader"), never_own=True
)
ATTACH_RESULT = Permission(
    "cases.attach_result", _("Đính kèm kết quả"), _at_place("clerk", "specialist"), never_own=True
)
HAND_OVER = Permission("cases.hand_over", _("Trả kết quả"), _at_place("clerk"), never_own=True)
STEP = Permission(
    "cases.finish_step",
    _("Ghi xong một bước của quy trình nội bộ"),
    _at_place("clerk", "specialist", "department_head", "signer", "commune_leader"),
    never_own=True,
)
NOTE = Permission(
    "cases.note",
    _("Ghi chú nội bộ trên hồ sơ"),
    _at_place("clerk", "specialist", "department_head", "signer", "commune_leader"),
    never_own=True,
)
MORNING = Permission(
    "cases.see_morning_list",
    _("Xem danh sách 7 giờ 30: hồ sơ sắp đến hạn và ai đang giữ"),
    _at_place("department_head", "commune_leader"),
)
PAUSE = Permission(
    "cases.pause",
    _("Ghi tạm dừng có lý do cho một hồ sơ"),
    _at_place("specialist", "department_head"),
    never_own=True,
)
APOLOGISE = Permission(
    "cases.apologise",
    _("Xin lỗi và hẹn lại ngày trả"),
    _at_place("specialist", "department_head"),
    never_own=True,
)
SUPPLY = Permission("cases.supply", _("Bổ sung giấy tờ cho hồ sơ của mình"), {"resident": _OWN})
DISRUPT = Permission(
    "cases.disrupt",
    _("Ghi thiên tai, sự cố làm dừng việc của cả xã, phường"),
    _at_place("department_head", "commune_leader"),
)
IMPORT = Permission(
    "cases.import",
    _("Nạp danh sách hồ sơ từ hệ thống của tỉnh, thành phố"),
    _at_place("clerk", "data_officer"),
)
UNDO_IMPORT = Permission(
    "cases.undo_import", _("Hoàn tác một lần nạp danh sách"), _at_place("clerk", "data_officer")
)

PERMISSIONS = (
    FILE, WITHDRAW, NOTE_CODE, RATE, SEE, ACCEPT, ASSIGN, WORK, DECIDE, ATTACH_RESULT, HAND_OVER, STEP, NOTE, MORNING,
    PAUSE, APOLOGISE, SUPPLY, DISRUPT, IMPORT, UNDO_IMPORT,
)  # fmt: skip
UNDER_MANDATE = (FILE, SEE, SUPPLY, WITHDRAW)  # what an agent may; to say how it was is the applicant's alone
BY_NAME = {permission.name: permission for permission in PERMISSIONS}


def _places(permission: Permission, case: Case) -> tuple[int, ...]:
    """Intake and hand-over belong to the receiving place, the work to the deciding one (NĐ 118/2025/NĐ-CP)."""
    if permission in (ACCEPT, HAND_OVER):
        return (case.receiving_place_id,)
    if permission in (WORK, DECIDE, ASSIGN, PAUSE, APOLOGISE):
        return (case.deciding_place_id,)
    return case.place_ids


def acts_for_applicant(case: Case, *, by: Actor) -> bool:
    """Does the mandate this case is filed under name the actor, and stand on the actor's day? Asks nothing of a case
    without one. A draft may be prepared while the mandate waits to be confirmed; it cannot be filed then.
    """
    if case.authorisation is None:
        return False
    waiting = case.state == states.DRAFT
    return people.stands_for(case.authorisation, by, case.procedure_code, waiting=waiting)


def is_own(case: Case, *, by: Actor) -> bool:
    """Is it the actor's own affair: as its applicant, or as who acts for them today?"""
    return by.person_id is not None and (by.person_id == case.applicant_id or acts_for_applicant(case, by=by))


def _whose(permission: Permission, case: Case, by: Actor) -> dict[str, tuple[int, ...]]:
    """Owners, and hands. Who acts for the applicant owns the case with them for what UNDER_MANDATE says, as long as
    the mandate stands; and has had a hand in it for ever."""
    if case.authorisation is None:
        return {"owners": case.owner_ids}
    hands = by.own_ids if people.is_agent(case.authorisation, by) else ()
    acting = permission in UNDER_MANDATE and hands and acts_for_applicant(case, by=by)
    return {"owners": (*case.owner_ids, *hands) if acting else case.owner_ids, "hands": hands}


def check_can(permission: Permission, case: Case, *, by: Actor) -> None:
    """Raise Refused with a sentence for people."""
    check(permission, by, places=_places(permission, case), **_whose(permission, case, by))


def can(permission: Permission, case: Case, *, by: Actor) -> bool:
    return allows(permission, by, places=_places(permission, case), **_whose(permission, case, by))


def holds_case(case: Case, *, by: Actor) -> bool:
    """Is it theirs to look after: given to them, or to nobody yet, or they answer for the department?"""
    return case.assignee_id in (None, by.account_id) or by.kind == "system" or by.holds("department_head")


def scope(by: Actor) -> Scope:
    """The cases `by` may see."""
    return scope_of(SEE, by)


def can_finish(case: Case, step: CaseStep, *, by: Actor) -> bool:
    """A step is in the hands of its holder; of whoever has its role there, while nobody holds it; of the head always."""
    if not can(STEP, case, by=by):
        return False
    here = frozenset({case.receiving_place_id if step.role == "clerk" else case.deciding_place_id})
    roles = {"department_head"} | ({step.role} if step.holder_id is None else set())
    held = any(one.role in roles and one.reaches(here) for one in by.roles)
    return held or (by.account_id is not None and step.holder_id == by.account_id)
