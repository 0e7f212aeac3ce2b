"""Which tables point to a table, those too that give their target no way back."""

from typing import Any

from django.db.models import Model


def relations_to(model: type[Model]) -> list[Any]:
    """Every foreign key to `model`, as its reverse: `related_model` and `field`. Django's own `related_objects` leaves out
    those whose related name is "+"."""
    found = model._meta.get_fields(include_hidden=True)
    return [
        one for one in found if one.auto_created and not one.concrete and (one.one_to_many or one.one_to_one)
    ]
