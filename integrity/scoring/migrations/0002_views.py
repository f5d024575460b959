"""A score for each view. The runs kept so far are the bureau's; the shared ones come with the next `score --all`."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Max

VIEWS = [("SHARED", "共享"), ("INTERNAL", "内部"), ("AUDIT", "审计")]
BATCH = 500


def rebuild(apps, schema_editor):
    """The bureau's current scores again from their runs. Without a digest of the law every one is due."""
    runs = apps.get_model("scoring", "ScoreRun").objects
    current = apps.get_model("scoring", "CurrentScore").objects
    last = runs.order_by().values("party").annotate(last=Max("id")).values("last")
    columns = ("pk", "party_id", "party__region_id", "score", "credit_class", "as_of")
    rows = runs.filter(pk__in=last).order_by("pk").values_list(*columns).iterator(chunk_size=BATCH)
    made = (
        current.model(view="INTERNAL", run_id=run, party_id=party, region_id=region, score=score, credit_class=grade, scored_on=on)
        for run, party, region, score, grade, on in rows
    )
    current.bulk_create(made, batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("scoring", "0001_initial"), ("parties", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="scorerun", name="run_party"),
        migrations.AddField(
            model_name="scorerun",
            name="view",
            field=models.CharField("视图", max_length=8, choices=VIEWS, default="INTERNAL"),
        ),
        migrations.AddIndex(
            model_name="scorerun", index=models.Index(fields=["party", "view", "id"], name="run_party")
        ),
        # derived rows with another key: dropped, made anew, filled from what they derive from
        migrations.DeleteModel(name="CurrentScore"),
        migrations.CreateModel(
            name="CurrentScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("view", models.CharField("视图", max_length=8, choices=VIEWS)),
                ("score", models.IntegerField("分数", null=True)),
                ("credit_class", models.CharField("等级", max_length=2, blank=True)),
                ("law", models.CharField("规则摘要", max_length=64, blank=True)),
                ("scored_on", models.DateField("评分日", null=True)),
                ("next_change_on", models.DateField("下次变化日", null=True)),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="current_scores",
                        to="parties.party",
                        verbose_name="当事人",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.region",
                        verbose_name="管辖区划",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scoring.scorerun"
                    ),
                ),
            ],
            options={
                "verbose_name": "现行评分",
                "indexes": [
                    models.Index(fields=["view", "score", "party"], name="current_score"),
                    models.Index(fields=["view", "credit_class", "score", "party"], name="current_class"),
                    models.Index(fields=["view", "region", "score", "party"], name="current_region"),
                    models.Index(fields=["next_change_on"], name="current_due"),
                ],
                "constraints": [models.UniqueConstraint(fields=("party", "view"), name="current_score_of_view")],
            },
        ),
        migrations.RunPython(rebuild, migrations.RunPython.noop),
    ]
