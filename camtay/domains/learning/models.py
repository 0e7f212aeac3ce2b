"""Sessions, what was seen in them, the rungs folded from it; officials' courses."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from camtay.domains.learning.states import (
    VOICES,
    CancelReason,
    Confirmed,
    ReviewState,
    Rung,
    Seen,
    SessionKind,
)
from camtay.domains.people.models import Account, Person
from camtay.domains.places.models import Place
from camtay.domains.teams.models import Team
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.tables.models import Batch


class Sheet(models.Model):
    """Ten visits on paper (phiếu giấy A5), typed in by one member. `file`: the photographed sheet, with names on it."""

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "taught_by": "none", "typed_by": "none", "file": "basic", "recorded_at": "none",
        "version": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    taught_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    typed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)


class Session(models.Model):
    """A helper and one person, or a class. `occurred_at` is what the helper's clock said, `recorded_at` ours.

    `skill`: the code of a lesson. `token` opens a class's attendance page by QR, until `closed_at`. `sheet`: the paper
    it was typed in from. Cancelled, it and its observations count nowhere, and stay.
    """

    PERSONAL: ClassVar = {
        "id": "none", "kind": "none", "skill": "none", "place": "none", "commune": "none", "taught_by": "none",
        "team": "none", "occurred_at": "none", "occurred_day": "none", "recorded_at": "none", "minutes": "none",
        "confirmed": "none", "witness": "none", "device": "none", "photo": "basic", "photo_consent": "none",
        "title": "none", "token": "none", "closed_at": "none", "sheet": "none", "cancelled_at": "none",
        "cancelled_by": "none", "cancel_reason": "none", "version": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=6, choices=SessionKind)
    skill = models.CharField(max_length=40)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    taught_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    occurred_at = models.DateTimeField()
    occurred_day = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(null=True)
    confirmed = models.CharField(max_length=8, choices=Confirmed, default=Confirmed.NOT_YET)
    witness = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    device = models.UUIDField(null=True)
    photo = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    photo_consent = models.BooleanField(default=False)
    title = models.CharField(max_length=160, blank=True)
    token = models.CharField(max_length=32, null=True, unique=True)
    closed_at = models.DateTimeField(null=True)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, null=True, related_name="sessions")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    cancel_reason = models.CharField(max_length=8, choices=CancelReason, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["commune", "occurred_day"], name="session_by_commune"),
            models.Index(fields=["taught_by", "occurred_at"], name="session_by_helper"),
            models.Index(fields=["team", "occurred_day"], name="session_by_team"),
        ]
        constraints = [
            models.CheckConstraint(
                name="photo_needs_consent", condition=Q(photo=None) | Q(photo_consent=True)
            )
        ]


class Observation(models.Model):
    """What was seen of a person and a skill. Append-only: a mistake is withdrawn by another row, never changed.

    `case_code` is the case that proves a deed. `place`: where the person lives, a neighbourhood or a commune.
    """

    PERSONAL: ClassVar = {
        "id": "none", "person": "basic", "skill": "basic", "seen": "basic", "session": "none", "by": "none",
        "case_code": "basic", "place": "none", "occurred_at": "none", "occurred_day": "none", "recorded_at": "none",
        "withdraws": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="observations")
    skill = models.CharField(max_length=40)
    seen = models.CharField(max_length=16, choices=Seen)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, related_name="observations")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    case_code = models.CharField(max_length=40, blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    occurred_at = models.DateTimeField()
    occurred_day = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    withdraws = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="withdrawn_by")

    class Meta:
        indexes = [models.Index(fields=["person", "skill", "occurred_at"], name="observation_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "skill", "case_code"], condition=Q(seen="alone_matched"),
                name="deed_matched_once",
            ),
            models.CheckConstraint(
                name="withdrawing_names_what", condition=~Q(seen="withdrawn") | Q(withdraws__isnull=False)
            ),
        ]  # fmt: skip


class Progress(models.Model):
    """The rung of one person in one skill, folded from observations; day keys say when each rung was first reached.

    `family`: somebody at home does it for them, a rung of its own. `proof`: how "alone" was shown. `own_case_day`: of
    the first case they were seen to have filed without a helper.
    """

    PERSONAL: ClassVar = {
        "id": "none", "person": "basic", "skill": "basic", "rung": "basic", "proof": "none", "family": "basic",
        "shown_day": "none", "helped_day": "none", "alone_day": "none", "kept_day": "none", "family_day": "none",
        "own_case_day": "none", "last_at": "none", "commune": "none", "neighbourhood": "none",
    }  # fmt: skip

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="progress")
    skill = models.CharField(max_length=40)
    rung = models.PositiveSmallIntegerField(choices=Rung, default=Rung.NONE)
    proof = models.CharField(max_length=16, blank=True)
    family = models.BooleanField(default=False)
    shown_day = models.PositiveIntegerField(null=True)
    helped_day = models.PositiveIntegerField(null=True)
    alone_day = models.PositiveIntegerField(null=True)
    kept_day = models.PositiveIntegerField(null=True)
    family_day = models.PositiveIntegerField(null=True)
    own_case_day = models.PositiveIntegerField(null=True)
    last_at = models.DateTimeField(null=True)
    commune = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    neighbourhood = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["commune", "shown_day", "skill"], name="progress_by_commune")]
        constraints = [models.UniqueConstraint(fields=["person", "skill"], name="one_rung_a_skill")]


class PersonProgress(models.Model):
    """One row a person: on which day each rung was first reached, in whatever skill. What figures count people by;
    folded with Progress, which says the same skill by skill."""

    PERSONAL: ClassVar = {
        "id": "none", "person": "basic", "shown_day": "none", "helped_day": "none", "alone_day": "none",
        "kept_day": "none", "family_day": "none", "own_case_day": "none", "commune": "none", "neighbourhood": "none",
    }  # fmt: skip

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="person_progress")
    shown_day = models.PositiveIntegerField(null=True)
    helped_day = models.PositiveIntegerField(null=True)
    alone_day = models.PositiveIntegerField(null=True)
    kept_day = models.PositiveIntegerField(null=True)
    family_day = models.PositiveIntegerField(null=True)
    own_case_day = models.PositiveIntegerField(null=True)
    commune = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    neighbourhood = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["commune", "shown_day"], name="person_shown_by_commune"),
            models.Index(fields=["commune", "own_case_day"], name="own_case_by_commune"),
        ]


class Review(models.Model):
    """A claim of "alone" drawn to be seen again."""

    PERSONAL: ClassVar = {
        "id": "none", "observation": "none", "drawn_at": "none", "state": "none", "seen_by": "none",
        "seen_at": "none", "version": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    observation = models.OneToOneField(Observation, on_delete=models.PROTECT, related_name="review")
    drawn_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=ReviewState, default=ReviewState.WAITING)
    seen_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)


class DeedsRead(models.Model):
    """Until which moment the real deeds of a kind have been read: the next reading goes on from there."""

    PERSONAL: ClassVar = {"deed": "none", "until": "none"}

    deed = models.CharField(max_length=20, primary_key=True)
    until = models.DateTimeField()


class Draw(models.Model):
    """One drawing of claims: from so many, made until that moment, so many were drawn. The next goes on from there."""

    PERSONAL: ClassVar = {
        "id": "none", "drawn_at": "none", "until": "none", "claims": "none", "drawn": "none",
    }  # fmt: skip

    drawn_at = models.DateTimeField()
    until = models.DateTimeField()
    claims = models.PositiveIntegerField()
    drawn = models.PositiveIntegerField()


class Trainee(models.Model):
    """An official on a place's roll (biên chế), from–until (`until` is the last day). `number`: the one the place
    knows them by, where there is one. `trained_day`: of the first assessment that was passed."""

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "person": "none", "number": "basic", "name": "basic", "department": "none", "duty": "basic",
        "since": "none", "since_day": "none", "until": "none", "until_day": "none", "trained_day": "none",
        "search": "basic", "version": "none", "recorded_at": "none", "batch": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=20, blank=True)
    duty = models.CharField(max_length=120, blank=True)
    since = models.DateField()
    since_day = models.PositiveIntegerField()
    until = models.DateField(null=True)
    until_day = models.PositiveIntegerField(null=True)
    trained_day = models.PositiveIntegerField(null=True)
    search = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["place", "search"], name="trainee_by_place")]
        constraints = [
            models.CheckConstraint(
                name="trainee_leaves_after_coming", condition=Q(until=None) | Q(until__gte=F("since"))
            )
        ]

    @property
    def desk_path(self) -> str:
        """The permanent address of their page at the desk."""
        return f"/can-bo/can-bo-hoc/{self.pk}/"


class Course(models.Model):
    """A course for officials. `group`: the group of the skills' framework it belongs to."""

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "title": "none", "framework": "none", "group": "none", "first": "none",
        "last": "none", "hours": "none", "taught_by": "basic", "recorded_by": "none", "recorded_at": "none",
        "version": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    framework = models.CharField(max_length=40, blank=True)
    group = models.CharField(max_length=40, blank=True)
    first = models.DateField()
    last = models.DateField()
    hours = models.PositiveSmallIntegerField(null=True)
    taught_by = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="course_ends_after_it_begins", condition=Q(last__gte=F("first")))
        ]


class CourseResult(models.Model):
    """One official in one course: was there, was assessed, passed."""

    PERSONAL: ClassVar = {
        "id": "none", "course": "none", "trainee": "none", "attended": "none", "assessed_on": "none",
        "passed": "basic", "version": "none",
    }  # fmt: skip

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="results")
    trainee = models.ForeignKey(Trainee, on_delete=models.PROTECT, related_name="results")
    attended = models.BooleanField(default=False)
    assessed_on = models.DateField(null=True)
    passed = models.BooleanField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "trainee"], name="official_once_a_course"),
            models.CheckConstraint(
                name="assessed_on_a_day",
                condition=Q(passed=None, assessed_on=None)
                | Q(passed__isnull=False, assessed_on__isnull=False),
            ),
        ]


class Voice(models.Model):
    """A lesson read aloud and recorded by a commune, in Vietnamese or another language of its people (`states.VOICES`).

    One that is replaced or removed stays as a row, and is given out no more.
    """

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "skill": "none", "language": "none", "file": "none", "speaker": "basic",
        "recorded_by": "none", "recorded_at": "none", "removed_at": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    skill = models.CharField(max_length=40)
    language = models.CharField(max_length=8, default="vi")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    speaker = models.CharField(max_length=120, blank=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "skill", "language"],
                condition=Q(removed_at=None),
                name="one_voice_a_language",
            )
        ]

    @property
    def path(self) -> str:
        """Its address, which never changes: phones keep it."""
        return f"/hoc/giong-doc/{self.pk}/"

    @property
    def label(self) -> str:
        """Its language, in words."""
        return str(VOICES[self.language])
