"""What the kernel's tests share: people, a moment, a Work, short ways into the dummy procedure."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.apps import apps
from django.db import connection

from cases.base import work as works
from cases.base.actors import Actor, ActorKind
from cases.base.errors import Refused
from cases.base.roles import Role
from cases.base.work import SHANGHAI, Work
from tests.dummy import services
from tests.dummy.models import Bureau, Request

__all__ = ["Actor", "Refused", "services", "works"]

ACT_ID = uuid.UUID("00000000-0000-4000-8000-000000000001")
# a Monday without a holiday near
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI)


def days_later(days: int) -> datetime:
    return NOW + timedelta(days=days)


def make_bureau(name: str = "某某县市场监督管理局", short_name: str = "某") -> Bureau:
    return Bureau.objects.create(name=name, short_name=short_name)


def officer(bureau: Bureau, role: Role = Role.CO, name: str = "张三") -> Actor:
    return Actor(
        kind=ActorKind.OFFICER,
        name=name,
        role=role,
        user_id=7,
        officer_id=8,
        appointment_id=9,
        authority_id=bureau.pk,
        authority_name=bureau.name,
        certified=True,
    )


def leader(bureau: Bureau) -> Actor:
    return officer(bureau, Role.BL, "李四")


@contextmanager
def begin(actor: Actor, now: datetime = NOW, act: str = "dummy.act", subject: str = "") -> Iterator[Work]:
    with works.begin(actor, now, act=act, subject=subject) as work:
        yield work


def entered(bureau: Bureau, purpose: str = "试验", now: datetime = NOW) -> Request:
    with begin(officer(bureau), now) as work:
        return services.enter_request(work=work, bureau=bureau, purpose=purpose)


def weighed(bureau: Bureau, now: datetime = NOW) -> Request:
    request = entered(bureau, now=now)
    with begin(officer(bureau), now) as work:
        return services.weigh_request(work=work, request=request.pk)


def granted(bureau: Bureau, now: datetime = NOW) -> Request:
    request = weighed(bureau, now)
    with begin(leader(bureau), now) as work:
        return services.grant_request(work=work, request=request.pk, opinion="同意")


def row_counts() -> dict[str, int]:
    """How many rows every table of ours has."""
    labels = ("base", "dummy", "workflows", "parties", "intake", "penalty", "transfer", "files", "publicity", "scoring")
    counts = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.app_label in labels:
                cursor.execute(f'SELECT COUNT(*) FROM "{model._meta.db_table}"')
                counts[model._meta.db_table] = cursor.fetchone()[0]
    return counts


def grown(before: dict[str, int]) -> dict[str, int]:
    """The tables that have other row counts than before, and by how much."""
    now = row_counts()
    return {table: now[table] - count for table, count in before.items() if now[table] != count}
