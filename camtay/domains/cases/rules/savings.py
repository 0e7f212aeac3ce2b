"""What filing online spares the person who files: ways to the centre, and so time and money.

Our own assumptions, told to the person with the figure; no office gives such numbers:

SPEED_KM_PER_HOUR   25: a motorbike on the roads of a commune, stops included
WAIT_MINUTES        30: at the centre for each visit, from the gate to the gate
DONG_PER_KM         1.000: petrol (about 2 litres per 100 km) and the wear of a motorbike. No wage that was lost

A way is there and back. Filing online spares one. A second is spared when the result was handed over, is a file, was
asked for as a file, and no paper copies were asked for besides. Nothing is claimed for who did not press by
themselves or through their family (whoever is guided, or files for others by mandate, may sit at the centre), for who
withdrew or was not taken in, and where the way is not known.
"""

from dataclasses import dataclass

SPEED_KM_PER_HOUR = 25
WAIT_MINUTES = 30
DONG_PER_KM = 1_000


@dataclass(frozen=True)
class Saved:
    """`trips` there and back of `km` one way; all of them together took `minutes` and `dong`."""

    trips: int
    km: float
    minutes: int
    dong: int


def trips_spared(*, filed_from_home: bool, has_result_from_home: bool) -> int:
    """How many ways to the centre were not made."""
    return 1 + has_result_from_home if filed_from_home else 0


def saved(trips: int, km: float) -> Saved:
    """What so many ways of this length take."""
    riding = 2 * km / SPEED_KM_PER_HOUR * 60
    return Saved(trips, km, round(trips * (riding + WAIT_MINUTES)), round(trips * 2 * km * DONG_PER_KM))


def saved_in(minutes: int, trips: int) -> Saved:
    """The same, from the minutes that were written down when the way was another, to the nearest 100 metres."""
    km = round(max(minutes / trips - WAIT_MINUTES, 0) / 60 * SPEED_KM_PER_HOUR / 2, 1)
    return Saved(trips, km, minutes, round(trips * 2 * km * DONG_PER_KM))
