"""Visits, phones, and what phones bring back."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from camtay.domains.people.models import Account, Person
from camtay.domains.places.models import Place
from camtay.domains.rounds.states import CommandState, DeviceState, VisitState
from camtay.domains.teams.models import Team
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7


class Visit(models.Model):
    """A house worth a visit in a week: whom, and which lesson. Never why. `week`: the day key of its Monday."""

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "team": "none", "helper": "none", "person": "basic", "skill": "basic",
        "week": "none", "state": "none", "own_choice": "none", "agreed_by": "none", "agreed_at": "none",
        "proposed_at": "none", "version": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    helper = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    skill = models.CharField(max_length=40)
    week = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=VisitState, default=VisitState.PROPOSED)
    own_choice = models.BooleanField(default=False)
    agreed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    proposed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["place", "week"], name="visit_by_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "week"], condition=~Q(state="dropped"), name="one_visit_a_week"
            )
        ]


class Device(models.Model):
    """A helper's phone. Its data are wiped when it is reported lost or the last helping role of its owner ends.

    `secret_digest`: SHA-256 of what it shows us at every call; the secret itself is on the phone alone.
    """

    PERSONAL: ClassVar = {
        "id": "none", "account": "none", "label": "basic", "state": "none", "enrolled_at": "none",
        "seen_at": "none", "app": "none", "ended_at": "none", "ended_by": "none", "wiped_at": "none",
        "secret_digest": "sensitive",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="devices")
    label = models.CharField(max_length=120, blank=True)
    secret_digest = models.CharField(max_length=64)
    state = models.CharField(max_length=6, choices=DeviceState, default=DeviceState.IN_USE)
    enrolled_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    app = models.CharField(max_length=20, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    wiped_at = models.DateTimeField(null=True)


class Carried(models.Model):
    """What a phone has of us: a digest of each record, so that the next pack carries only what differs.

    `held` is what it said it has (`cursor`); `given`, what was sent since and may not have arrived (`given_cursor`).
    `print`: of all that the pack is made of, to see at a glance that nothing has changed.
    """

    PERSONAL: ClassVar = dict.fromkeys(
        ("device", "cursor", "held", "print", "given_cursor", "given", "given_print"), "none"
    )

    device = models.OneToOneField(Device, on_delete=models.CASCADE, primary_key=True, related_name="carried")
    cursor = models.CharField(max_length=40, blank=True)
    held = models.BinaryField(default=bytes)
    print = models.CharField(max_length=64, blank=True)
    given_cursor = models.CharField(max_length=40, blank=True)
    given = models.BinaryField(default=bytes)
    given_print = models.CharField(max_length=64, blank=True)


class Command(models.Model):
    """One deed of a phone, exactly once. `payload` is kept only while it waits for an administrator.

    `claimed_at`: the phone's clock; `occurred_at`: the same, put right; `received_at`: ours. `receipt`: what was signed and answered, the same to every
    repeat. `digest`: of name and payload, so that another deed under the same id is refused.
    """

    PERSONAL: ClassVar = {
        "id": "none", "device": "none", "account": "none", "name": "none", "claimed_at": "none",
        "occurred_at": "none", "received_at": "none", "digest": "none", "payload": "basic", "state": "none", "answer": "none",
        "receipt": "none", "place": "none", "settled_at": "none", "settled_by": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, editable=False)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="commands")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    claimed_at = models.DateTimeField()
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    payload = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=CommandState)
    answer = models.JSONField(default=dict)
    receipt = models.CharField(max_length=300)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["state", "place"], name="command_waiting", condition=Q(state="held")),
            models.Index(fields=["device", "received_at"], name="command_by_device"),
        ]


class Attachment(models.Model):
    """A photo or paper that a phone sent apart from the command that mentions it."""

    PERSONAL: ClassVar = {
        "id": "none", "device": "none", "account": "none", "file": "none", "name": "basic", "received_at": "none",
        "used_at": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, editable=False)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="attachments")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    received_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Clash(models.Model):
    """Two helpers wrote different values into one field of a person: both are kept until somebody settles it."""

    PERSONAL: ClassVar = {
        "id": "none", "person": "basic", "field": "none", "standing": "basic", "other": "basic", "command": "none",
        "by": "none", "found_at": "none", "settled_at": "none", "settled_by": "none", "kept": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=40)
    standing = models.CharField(max_length=200, blank=True)
    other = models.CharField(max_length=200, blank=True)
    command = models.UUIDField(null=True)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    kept = models.CharField(max_length=8, blank=True)
