
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0004_guardian'),
        ('penalty', '0016_item_codes'),
        ('publicity', '0003_restriction_and_secrecy'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='penaltypublicity',
            index=models.Index(condition=models.Q(('regime__in', ('GB22', 'NDRC36')), models.Q(('anchor', 'decision'), ('regime', 'REP25')), _connector='OR'), fields=['id'], name='publicity_earlier'),
        ),
    ]
