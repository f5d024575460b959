"""What is typed and not yet sent may name a reporter: drafts are sealed at rest."""

import json

from django.db import migrations

from cases.base.models.sealed import SealedJSONField, sealed


def seal(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT id, content FROM base_draft")
        for key, content in cursor.fetchall():
            cursor.execute("UPDATE base_draft SET content = %s WHERE id = %s", [sealed(json.loads(content), purpose="draft"), key])


class Migration(migrations.Migration):

    dependencies = [
        ('base', '0005_access'),
    ]

    operations = [
        migrations.AlterField(
            model_name='draft',
            name='content',
            field=SealedJSONField(default=dict, purpose='draft'),
        ),
        migrations.RunPython(seal),
    ]
