"""A draft belongs to one opening of a form; forms that were sent are marked by the act that is done with them."""

from django.db import migrations, models
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat


def name_openings(apps, schema_editor):
    """Drafts of before have no opening: each gets one of its own, and the page that offers it again gives it a good one."""
    named = Concat(Value("draft-before-"), Cast(F("pk"), CharField()), output_field=CharField())
    apps.get_model("base", "Draft").objects.update(opening=named)


class Migration(migrations.Migration):
    dependencies = [("base", "0003_notices_of_a_year")]

    operations = [
        migrations.AddField("Draft", "opening", models.CharField(default="", max_length=43), preserve_default=False),
        migrations.RunPython(name_openings, migrations.RunPython.noop),
        migrations.AddConstraint("Draft", models.UniqueConstraint(fields=["opening"], name="draft_of_opening")),
        migrations.RemoveConstraint("Draft", "draft_once"),
        migrations.AddIndex("Draft", models.Index(fields=["user", "stream", "act"], name="draft_of_person")),
        migrations.CreateModel(
            name="SubmittedForm",
            fields=[
                ("token", models.CharField(max_length=43, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_index=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("outcome", models.CharField(blank=True, max_length=48)),
            ],
            options={"verbose_name": "已提交页面"},
        ),
        migrations.CreateModel(
            name="PendingUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opening", models.CharField(max_length=43)),
                ("field", models.CharField(max_length=64)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.BigIntegerField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "verbose_name": "待用文件",
                "constraints": [models.UniqueConstraint(fields=("opening", "field"), name="upload_of_field")],
            },
        ),
    ]
