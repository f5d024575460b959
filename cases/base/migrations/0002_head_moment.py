from django.db import migrations, models

# what is on record says how late each stream is already
FILL = "UPDATE base_chainhead SET at = (SELECT MAX(a.at) FROM base_act a WHERE a.stream = base_chainhead.stream)"


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]

    operations = [
        migrations.AddField(model_name="chainhead", name="at", field=models.DateTimeField(null=True)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
