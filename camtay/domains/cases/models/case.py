"""The case itself. Day keys (20260301, local) are written with the row, so that no figure needs a date function."""

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import states
from camtay.domains.cases.rules.clock import ClockFacts
from camtay.domains.people.models import Authorisation, Person
from camtay.domains.people.states import Department
from camtay.domains.places.models import Place
from camtay.domains.procedures.models import Procedure
from camtay.foundation.access import Scope
from camtay.foundation.ids import uuid7


def late_explained(now: datetime) -> Q:
    """What makes an unsettled case late by the explained clock, now. A pause that is open holds it still."""
    return Q(explained_due_at__lt=now) & (Q(paused_since=None) | Q(paused_since__gt=F("explained_due_at")))


def late(now: datetime) -> Q:
    """What makes an unsettled case late by the official clock, now (QĐ 766, item 2.1)."""
    by_date = Q(clock_due_at__lt=now) & (
        Q(supplement_asked_at=None) | Q(supplement_asked_at__gt=F("clock_due_at"))
    )
    return Q(supplement_count__gt=1) | by_date


class CaseQuerySet(models.QuerySet["Case"]):
    def visible(self, scope: Scope) -> Self:
        """Cases the scope reaches: by receiving or deciding place, or the person's own."""
        if scope.everywhere:
            return self
        reached = Q(pk__in=[])
        if scope.place_ids:
            reached |= Q(receiving_place__in=scope.place_ids) | Q(deciding_place__in=scope.place_ids)
        if scope.person_id is not None:
            reached |= Q(applicant=scope.person_id)
        return self.filter(reached)

    def real(self) -> Self:
        """Without what was filed for practice."""
        return self.filter(receiving_place__practice=False)

    def waiting_for_intake(self) -> Self:
        return self.filter(state=states.SUBMITTED)

    def unsettled(self) -> Self:
        return self.filter(settled_at=None, state__in=states.UNSETTLED)

    def overdue(self, now: datetime) -> Self:
        return self.unsettled().filter(late(now))

    def overdue_explained(self, now: datetime) -> Self:
        return self.unsettled().filter(late_explained(now))

    def due_before(self, moment: datetime) -> Self:
        return self.unsettled().filter(clock_due_at__lt=moment)


class Case(models.Model):
    """One file (hồ sơ). `code` is given at acceptance; `token` lets its bearer follow it.

    `search`: folded words by which it is found at the desk (codes, name, procedure).
    """

    PERSONAL: ClassVar = {
        "id": "none", "code": "none", "origin": "none", "external_code": "none", "batch_id": "none",
        "procedure": "none", "procedure_code": "none", "procedure_name": "none", "form_version": "none",
        "receiving_place": "none", "deciding_place": "none", "neighbourhood": "basic", "channel": "none",
        "pressed_by": "none", "applicant": "basic", "applicant_name": "basic", "applicant_phone": "basic",
        "filed_by": "none", "assignee": "none", "state": "none", "version": "none", "token": "none",
        "drafted_at": "none", "submitted_at": "none", "received_at": "none", "due_at": "none",
        "finished_at": "none", "handed_over_at": "none", "closed_at": "none", "recorded_at": "none",
        "supplement_count": "none", "supplement_asked_at": "none", "waited": "none", "clock_due_at": "none",
        "settled_at": "none", "on_time": "none", "components_attached": "none", "electronic_result": "none",
        "steps_electronic": "none", "received_day": "none", "settled_day": "none", "reason": "basic",
        "search": "basic", "pause_count": "none", "paused_since": "none", "explained_due_at": "none",
        "on_time_explained": "none", "worked_half_days": "none", "stopped_half_days": "none", "rating": "none",
        "rated_day": "none", "saved_minutes": "none", "department": "none", "helped_by": "none",
        "authorisation": "none", "returned_by": "none", "post_number": "basic",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("mã hồ sơ"), max_length=60, null=True, unique=True)
    origin = models.CharField(max_length=8, choices=states.Origin, default=states.Origin.OWN)
    external_code = models.CharField(_("mã hồ sơ quốc gia"), max_length=60, null=True, unique=True)
    batch_id = models.UUIDField(null=True, db_index=True)

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, null=True, related_name="+")
    procedure_code = models.CharField(_("mã thủ tục"), max_length=40)
    procedure_name = models.CharField(_("tên thủ tục"), max_length=600)
    form_version = models.PositiveIntegerField(null=True)
    # Their own indexes would repeat the first column of case_received and case_settled.
    receiving_place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    deciding_place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    neighbourhood = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")

    channel = models.CharField(_("kênh nộp"), max_length=8, choices=states.Channel)
    pressed_by = models.CharField(
        _("ai bấm nộp"), max_length=10, choices=states.Pressed, default=states.Pressed.UNKNOWN
    )
    applicant = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    applicant_name = models.CharField(_("chủ hồ sơ"), max_length=200, blank=True)
    applicant_phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    # Who stood by while the applicant pressed; under what mandate somebody else did.
    helped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    authorisation = models.ForeignKey(
        Authorisation, on_delete=models.PROTECT, null=True, related_name="cases", db_index=False
    )
    department = models.CharField(_("phòng giải quyết"), max_length=20, choices=Department, blank=True)
    returned_by = models.CharField(_("cách trả kết quả"), max_length=8, choices=states.Channel, blank=True)
    post_number = models.CharField(_("mã bưu gửi"), max_length=40, blank=True)

    state = models.CharField(max_length=20, choices=[(s.code, s.label) for s in states.TABLE.states])
    version = models.PositiveIntegerField(default=1)
    token = models.CharField(max_length=22, null=True, unique=True)
    reason = models.CharField(max_length=500, blank=True)
    search = models.CharField(max_length=1000, blank=True)

    drafted_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(_("ngày nộp"), null=True)
    received_at = models.DateTimeField(_("ngày tiếp nhận"), null=True)
    due_at = models.DateTimeField(_("hẹn trả"), null=True)
    finished_at = models.DateTimeField(_("xử lý xong"), null=True)
    handed_over_at = models.DateTimeField(_("ngày trả"), null=True)
    closed_at = models.DateTimeField(_("ngày dừng"), null=True)
    recorded_at = models.DateTimeField()

    supplement_count = models.PositiveSmallIntegerField(default=0)
    supplement_asked_at = models.DateTimeField(null=True)
    waited = models.DurationField(default=timedelta)
    clock_due_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    on_time = models.BooleanField(null=True)
    components_attached = models.BooleanField(default=False)
    electronic_result = models.BooleanField(default=False)
    steps_electronic = models.BooleanField(default=True)
    received_day = models.PositiveIntegerField(null=True)
    settled_day = models.PositiveIntegerField(null=True)

    # The explained clock, as far as pauses that have ended tell; an open one holds it still from `paused_since` on.
    pause_count = models.PositiveSmallIntegerField(default=0)
    paused_since = models.DateTimeField(null=True)
    explained_due_at = models.DateTimeField(null=True)
    on_time_explained = models.BooleanField(null=True)
    worked_half_days = models.PositiveSmallIntegerField(null=True)
    stopped_half_days = models.PositiveSmallIntegerField(null=True)
    rating = models.PositiveSmallIntegerField(null=True)
    rated_day = models.PositiveIntegerField(null=True)
    saved_minutes = models.PositiveIntegerField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="case_mirror_has_external_code",
                condition=Q(origin="own") | Q(external_code__isnull=False),
            ),
            models.CheckConstraint(
                name="case_received_day_with_time",
                condition=Q(received_at=None, received_day=None)
                | Q(received_at__isnull=False, received_day__isnull=False),
            ),
            models.CheckConstraint(
                name="case_settled_together",
                condition=Q(settled_at=None, settled_day=None, on_time=None, on_time_explained=None)
                | Q(
                    settled_at__isnull=False,
                    settled_day__isnull=False,
                    on_time__isnull=False,
                    on_time_explained__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="case_rated_together",
                condition=Q(rating=None, rated_day=None)
                | Q(rating__gte=1, rating__lte=5, rated_day__isnull=False),
            ),
        ]
        indexes = [
            # With all that figures count, and what their evidence is ordered by: they need not look at the rows.
            models.Index(
                fields=["receiving_place", "received_day", "channel", "pressed_by", "received_at", "id"],
                name="case_received",
            ),
            models.Index(
                fields=[
                    "deciding_place",
                    "settled_day",
                    "on_time",
                    "on_time_explained",
                    "channel",
                    "steps_electronic",
                    "electronic_result",
                    "components_attached",
                    "worked_half_days",
                    "saved_minutes",
                    "received_at",
                    "id",
                ],
                name="case_settled",
            ),
            models.Index(
                fields=["receiving_place", "rated_day", "rating", "received_at", "id"],
                name="case_rated",
                condition=Q(rated_day__isnull=False),  # a day in a window is one
            ),
            models.Index(fields=["clock_due_at"], condition=Q(settled_at=None), name="case_open"),
            # Few cases have either, and every case that is filed would write a whole index.
            models.Index(fields=["helped_by"], condition=Q(helped_by__isnull=False), name="case_helped"),
            models.Index(
                fields=["authorisation"], condition=Q(authorisation__isnull=False), name="case_authorised"
            ),
            # Lists ask for cases received or decided in a place: these two hold all that such a list is chosen by.
            models.Index(fields=["state", "id", "receiving_place", "deciding_place"], name="case_state"),
            models.Index(
                fields=["id", "receiving_place", "deciding_place", "state", "origin"], name="case_latest"
            ),
        ]

    def __str__(self) -> str:
        return self.code or str(self.pk)

    @property
    def place_ids(self) -> tuple[int, int]:
        return (self.receiving_place_id, self.deciding_place_id)

    @property
    def owner_ids(self) -> tuple[int, ...]:
        return (self.applicant_id,) if self.applicant_id is not None else ()

    @property
    def barred_ids(self) -> tuple[int, ...]:
        """Who may never settle it: its applicant, and who acts or acted for them. Asks the mandate, of the few cases
        that have one."""
        return (*self.owner_ids, *((self.authorisation.agent_id,) if self.authorisation is not None else ()))

    @property
    def path(self) -> str:
        """The permanent address printed on the receipt; a door answers it."""
        return f"/h/{self.token}"

    @property
    def desk_path(self) -> str:
        """The permanent address of its page at the desk."""
        return f"/can-bo/ho-so/{self.pk}/"

    def clock_facts(self) -> ClockFacts:
        return ClockFacts(
            due_at=self.due_at,
            finished_at=self.finished_at,
            handed_over_at=self.handed_over_at,
            closed_at=self.closed_at,
            supplement_count=self.supplement_count,
            supplement_asked_at=self.supplement_asked_at,
            waited=self.waited,
        )
