"""Names to be found by, made from the history; what a party was merged into; a recorded day of birth; divisions by act."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import django.db.models.deletion
from django.db import migrations, models

from cases.base.spelling import name_key

CHUNK = 2000
SHANGHAI = ZoneInfo("Asia/Shanghai")


def names_of_history(apps, schema_editor) -> None:
    """Every name that stands in a party's history, with the days of the record; the last one is that of today."""
    Party, Kept, Name = (apps.get_model("parties", m) for m in ("Party", "HistoricalParty", "PartyName"))
    made, current = [], None
    rows = Kept.objects.order_by("id", "history_date", "history_id").values_list("id", "name", "history_date")
    for pk, name, at in rows.iterator(chunk_size=CHUNK):
        day = at.astimezone(SHANGHAI).date()
        if current is not None and current.party_id == pk:
            if current.name == name:
                continue
            current.until = max(day - timedelta(days=1), current.since or date.min)
            current = Name(party_id=pk, name=name, key=name_key(name), since=day)
        else:
            current = Name(party_id=pk, name=name, key=name_key(name))
        made.append(current)
        if len(made) >= CHUNK:
            # the last one may still end with a later version
            Name.objects.bulk_create(made[:-1])
            made = made[-1:]
    Name.objects.bulk_create(made)
    assert not Party.objects.filter(names__isnull=True).exists(), "a party without history has no name to be found by"


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PartyName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='名称')),
                ('key', models.CharField(max_length=400, verbose_name='检索形式')),
                ('since', models.DateField(null=True, verbose_name='自')),
                ('until', models.DateField(null=True, verbose_name='至')),
            ],
            options={
                'verbose_name': '当事人名称',
            },
        ),
        migrations.RemoveConstraint(
            model_name='party',
            name='party_person_once',
        ),
        migrations.AddField(
            model_name='historicalparty',
            name='birth_sealed',
            field=models.TextField(blank=True, editable=False, verbose_name='出生日期（加密）'),
        ),
        migrations.AddField(
            model_name='historicalparty',
            name='merged_into',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='parties.party', verbose_name='并入的当事人'),
        ),
        migrations.AddField(
            model_name='party',
            name='birth_sealed',
            field=models.TextField(blank=True, editable=False, verbose_name='出生日期（加密）'),
        ),
        migrations.AddField(
            model_name='party',
            name='merged_into',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='parties.party', verbose_name='并入的当事人'),
        ),
        migrations.AddField(
            model_name='region',
            name='by_act',
            field=models.BooleanField(default=False, verbose_name='由行为登记'),
        ),
        migrations.AlterField(
            model_name='region',
            name='level',
            field=models.CharField(choices=[('province', '省级'), ('city', '地级'), ('county', '县级'), ('zone', '开发区')], max_length=8, verbose_name='级别'),
        ),
        migrations.AddConstraint(
            model_name='party',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'natural_person'), ('merged_into', None), models.Q(('identity_digest', ''), _negated=True)), fields=('identity_digest',), name='party_person_once'),
        ),
        migrations.AddField(
            model_name='partyname',
            name='party',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='parties.party'),
        ),
        migrations.AddIndex(
            model_name='partyname',
            index=models.Index(fields=['key'], name='party_name_key', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='partyname',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('party',), name='party_name_current'),
        ),
        migrations.RunPython(names_of_history, migrations.RunPython.noop),
    ]
