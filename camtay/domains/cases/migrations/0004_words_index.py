"""Words of cases are found quickly on PostgreSQL, and a case by the digits of its telephone number.

The index needs the extension pg_trgm. A role that may not create it goes without: the search works, and takes longer.
"""

from typing import Any

from django.db import Error, migrations, transaction


def lay(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_case SET search = substr(search || ' ' || replace(applicant_phone, '+84', '0'), 1, 1000)"
            " WHERE applicant_phone <> '' AND search <> ''"
        )
    if connection.vendor != "postgresql":
        return
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute("CREATE INDEX case_words ON cases_case USING gin (search gin_trgm_ops)")
    except Error:
        return


def lift(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS case_words")


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_work_tables")]

    operations = [migrations.RunPython(lay, lift)]
