"""Plans, their goals, and what was done to a goal. Pieces of work are tasks: see `tasks`."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.domains.plans.states import Span, Wanted
from camtay.foundation.ids import uuid7
from camtay.foundation.tables.models import Batch


class Plan(models.Model):
    """What a place sets out to do. `number`, `day`: of the resolution or of the plan's own paper."""

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "title": "none", "number": "none", "day": "none", "valid_from": "none",
        "valid_until": "none", "search": "none", "version": "none", "recorded_at": "none", "recorded_by": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    day = models.DateField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField()
    search = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["place", "valid_until"], name="plan_by_place")]
        constraints = [
            models.CheckConstraint(
                name="plan_ends_after_it_begins", condition=Q(valid_until__gte=F("valid_from"))
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        """The address of its page, at which it is read."""
        return f"/dieu-hanh/ke-hoach/{self.pk}/"

    @property
    def desk_path(self) -> str:
        """The address at which it is changed."""
        return f"/can-bo/ke-hoach/{self.pk}/"


class Goal(models.Model):
    """A target value on an indicator by a day. `indicator`: its code, "" for a goal judged by its work alone; `target`,
    `start` in the unit people write (98 for 98 %); `start` None: what the figure was before the plan began."""

    PERSONAL: ClassVar = {
        "id": "none", "plan": "none", "position": "none", "title": "none", "indicator": "none", "target": "none",
        "start": "none", "due_day": "none", "wanted": "none", "span": "none", "key": "none", "batch": "none",
        "dropped_at": "none", "version": "none", "recorded_at": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    indicator = models.CharField(max_length=60, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    start = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    due_day = models.DateField()
    wanted = models.CharField(max_length=4, choices=Wanted, default=Wanted.HIGH)
    span = models.CharField(max_length=6, choices=Span, default=Span.RECENT)
    key = models.CharField(max_length=120, null=True, unique=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="+")
    dropped_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["indicator", "due_day"], name="goal_by_indicator")]
        constraints = [
            models.CheckConstraint(
                name="goal_figure_has_a_target",
                condition=Q(indicator="", target=None) | (~Q(indicator="") & Q(target__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        return f"/dieu-hanh/muc-tieu/{self.pk}/"

    @property
    def desk_path(self) -> str:
        return f"/can-bo/muc-tieu/{self.pk}/"


class GoalEvent(models.Model):
    """One line of a goal's history. `what`: one of `states.TOLD`; `words`: what it said before and says now."""

    PERSONAL: ClassVar = {
        "id": "none", "goal": "none", "what": "none", "at": "none", "by": "none", "words": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="events")
    what = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["at", "id"]
