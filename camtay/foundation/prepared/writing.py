"""One row in, or some of its fields changed."""

from contextlib import nullcontext
from functools import cache
from typing import Any

from django.db import connections, models, transaction
from django.db.models.fields import AutoFieldMixin

from camtay.foundation.prepared.running import count_of, rows_of


def insert(row: models.Model) -> None:
    """Write a new row; its number is set where the database gives it. For models without hooks of `save`.

    Raises IntegrityError as `save` does. No statement's savepoint stands around it.
    """
    connection = connections["default"]
    model = type(row)
    sql, fields, numbered = _insert(model)
    params = [_value(field, row, connection) for field in fields]
    if numbered is None:
        count_of(connection, sql, params)
    else:
        [[number]] = rows_of(connection, sql, params)
        setattr(row, numbered, number)
    row._state.adding = False
    row._state.db = connection.alias


def update(row: models.Model, *names: str) -> None:
    """Write these fields of a row. Raises the model's DoesNotExist where the row is gone."""
    connection = connections["default"]
    model: Any = type(row)
    sql, fields = _update(model, names)
    params = [_value(field, row, connection) for field in fields]
    if not count_of(connection, sql, params):
        raise model.DoesNotExist(f"{model.__name__} {row.pk} is gone")


def update_if(row: models.Model, *names: str, **standing: Any) -> bool:
    """Write these fields of a row where the fields of `standing` still are as they were read; else nothing, False.

    One statement, and so a transaction of its own where none is open: nothing is locked while its maker thinks.
    """
    connection = connections["default"]
    sql, fields, guards = _update_if(type(row), names, tuple(standing))
    params = [_value(field, row, connection) for field in fields]
    params += [
        guard.get_db_prep_save(value, connection)
        for guard, value in zip(guards, standing.values(), strict=True)
    ]
    # SQLite's writers wait in a queue, which transactions alone enter.
    queued = transaction.atomic() if connection.vendor == "sqlite" else nullcontext()
    with queued:
        return bool(count_of(connection, sql, params))


def _value(field: Any, row: models.Model, connection: Any) -> Any:
    return field.get_db_prep_save(getattr(row, field.attname), connection)


@cache
def _insert(model: type[models.Model]) -> tuple[str, list[Any], str | None]:
    pk: Any = model._meta.pk
    numbered = isinstance(pk, AutoFieldMixin)
    fields = [field for field in model._meta.concrete_fields if not (numbered and field is pk)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    sql = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places})'  # noqa: S608 -- own names
    if numbered:
        return f'{sql} RETURNING "{pk.column}"', fields, pk.attname
    return sql, fields, None


@cache
def _update(model: type[models.Model], names: tuple[str, ...]) -> tuple[str, list[Any]]:
    meta = model._meta
    fields: list[Any] = [meta.get_field(name) for name in names]
    assert meta.pk is not None
    places = ", ".join(f'"{field.column}" = %s' for field in fields)
    sql = f'UPDATE "{meta.db_table}" SET {places} WHERE "{meta.pk.column}" = %s'  # noqa: S608 -- own names
    return sql, [*fields, meta.pk]


@cache
def _update_if(
    model: type[models.Model], names: tuple[str, ...], guards: tuple[str, ...]
) -> tuple[str, list[Any], list[Any]]:
    sql, fields = _update(model, names)
    guarding: list[Any] = [model._meta.get_field(name) for name in guards]
    also = "".join(f' AND "{field.column}" = %s' for field in guarding)
    return sql + also, fields, guarding
