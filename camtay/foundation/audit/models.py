"""The journal and the access log. Neither has foreign keys: what was written stays, whatever happens to its subject."""

from typing import ClassVar

from django.db import models

from camtay.foundation.ids import uuid7


class Chain(models.Model):
    """Head of one place's hash chain: the row that is locked while an entry is appended."""

    PERSONAL: ClassVar = {"place_id": "none", "length": "none", "head": "none"}

    place_id = models.BigIntegerField(primary_key=True)
    length = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")


class Entry(models.Model):
    """One deed: who, for whom, about whom, where, what, to what, by which request. Names of fields, never values.

    `digest` covers the named fields of `chain.FIELDS` and the digest before it, so a changed, removed or
    inserted entry breaks the chain of its place.
    """

    PERSONAL: ClassVar = {
        "id": "none", "place_id": "none", "number": "none", "at": "none", "occurred_at": "none", "actor": "none",
        "account_id": "none", "on_behalf_of": "none", "about": "none", "action": "none", "object_type": "none",
        "object_id": "none", "fields": "none", "note": "none", "request_id": "none", "version": "none",
        "digest": "none",
    }  # fmt: skip

    id = models.BigAutoField(primary_key=True)
    place_id = models.BigIntegerField()
    number = models.BigIntegerField()
    at = models.DateTimeField()
    occurred_at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    account_id = models.BigIntegerField(null=True)
    on_behalf_of = models.BigIntegerField(null=True)
    about = models.BigIntegerField(null=True)
    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=60)
    fields = models.JSONField(default=list)
    note = models.CharField(max_length=200, default="", blank=True)
    request_id = models.CharField(max_length=64, default="", blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place_id", "number"], name="audit_entry_number_once")]
        indexes = [
            models.Index(fields=["object_type", "object_id", "number"], name="audit_by_object"),
            models.Index(fields=["about", "at"], name="audit_by_person"),
        ]


class Look(models.Model):
    """One look at personal data. Not chained: there are many, and they are thrown away after their term."""

    PERSONAL: ClassVar = {
        "id": "none", "at": "none", "actor": "none", "account_id": "none", "action": "none",
        "object_type": "none", "object_id": "none", "about": "none", "place_id": "none", "request_id": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    account_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=60)
    about = models.BigIntegerField(null=True)
    place_id = models.BigIntegerField(null=True)
    request_id = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["about", "at"], name="look_by_person"),
            models.Index(fields=["at"], name="look_by_time"),
        ]
