"""The mark of a form that was sent moves below the acts, since it commits with them; those of today stay marked."""

from django.db import migrations


def carry_over(apps, schema_editor):
    known = apps.get_model("web", "SubmittedForm").objects.values_list("token", "at")
    kept = apps.get_model("base", "SubmittedForm")
    kept.objects.bulk_create([kept(token=token, at=at) for token, at in known.iterator()], batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [("web", "0001_initial"), ("base", "0004_forms_spent_with_their_act")]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel("SubmittedForm"),
    ]
