"""Staff: invited, given roles and relieved of them, leaving, helped when the second factor is lost."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import messages, permissions, queries
from camtay.domains.people.models import Account, Invitation, Person, RoleHeld
from camtay.domains.people.rules import invitations
from camtay.domains.people.states import Department
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit import journal
from camtay.foundation.calendar import local_day
from camtay.foundation.vietnamese import clean, fold, phone_normal


@dataclass(frozen=True)
class Post:
    """What somebody is to do: a role in a place, from–until (days, both included; None: from today, without end)."""

    role: str
    place: Place
    department: str = ""
    valid_from: date | None = None
    valid_until: date | None = None


@transaction.atomic
def invite(*, name: str, email: str, post: Post, phone: str = "", by: Actor, now: datetime) -> Account:
    """Somebody is to work here: their account with its first role, and a letter with a link that is good for a week.

    Who signs in already just gets the role. With the telephone of an account that a resident made, that account is
    invited; the link then opens only for who proves the telephone too. Raises Refused.
    """
    address = email.strip().lower()
    account = _account_of(address, phone, for_update=True)
    to = account.person_id if account is not None else 0
    permissions.check_can_grant(post.role, post.place, to_person=to, by=by)
    if account is None:
        account = _new_account(clean(name)[:200], address, phone, now)
    held = grant_role(account=account, post=post, by=by, now=now, tell=account.has_usable_password())
    if not account.has_usable_password():
        _send_link(account, address, held, by=by, now=now)
    return account


def _account_of(address: str, phone: str, *, for_update: bool) -> Account | None:
    rows = Account.objects.select_related("person")
    if for_update:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(email=address).first()
    number = phone_normal(phone) if phone else None
    if found is None and number is not None:
        found = rows.filter(phone=number, email=None, is_active=True).first()
    return found


def _new_account(name: str, address: str, phone: str, now: datetime) -> Account:
    if not any(sign.isalpha() for sign in name):
        raise Refused(_("Hãy ghi họ và tên bằng chữ."))
    number = phone_normal(phone) if phone else None
    if phone and number is None:
        raise Refused(_("Số điện thoại chưa đúng. Ví dụ: 0912 345 678."))
    if number is not None and Account.objects.filter(phone=number).exists():
        raise Refused(_("Số điện thoại này đã có người dùng để đăng nhập. Hãy để trống, hoặc nhập số khác."))
    person = Person.objects.create(name=name, phone=number or "", search=fold(name), created_at=now)
    account = Account(email=address, phone=number, person=person, invited_at=now)
    account.set_unusable_password()
    account.save()
    return account


def _send_link(account: Account, address: str, held: RoleHeld, *, by: Actor, now: datetime) -> None:
    """A new link makes the former one worthless."""
    Invitation.objects.filter(account=account, accepted_at=None, revoked_at=None).update(revoked_at=now)
    invitation = Invitation.objects.create(
        account=account, email=address, invited_by_id=by.account_id, created_at=now,
        expires_at=now + invitations.LIFE,
    )  # fmt: skip
    messages.send_invitation(invitation, held, invitations.token(invitation.pk), now=now)
    _record("people.invite", account, held.place_id, by=by, now=now)


@transaction.atomic
def invite_again(*, account: Account, by: Actor, now: datetime) -> None:
    """A new link for who let the first one run out. Raises Refused."""
    held = queries.standing_roles(account, on=local_day(now))
    permissions.check_over(permissions.INVITE, held, person_id=account.person_id, by=by)
    if account.has_usable_password() or not held:
        raise Refused(_("Người này đã đặt mật khẩu rồi. Quên mật khẩu thì tự đặt lại ở trang đăng nhập."))
    latest = Invitation.objects.filter(account=account).order_by("-created_at").first()
    address = latest.email if latest is not None else account.email or ""
    _send_link(account, address, held[0], by=by, now=now)


@transaction.atomic
def accept_invitation(*, token: str, password: str, by: Actor, now: datetime) -> Account:
    """Set the first password; the link is dead afterwards. `by`: who opened it, a guest or the account itself.

    Raises Refused for a link that is used, over or not theirs; ValidationError for a password that is too weak.
    """
    invitation = queries.invited(token, now=now)
    account = Account.objects.select_for_update().get(pk=invitation.account_id)
    if queries.needs_telephone(invitation) and by.account_id != account.pk:
        raise Refused(_("Hãy đăng nhập bằng số điện thoại của anh/chị rồi mở lại lời mời."))
    validate_password(password, account)
    used = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    if not used.update(accepted_at=now):  # somebody was quicker with the same link
        queries.invited(token, now=now)
    account.email, account.left_at, account.is_active = invitation.email, None, True
    account.set_password(password)
    account.save(update_fields=["email", "left_at", "is_active", "password"])
    roles = queries.standing_roles(account, on=local_day(now))
    own = Actor(account_id=account.pk, person_id=account.person_id, name="")
    _record("people.accept_invitation", account, roles[0].place_id if roles else 0, by=own, now=now)
    return account


@transaction.atomic
def grant_role(*, account: Account, post: Post, by: Actor, now: datetime, tell: bool = True) -> RoleHeld:
    """Give a role. Raises Refused: not theirs to give, to oneself, held already, or its days make no sense."""
    permissions.check_can_grant(post.role, post.place, to_person=account.person_id, by=by)
    today = local_day(now)
    since = post.valid_from or today
    if post.valid_until is not None and post.valid_until < max(since, today):
        raise Refused(_("Ngày thôi vai trò phải sau ngày bắt đầu và không ở trong quá khứ."))
    same = RoleHeld.objects.select_for_update().filter(
        account=account, role=post.role, place=post.place, revoked_at=None
    )
    same.filter(valid_until__lt=today).update(revoked_at=now, revoked_by_id=by.account_id)
    if same.exists():
        raise Refused(_("Người này đã giữ vai trò ấy ở đây. Muốn đổi thời hạn thì thôi vai trò cũ trước."))
    held = RoleHeld.objects.create(
        account=account, role=post.role, place=post.place, valid_from=since, valid_until=post.valid_until,
        department=Department(post.department).value if post.department else "",
        granted_by_id=by.account_id, granted_at=now,
    )  # fmt: skip
    _record("people.grant_role", account, post.place.pk, by=by, now=now, note=post.role)
    if tell:
        messages.tell_role(held, now=now)
    return held


@transaction.atomic
def prolong_role(*, held: RoleHeld, until: date, by: Actor, now: datetime) -> RoleHeld:
    """A role that stands ends on a later day. Raises Refused: not theirs to give, taken back, or no later day."""
    permissions.check_can_grant(held.role, held.place, to_person=held.account.person_id, by=by)
    held = RoleHeld.objects.select_for_update(of=("self",)).select_related("account").get(pk=held.pk)
    ended = held.revoked_at is not None or held.valid_until is None or held.valid_until < local_day(now)
    if ended or held.valid_until >= until:  # type: ignore[operator]  # read above
        raise Refused(_("Chỉ gia hạn được vai trò còn hiệu lực, đến một ngày sau ngày đang ghi."))
    held.valid_until = until
    held.save(update_fields=["valid_until"])
    _record("people.prolong_role", held.account, held.place_id, by=by, now=now, note=held.role)
    return held


@transaction.atomic
def end_role(*, held: RoleHeld, by: Actor, now: datetime) -> bool:
    """Take a role back, from this moment on; False when it was already. Raises Refused."""
    permissions.check_can_end(held, by=by)
    if not RoleHeld.objects.filter(pk=held.pk, revoked_at=None).update(
        revoked_at=now, revoked_by_id=by.account_id
    ):
        return False
    _record("people.end_role", held.account, held.place_id, by=by, now=now, note=held.role)
    return True


@transaction.atomic
def leave(*, account: Account, by: Actor, now: datetime) -> None:
    """Somebody leaves the service: every role, the password, the second factor and every session end now.

    Their own affairs stay theirs: who has a telephone here still comes in by it, as a resident. Raises Refused.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    held = queries.standing_roles(account, on=local_day(now))
    permissions.check_over(permissions.END_ROLE, held, person_id=account.person_id, by=by)
    if not held:
        raise Refused(_("Người này không còn vai trò nào."))
    RoleHeld.objects.filter(pk__in=[one.pk for one in held]).update(
        revoked_at=now, revoked_by_id=by.account_id
    )
    Invitation.objects.filter(account=account, accepted_at=None, revoked_at=None).update(revoked_at=now)
    Authenticator.objects.filter(user=account).delete()
    account.set_unusable_password()
    account.left_at, account.is_active = now, account.phone is not None
    account.session_round += 1
    account.save(update_fields=["password", "left_at", "is_active", "session_round"])
    for place_id in dict.fromkeys(one.place_id for one in held):
        _record("people.leave", account, place_id, by=by, now=now)


@transaction.atomic
def reset_second_factor(*, account: Account, by: Actor, now: datetime) -> None:
    """Throw away a lost second factor, once the administrator has seen the person; sessions end, a letter goes out.

    The next sign-in asks for the password and sets up a new one. Raises Refused.
    """
    account = Account.objects.select_for_update(of=("self",)).select_related("person").get(pk=account.pk)
    held = queries.standing_roles(account, on=local_day(now))
    permissions.check_over(permissions.RESET_FACTOR, held, person_id=account.person_id, by=by)
    Authenticator.objects.filter(user=account).delete()
    Account.objects.filter(pk=account.pk).update(session_round=F("session_round") + 1)
    where = held[0].place_id if held else account.person.commune_id or 0
    messages.tell_factor_reset(account, where, now=now)
    _record("people.reset_second_factor", account, where, by=by, now=now)


def _record(
    action: str, account: Account, place_id: int, *, by: Actor, now: datetime, note: str = ""
) -> None:
    journal.record(
        by=by,
        action=action,
        object_type="people.account",
        object_id=account.pk,
        now=now,
        place_id=place_id,
        about=account.person_id,
        note=note,
    )
