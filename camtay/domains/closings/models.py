"""Reporting regimes, and what was closed under them."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from camtay.domains.closings import states
from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.foundation.ids import uuid7


class Regime(models.Model):
    """Chế độ báo cáo: which figures go to whom, how often, by when.

    `place`: whose it is, and of all that lies in it; null: the whole product's. A place's own regime of the same `code`
    stands before it. `first_day`: on which a period begins, a day of a month or a weekday (1 Monday); `deadline_days`
    after its last day, at `deadline_hour`. `indicators`: codes, in the order they are reported. It asks for the periods
    whose last day lies between `valid_from` and `valid_until`.
    """

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        (
            "id", "place", "code", "title", "receiver", "basis", "frequency", "first_day", "deadline_days",
            "deadline_hour", "indicators", "valid_from", "valid_until", "version", "recorded_at",
        ),
        "none",
    )  # fmt: skip

    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    receiver = models.CharField(max_length=200)
    basis = models.CharField(max_length=300, blank=True)
    frequency = models.CharField(max_length=8, choices=states.Frequency)
    first_day = models.PositiveSmallIntegerField(default=1)
    deadline_days = models.PositiveSmallIntegerField(default=0)
    deadline_hour = models.PositiveSmallIntegerField(default=17)
    indicators = models.JSONField(default=list)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(fields=["place", "code"], name="regime_once_a_place"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(place=None), name="regime_once_for_all_places"
            ),
            models.CheckConstraint(
                name="regime_ends_after_it_begins",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="regime_begins_on_a_day",
                condition=Q(first_day__gte=1, first_day__lte=states.LAST_FIRST_DAY)
                & (~Q(frequency=states.Frequency.WEEK) | Q(first_day__lte=7)),
            ),
            models.CheckConstraint(
                name="regime_due_at_an_hour", condition=Q(deadline_hour__lte=23, deadline_days__lte=90)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def asks_on(self, day: date) -> bool:
        """Is it in force on a day?"""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class Closing(models.Model):
    """Một lần chốt: the figures of a regime's period for a place, as known at `cut`. Never changed: a later correction
    is another closing with the next `revision`, of the same place, regime and period, and `reason`.

    `number` and `before` (the digest of the place's closing before it) chain the closings of a place; `digest` covers
    all that `rules.document` names. `journal`: (place, length, head) of the journals at that moment.
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            (
                "id", "place", "number", "regime", "regime_code", "title", "first", "last", "words", "revision", "cut",
                "closed_at", "closed_by", "journal", "form", "before", "digest",
            ),
            "none",
        ),
        "reason": "basic",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    regime = models.ForeignKey(Regime, on_delete=models.PROTECT, related_name="+")
    regime_code = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    first = models.DateField()
    last = models.DateField()
    words = models.CharField(max_length=60)
    revision = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=1000, blank=True)
    cut = models.DateTimeField()
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    journal = models.JSONField(default=list)
    form = models.PositiveSmallIntegerField(default=1)
    before = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["place", "number"]
        constraints = [
            models.UniqueConstraint(fields=["place", "number"], name="closing_number_once"),
            models.UniqueConstraint(
                fields=["place", "regime_code", "first", "last", "revision"], name="closing_revision_once"
            ),
            models.CheckConstraint(name="closing_ends_after_it_begins", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(
                name="closing_revised_for_a_reason", condition=Q(revision=0) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.words}"

    @property
    def path(self) -> str:
        """The permanent address of its page."""
        return f"/dieu-hanh/chot/{self.pk}/"


class ClosedEvidence(models.Model):
    """The records behind the figures of one source, as `rules.evidence` writes them. `contents`: name and version of
    the list of fields (“cases.Case/1”)."""

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        ("id", "closing", "contents", "records", "lines", "digest"), "none"
    )

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="evidence")
    contents = models.CharField(max_length=60)
    records = models.PositiveIntegerField()
    lines = models.BinaryField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["closing", "contents"]
        constraints = [
            models.UniqueConstraint(fields=["closing", "contents"], name="closed_evidence_once"),
        ]


class ClosedFigure(models.Model):
    """One figure as it was closed. `order`: in the regime; `number`: among the figures of its evidence; `definition`:
    digest of what was counted; `formula`: the same in words."""

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        (
            "id", "closing", "order", "code", "label", "kind", "unit", "numerator", "denominator", "value",
            "definition", "formula", "evidence", "number", "evidence_digest",
        ),
        "none",
    )  # fmt: skip

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="figures")
    order = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    kind = models.CharField(max_length=8)
    unit = models.CharField(max_length=20)
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField(null=True)
    value = models.FloatField(null=True)
    definition = models.CharField(max_length=64)
    formula = models.TextField()
    evidence = models.ForeignKey(ClosedEvidence, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    evidence_digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["closing", "order"]
        constraints = [models.UniqueConstraint(fields=["closing", "code"], name="closed_figure_once")]


class ClosingStamp(models.Model):
    """The time stamp (RFC 3161) over a closing's digest, from an authority outside: that it stood so at `stamped_at`."""

    PERSONAL: ClassVar[dict[str, str]] = dict.fromkeys(
        ("closing", "token", "authority", "stamped_at", "received_at"), "none"
    )

    closing = models.OneToOneField(Closing, on_delete=models.PROTECT, primary_key=True, related_name="stamp")
    token = models.BinaryField()
    authority = models.CharField(max_length=200)
    stamped_at = models.DateTimeField()
    received_at = models.DateTimeField()
