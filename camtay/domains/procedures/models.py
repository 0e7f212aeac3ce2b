"""The catalogue, and the words by which it is found."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Account
from camtay.domains.people.states import Department
from camtay.domains.places.models import Place
from camtay.domains.procedures import states
from camtay.foundation.ids import uuid7


class Procedure(models.Model):
    """An administrative procedure (thủ tục hành chính). `offered`: communes offer it.

    `fee`: đồng; None where it is not fixed nationally or not known, which is not the same as free (0).
    """

    PERSONAL: ClassVar = dict.fromkeys(
        (
            "id", "code", "name", "field", "authority", "level", "offered", "time_amount", "time_unit", "time_note",
            "fee", "fee_note", "decision", "verified", "source", "channels", "yields_result", "valid_from",
            "valid_to", "summary",
        ),
        "none",
    )  # fmt: skip

    code = models.CharField(_("mã thủ tục"), max_length=40, unique=True)
    name = models.CharField(_("tên thủ tục"), max_length=600)
    field = models.CharField(_("lĩnh vực"), max_length=200)
    authority = models.CharField(_("cơ quan giải quyết"), max_length=300, blank=True)
    level = models.CharField(_("cấp"), max_length=60, blank=True)
    offered = models.BooleanField(default=False)
    time_amount = models.PositiveIntegerField(null=True)
    time_unit = models.CharField(max_length=12, choices=states.TimeUnit, default=states.TimeUnit.OTHER)
    time_note = models.CharField(max_length=400, blank=True)
    fee = models.PositiveIntegerField(null=True)
    fee_note = models.CharField(max_length=500, blank=True)
    decision = models.CharField(max_length=60, blank=True)
    verified = models.CharField(max_length=30, choices=states.Verified, default=states.Verified.LISTED)
    source = models.CharField(max_length=300, blank=True)
    channels = models.CharField(max_length=120, blank=True)
    yields_result = models.BooleanField(default=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    summary = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["offered", "field"], name="procedure_by_field")]

    def __str__(self) -> str:
        return self.name

    @property
    def national_page(self) -> str:
        """Where the national portal tells the rest."""
        return f"https://dichvucong.gov.vn/p/home/dvc-tim-kiem.html?tukhoa={self.code}"


class ProcedureAlias(models.Model):
    """An older code of a procedure, still met in lists."""

    PERSONAL: ClassVar = dict.fromkeys(("id", "code", "procedure", "valid_to"), "none")

    code = models.CharField(max_length=40, unique=True)
    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="aliases")
    valid_to = models.DateField(null=True)


class Paper(models.Model):
    """One paper of a procedure (thành phần hồ sơ), with the act it comes from. `code` is the form's file question
    where the form asks for it."""

    PERSONAL: ClassVar = dict.fromkeys(
        (
            "id", "procedure", "code", "name", "act", "verified", "originals", "copies", "required",
            "replaced_by_data", "condition", "order",
        ),
        "none",
    )  # fmt: skip

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="papers")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=400)
    act = models.CharField(max_length=300, blank=True)
    verified = models.BooleanField(default=False)
    originals = models.PositiveSmallIntegerField(default=0)
    copies = models.PositiveSmallIntegerField(default=0)
    required = models.BooleanField(default=True)
    replaced_by_data = models.CharField(max_length=200, blank=True)
    condition = models.CharField(max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["procedure", "code"], name="paper_once")]


class Edition(models.Model):
    """One version of what a procedure asks: its form and its papers, made in the browser. Published, it is never
    changed again: cases keep the version they were begun with. `row_version`: against two editors at once.

    `form`: a document of `foundation/questions`; `papers`: rows of the fields of `Paper`, in their order.
    """

    PERSONAL: ClassVar = dict.fromkeys(
        (
            "id", "procedure", "version", "form", "papers", "note", "row_version", "made_at", "made_by", "changed_at",
            "changed_by", "published_at", "published_by",
        ),
        "none",
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="editions")
    version = models.PositiveIntegerField()
    form = models.JSONField(default=dict)
    papers = models.JSONField(default=list)
    note = models.CharField(max_length=500, blank=True)
    row_version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "version"], name="edition_once"),
            models.UniqueConstraint(
                fields=["procedure"], condition=Q(published_at=None), name="one_edition_in_work"
            ),
        ]


class PlaceProcedure(models.Model):
    """How one place handles one procedure: where it is filed, and which department works on it ("": as usual)."""

    PERSONAL: ClassVar = dict.fromkeys(
        ("id", "place", "procedure", "filed_at", "department", "changed_at", "changed_by", "version"), "none"
    )

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="+")
    filed_at = models.CharField(max_length=16, choices=states.FiledAt, blank=True)
    department = models.CharField(max_length=20, choices=Department, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "procedure"], name="place_procedure_once")]


class ProcessStep(models.Model):
    """One step of the internal process (quy trình nội bộ) of a procedure; of one place where `place` is set, which
    then replaces the general one. `phase`: the state of a case in which it is done."""

    PERSONAL: ClassVar = dict.fromkeys(
        ("id", "procedure", "place", "order", "name", "phase", "role", "department", "half_days"), "none"
    )

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="steps")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, related_name="+")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    phase = models.CharField(max_length=20, choices=states.Phase)
    role = models.CharField(max_length=30)
    department = models.CharField(max_length=20, choices=Department, blank=True)
    half_days = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "place", "order"],
                condition=Q(place__isnull=False),
                name="process_step_once_in_a_place",
            ),
            models.UniqueConstraint(
                fields=["procedure", "order"], condition=Q(place=None), name="process_step_once"
            ),
        ]


class Term(models.Model):
    """One row of the lexicon that an editor added (the shipped rows are data files). `procedure_code`: whose phrase
    it is; "" for a word rule, where `becomes`, `unless` and `how` are as in `rules/lexicon`."""

    PERSONAL: ClassVar = dict.fromkeys(
        ("id", "kind", "text", "procedure_code", "becomes", "unless", "how", "added_at", "added_by"), "none"
    )

    kind = models.CharField(max_length=10, choices=states.TermKind)
    text = models.CharField(max_length=200)
    procedure_code = models.CharField(max_length=40, blank=True)
    becomes = models.CharField(max_length=200, blank=True)
    unless = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=10, blank=True)
    added_at = models.DateTimeField()
    added_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "text", "procedure_code"], name="term_once"),
        ]


class MissedQuery(models.Model):
    """What people asked and nothing was found for; long runs of digits are struck out before it is kept."""

    PERSONAL: ClassVar = dict.fromkeys(("id", "text", "times", "first_at", "last_at", "settled_at"), "none")

    text = models.CharField(max_length=120, unique=True)
    times = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)


class Catalogue(models.Model):
    """The one row that counts changes to catalogue and lexicon, so that a process knows when to read them again."""

    PERSONAL: ClassVar = dict.fromkeys(("id", "version"), "none")

    version = models.PositiveIntegerField(default=1)
