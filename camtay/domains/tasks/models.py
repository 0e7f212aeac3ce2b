"""Tasks, what was said about them, and who stands in for whom."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from camtay.domains.people.models import Account
from camtay.domains.people.states import Department
from camtay.domains.places.models import Place
from camtay.domains.tasks import states
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.tables.models import Batch


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> "TaskQuerySet":
        return self.filter(state__in=states.OPEN)

    def to_do(self) -> "TaskQuerySet":
        """In the hands of their doers."""
        return self.filter(state__in=states.TO_DO)

    def overdue(self, now: datetime) -> "TaskQuerySet":
        """Not done, and past their deadline."""
        return self.filter(state__in=states.RUNNING, due_at__lt=now)

    def by_deadline(self) -> "TaskQuerySet":
        return self.order_by("due_at", "pk")

    def shown(self) -> "TaskQuerySet":
        """With what a list says of each."""
        return self.select_related("place", "doer__person", "giver__person", "answerable__person")


class Task(models.Model):
    """A piece of work: title (việc), doer (người), authority (thẩm quyền), answerable (trách nhiệm), product (sản phẩm),
    due_at (thời gian).

    `giver`: null where a plan or a letter raised it. `handed_by`: who handed it on last. `key`: by which whoever raised
    it knows it again; `source…`: what raised it, with the address of its page. `reminded`: for the deadline that stands.
    Folded for figures: the days and `on_time`, null while it is not done.
    """

    PERSONAL: ClassVar = {
        "id": "none", "code": "none", "place": "none", "title": "none", "detail": "basic", "authority": "none",
        "product": "none", "doer": "none", "department": "none", "giver": "none", "answerable": "none",
        "handed_by": "none", "done_by": "none", "state": "none", "given_at": "none", "accepted_at": "none",
        "begun_at": "none", "done_at": "none", "closed_at": "none", "due_at": "none", "first_due_at": "none",
        "limit_amount": "none", "limit_unit": "none", "outcome": "basic", "reason": "basic", "parent": "none",
        "source": "none", "source_id": "none", "source_label": "none", "source_path": "none", "key": "none",
        "batch": "none", "reminded": "none", "search": "basic", "version": "none", "recorded_at": "none",
        "given_day": "none", "due_day": "none", "done_day": "none", "on_time": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=40, unique=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    detail = models.CharField(max_length=4000, blank=True)
    authority = models.CharField(max_length=300, blank=True)
    product = models.CharField(max_length=300, blank=True)
    doer = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    department = models.CharField(max_length=20, choices=Department, blank=True)
    giver = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    answerable = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    handed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    done_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=12, choices=states.TABLE.choices(), default=states.GIVEN)
    given_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField()
    first_due_at = models.DateTimeField()
    limit_amount = models.PositiveSmallIntegerField(null=True)
    limit_unit = models.CharField(max_length=12, choices=states.Limit, default=states.Limit.DAY)
    outcome = models.CharField(max_length=2000, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=60, blank=True)
    source_label = models.CharField(max_length=200, blank=True)
    source_path = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=120, null=True, unique=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="+")
    reminded = models.CharField(max_length=8, choices=states.Reminded, blank=True)
    search = models.CharField(max_length=1200, blank=True)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    given_day = models.PositiveIntegerField()
    due_day = models.PositiveIntegerField()
    done_day = models.PositiveIntegerField(null=True)
    on_time = models.BooleanField(null=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["doer", "state", "due_at"], name="task_by_doer"),
            models.Index(fields=["giver", "state", "due_at"], name="task_by_giver"),
            models.Index(fields=["place", "state", "due_at"], name="task_by_place"),
            models.Index(fields=["state", "due_at"], name="task_by_deadline"),
            models.Index(fields=["source", "source_id"], name="task_by_source"),
        ]
        constraints = [
            models.CheckConstraint(
                name="task_done_at_a_time",
                condition=~Q(state__in=[states.DONE, states.CONFIRMED])
                | Q(done_at__isnull=False, on_time__isnull=False),
            ),
            models.CheckConstraint(
                name="task_over_at_a_time",
                condition=Q(state__in=[states.CONFIRMED, states.DROPPED], closed_at__isnull=False)
                | (~Q(state__in=[states.CONFIRMED, states.DROPPED]) & Q(closed_at=None)),
            ),
            models.CheckConstraint(
                name="task_no_part_of_itself", condition=Q(parent=None) | ~Q(parent=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def desk_path(self) -> str:
        """The permanent address of its page."""
        return f"/can-bo/viec/{self.pk}/"

    @property
    def is_part(self) -> bool:
        return self.parent_id is not None


class TaskEvent(models.Model):
    """One line of a task's history. `what`: a move of the table or one of `states.TOLD`; `instead_of`: whom `by` stood
    in for; `to`: who it went to; `due_at`: the deadline that was set or asked for."""

    PERSONAL: ClassVar = {
        "id": "none", "task": "none", "what": "none", "at": "none", "by": "none", "instead_of": "none", "to": "none",
        "words": "basic", "due_at": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="events")
    what = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    instead_of = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    to = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=2000, blank=True)
    due_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]


class TaskFile(models.Model):
    """A file of a task: the product, or what is needed for the work."""

    PERSONAL: ClassVar = {
        "id": "none", "task": "none", "is_product": "none", "file": "basic", "name": "basic", "added_at": "none",
        "added_by": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="files")
    is_product = models.BooleanField(default=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [models.UniqueConstraint(fields=["task", "file"], name="task_file_once")]


class Extension(models.Model):
    """More time for a task: asked by its doer, answered by its giver. One waits at a time."""

    PERSONAL: ClassVar = {
        "id": "none", "task": "none", "due_at": "none", "reason": "basic", "asked_at": "none", "asked_by": "none",
        "granted": "none", "answer": "basic", "answered_at": "none", "answered_by": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="extensions")
    due_at = models.DateTimeField()
    reason = models.CharField(max_length=1000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    granted = models.BooleanField(null=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=Q(answered_at=None), name="task_one_extension_waits"
            ),
            models.CheckConstraint(
                name="extension_answered_at_a_time",
                condition=Q(granted=None, answered_at=None)
                | Q(granted__isnull=False, answered_at__isnull=False),
            ),
        ]


class Deputy(models.Model):
    """Who stands in for whom at a place (Phó, ủy quyền), both days included. Never taken out again: ended, it stays."""

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "principal": "none", "deputy": "none", "valid_from": "none",
        "valid_until": "none", "basis": "none", "recorded_at": "none", "recorded_by": "none", "ended_at": "none",
        "ended_by": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    principal = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField()
    basis = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-valid_from", "id"]
        constraints = [
            models.CheckConstraint(
                name="deputy_ends_after_it_begins", condition=Q(valid_until__gte=F("valid_from"))
            ),
            models.CheckConstraint(name="deputy_is_another", condition=~Q(principal=F("deputy"))),
        ]


class TaskNumber(models.Model):
    """The last number given out at a place in a year."""

    PERSONAL: ClassVar = {"id": "none", "place": "none", "year": "none", "last": "none"}

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "year"], name="task_number_once")]
