"""What officials add to the sheets that are made for them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from camtay.domains.people.models import Account
from camtay.foundation.ids import uuid7


class MorningWish(models.Model):
    """Whether somebody wants the list of 7:30 by letter; who never said, does."""

    PERSONAL: ClassVar = dict.fromkeys(("id", "account", "wanted", "chosen_at"), "none")

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="+")
    wanted = models.BooleanField()
    chosen_at = models.DateTimeField()


class OwnLine(models.Model):
    """A line of an official's monthly statement in their own words. `month`: 202611. Withdrawn, it stays, unseen.

    `product`: what came of it; "" where they name none.
    """

    PERSONAL: ClassVar = {
        "id": "none", "account": "none", "month": "none", "words": "basic", "product": "basic", "written_at": "none",
        "withdrawn_at": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    month = models.PositiveIntegerField()
    words = models.CharField(max_length=500)
    product = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(name="own_line_says_something", condition=~Q(words="")),
            models.CheckConstraint(
                name="own_line_of_a_month", condition=Q(month__gte=200001, month__lte=299912)
            ),
        ]
