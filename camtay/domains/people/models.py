"""People, their accounts, and the roles they hold in places."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.rules import mandates
from camtay.domains.people.states import (
    Basis,
    GivenBy,
    Group,
    MandateKind,
    MandateState,
    Purpose,
    Wish,
    WishState,
)
from camtay.domains.places.models import Place
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7


class Sex(models.TextChoices):
    MALE = "male", _("Nam")
    FEMALE = "female", _("Nữ")


class Person(models.Model):
    """A resident, official or helper. A merged person keeps its row and points to the other with `same_as`.

    `public_id` is the number that leaves the machine. `house`: house number, lane or hamlet, as neighbours say it.
    """

    PERSONAL: ClassVar = {
        "id": "none", "name": "basic", "birth_year": "basic", "birth_date": "basic", "sex": "basic",
        "phone": "basic", "citizen_number": "sensitive", "citizen_index": "sensitive", "commune": "basic",
        "neighbourhood": "basic", "house": "basic", "same_as": "none", "search": "basic", "version": "none",
        "created_at": "none", "public_id": "none",
    }  # fmt: skip

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    name = models.CharField(_("họ và tên"), max_length=200)
    birth_year = models.PositiveSmallIntegerField(null=True)
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=6, choices=Sex, blank=True)
    phone = models.CharField(max_length=20, blank=True, db_index=True)
    citizen_number = models.CharField(max_length=300, blank=True)
    citizen_index = models.CharField(max_length=64, null=True, unique=True)
    commune = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    neighbourhood = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    house = models.CharField(max_length=60, blank=True)
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    search = models.CharField(max_length=220, blank=True, db_index=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """What somebody signs in with: staff by e-mail and password, residents by their phone."""

    PERSONAL: ClassVar = {
        "id": "none", "password": "sensitive", "last_login": "basic", "email": "basic", "phone": "basic",
        "person": "none", "is_active": "none", "invited_at": "none", "left_at": "none", "language": "none",
        "session_round": "none",
    }  # fmt: skip

    email = models.EmailField(null=True, unique=True)
    phone = models.CharField(max_length=20, null=True, unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    invited_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=2, default="vi")
    session_round = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="account_has_a_way_in",
                condition=Q(email__isnull=False) | Q(phone__isnull=False) | Q(is_active=False),
            )
        ]

    def __str__(self) -> str:
        return self.person.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must carry to be this account's: counting `session_round` up ends them all."""
        said = f"{self.session_round}:{self.password}"
        return str(salted_hmac("camtay.people.session", said, secret=secret, algorithm="sha256").hexdigest())


class RoleHeldQuerySet(models.QuerySet["RoleHeld"]):
    def on(self, day: date) -> "RoleHeldQuerySet":
        """Held on that day: begun, not ended, not taken back."""
        return self.filter(valid_from__lte=day, revoked_at=None).filter(
            Q(valid_until=None) | Q(valid_until__gte=day)
        )


class RoleHeld(models.Model):
    """A role in a place, from–until (both days included), granted by somebody."""

    PERSONAL: ClassVar = {
        "id": "none", "account": "none", "role": "none", "place": "none", "department": "none",
        "valid_from": "none", "valid_until": "none", "granted_by": "none", "granted_at": "none",
        "revoked_at": "none", "revoked_by": "none",
    }  # fmt: skip

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=30)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    department = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    granted_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    objects = RoleHeldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="role_ends_after_it_begins",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
            ),
            models.UniqueConstraint(
                fields=["account", "role", "place"], condition=Q(revoked_at=None), name="role_once_in_a_place"
            ),
            models.CheckConstraint(
                name="role_taken_back_at_a_time", condition=Q(revoked_by=None) | Q(revoked_at__isnull=False)
            ),
        ]


class PersonGroup(models.Model):
    """A target group a person belongs to, and on what ground that is kept."""

    PERSONAL: ClassVar = {
        "id": "none", "person": "none", "group": "sensitive", "basis": "none", "recorded_at": "none",
        "recorded_by": "none",
    }  # fmt: skip

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="groups")
    group = models.CharField(max_length=10, choices=Group)
    basis = models.CharField(max_length=10, choices=Basis)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "group"], name="person_in_group_once")]


class OneTimeCode(models.Model):
    """A code sent to a telephone: one purpose, one session, once, for a few minutes. Hashed, so nobody reads it here.

    `binding` is a keyed hash of the session it was asked from: in another browser the code is worth nothing.
    """

    PERSONAL: ClassVar = {
        "id": "none", "phone": "basic", "purpose": "none", "binding": "none", "digest": "sensitive",
        "address": "basic", "created_at": "none", "expires_at": "none", "tries": "none", "used_at": "none",
    }  # fmt: skip

    phone = models.CharField(max_length=20)
    purpose = models.CharField(max_length=10, choices=Purpose)
    binding = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    address = models.CharField(max_length=45, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["phone", "created_at"], name="code_by_phone"),
            models.Index(fields=["address", "created_at"], name="code_by_address"),
        ]


class CodeSource(models.Model):
    """A telephone or network address that asked for codes: the row that is locked while they are counted."""

    PERSONAL: ClassVar = {"key": "basic", "last_at": "none"}

    key = models.CharField(max_length=60, primary_key=True)
    last_at = models.DateTimeField()


class Invitation(models.Model):
    """A link by which somebody takes up an account: once, within its days, the latest one only."""

    PERSONAL: ClassVar = {
        "id": "none", "account": "none", "email": "basic", "invited_by": "none", "created_at": "none",
        "expires_at": "none", "accepted_at": "none", "revoked_at": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    invited_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(accepted_at=None) & Q(revoked_at=None),
                name="one_open_invitation",
            ),
            models.CheckConstraint(
                name="invitation_ends_once", condition=Q(accepted_at=None) | Q(revoked_at=None)
            ),
        ]


class Authorisation(models.Model):
    """A written mandate (giấy ủy quyền): who may file what for whom, until when (both days included).

    `procedures`: national codes; [] for all that can be filed here. On paper, `file` is the photographed slip;
    pressed, `witness` stood by. Never taken out again: revoked, it stays.
    """

    PERSONAL: ClassVar = {
        "id": "none", "principal": "basic", "agent": "basic", "kind": "none", "given_by": "none",
        "procedures": "none", "valid_from": "none", "valid_until": "none", "file": "none", "witness": "none",
        "given_at": "none", "recorded_by": "none", "confirmed_at": "none", "confirmed_by": "none",
        "revoked_at": "none", "revoked_by": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    principal = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates_given")
    agent = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates_held")
    kind = models.CharField(max_length=10, choices=MandateKind)
    given_by = models.CharField(max_length=10, choices=GivenBy)
    procedures = models.JSONField(default=list)
    valid_from = models.DateField()
    valid_until = models.DateField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    witness = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-given_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="mandate_ends_after_it_begins", condition=Q(valid_until__gte=F("valid_from"))
            ),
            models.CheckConstraint(name="mandate_is_for_another", condition=~Q(principal=F("agent"))),
            models.CheckConstraint(
                name="mandate_is_proved",
                condition=Q(given_by="paper", file__isnull=False)
                | Q(given_by="pressed", witness__isnull=False),
            ),
        ]

    def standing(self, on: date) -> MandateState:
        return mandates.standing(
            confirmed=self.confirmed_at is not None,
            revoked=self.revoked_at is not None,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            on=on,
        )

    def covers(self, procedure: str) -> bool:
        return mandates.covers(self.procedures, procedure)


class DataRequest(models.Model):
    """What somebody asks about the data kept on them; to be answered within two working days (Luật 91/2025/QH15)."""

    PERSONAL: ClassVar = {
        "id": "none", "person": "basic", "place": "none", "wish": "none", "words": "basic", "state": "none",
        "asked_at": "none", "asked_by": "none", "due_at": "none", "answered_at": "none", "answered_by": "none",
        "answer": "basic", "version": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="data_requests")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    wish = models.CharField(max_length=8, choices=Wish)
    words = models.CharField(max_length=1000, blank=True)
    state = models.CharField(max_length=12, choices=WishState, default=WishState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="data_request_answered_at_a_time",
                condition=Q(state__in=["asked", "taken_back"]) | Q(answered_at__isnull=False),
            ),
        ]
