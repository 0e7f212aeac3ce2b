"""Communes beside one another: in which of them figures lean on suspect records."""

from collections.abc import Collection

from camtay.domains.quality.models import Tally
from camtay.domains.quality.queries.findings import Mark
from camtay.domains.quality.rules.definitions import CHECKS


def suspect_each(place_ids: Collection[int], *codes: str) -> dict[int, Mark]:
    """Commune's id → its mark, for those where one of the figures leans on findings nobody has looked into, as last
    counted; a check that several lean on counts once. One query. Whoever asks has been shown to be allowed to see the
    figures."""
    leaning = [one.code for one in CHECKS if set(codes) & set(one.leans)]
    found: dict[int, list[Tally]] = {}
    for tally in Tally.objects.filter(place__in=place_ids, check_code__in=leaning, fresh__gt=0):
        found.setdefault(tally.place_id, []).append(tally)
    return {
        pk: Mark(
            sum(one.fresh for one in tallies),
            tuple(sorted(one.check_code for one in tallies)),
            max(one.counted_at for one in tallies),
        )
        for pk, tallies in found.items()
    }
