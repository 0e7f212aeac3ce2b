"""What was imported, how, and what it changed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from camtay.foundation.ids import uuid7


class Mapping(models.Model):
    """A mapping chosen in a place for tables with the same headers (in any order). `chosen`: column key → header."""

    PERSONAL: ClassVar = {
        "id": "none", "schema": "none", "place_id": "none", "signature": "none", "chosen": "none", "updated_at": "none",
    }  # fmt: skip

    schema = models.CharField(max_length=60)
    place_id = models.BigIntegerField()
    signature = models.CharField(max_length=64)
    chosen = models.JSONField(default=dict)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["schema", "place_id", "signature"], name="mapping_once_per_headers"
            )
        ]


class State(models.TextChoices):
    PROPOSED = "proposed", _("Chờ xác nhận")
    RUNNING = "running", _("Đang nhập")
    DONE = "done", _("Đã nhập")
    UNDONE = "undone", _("Đã hoàn tác")
    FAILED = "failed", _("Không nhập được")


class Mode(models.TextChoices):
    """What becomes of a file with wrong rows."""

    ALL = "all", _("Chỉ nhập khi mọi dòng đều đúng")
    GOOD = "good", _("Nhập các dòng đúng, bỏ qua dòng sai")


class Batch(models.Model):
    """One import of one file. Everything it changed hangs on it and is taken back with it.

    `file_ref`: where the caller keeps the file, so that a job can open it again. `mapping`: column key → header.
    `problems`: the first thousand, as `Problem.as_json` gives them; `wrong` counts rows, exactly.
    """

    PERSONAL: ClassVar = {
        "id": "none", "schema": "none", "place_id": "none", "file_sha256": "none", "file_name": "none",
        "file_ref": "none", "mapping": "none", "mode": "none", "state": "none", "new": "none", "changed": "none",
        "unchanged": "none", "wrong": "none", "progress_done": "none", "progress_total": "none",
        "problems": "basic", "failure": "none", "created_by": "none", "created_at": "none", "finished_at": "none",
        "undone_at": "none", "undone_by": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    schema = models.CharField(max_length=60)
    place_id = models.BigIntegerField()
    file_sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=255, blank=True)
    file_ref = models.CharField(max_length=100, blank=True)
    mapping = models.JSONField(default=dict)
    mode = models.CharField(max_length=8, choices=Mode.choices, default=Mode.GOOD)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    failure = models.CharField(max_length=500, blank=True)
    created_by = models.BigIntegerField(null=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["schema", "place_id", "-created_at"], name="batch_by_place")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="undone", undone_at__isnull=False)
                | (~models.Q(state="undone") & models.Q(undone_at__isnull=True)),
                name="batch_undone_has_time",
            )
        ]


class BatchChange(models.Model):
    """One record that a batch made or changed. `before` is null for a new one; both hold plain field values:
    all of them for a new record, those that differ for a changed one."""

    PERSONAL: ClassVar = {
        "id": "none", "batch": "none", "row": "none", "object_type": "none", "object_id": "none", "kind": "none",
        "before": "basic", "after": "basic",
    }  # fmt: skip

    class Kind(models.TextChoices):
        NEW = "new", _("Mới")
        CHANGED = "changed", _("Thay đổi")

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="changes")
    row = models.PositiveIntegerField()
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=60)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    before = models.JSONField(null=True)
    after = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "object_type", "object_id"], name="batch_changes_a_thing_once"
            )
        ]
        indexes = [models.Index(fields=["object_type", "object_id"], name="change_by_object")]
