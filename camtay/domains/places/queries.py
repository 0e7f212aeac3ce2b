"""Reading the map."""

import csv
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

from camtay.domains.places.models import Place, PlaceCode, PlaceName, PlaceQuerySet, PlaceSetting
from camtay.domains.places.permissions import IMPORT_NEIGHBOURHOODS
from camtay.domains.places.rules import names, neighbourhoods
from camtay.domains.places.rules.settings import KM_TO_CENTRE, SETTINGS, Setting, Settings, merged
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor
from camtay.foundation.kept import Kept, Register, Whom
from camtay.foundation.prepared import Prepared, PreparedTuples, Slot
from camtay.foundation.tables import batches
from camtay.foundation.tables.columns import Schema
from camtay.foundation.tables.models import Batch
from camtay.foundation.vietnamese import fold, sort_key

ALIKE = 80  # of 100, for a misspelt name
TILES = Path(__file__).parent / "data" / "tiles.csv"

KEEPS = Register(
    _("Địa bàn"),
    nothing=_("Bản đồ hành chính và cài đặt của xã, phường. Không có thông tin của người dân nào."),
)


def get(place_id: int) -> Place:
    """Raises Place.DoesNotExist."""
    return Place.objects.select_related("parent").get(pk=place_id)


def by_code(code: str, on: date | None = None) -> Place | None:
    """The place under its code or another code it is met under, old or new. `on`: as codes stood that day."""
    return by_codes([code], on).get(code)


def by_codes(codes: Collection[str], on: date | None = None) -> dict[str, Place]:
    """As `by_code`, for many at once: asked code → place. Unknown codes are left out."""
    found = {place.code: place for place in Place.objects.select_related("parent").filter(code__in=codes)}
    others = PlaceCode.objects.select_related("place__parent").filter(code__in=set(codes) - found.keys())
    if on is not None:
        others = others.filter(
            Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gt=on)
        )
    for other in others.order_by("valid_from", "pk"):
        found[other.code] = other.place
    return found


def by_ids(ids: Collection[int]) -> dict[int, Place]:
    """Places with what they lie in, by their id."""
    return Place.objects.select_related("parent").in_bulk(list(ids))


def codes() -> dict[int, str]:
    """The code of every place there is, by its id."""
    return dict(Place.objects.values_list("pk", "code"))


def real() -> PlaceQuerySet:
    """Every place that figures, exports and public pages may speak of: no practice communes."""
    return Place.objects.real()


def provinces() -> list[Place]:
    return in_order(Place.objects.provinces())


def children(place: Place, on: date | None = None) -> list[Place]:
    """What lies directly in a place, in Vietnamese order; practice communes are not among a province's."""
    parts = Place.objects.filter(parent=place, practice=place.practice)
    return in_order(parts.standing(on) if on else parts)


def communes_of(province: Place) -> list[Place]:
    """The real communes of a province, in Vietnamese order."""
    return in_order(Place.objects.real().communes().filter(parent=province))


def communes_among(ids: Collection[int]) -> list[Place]:
    """The communes among these ids, practice ones too, in Vietnamese order."""
    return in_order(Place.objects.communes().filter(pk__in=ids).select_related("parent"))


@dataclass(frozen=True)
class Tile:
    """Where a commune stands on a map of equal tiles. `column`, `row`: counted from 1, from the north-west; `label`: a
    name short enough for a tile on a telephone."""

    column: int
    row: int
    label: str


@cache
def tiles() -> dict[str, Tile]:
    """Code of a commune → its tile, for the provinces whose map was laid out (`data/tiles.csv`)."""
    with TILES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["code"]: Tile(int(row["column"]), int(row["row"]), row["label"]) for row in rows}


def neighbourhoods_of(commune: Place, on: date | None = None) -> list[Place]:
    """The neighbourhoods of a commune by number; one of a practice commune has its own."""
    parts = Place.objects.neighbourhoods().filter(parent=commune)
    return list((parts.standing(on) if on else parts).order_by("code"))


def descendant_ids(place: Place) -> frozenset[int]:
    """Ids of all that lies in a place, at every depth, without itself and without practice communes."""
    within = Place.objects.within([place]).filter(practice=place.practice).exclude(pk=place.pk)
    return frozenset(within.values_list("pk", flat=True))


def covers(place: Place) -> frozenset[int]:
    """Ids that a role held in `place` reaches: the place and all that lies in it. A practice commune is apart."""
    return descendant_ids(place) | {place.pk}


_THIS: Any = Slot("place", Place._meta.get_field("id"))
_PARTS = PreparedTuples(lambda: Place.objects.filter(parent=_THIS).values_list("pk", "practice"))
_PARTS_OF_PARTS = PreparedTuples(
    lambda: Place.objects.filter(parent__parent=_THIS).values_list("pk", "practice")
)


def _covers_one(place: Place) -> frozenset[int]:
    """As `covers`, by statements made once: every request of an official with one role asks this."""
    parts = _PARTS.rows(place=place.pk)
    if place.kind == Kind.PROVINCE:  # only in a province's parts lie parts
        parts += _PARTS_OF_PARTS.rows(place=place.pk)
    return frozenset((place.pk, *(pk for pk, practice in parts if practice == place.practice)))


def covers_many(places: Collection[Place]) -> dict[int, frozenset[int]]:
    """As `covers`, for several places in one query (a province alone: two): place id → ids."""
    practice = {place.pk: place.practice for place in places}
    if len(practice) == 1:
        [place] = {place.pk: place for place in places}.values()
        return {place.pk: _covers_one(place)}
    found = {place.pk: {place.pk} for place in places}
    rows = Place.objects.within(places).values_list("pk", "parent", "parent__parent", "practice")
    for pk, parent, grandparent, is_practice in rows:
        for above in (parent, grandparent):
            if above in found and practice[above] == is_practice:
                found[above].add(pk)
    return {pk: frozenset(ids) for pk, ids in found.items()}


def path(place: Place) -> list[Place]:
    """From the province down to the place itself."""
    above = [place]
    while above[0].parent is not None:
        above.insert(0, above[0].parent)
    return above


def province_of(place: Place) -> Place:
    return path(place)[0]


def commune_of(place: Place) -> Place | None:
    """The commune a place is or lies in; None for a province."""
    return next((one for one in path(place) if one.kind == Kind.COMMUNE), None)


def practice_of(commune: Place) -> Place | None:
    """The practice commune of a commune, when one was opened."""
    return Place.objects.filter(code=names.practice_code(commune.code), practice=True).first()


def name_on(place: Place, day: date) -> str:
    """What the place was called on a day: papers of that day carry that name. Its present name where no other is known."""
    held = PlaceName.objects.filter(place=place, valid_from__lte=day)
    found = held.filter(Q(valid_to=None) | Q(valid_to__gt=day)).order_by("-valid_from").first()
    return found.name if found else place.name


def search(
    text: str,
    *,
    kinds: Collection[str] = (Kind.PROVINCE, Kind.COMMUNE),
    within: Place | None = None,
    limit: int = 20,
) -> list[Place]:
    """Places by name or code, old or new, with or without accents; best first. Misspelt names when nothing fits."""
    said = fold(text).replace(",", " ").split()
    if not said:
        return []
    places = Place.objects.real().filter(kind__in=kinds).select_related("parent")
    if within is not None:
        places = places.filter(pk__in=covers(within))
    coded = by_code(text.strip().upper())
    found = places
    for word in said:
        found = found.filter(search__contains=word)
    ranked = sorted(found[:1000], key=lambda place: _rank(place, " ".join(said)))
    if coded is not None and coded.kind in kinds and coded not in ranked:
        ranked.insert(0, coded)
    return ranked[:limit] or _alike(" ".join(said), places, limit)


def _rank(place: Place, said: str) -> tuple[int, int, str]:
    full, short = fold(place.name), fold(place.short_name)
    if said in (full, short, place.code.lower()):
        nearness = 0
    elif full.startswith(said) or short.startswith(said):
        nearness = 1
    else:
        nearness = 2 if said in full else 3
    return nearness, list(Kind).index(Kind(place.kind)), sort_key(place.short_name)


def _alike(said: str, places: PlaceQuerySet, limit: int) -> list[Place]:
    known: dict[tuple[int, str], str] = {}
    for pk, full, short in places.values_list("pk", "name", "short_name"):
        known[pk, "full"], known[pk, "short"] = fold(full), fold(short)
    found = process.extract(said, known, scorer=fuzz.ratio, limit=2 * limit, score_cutoff=ALIKE)
    near = list(dict.fromkeys(pk for _name, _score, (pk, _form) in found))[:limit]
    by_pk = places.in_bulk(near)
    return [by_pk[pk] for pk in near]


def _said() -> QuerySet[PlaceSetting, Any]:
    own: Any = Slot("own", Place._meta.get_field("id"))
    top: Any = Slot("top", Place._meta.get_field("id"))
    return PlaceSetting.objects.filter(Q(place=own) | Q(place=top)).values_list("place", "key", "value")


_SAID = PreparedTuples(_said)


def settings_of(place: Place) -> Settings:
    """All settings of a place, typed, with defaults and what is handed down from its province."""
    top = province_of(place)
    rows = _SAID.rows(own=place.pk, top=top.pk)
    own = {key: value for pk, key, value in rows if pk == place.pk}
    return merged(own, {key: value for pk, key, value in rows if pk == top.pk})


def setting(place: Place, key: str) -> Any:
    """One setting of a place; one that belongs to its commune when asked of a neighbourhood."""
    return getattr(settings_of(commune_of(place) or place), key)


def agency_id(place: Place) -> str:
    """The identifier by which the place's case codes begin; the official unit code until it is set."""
    return str(setting(place, "agency_id")) or (commune_of(place) or place).code


def taking_in() -> PlaceQuerySet:
    """The real communes that take cases in themselves."""
    said = PlaceSetting.objects.filter(key="own_intake", value=True)
    return Place.objects.real().communes().filter(pk__in=said.values("place"))


_TAKING_IN = Prepared(lambda: taking_in().select_related("parent"))


def with_own_intake() -> list[Place]:
    """The real communes that take cases in themselves, where a person may file here."""
    return in_order(_TAKING_IN.rows())


def communes_to_choose(home: Place | None) -> list[Place]:
    """The communes somebody may name: those of the home's province; without a home, of the provinces that have
    written down neighbourhoods here or take cases in."""
    if home is not None:
        return communes_of(province_of(home))
    served = Place.objects.real().communes()
    with_parts = served.filter(pk__in=Place.objects.real().neighbourhoods().values("parent"))
    provinces = served.filter(Q(pk__in=with_parts) | Q(pk__in=taking_in())).values("parent")
    return in_order(served.filter(parent__in=provinces))


def setting_fields() -> Iterable[Setting]:
    """What can be set, for a form: key, label, how an answer is read."""
    return SETTINGS.values()


def distances_of(commune: Place) -> dict[int, float]:
    """Neighbourhood's id → kilometres to where the commune takes cases in, as far as it has said."""
    said = PlaceSetting.objects.filter(key=KM_TO_CENTRE.key, place__parent=commune)
    return dict(said.values_list("place", "value"))


def _ways() -> QuerySet[PlaceSetting, Any]:
    home: Any = Slot("home", Place._meta.get_field("id"))
    centre: Any = Slot("centre", Place._meta.get_field("id"))
    own = Q(key=KM_TO_CENTRE.key, place=home, place__parent=centre)
    return PlaceSetting.objects.filter(own | Q(key="km_to_centre_default", place=centre)).values_list(
        "key", "value"
    )


_WAYS = PreparedTuples(_ways)


def km_to_centre(commune_id: int, neighbourhood_id: int | None) -> float | None:
    """How far somebody of the commune has to where it takes cases in: as said of their neighbourhood, else the
    average the commune has set. None where neither is said, or the neighbourhood is another commune's.
    """
    rows: Any = _WAYS.rows(home=neighbourhood_id, centre=commune_id)
    said: dict[str, float] = dict(rows)
    if not said or KM_TO_CENTRE.key in said:
        return said.get(KM_TO_CENTRE.key)
    is_near = (
        neighbourhood_id is None or Place.objects.filter(pk=neighbourhood_id, parent=commune_id).exists()
    )
    return said["km_to_centre_default"] if is_near else None


def neighbourhood_schema() -> Schema:
    """The columns of a list of neighbourhoods, for the page that confirms a mapping."""
    return neighbourhoods.SCHEMA


def neighbourhood_imports(place: Place) -> QuerySet[Batch]:
    """The lists of neighbourhoods brought in at a commune, latest first; those never confirmed are left out."""
    return batches.brought_in(neighbourhoods.SCHEMA, place.pk)


def neighbourhood_batch(batch_id: UUID, *, by: Actor) -> Batch:
    """One import of neighbourhoods. Raises Refused where `by` may not see it, and just the same where there is none."""
    return batches.one(batch_id, neighbourhoods.SCHEMA, IMPORT_NEIGHBOURHOODS, by=by)


def in_order(places: Iterable[Place]) -> list[Place]:
    """Vietnamese alphabetical order of short names."""
    return sorted(places, key=lambda place: (sort_key(place.short_name), place.code))


def about(who: Whom) -> list[Kept]:  # noqa: ARG001  the shape all domains share
    """Nothing: see KEEPS."""
    return []
