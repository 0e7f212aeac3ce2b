"""Where people stand."""

from collections.abc import Iterable

from camtay.domains.learning.models import Progress


def progress_of(person_ids: Iterable[int]) -> dict[int, dict[str, Progress]]:
    """Person → skill → where they stand. Nobody is left out; one query. Ask with the id of a person's own row, not of
    one merged into it."""
    found: dict[int, dict[str, Progress]] = {pk: {} for pk in person_ids}
    for one in Progress.objects.filter(person__in=found).order_by("person", "skill"):
        found[one.person_id][one.skill] = one
    return found
