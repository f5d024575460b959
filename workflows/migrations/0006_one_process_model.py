"""One base for the seven processes, and the flows where they live now: stored references to a flow follow it."""

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Replace

NAMES = {
    "Blacklist": ("listing", "one_open_listing_process"),
    "Clue": ("clue", "one_open_clue_process"),
    "Penalty": ("case", "one_open_case_process"),
    "Publicity": ("publicity", "one_open_publicity_process"),
    "Responsibility": ("review", "one_open_review_process"),
    "Signal": ("signal", "one_open_signal_process"),
    "Transfer": ("transfer", "one_open_transfer_process"),
}


def _follow(apps, before: str, after: str) -> None:
    for model, column in (("Process", "flow_class"), ("Task", "flow_task")):
        # the fields resolve what they read; here the text alone is meant
        rows = apps.get_model("viewflow", model).objects.annotate(
            stored=models.functions.Cast(F(column), models.CharField())
        )
        rows.filter(stored__startswith=before).update(**{column: Replace(F(column), Value(before), Value(after))})


def forwards(apps, schema_editor) -> None:
    _follow(apps, "workflows/flows.", "workflows/")


def rename_indexes(apps, schema_editor) -> None:
    """PostgreSQL keeps the name of a column's index when the column is renamed; both ways of making the tables agree on it."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for name, (old, _) in NAMES.items():
        table = apps.get_model("workflows", f"{name}Process")._meta.db_table
        before, after = (schema_editor._create_index_name(table, [column]) for column in (f"{old}_id", "subject_id"))
        schema_editor.execute(f'ALTER INDEX IF EXISTS "{before}" RENAME TO "{after}"')


def backwards(apps, schema_editor) -> None:
    for name in NAMES:
        _follow(apps, f"workflows/{name.lower()}.{name}Flow", f"workflows/flows.{name.lower()}.{name}Flow")


def _operations():
    for name, (old, constraint) in NAMES.items():
        model = f"{name}Process".lower()
        yield migrations.RemoveConstraint(model_name=model, name=constraint)
        yield migrations.RenameField(model_name=model, old_name=old, new_name="subject")
        yield migrations.AddConstraint(
            model_name=model,
            constraint=models.UniqueConstraint(condition=models.Q(("open", True)), fields=("subject",), name=f"one_open_{model}"),
        )


class Migration(migrations.Migration):

    dependencies = [("workflows", "0005_transfer"), ("viewflow", "0015_task_scheduled")]

    operations = [
        *_operations(),
        migrations.RunPython(rename_indexes, migrations.RunPython.noop),
        migrations.RunPython(forwards, backwards),
    ]
