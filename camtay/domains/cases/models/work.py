"""The work on a case inside the office: steps, notes, apologies, and what was done to many cases at once."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from camtay.domains.cases.models.case import Case
from camtay.domains.people.states import Department
from camtay.domains.places.models import Place
from camtay.foundation.ids import uuid7


class CaseStep(models.Model):
    """One step of the internal process (quy trình nội bộ) as this case goes through it, copied at acceptance.

    `half_days`: its budget, in half working days. `due_at`: when that is used up, known once it has begun.
    """

    PERSONAL: ClassVar = dict.fromkeys(
        (
            "id", "case", "order", "name", "phase", "role", "department", "half_days", "holder", "begun_at", "due_at",
            "done_at", "done_by",
        ),
        "none",
    )  # fmt: skip

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    phase = models.CharField(max_length=20)
    role = models.CharField(max_length=30)
    department = models.CharField(max_length=20, choices=Department, blank=True)
    half_days = models.PositiveSmallIntegerField(default=0)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    begun_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "order"], name="case_step_once"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(begun_at__isnull=False, done_at=None), name="case_one_open_step"
            ),
        ]
        indexes = [
            models.Index(
                fields=["holder", "due_at"],
                condition=Q(begun_at__isnull=False, done_at=None),
                name="case_step_open",
            )
        ]


class CaseNote(models.Model):
    """What officials write to each other about a case. The applicant does not see it; asked for, it is told."""

    PERSONAL: ClassVar = {
        "id": "none", "case": "none", "words": "basic", "written_at": "none", "written_by": "none",
        "withdrawn_at": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    words = models.CharField(max_length=1000)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["written_at", "id"]


class CaseApology(models.Model):
    """The slip of apology and the new day (Mẫu 04): drafted before the case is late, given out by a person.

    One a case stands at a time; a later one replaces the draft, never what was given out.
    """

    PERSONAL: ClassVar = {
        "id": "none", "case": "none", "reason": "basic", "new_due_at": "none", "drafted_at": "none",
        "issued_at": "none", "issued_by": "none",
    }  # fmt: skip

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="apologies")
    reason = models.CharField(max_length=500, blank=True)
    new_due_at = models.DateTimeField(null=True)
    drafted_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["drafted_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(issued_at=None), name="case_one_apology_drafted"
            ),
            models.CheckConstraint(
                name="case_apology_issued_whole",
                condition=Q(issued_at=None) | Q(new_due_at__isnull=False),
            ),
        ]


class BulkDeed(models.Model):
    """One deed done to many cases, so that it can be undone as one. `cases`: id → version after it, and the fields
    as they stood before."""

    PERSONAL: ClassVar = dict.fromkeys(
        ("id", "place", "deed", "cases", "done_at", "done_by", "undone_at"), "none"
    )

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    deed = models.CharField(max_length=30)
    cases = models.JSONField(default=dict)
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-done_at", "id"]
