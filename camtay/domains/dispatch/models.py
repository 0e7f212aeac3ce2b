"""The outbox and ledger: one table."""

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from camtay.domains.dispatch import rules
from camtay.domains.dispatch.states import WAITING, Channel, State
from camtay.foundation.access import Scope
from camtay.foundation.ids import uuid7


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self, now: datetime, channels: Collection[str]) -> "MessageQuerySet":
        """What may be taken up now: waiting ones whose time has come, and those a dead worker left behind."""
        waiting = self.filter(state__in=WAITING, next_try_at__lte=now, channel__in=channels)
        return waiting.filter(Q(expires_at=None) | Q(expires_at__gt=now)).exclude(attempts__gte=rules.TRIES)

    def too_late(self, now: datetime) -> "MessageQuerySet":
        """Waiting beyond its use, and in nobody's hands."""
        waiting = self.filter(state__in=WAITING, expires_at__lte=now)
        return waiting.exclude(state=State.SENDING, next_try_at__gt=now)

    def abandoned(self, now: datetime) -> "MessageQuerySet":
        """Taken up for the last time by a worker that died with it."""
        return self.filter(state=State.SENDING, next_try_at__lte=now, attempts__gte=rules.TRIES)

    def stale_secrets(self, now: datetime) -> "MessageQuerySet":
        """Secrets whose text is still held although their time is over."""
        return self.filter(secret=True, expires_at__lte=now).exclude(state__in=WAITING).exclude(body="")

    def within(self, scope: Scope) -> "MessageQuerySet":
        if scope.everywhere:
            return self
        found = Q(place_id__in=scope.place_ids)
        if scope.person_id is not None:
            found |= Q(about=scope.person_id)
        return self.filter(found)


class Message(models.Model):
    """One message. Rows are never deleted; what they say is erased when it is no longer needed.

    `next_try_at` is also the lease: while a worker holds the message, nobody else may take it before that time.
    `attempts` counts up with every taking, so that a worker that was thought dead cannot mark what another holds.
    `about` and `place_id` are ids without foreign keys, since this floor knows neither people nor places.
    """

    PERSONAL: ClassVar = {
        "id": "none", "key": "none", "channel": "none", "address": "basic", "subject": "basic", "body": "basic",
        "kind": "none", "object_type": "none", "object_id": "none", "about": "none", "place_id": "none",
        "secret": "none", "state": "none", "attempts": "none", "next_try_at": "none", "expires_at": "none",
        "created_at": "none", "sent_at": "none", "via": "none", "reference": "none", "error": "basic",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.CharField(max_length=160)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200, default="", blank=True)
    body = models.TextField(default="", blank=True)
    kind = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60, default="", blank=True)
    object_id = models.CharField(max_length=60, default="", blank=True)
    about = models.BigIntegerField(null=True)
    place_id = models.BigIntegerField(null=True)
    secret = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    via = models.CharField(max_length=8, default="", blank=True)
    reference = models.CharField(max_length=80, default="", blank=True)
    error = models.CharField(max_length=300, default="", blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            # Not `unique=True`: that would cost PostgreSQL a second index at every insert.
            models.UniqueConstraint(fields=["key"], name="dispatch_key_once"),
            models.CheckConstraint(
                condition=Q(secret=False) | Q(expires_at__isnull=False), name="dispatch_secret_expires"
            ),
            models.CheckConstraint(
                condition=Q(state=State.SENT, sent_at__isnull=False)
                | (~Q(state=State.SENT) & Q(sent_at=None)),
                name="dispatch_sent_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(state__in=WAITING), name="dispatch_due"),
            models.Index(
                fields=["expires_at"], condition=Q(secret=True) & ~Q(body=""), name="dispatch_secrets"
            ),
            models.Index(fields=["object_type", "object_id"], name="dispatch_by_object"),
            models.Index(fields=["place_id", "created_at"], name="dispatch_by_place"),
        ]
