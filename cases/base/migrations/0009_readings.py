"""Who opened what, and on which ground."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('base', '0008_running_unanswered'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, verbose_name='时间')),
                ('actor_name', models.CharField(max_length=128, verbose_name='人员')),
                ('actor_role', models.CharField(max_length=16, verbose_name='身份')),
                ('actor_user', models.BigIntegerField(null=True)),
                ('officer', models.BigIntegerField(null=True)),
                ('appointment', models.BigIntegerField(null=True)),
                ('authority', models.BigIntegerField(null=True)),
                ('stream', models.CharField(max_length=48, verbose_name='对象')),
                ('number', models.CharField(max_length=80, verbose_name='编号')),
                ('what', models.CharField(choices=[('page', '页面'), ('task', '办理页面'), ('paper', '文书页面'), ('pdf', '文书正本'), ('preview', '文书预览'), ('file', '文件')], max_length=8, verbose_name='内容')),
                ('item', models.BigIntegerField(null=True, verbose_name='文书或者文件')),
                ('ground', models.CharField(blank=True, max_length=24, verbose_name='查阅依据')),
            ],
            options={
                'verbose_name': '查阅记录',
                'indexes': [models.Index(fields=['authority', 'id'], name='reading_authority'), models.Index(fields=['officer', 'id'], name='reading_officer'), models.Index(fields=['number', 'id'], name='reading_number')],
            },
        ),
    ]
