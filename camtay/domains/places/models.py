"""The map: places, their former names, their other codes, their settings."""

from collections.abc import Collection
from datetime import date
from typing import Any, ClassVar

from django.db import models

from camtay.domains.places.states import Kind, Type


class PlaceQuerySet(models.QuerySet["Place"]):
    def real(self) -> "PlaceQuerySet":
        """Without practice communes and what lies in them: what figures, exports and public pages see."""
        return self.filter(practice=False)

    def provinces(self) -> "PlaceQuerySet":
        return self.filter(kind=Kind.PROVINCE)

    def communes(self) -> "PlaceQuerySet":
        return self.filter(kind=Kind.COMMUNE)

    def neighbourhoods(self) -> "PlaceQuerySet":
        return self.filter(kind=Kind.NEIGHBOURHOOD)

    def standing(self, on: date) -> "PlaceQuerySet":
        """Those that exist on a day."""
        ended = models.Q(valid_to__isnull=False, valid_to__lte=on)
        not_yet = models.Q(valid_from__isnull=False, valid_from__gt=on)
        return self.exclude(ended | not_yet)

    def within(self, places: "Collection[Place]") -> "PlaceQuerySet":
        """These places and all that lies in them."""
        ids = [place.pk for place in places]
        return self.filter(models.Q(pk__in=ids) | models.Q(parent__in=ids) | models.Q(parent__parent__in=ids))


class Place(models.Model):
    """A place as it is called today. `code`: the official one, or for a neighbourhood the commune's and a number.

    `valid_to` is the first day on which the place is no more; so with every `valid_to` here.
    `search`: folded words by which it is found. `area_km2`, `lat`, `lon`: as far as known, provinces' roughly.
    """

    PERSONAL: ClassVar = {
        "id": "none", "code": "none", "kind": "none", "type": "none", "name": "none", "short_name": "none",
        "parent": "none", "practice": "none", "valid_from": "none", "valid_to": "none", "households": "none",
        "residents": "none", "area_km2": "none", "lat": "none", "lon": "none", "search": "none", "version": "none",
    }  # fmt: skip

    code = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    type = models.CharField(max_length=16, choices=Type.choices)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    practice = models.BooleanField(default=False)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    households = models.PositiveIntegerField(null=True)
    residents = models.PositiveIntegerField(null=True)
    area_km2 = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    search = models.CharField(max_length=400, default="")
    version = models.PositiveIntegerField(default=1)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        indexes = [
            models.Index(fields=["kind", "practice"], name="place_by_kind"),
            models.Index(fields=["parent", "code"], name="place_by_parent"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="province", parent__isnull=True)
                | (~models.Q(kind="province") & models.Q(parent__isnull=False)),
                name="place_only_provinces_stand_alone",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="province", type__in=["tinh", "thanh_pho"])
                | models.Q(kind="commune", type__in=["xa", "phuong", "dac_khu"])
                | models.Q(kind="neighbourhood", type__in=["thon", "to_dan_pho"]),
                name="place_type_fits_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gt=models.F("valid_from")),
                name="place_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlaceName(models.Model):
    """A name and type held from–to (`valid_to`: first day no more). `act`: the resolution that gave or took it."""

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "name": "none", "short_name": "none", "type": "none", "valid_from": "none",
        "valid_to": "none", "act": "none",
    }  # fmt: skip

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=120)
    type = models.CharField(max_length=16, choices=Type.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    act = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "valid_from"], name="place_name_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="place_name_ends_after_it_begins",
            ),
        ]


class PlaceCode(models.Model):
    """Another code under which a place is met. `source`: whose code it is, or was."""

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "code": "none", "source": "none", "valid_from": "none", "valid_to": "none",
    }  # fmt: skip

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="other_codes")
    code = models.CharField(max_length=32, db_index=True)
    source = models.CharField(max_length=60)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "source", "place"], name="place_code_once")]


class PlaceSetting(models.Model):
    """One setting of a place; what may be set, and of what type, is `rules.SETTINGS`."""

    PERSONAL: ClassVar = {
        "id": "none", "place": "none", "key": "none", "value": "none", "updated_at": "none", "updated_by": "none",
        "version": "none",
    }  # fmt: skip

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="settings")
    key = models.CharField(max_length=60)
    value: "models.JSONField[Any, Any]" = models.JSONField()
    updated_at = models.DateTimeField()
    updated_by = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "key"], name="place_setting_once")]
