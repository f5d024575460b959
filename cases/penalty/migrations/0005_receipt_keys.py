"""The receipts that are booked already get what they are compared by, and the bureau in whose books they stand."""

import unicodedata

from django.db import migrations, models


def fill(apps, schema_editor) -> None:
    """A receipt that was booked twice under two spellings keeps its first booking's key; the second gets its own, and stands."""
    seen = set()
    for row in apps.get_model("penalty", "Payment").objects.select_related("case").order_by("pk"):
        key = "".join(unicodedata.normalize("NFKC", row.receipt).casefold().split())
        named = (row.case.authority_id, key, row.purpose)
        row.receipt_key = f"{key}#{row.pk}" if named in seen else key
        row.bureau = row.case.authority_id
        seen.add(named)
        type(row).objects.filter(pk=row.pk).update(receipt_key=row.receipt_key, bureau=row.bureau)


class Migration(migrations.Migration):

    dependencies = [("penalty", "0004_hearing_and_receipts")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_back_on__isnull", True)),
                fields=("bureau", "receipt_key", "purpose"),
                name="payment_receipt_once",
            ),
        ),
    ]
