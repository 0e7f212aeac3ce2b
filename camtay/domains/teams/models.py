"""Teams, who is in them, what is asked of them, and what they did month by month."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from camtay.domains.people.models import Account, Person
from camtay.domains.places.models import Place
from camtay.domains.teams.states import Decided, Duty, TeamKind
from camtay.foundation.calendar import day_key
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.tables.models import Batch


class TeamQuerySet(models.QuerySet["Team"]):
    def on(self, day: date) -> "TeamQuerySet":
        """Standing on that day: begun, and neither ended nor closed."""
        key = day_key(day)
        return self.filter(since_day__lte=key).filter(Q(until_day=None) | Q(until_day__gte=key))


class Team(models.Model):
    """A team of a neighbourhood or commune, or a campaign. `valid_until`, included, is where a campaign ends by
    itself; `closed_on`: the first day on which the team is no more.

    Folded for figures: `commune`, `neighbourhood`, `since_day` and `until_day`, the last day on which it stands (null
    while no end is set)."""

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "kind": "none", "name": "none", "host": "none", "area": "none",
        "decision_number": "none", "decision_day": "none", "decision_file": "none", "valid_from": "none",
        "valid_until": "none", "closed_on": "none", "search": "none", "version": "none", "created_at": "none",
        "batch": "none", "commune": "none", "neighbourhood": "none",
        "since_day": "none", "until_day": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=TeamKind, default=TeamKind.COMMUNITY)
    name = models.CharField(max_length=160)
    host = models.CharField(max_length=160, blank=True)
    area = models.CharField(max_length=300, blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decision_day = models.DateField(null=True)
    decision_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    search = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="+")
    commune = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    neighbourhood = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    since_day = models.PositiveIntegerField()
    until_day = models.PositiveIntegerField(null=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "kind", "name"], name="team_by_place"),
            models.Index(fields=["commune", "since_day"], name="team_by_commune"),
        ]
        constraints = [
            models.CheckConstraint(
                name="campaign_has_an_end", condition=~Q(kind="campaign") | Q(valid_until__isnull=False)
            ),
            models.CheckConstraint(
                name="team_ends_after_it_begins",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def desk_path(self) -> str:
        """The permanent address of its page at the desk."""
        return f"/can-bo/to/{self.pk}/"


class CampaignPlace(models.Model):
    """A place where a campaign works, within its own place."""

    PERSONAL: ClassVar = {"id": "none", "team": "none", "place": "none"}

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="works_in")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "place"], name="campaign_place_once")]


class Decision(models.Model):
    """A decision by which a team was founded, reorganised, closed, or a campaign given more days, with the `reason`.
    The latest one that stands is on the team."""

    PERSONAL: ClassVar = {
        "id": "none", "team": "none", "what": "none", "reason": "none", "number": "none", "day": "none", "file": "none",
        "recorded_by": "none", "recorded_at": "none",
    }  # fmt: skip

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="decisions")
    what = models.CharField(max_length=12, choices=Decided)
    reason = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=60, blank=True)
    day = models.DateField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> "MembershipQuerySet":
        """In their team on that day."""
        key = day_key(day)
        return self.filter(since_day__lte=key).filter(Q(until_day=None) | Q(until_day__gte=key))


class Membership(models.Model):
    """Somebody in a team, from–until (`until` is the last day). Core members have an account and are visited for
    their work; the others stand on the roster (people who know technology). `person` where one is known.

    Folded for figures: `kind`, `commune` and `neighbourhood` of the team, `since_day`, and `until_day`, the last day
    in the team, by leaving or by its end (null while neither is set)."""

    PERSONAL: ClassVar = {
        "id": "none", "team": "none", "person": "none", "name": "basic", "phone": "basic", "birth_year": "basic",
        "duty": "basic", "is_core": "none", "area": "none", "knows": "basic", "since": "none", "until": "none",
        "left_reason": "basic", "search": "basic", "version": "none", "recorded_at": "none", "batch": "none",
        "kind": "none", "commune": "none", "neighbourhood": "none", "since_day": "none", "until_day": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="memberships")
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=20, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    duty = models.CharField(max_length=14, choices=Duty, default=Duty.MEMBER)
    is_core = models.BooleanField(default=False)
    area = models.CharField(max_length=200, blank=True)
    knows = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    left_reason = models.CharField(max_length=200, blank=True)
    search = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=TeamKind)
    commune = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    neighbourhood = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    since_day = models.PositiveIntegerField()
    until_day = models.PositiveIntegerField(null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["team", "search"], name="member_by_team"),
            models.Index(fields=["commune", "search"], name="member_by_commune"),
        ]
        constraints = [
            models.CheckConstraint(
                name="member_leaves_after_joining", condition=Q(until=None) | Q(until__gte=F("since"))
            )
        ]

    def __str__(self) -> str:
        return self.name


class Quota(models.Model):
    """What is asked of a team in a month (202611): how many times (lượt), how many people (người)."""

    PERSONAL: ClassVar = {
        "id": "none", "team": "none", "month": "none", "times": "none", "people": "none", "set_by": "none",
        "set_at": "none", "version": "none",
    }  # fmt: skip

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="quotas")
    month = models.PositiveIntegerField()
    times = models.PositiveIntegerField(null=True)
    people = models.PositiveIntegerField(null=True)
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "month"], name="quota_once_a_month")]


class Commendation(models.Model):
    """A team or a member proposed for praise (đề nghị khen thưởng), with what they did."""

    PERSONAL: ClassVar = {
        "id": "none", "team": "none", "member": "none", "occasion": "none", "reason": "basic", "proposed_by": "none",
        "proposed_at": "none", "withdrawn_at": "none",
    }  # fmt: skip

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="commendations")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="commendations")
    occasion = models.CharField(max_length=160)
    reason = models.CharField(max_length=1000)
    proposed_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)


class Coverage(models.Model):
    """One row a neighbourhood: how many teams stand there today, and since which day without a gap. What
    `places.with_team` counts."""

    PERSONAL: ClassVar = {"place": "none", "commune": "none", "teams": "none", "since_day": "none"}

    place = models.OneToOneField(Place, on_delete=models.CASCADE, primary_key=True, related_name="+")
    commune = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    teams = models.PositiveIntegerField(default=0)
    since_day = models.PositiveIntegerField(null=True)


class TeamMonth(models.Model):
    """One month in which a team stood: `day` is its first (20261101). `sessions` are times, `taught` people."""

    PERSONAL: ClassVar = {
        "id": "none", "team": "none", "commune": "none", "neighbourhood": "none", "kind": "none", "day": "none",
        "sessions": "none", "times": "none", "taught": "none",
    }  # fmt: skip

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="months")
    commune = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    neighbourhood = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=TeamKind)
    day = models.PositiveIntegerField()
    sessions = models.PositiveIntegerField(default=0)
    times = models.PositiveIntegerField(default=0)
    taught = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "day"], name="team_month_once")]
