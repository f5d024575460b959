"""Which database the sample may be played into: an empty one, or one that holds nothing but an earlier sample."""

from __future__ import annotations

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from cases.base.errors import Refused, Text
from cases.base.models import DatedSetting
from cases.intake.models import Clue
from cases.parties.models import Authority, Officer
from workflows.sample.cast import MARK, authority_codes


class NotEmpty(Refused):
    """The database holds real work; the sample is not played into it."""


def prepare() -> None:
    """Make the database ready: an earlier sample is removed, then migrations run. Raises NotEmpty."""
    if _in_use():
        if not is_sample():
            raise NotEmpty(
                "not_empty",
                Text(
                    f"数据库“{connection.settings_dict['NAME']}”已有机关、人员或者案件数据，示例不会写入；"
                    "请用 DATABASE_URL 指定一个空数据库后重试。",
                    "This database holds a bureau's data; the sample is not written into it. Name an empty one by DATABASE_URL.",
                ),
            )
        _remove()
    call_command("migrate", verbosity=0)


def is_sample() -> bool:
    """Whether the database is marked as a sample and knows no authority but the sample's."""
    marked = DatedSetting.objects.filter(key=MARK).exists()
    return marked and not Authority.objects.exclude(uscc__in=authority_codes()).exists()


def _in_use() -> bool:
    tables = set(connection.introspection.table_names())
    return any(m._meta.db_table in tables and m.objects.exists() for m in (Clue, Officer, Authority))


def _remove() -> None:
    """Drop our own tables. Rows cannot be deleted: the database's guards refuse that, and rightly."""
    ours = {m._meta.db_table for m in apps.get_models(include_auto_created=True)}
    ours.add(MigrationRecorder.Migration._meta.db_table)
    cascade = " CASCADE" if connection.vendor == "postgresql" else ""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for table in sorted(ours & set(connection.introspection.table_names())):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)}{cascade}")
