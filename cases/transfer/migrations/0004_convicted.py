from django.db import migrations, models

WHO = [("unit", "本单位"), ("person", "仅自然人")]


class Migration(migrations.Migration):
    dependencies = [("transfer", "0003_flag_facts")]

    # null where nobody asked: a table that guards of other tables read is then added to, not made anew (SQLite)
    operations = [
        migrations.AddField(
            model_name=model,
            name="convicted",
            field=models.CharField("被判处刑罚的主体", max_length=8, choices=WHO, null=True),
        )
        for model in ("criminaloutcome", "historicalcriminaloutcome")
    ]
