from typing import Any

from django.db import migrations, models

import camtay.foundation.ids


def number(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 -- Django's signature
    """Everybody who is there gets a number of their own."""
    people = apps.get_model("people", "Person")
    rows = list(people.objects.filter(public_id=None).only("pk"))
    for row in rows:
        row.public_id = camtay.foundation.ids.uuid7()
    people.objects.bulk_update(rows, ["public_id"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_mandates_and_requests")]

    operations = [
        migrations.AddField(
            model_name="person", name="house", field=models.CharField(blank=True, default="", max_length=60)
        ),
        migrations.AlterField(
            model_name="person", name="house", field=models.CharField(blank=True, max_length=60)
        ),
        migrations.AddField(
            model_name="person", name="public_id", field=models.UUIDField(editable=False, null=True)
        ),
        migrations.RunPython(number, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="person",
            name="public_id",
            field=models.UUIDField(default=camtay.foundation.ids.uuid7, editable=False, unique=True),
        ),
    ]
