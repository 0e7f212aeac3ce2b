"""The superior's forms, what their cells are pointed at, what was filled and sent, and figures from outside."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from camtay.domains.closings.models import Closing, Regime
from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.domains.reports.states import Column, Missing, Shape, Text, What
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7


class Form(models.Model):
    """A form that `place` fills for a regime. `signer`: whose name is written where a cell asks for it."""

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        (
            "id",
            "place",
            "regime",
            "title",
            "missing",
            "signer",
            "retired_at",
            "version",
            "made_by",
            "made_at",
        ),
        "none",
    )

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    regime = models.ForeignKey(Regime, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    missing = models.CharField(max_length=8, choices=Missing, default=Missing.WORDS)
    signer = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    retired_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["title", "id"]
        indexes = [models.Index(fields=["place", "retired_at"], name="form_by_place")]

    def __str__(self) -> str:
        return self.title

    @property
    def desk_path(self) -> str:
        """The permanent address of its page at the desk."""
        return f"/can-bo/bao-cao/bieu-mau/{self.pk}/"


class Edition(models.Model):
    """One file of a form. Never changed; the one with the highest number is filled. `lost`: cells pointed at before
    that this file has no more, as [label, what was pointed there]."""

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        ("id", "form", "number", "file", "file_name", "lost", "added_by", "added_at"), "none"
    )

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    lost = models.JSONField(default=list)
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["form", "number"]
        constraints = [models.UniqueConstraint(fields=["form", "number"], name="edition_number_once")]


class Pointing(models.Model):
    """What is written into a cell. `cell`: its address in the file; `label`: the words beside and above it.

    A figure: `code` of an indicator, `column`, `place` (null: the form's own), and of a part of it `by` and `key` as
    `indicators` names them. `code` is that of an outside figure for What.OUTSIDE. `text`: for What.TEXT which one,
    with `words` when it is fixed. `decimals` null: as many as the figure usually has.
    """

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        (
            "id", "edition", "cell", "label", "what", "code", "column", "place", "by", "key", "text", "words", "shape",
            "decimals", "version", "pointed_by", "pointed_at",
        ),
        "none",
    )  # fmt: skip

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pointings")
    cell = models.CharField(max_length=120)
    label = models.CharField(max_length=420, blank=True)
    what = models.CharField(max_length=8, choices=What)
    code = models.CharField(max_length=60, blank=True)
    column = models.CharField(max_length=16, choices=Column, blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=16, blank=True)
    key = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=12, choices=Text, blank=True)
    words = models.CharField(max_length=500, blank=True)
    shape = models.CharField(max_length=8, choices=Shape, default=Shape.NUMBER)
    decimals = models.PositiveSmallIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    pointed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    pointed_at = models.DateTimeField()

    class Meta:
        ordering = ["edition", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "cell"], name="cell_pointed_once"),
            models.CheckConstraint(
                name="pointing_says_what",
                condition=Q(what=What.FIGURE, text="") & ~Q(code="") & ~Q(column="")
                | Q(what=What.OUTSIDE, text="", column="") & ~Q(code="")
                | Q(what=What.TEXT, code="", column="") & ~Q(text=""),
            ),
        ]


class Filing(models.Model):
    """One period's form as it was filled. `lines`: cell by cell what was written, out of which numbers, or why it could
    not be (see `rules.lines`). `closing`: the closing of the period that its figures were taken of; null where there was
    none when it was filled, so that they were counted then. A sent one (`sent_at`; `sent_on` the day it left) is never
    changed: filling again makes the next `revision`.
    """

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        (
            "id", "form", "edition", "place", "first", "last", "words", "deadline", "revision", "lines", "story",
            "story_edited", "file", "file_name", "filled_by", "filled_at", "sent_by", "sent_at", "sent_on", "sent_how",
            "version", "closing",
        ),
        "none",
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="filings")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField()
    words = models.CharField(max_length=60)
    deadline = models.DateTimeField()
    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, null=True, related_name="+")
    revision = models.PositiveSmallIntegerField(default=0)
    lines = models.JSONField(default=list)
    story = models.TextField(blank=True)
    story_edited = models.BooleanField(default=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    filled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    filled_at = models.DateTimeField()
    sent_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    sent_on = models.DateField(null=True)
    sent_how = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-last", "-revision", "id"]
        indexes = [models.Index(fields=["place", "last"], name="filing_by_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "first", "last", "revision"], name="filing_revision_once"
            ),
            models.CheckConstraint(name="filing_ends_after_it_begins", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(
                name="filing_sent_on_a_day",
                condition=Q(sent_at=None, sent_on=None) | Q(sent_at__isnull=False, sent_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form.title}, {self.words}"

    @property
    def desk_path(self) -> str:
        """The permanent address of its page at the desk."""
        return f"/can-bo/bao-cao/ban/{self.pk}/"


class OutsideFigure(models.Model):
    """A number said by somebody else: by `source`, on `said_on`, with a file. `code` joins the same number of many
    periods. Never changed: a correction is a new row that `corrects` the old one, which stays.
    """

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        (
            "id", "place", "code", "title", "value", "unit", "first", "last", "source", "said_on", "file", "file_name",
            "corrects", "reason", "entered_by", "entered_at",
        ),
        "none",
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    unit = models.CharField(max_length=40)
    first = models.DateField()
    last = models.DateField()
    source = models.CharField(max_length=200)
    said_on = models.DateField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    reason = models.CharField(max_length=500, blank=True)
    entered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["-last", "title", "-entered_at"]
        indexes = [models.Index(fields=["place", "code", "last"], name="outside_by_code")]
        constraints = [
            models.CheckConstraint(name="outside_ends_after_it_begins", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(
                name="outside_corrected_for_a_reason", condition=Q(corrects=None) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.title
