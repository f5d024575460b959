"""Evidence can be corrected and withdrawn."""

from django.db import migrations, models

COLUMNS = (
    ("corrected_on", models.DateField(null=True, verbose_name="更正日期")),
    ("withdrawn_on", models.DateField(null=True, verbose_name="撤回日期")),
    ("withdrawn_because", models.CharField(blank=True, default="", max_length=200, verbose_name="撤回理由")),
)


class Migration(migrations.Migration):
    dependencies = [("penalty", "0002_fine_waits")]

    operations = [
        migrations.AddField(model_name=model, name=name, field=field)
        for model in ("evidence", "historicalevidence")
        for name, field in COLUMNS
    ]
