"""What a case holds: its answers, its checklist, its files; and the numbers a place gives out."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from camtay.domains.cases import states
from camtay.domains.cases.models.case import Case
from camtay.domains.places.models import Place
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7


class Answers(models.Model):
    """One document of answers a case (never a row an answer), kept at every step. `page`: where to go on."""

    PERSONAL: ClassVar = {"case": "none", "document": "sensitive", "page": "none", "saved_at": "none"}

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="answers")
    document = models.JSONField(default=dict)
    page = models.CharField(max_length=60, blank=True)
    saved_at = models.DateTimeField()


class CasePaper(models.Model):
    """One line of the checklist (thành phần hồ sơ)."""

    PERSONAL: ClassVar = {
        "id": "none",
        "case": "none",
        "code": "none",
        "name": "none",
        "state": "none",
        "order": "none",
    }

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="papers")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=400)
    state = models.CharField(max_length=20, choices=states.PaperState, default=states.PaperState.MISSING)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "code"], name="case_paper_once")]
        ordering = ["order", "id"]


class CaseFile(models.Model):
    """A file of a case: a paper handed in, or the result."""

    PERSONAL: ClassVar = {
        "id": "none", "case": "none", "kind": "none", "paper_code": "none", "file": "sensitive",
        "name": "basic", "added_at": "none", "added_by": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=8, choices=states.FileKind)
    paper_code = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["added_at", "id"]


class CaseNumber(models.Model):
    """The last number given out at a place on a day."""

    PERSONAL: ClassVar = {"id": "none", "place": "none", "day": "none", "last": "none"}

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    day = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "day"], name="case_number_once")]
