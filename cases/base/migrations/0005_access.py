"""Failed sign-ins, and how often somebody asks."""

from django.db import migrations, models

ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):
    dependencies = [("base", "0004_forms_spent_with_their_act")]

    operations = [
        migrations.CreateModel(
            name="FailedSignIn",
            fields=[
                ID,
                ("at", models.DateTimeField(db_index=True, verbose_name="时间")),
                ("name", models.CharField(max_length=150, verbose_name="用户名")),
                ("address", models.CharField(max_length=45, verbose_name="地址")),
                ("locked", models.BooleanField(default=False, verbose_name="锁定期间")),
            ],
            options={
                "verbose_name": "登录失败",
                "indexes": [models.Index(fields=["address", "at"], name="failed_from")],
            },
        ),
        migrations.CreateModel(
            name="RateWindow",
            fields=[
                ID,
                ("key", models.CharField(max_length=80)),
                ("minute", models.BigIntegerField(db_index=True)),
                ("count", models.BigIntegerField()),
            ],
            options={
                "verbose_name": "访问频次",
                "constraints": [models.UniqueConstraint(fields=("key", "minute"), name="rate_window")],
            },
        ),
    ]
