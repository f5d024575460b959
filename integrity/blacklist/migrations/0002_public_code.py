from django.db import migrations, models

from cases.base.addresses import public_code

MODELS = ("blacklistcase", "historicalblacklistcase")


def _code(model, **more):
    index = {"unique": True} if model == MODELS[0] else {"db_index": True}
    field = models.CharField("公开地址", max_length=20, editable=False, null=True, **index, **more)
    return {"model_name": model, "name": "public_code", "field": field}


class Migration(migrations.Migration):
    dependencies = [("blacklist", "0001_initial")]

    operations = [
        # first without the default, which would give every row there is the same code; history is never written again
        *(migrations.AddField(**_code(model)) for model in MODELS),
        *(migrations.AlterField(**_code(model, default=public_code)) for model in MODELS),
        migrations.AddIndex(
            model_name="blacklistcase",
            index=models.Index(fields=["state", "-published_on", "-public_code"], name="listing_public"),
        ),
    ]
