"""A receipt is unique by what it is compared by. Rows booked before name no bureau: a version that is on record is not rewritten,
so the condition of the act compares their receipts (cases.penalty.acts.execution)."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("penalty", "0005_hearing_and_receipts")]

    operations = [
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_back_on__isnull", True)),
                fields=("bureau", "receipt_key", "purpose"),
                name="payment_receipt_once",
            ),
        ),
    ]
