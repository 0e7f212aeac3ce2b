"""Cases filed on the national portal by hand-held guide: the code noted here, until the morning's list brings them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from camtay.domains.cases import states
from camtay.domains.cases.models.case import Case
from camtay.domains.people.models import Authorisation, Person
from camtay.domains.places.models import Place
from camtay.domains.procedures.models import Procedure
from camtay.foundation.ids import uuid7


class NotedCase(models.Model):
    """A national code somebody noted after filing there. `case`: what the import found for it. A code is tied to a
    case only where the list's own words agree with the person; otherwise `doubt` says what does not fit."""

    PERSONAL: ClassVar = {
        "id": "none", "external_code": "none", "procedure": "none", "place": "none", "person": "none",
        "pressed_by": "none", "helped_by": "none", "authorisation": "none", "noted_at": "none",
        "noted_by": "none", "case": "none", "found_at": "none", "doubt": "none",
    }  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    external_code = models.CharField(max_length=60, db_index=True)
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    pressed_by = models.CharField(max_length=10, choices=states.Pressed, default=states.Pressed.SELF)
    helped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    authorisation = models.ForeignKey(Authorisation, on_delete=models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    case = models.OneToOneField(Case, on_delete=models.SET_NULL, null=True, related_name="noted")
    found_at = models.DateTimeField(null=True)
    doubt = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["-noted_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["external_code", "person"], name="noted_case_once"),
            models.CheckConstraint(
                name="noted_case_found", condition=Q(case=None) | Q(found_at__isnull=False)
            ),
        ]
