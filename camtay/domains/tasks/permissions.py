"""Who may do what with a task. Nobody confirms their own; who stands in for somebody does as they would."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from camtay.domains.tasks.models import Deputy, Task
from camtay.foundation.access import Actor, Permission, Reach, Refused, allows, check

_OWN, _PLACE = Reach.OWN, Reach.PLACE
GIVERS = ("commune_leader", "department_head")
OFFICIALS = ("clerk", "specialist", "signer", "data_officer", "editor", "police", "commune_admin")
OUTSIDE = ("village_head", "team_leader")  # in the neighbourhoods: they are given work, and give none on
DOERS = (*GIVERS, *OFFICIALS, *OUTSIDE)


def _at_place(*roles: str) -> Mapping[str, Reach]:
    return dict.fromkeys(roles, _PLACE)


def _own(*roles: str) -> Mapping[str, Reach]:
    return dict.fromkeys(roles, _OWN)


SEE = Permission(
    "tasks.see",
    _("Xem việc được giao"),
    {**_own(*OFFICIALS, *OUTSIDE), **_at_place(*GIVERS, "commune_admin", "auditor")},
)
GIVE = Permission("tasks.give", _("Giao việc"), _at_place(*GIVERS))
DO = Permission("tasks.do", _("Nhận và làm việc được giao cho mình"), _own(*DOERS))
HAND_ON = Permission(
    "tasks.hand_on", _("Giao việc cho người khác"), {**_own(*OFFICIALS), **_at_place(*GIVERS)}
)
SPLIT = Permission("tasks.split", _("Chia việc thành các phần"), {**_own(*OFFICIALS), **_at_place(*GIVERS)})
CHANGE = Permission(
    "tasks.change", _("Sửa hoặc thôi việc đã giao"), {**_own(*OFFICIALS), **_at_place(*GIVERS)}
)
CONFIRM = Permission(
    "tasks.confirm",
    _("Xác nhận hoặc trả lại việc mình đã giao; trả lời xin thêm thời gian"),
    _at_place(*GIVERS, *OFFICIALS),
    never_own=True,
)
COMMENT = Permission(
    "tasks.comment",
    _("Trao đổi và đính kèm tệp ở việc được giao"),
    {**_own(*OFFICIALS, *OUTSIDE), **_at_place(*GIVERS)},
)
DEPUTE = Permission(
    "tasks.depute",
    _("Ghi người làm thay từ ngày đến ngày"),
    {**_own("department_head", *OFFICIALS), **_at_place("commune_leader", "commune_admin")},
)
IMPORT = Permission("tasks.import", _("Nạp bảng việc từ Excel và hoàn tác"), _at_place(*GIVERS))
REMIND = Permission("tasks.remind", _("Nhắc việc sắp đến hạn, đến hạn, quá hạn"))
RAISE = Permission("tasks.raise", _("Tự giao việc từ kế hoạch, văn bản, báo cáo"))

PERMISSIONS = (SEE, GIVE, DO, HAND_ON, SPLIT, CHANGE, CONFIRM, COMMENT, DEPUTE, IMPORT, REMIND, RAISE)
BY_NAME = {permission.name: permission for permission in PERMISSIONS}
_OF_THE_DOER = (DO, HAND_ON, SPLIT)
NOT_GIVEN = _(
    "Việc này do người khác giao. Chỉ người giao, người chịu trách nhiệm hoặc lãnh đạo xác nhận được."
)
OWN_TERMS = _(
    "Việc này người khác giao cho anh/chị nên anh/chị không tự đổi được. Hãy xin thêm thời gian hoặc trao đổi."
)


def accounts_of(by: Actor) -> frozenset[int]:
    """The actor's own account, and those they stand in for on their day. One query."""
    if by.account_id is None:
        return frozenset()
    return frozenset({by.account_id, *principals(by.account_id, on=by.day)})


def principals(account_id: int, *, on: date | None) -> list[int]:
    """Whom an account stands in for on a day; nobody on no day."""
    if on is None:
        return []
    rows = Deputy.objects.filter(deputy=account_id, valid_from__lte=on, valid_until__gte=on, ended_at=None)
    return sorted(set(rows.values_list("principal", flat=True)))


def involved(task: Task) -> frozenset[int]:
    """The accounts that have to do with it."""
    known = (task.doer_id, task.giver_id, task.answerable_id, task.handed_by_id)
    return frozenset(one for one in known if one is not None)


def gave(task: Task, accounts: frozenset[int]) -> bool:
    return bool({task.giver_id, task.answerable_id} & accounts)


def does(task: Task, accounts: frozenset[int]) -> bool:
    """Is it theirs to do, or did they report it done?"""
    return bool({task.doer_id, task.done_by_id} & accounts)


def _owners(permission: Permission, task: Task, by: Actor, accounts: frozenset[int]) -> tuple[int, ...]:
    """The actor, where the task is their own as this permission means it; else nobody."""
    if permission in _OF_THE_DOER:
        theirs = task.doer_id in accounts
    elif permission is CONFIRM:
        theirs = does(task, accounts)  # which bars them
    elif permission is CHANGE:
        theirs = gave(task, accounts)
    else:
        theirs = bool(involved(task) & accounts)
    return by.own_ids if theirs else ()


def _hindrance(permission: Permission, task: Task, by: Actor, accounts: frozenset[int]) -> object:
    """What stands in the way besides the role; "" where nothing does."""
    if by.kind == "system":
        return ""
    leads = any(
        held.role == "commune_leader" and held.reaches(frozenset({task.place_id})) for held in by.roles
    )
    heads = any(
        held.role == "department_head" and held.reaches(frozenset({task.place_id})) for held in by.roles
    )
    if permission is CONFIRM and not (gave(task, accounts) or leads or (heads and task.giver_id is None)):
        return NOT_GIVEN
    if permission is CHANGE and task.doer_id in accounts and task.giver_id not in accounts:
        return OWN_TERMS
    return ""


def check_can(
    permission: Permission, task: Task, *, by: Actor, accounts: frozenset[int] | None = None
) -> None:
    """Raise Refused with a sentence for people. `accounts`: `accounts_of(by)`, where it is known already."""
    known = accounts_of(by) if accounts is None else accounts
    check(permission, by, places=[task.place_id], owners=_owners(permission, task, by, known))
    hindrance = _hindrance(permission, task, by, known)
    if hindrance:
        raise Refused(hindrance)


def can(permission: Permission, task: Task, *, by: Actor, accounts: frozenset[int] | None = None) -> bool:
    known = accounts_of(by) if accounts is None else accounts
    owners = _owners(permission, task, by, known)
    return allows(permission, by, places=[task.place_id], owners=owners) and not _hindrance(
        permission, task, by, known
    )
