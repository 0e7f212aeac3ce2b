"""Erasing who a person is, on their request (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15)."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from camtay.domains.people import permissions, queries
from camtay.domains.people.models import (
    Account,
    Authorisation,
    CodeSource,
    DataRequest,
    OneTimeCode,
    Person,
    PersonGroup,
)
from camtay.domains.people.states import WishState
from camtay.foundation import files
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.kept import Forgotten, Stays, Whom, relations_to

_CONTACT: dict[str, Any] = {"phone": "", "sex": "", "neighbourhood": None, "house": ""}
_IDENTITY: dict[str, Any] = {
    "name": "", "birth_year": None, "birth_date": None, "citizen_number": "", "citizen_index": None, "search": "",
}  # fmt: skip


@transaction.atomic
def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:
    """Close the account; erase how to reach the person, groups, codes, mandates no case was filed under; and who they
    are, unless a record above still names them. The rows stay, so that what was counted stays counted.

    Call it after the domains above have forgotten, and last `dispatch`. Raises Refused for who still holds a role.
    """
    people = list(Person.objects.select_for_update().filter(pk__in=who.ids).order_by("pk"))
    for person in (one for one in people if one.same_as_id is None):
        permissions.check_on(permissions.FORGET, person, by=by)
    accounts = list(Account.objects.select_for_update().filter(person__in=who.ids))
    if any(queries.standing_roles(one, on=local_day(now)) for one in accounts):
        raise Refused(_("Người này còn giữ vai trò. Hãy cho thôi vai trò trước."))
    erased = [*_close_all(accounts, now), *_drop_codes(who), *_drop_groups(who)]
    mandates, bound = _drop_mandates(who, now)
    named = [one for one in people if _named_above(one)]
    erased += mandates + _empty(people, named)
    _drop_words(who)
    return Forgotten(tuple(erased), (*_what_stays(named), *bound, *_always_stays()))


def _close_all(accounts: list[Account], now: datetime) -> list[str]:
    for account in accounts:
        Authenticator.objects.filter(user=account).delete()
        account.set_unusable_password()
        account.email = account.phone = account.last_login = None
        account.is_active = False
        account.session_round += 1
        account.save()
        account.invitations.filter(accepted_at=None, revoked_at=None).update(revoked_at=now)
        account.invitations.update(email="")
    return [_("Tài khoản: đóng lại, xóa cách đăng nhập, mọi máy đang mở đều thoát ra")] if accounts else []


def _drop_codes(who: Whom) -> list[str]:
    gone, _each = OneTimeCode.objects.filter(phone__in=who.phones).delete()
    CodeSource.objects.filter(key__in=[f"phone:{phone}" for phone in who.phones]).delete()
    return [_("Mã đăng nhập đã nhắn")] if gone else []


def _drop_groups(who: Whom) -> list[str]:
    gone, _each = PersonGroup.objects.filter(person__in=who.ids).delete()
    return [_("Nhóm được quan tâm")] if gone else []


def _drop_mandates(who: Whom, now: datetime) -> tuple[list[str], list[Stays]]:
    """Those under which nothing was filed go, with their photographed slips."""
    mine = Authorisation.objects.filter(Q(principal__in=who.ids) | Q(agent__in=who.ids))
    loose = list(_unused(mine).values_list("pk", "file"))
    gone, _each = Authorisation.objects.filter(pk__in=[pk for pk, _file in loose]).delete()
    slips = [file for _pk, file in loose if file is not None]
    transaction.on_commit(lambda: files.drop(slips, now=now))
    kept = mine.count()
    law = _("Bộ luật Dân sự 91/2015/QH13, Luật Lưu trữ 33/2024/QH15")
    stays = [Stays(_("%(count)s giấy ủy quyền đã dùng cho hồ sơ") % {"count": kept}, law, _("Cùng hồ sơ ấy"))]
    return ([_("Giấy ủy quyền chưa dùng, cả ảnh chụp")] if gone else []), stays if kept else []


def _unused(mandates: QuerySet[Authorisation]) -> QuerySet[Authorisation]:
    """Mandates to which no row of any domain above points."""
    for relation in relations_to(Authorisation):
        pointing = _rows(relation.related_model).filter(**{relation.field.attname: OuterRef("pk")})
        mandates = mandates.filter(~Exists(pointing))
    return mandates


def _named_above(person: Person) -> bool:
    """Does a record of another domain, or a mandate that stays, still name them? Their own account does not count."""
    own = {Account, PersonGroup, DataRequest, Person}
    others = [one for one in relations_to(Person) if one.related_model not in own]
    return any(_rows(one.related_model).filter(**{one.field.attname: person.pk}).exists() for one in others)


def _rows(table: Any) -> QuerySet[Model]:
    rows: QuerySet[Model] = table._base_manager.all()
    return rows


def _empty(people: list[Person], named: list[Person]) -> list[str]:
    unnamed = [one for one in people if one not in named]
    Person.objects.filter(pk__in=[one.pk for one in people]).update(**_CONTACT)
    Person.objects.filter(pk__in=[one.pk for one in unnamed]).update(**_IDENTITY)
    erased = [_("Số điện thoại, giới tính, thôn, tổ dân phố")]
    return [*erased, _("Họ tên, ngày sinh, số định danh")] if unnamed else erased


def _what_stays(named: list[Person]) -> list[Stays]:
    if not named:
        return []
    law = _("Luật Lưu trữ 33/2024/QH15: hồ sơ đã tiếp nhận phải biết là của ai")
    return [Stays(_("Họ tên, ngày sinh, số định danh"), law, _("Cùng hồ sơ đã tiếp nhận"))]


def _drop_words(who: Whom) -> None:
    """What was said in earlier requests. The one under way is answered after this."""
    asked = DataRequest.objects.filter(person__in=who.ids)
    asked.update(words="")
    asked.exclude(state=WishState.ASKED).update(answer="")


def _always_stays() -> tuple[Stays, ...]:
    safety = _("Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Luật An ninh mạng 116/2025/QH15")
    return (
        Stays(_("Nhật ký ai làm gì lúc nào: chỉ có mã số, không có tên, không có nội dung"), safety, _("Lâu dài")),
        Stays(_("Sổ ghi ai đã xem: chỉ có mã số"), safety, _("24 tháng, trừ khi người quản trị máy chủ đặt khác")),
        Stays(
            _("Yêu cầu xóa này và câu trả lời, để chứng minh đã làm"),
            _("Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, NĐ 356/2025/NĐ-CP"), _("Lâu dài, không kèm tên"),
        ),
    )  # fmt: skip
