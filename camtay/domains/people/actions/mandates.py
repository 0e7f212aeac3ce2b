"""Acting for somebody: written down on paper or pressed before a witness, confirmed, declined, ended.

Nothing is filed under a mandate that only its agent vouches for: paper is compared by a clerk or confirmed by whoever
gave it, and what was pressed is confirmed by the witness. Until then, drafts may be prepared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import messages, permissions, queries
from camtay.domains.people.models import Account, Authorisation, Person
from camtay.domains.people.rules import mandates as rules
from camtay.domains.people.rules import secrecy
from camtay.domains.people.states import HELPING, GivenBy, MandateKind, MandateReason
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused, allows, check
from camtay.foundation.audit import journal
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.vietnamese import citizen_facts, clean, fold, phone_normal

GONE = _("Không có giấy ủy quyền này, hoặc tài khoản này không được xem.")
OVER = _("Giấy ủy quyền này đã hết hạn hoặc đã thôi. Hãy làm giấy mới.")


@dataclass(frozen=True)
class Named:
    """Somebody as another names them: the name, and a number that only who knows them knows."""

    name: str
    phone: str = ""
    citizen_number: str = ""


@dataclass(frozen=True)
class Terms:
    """What for, in what quality, until when. `procedures`: national codes; none: all that can be filed here."""

    kind: str
    procedures: Sequence[str]
    valid_until: date
    valid_from: date | None = None


@transaction.atomic
def give_mandate_on_paper(
    *, principal: Named, place: Place, terms: Terms, file: StoredFile, by: Actor, now: datetime
) -> Authorisation:
    """The agent writes down a signed slip, with its picture. It waits until a clerk of the principal's commune has
    compared the slip, or the principal confirms it.

    The answer is the same whether or not somebody of that name and number is written down here already: nobody
    learns it this way. Raises Refused.
    """
    check(permissions.MANDATE, by, owners=by.own_ids)
    begins = _in_order(terms, by=by, now=now)
    agent = Person.objects.select_for_update(of=("self",)).get(pk__in=by.own_ids)
    whose = _principal(principal, place, now=now)
    if queries.is_same(whose.pk, agent.pk):
        raise Refused(_("Không ai tự ủy quyền cho chính mình."))
    known = Authorisation.objects.filter(principal=whose, agent=agent, file=file, revoked_at=None).first()
    if known is not None:  # the same picture sent twice is one slip
        return known
    if queries.waiting_of(agent.pk, on=local_day(now)) >= rules.MOST_WAITING:
        raise Refused(_("Bà con đang có 5 giấy chờ xác nhận. Chờ xã, phường xem xong rồi gửi tiếp."))
    mandate = _made(whose, agent, terms, begins, by=by, now=now, given_by=GivenBy.PAPER, file=file)
    _record("people.give_mandate", mandate, by=by, now=now)
    messages.tell_mandate_given(mandate, now=now)
    return mandate


@transaction.atomic
def give_mandate_pressed(
    *, agent: Named, witness_id: int, place: Place | None = None, terms: Terms, by: Actor, now: datetime
) -> Authorisation:
    """The principal says, on their own account and before a witness, who may act for them. It waits for the word of
    the witness. Raises Refused.
    """
    check(permissions.MANDATE, by, owners=by.own_ids)
    principal = Person.objects.select_for_update(of=("self",)).get(pk__in=by.own_ids)
    other = _agent(agent)
    if queries.is_same(principal.pk, other.person_id):
        raise Refused(_("Không ai tự ủy quyền cho chính mình."))
    begins = _in_order(terms, by=queries.actor_of(other, on=local_day(now)), now=now)
    _at_home(principal, place)
    _check_witness(witness_id, principal, other.person, now=now)
    same = Authorisation.objects.filter(
        principal=principal, agent=other.person, witness=witness_id, revoked_at=None, confirmed_at=None
    )
    for known in same:  # pressed twice is said once
        if list(known.procedures) == sorted(terms.procedures) and known.valid_until == terms.valid_until:
            return known
    mandate = _made(
        principal,
        other.person,
        terms,
        begins,
        by=by,
        now=now,
        given_by=GivenBy.PRESSED,
        witness_id=witness_id,
    )
    _record("people.give_mandate", mandate, by=by, now=now)
    messages.tell_mandate_given(mandate, now=now)
    return mandate


@transaction.atomic
def confirm_mandate(*, mandate_id: UUID, by: Actor, now: datetime) -> Authorisation:
    """The slip was compared, or the pressing seen, or it is one's own word. From now on cases may be filed under it."""
    mandate = _locked(mandate_id)
    _check_may_settle(mandate, by=by)
    if mandate.confirmed_at is not None and mandate.revoked_at is None:
        return mandate
    if mandate.revoked_at is not None or mandate.valid_until < local_day(now):
        raise Refused(OVER)
    mandate.confirmed_at, mandate.confirmed_by_id = now, by.account_id
    mandate.save(update_fields=["confirmed_at", "confirmed_by"])
    _record("people.confirm_mandate", mandate, by=by, now=now)
    messages.tell_mandate_confirmed(mandate, now=now)
    return mandate


@transaction.atomic
def decline_mandate(*, mandate_id: UUID, reason: str, by: Actor, now: datetime) -> Authorisation:
    """The slip does not hold, or was not seen to be pressed. Raises Refused, once it is confirmed."""
    mandate = _locked(mandate_id)
    _check_may_settle(mandate, by=by)
    if mandate.revoked_at is not None:
        return mandate
    if mandate.confirmed_at is not None:
        raise Refused(_("Giấy này đã được xác nhận rồi. Muốn dừng thì bấm “Thôi ủy quyền”."))
    return _end(mandate, "people.decline_mandate", _reason(reason), by=by, now=now)


@transaction.atomic
def end_mandate(*, mandate_id: UUID, reason: str = "", by: Actor, now: datetime) -> Authorisation:
    """The principal takes it back, the agent lays it down, or a clerk ends it, who says why. At once, and for good."""
    mandate = _locked(mandate_id)
    ours = queries.is_principal(mandate, by) or queries.is_agent(mandate, by)
    where = permissions.places_of(mandate.principal)
    check(permissions.END_MANDATE, by, places=where, owners=by.own_ids if ours else ())
    if mandate.revoked_at is not None:
        return mandate
    said = MandateReason(reason).value if ours and reason else "" if ours else _reason(reason)
    return _end(mandate, "people.end_mandate", said, by=by, now=now)


def _end(mandate: Authorisation, action: str, reason: str, *, by: Actor, now: datetime) -> Authorisation:
    mandate.revoked_at, mandate.revoked_by_id = now, by.account_id
    mandate.save(update_fields=["revoked_at", "revoked_by"])
    _record(action, mandate, by=by, now=now, note=reason)
    messages.tell_mandate_ended(mandate, reason, now=now)
    return mandate


def _reason(said: str) -> str:
    if said not in MandateReason.values:
        raise Refused(_("Hãy chọn lý do để hai bên biết phải làm gì."))
    return said


def _locked(mandate_id: UUID) -> Authorisation:
    found = (
        Authorisation.objects.select_for_update(of=("self",))
        .select_related("principal__commune", "agent")
        .filter(pk=mandate_id)
        .first()
    )
    if found is None:
        raise Refused(GONE)
    return found


def _check_may_settle(mandate: Authorisation, *, by: Actor) -> None:
    """Paper: a clerk there, or who gave it. Pressed: the witness who was named, and nobody else."""
    parties = [mandate.principal_id, mandate.agent_id]
    ours = queries.is_principal(mandate, by) or queries.is_agent(mandate, by)
    owners = [*parties, *(by.own_ids if ours else ())]
    where = permissions.places_of(mandate.principal)
    if mandate.given_by == GivenBy.PRESSED:
        if by.account_id is None or by.account_id != mandate.witness_id:
            raise Refused(GONE)
        check(permissions.WITNESS, by, places=where, owners=owners)
    elif queries.is_principal(mandate, by):
        check(permissions.MANDATE, by, owners=by.own_ids)
    else:
        check(permissions.CONFIRM_MANDATE, by, places=where, owners=owners)


def _in_order(terms: Terms, *, by: Actor, now: datetime) -> date:
    """The day it begins on, where all else is in order. `by`: whoever is to act."""
    today = local_day(now)
    begins = terms.valid_from or today
    if wrong := rules.problem_of_days(begins, terms.valid_until, today=today):
        raise Refused(wrong)
    if MandateKind(terms.kind) is MandateKind.HELPER and not by.holds(*HELPING):
        raise Refused(
            _("Người được ủy quyền không ở trong tổ công nghệ số. Là người nhà thì chọn “Người nhà”.")
        )
    return begins


def _principal(said: Named, place: Place, *, now: datetime) -> Person:
    """Whom name and number mean; a new row where nobody does, so that a clerk can look into it."""
    name = clean(said.name)[:200]
    if not any(sign.isalpha() for sign in name):
        raise Refused(_("Hãy ghi họ và tên người ủy quyền bằng chữ."))
    found = _of_number(said)
    commune = places.commune_of(place)
    person = next((one for one in found if fold(one.name) == fold(name)), None)
    if person is None:
        return Person.objects.create(
            name=name,
            search=fold(name),
            phone=phone_normal(said.phone) or "",
            commune=commune,
            created_at=now,
        )
    _at_home(person, place)
    return person


def _of_number(said: Named) -> list[Person]:
    rows = Person.objects.select_related("same_as")
    if said.citizen_number:
        facts = citizen_facts(said.citizen_number)
        if facts is None:
            raise Refused(_("Số định danh phải có đủ 12 chữ số, như trên thẻ căn cước."))
        found = list(rows.filter(citizen_index=secrecy.index_of(facts.number)))
    else:
        phone = phone_normal(said.phone)
        if phone is None:
            raise Refused(_("Hãy ghi số điện thoại hoặc số định danh của người ủy quyền."))
        own = list(rows.filter(account__phone=phone))
        found = [*own, *rows.filter(phone=phone).exclude(pk__in=[one.pk for one in own]).order_by("pk")]
    return [one.same_as or one for one in found]


def _agent(said: Named) -> Account:
    phone = phone_normal(said.phone)
    if phone is None:
        raise Refused(_("Số điện thoại chưa đúng. Ví dụ: 0912 345 678."))
    account = Account.objects.select_related("person").filter(phone=phone, is_active=True).first()
    if account is None or fold(account.person.name) != fold(clean(said.name)):
        raise Refused(
            _(
                "Chưa thấy ai có tên và số này. Người được ủy quyền đăng nhập Cầm Tay một lần bằng số ấy, "
                "rồi ông bà làm lại."
            )
        )
    return account


def _at_home(person: Person, place: Place | None) -> None:
    """Who has told no commune yet lives in this one, so that its clerks are the ones who look."""
    if person.commune_id is not None:
        return
    commune = places.commune_of(place) if place is not None else None
    if commune is None:
        raise Refused(_("Hãy chọn xã, phường nơi ông bà ở."))
    person.commune = commune
    person.save(update_fields=["commune"])


def _check_witness(witness_id: int, principal: Person, agent: Person, *, now: datetime) -> None:
    found = queries.with_person(witness_id)
    fine = found is not None and allows(
        permissions.WITNESS,
        queries.actor_of(found, on=local_day(now)),
        places=permissions.places_of(principal),
        owners=[principal.pk, agent.pk],
    )
    if not fine:
        raise Refused(
            _(
                "Người làm chứng phải là cán bộ một cửa, trưởng thôn, tổ trưởng hoặc tổ công nghệ số nơi ông bà ở, "
                "và không phải người được ủy quyền."
            )
        )


def _made(
    principal: Person,
    agent: Person,
    terms: Terms,
    begins: date,
    *,
    by: Actor,
    now: datetime,
    given_by: str,
    file: StoredFile | None = None,
    witness_id: int | None = None,
) -> Authorisation:
    return Authorisation.objects.create(
        principal=principal,
        agent=agent,
        kind=MandateKind(terms.kind),
        given_by=given_by,
        procedures=sorted(terms.procedures),
        valid_from=begins,
        valid_until=terms.valid_until,
        file=file,
        witness_id=witness_id,
        given_at=now,
        recorded_by_id=by.account_id,
    )


def _record(action: str, mandate: Authorisation, *, by: Actor, now: datetime, note: str = "") -> None:
    journal.record(
        by=by,
        action=action,
        object_type="people.Authorisation",
        object_id=mandate.pk,
        now=now,
        place_id=mandate.principal.commune_id or 0,
        about=mandate.principal_id,
        note=note,
    )


@transaction.atomic
def look_at_mandate(*, mandate: Authorisation, what: str = "look", by: Actor, now: datetime) -> None:
    """An official opened a mandate, or (`what`="paper") the picture of its slip, having been shown to be allowed to."""
    journal.look(
        by=by,
        action=f"people.mandate_{what}",
        object_type="people.Authorisation",
        object_id=mandate.pk,
        about=mandate.principal_id,
        place_id=mandate.principal.commune_id,
        now=now,
    )
