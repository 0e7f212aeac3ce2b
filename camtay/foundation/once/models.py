"""What has been done under a key, and what was answered."""

from typing import ClassVar

from django.db import models


class Done(models.Model):
    """One request carried out once. `answer` is what a repeat gets; it holds addresses and ids, no personal data."""

    PERSONAL: ClassVar = {
        "id": "none",
        "actor": "none",
        "key": "none",
        "digest": "none",
        "answer": "none",
        "at": "none",
    }

    actor = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "key"], name="once_per_actor_and_key")]
