"""Two-character cuts of every name, by which a part of it is found; the index over them is made after the migration."""

from django.db import migrations, models

from cases.base.cuts import cuts

CHUNK = 2000


def cut(apps, schema_editor) -> None:
    """Batch by batch, by an upsert on the key: one statement for any number of rows."""
    names, last = apps.get_model("parties", "PartyName").objects, 0
    while rows := list(names.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        for row in rows:
            row.cuts = cuts(row.key)
        names.bulk_create(rows, batch_size=500, update_conflicts=True, unique_fields=["id"], update_fields=["cuts"])
        last = rows[-1].pk


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0002_party_names_and_merger'),
    ]

    operations = [
        migrations.AddField(
            model_name='partyname',
            name='cuts',
            field=models.TextField(default='', editable=False, verbose_name='检索切分'),
            preserve_default=False,
        ),
        migrations.RunPython(cut, migrations.RunPython.noop),
    ]
