"""Legal rows: every version is kept, every version is chained, and nothing writes them outside a Work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn, Self

from django.apps import apps
from django.db import models
from simple_history.models import HistoricalRecords

from cases.base.errors import UnguardedWrite

if TYPE_CHECKING:
    from cases.base.work import Work


class HistoryRow(models.Model):
    """What every history row carries besides the columns: the act it belongs to and who did it, as text."""

    act_id = models.UUIDField(db_index=True)
    actor_name = models.CharField(max_length=128)

    class Meta:
        abstract = True


class Versions(HistoricalRecords):
    """simple-history's records, with each row stamped with its act and handed to its Work for the chain.

    Overrides the one method that writes a row: the library's signals around it would do too, but it builds a manager
    class for every row written, which costs as much as writing the row.
    """

    def create_historical_record(self, instance: Any, history_type: str, using: str | None = None) -> None:
        """Write the version of an instance that Work.save is saving; UnguardedWrite outside one."""
        work: Work | None = getattr(instance, "_work", None)
        if work is None:
            raise UnguardedWrite(f"{type(instance).__name__} must be saved through Work.save.")
        version = _version(instance, history_type, work)
        version.save(using=using, force_insert=True)
        work.collect(instance.stream_key, version)


def _version(instance: Any, history_type: str, work: Work) -> Any:
    """The version of a row as the work leaves it, unsaved."""
    return _version_of(instance._meta.label)(
        history_date=work.now,
        history_type=history_type,
        history_user_id=work.actor.user_id,
        history_change_reason=work.reason,
        act_id=work.act_id,
        actor_name=work.actor.name,
        **{f.attname: getattr(instance, f.attname) for f in instance._meta.concrete_fields},
    )


@cache
def _version_of(label: str) -> Any:
    """The history model of a legal model."""
    return apps.get_model(label).history.model


def _plain(model: Any) -> models.QuerySet[Any]:
    """What refuses nothing: for the one bulk write that leaves its versions."""
    return models.QuerySet(model)


class AuditedQuerySet(models.QuerySet[Any]):
    """Reads as usual; refuses every write that would pass the history by."""

    def _refuse(self, what: str) -> NoReturn:
        raise UnguardedWrite(f"{self.model.__name__}.{what}() would leave no history; write through Work.save.")

    def update(self, **kwargs: Any) -> int:
        self._refuse("update")

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse("delete")

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        self._refuse("bulk_create")

    def bulk_update(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> int:
        self._refuse("bulk_update")


class AuditedModel(models.Model):
    """A legal row. `stream_key` names the hash chain that binds its history."""

    history = Versions(
        inherit=True,
        bases=[HistoryRow],
        history_user_id_field=models.BigIntegerField(null=True),
        history_change_reason_field=models.TextField(null=True),
    )
    objects = AuditedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, work: Work | None = None, **kwargs: Any) -> None:
        """Only `Work.save` calls this with its work; anybody else is refused."""
        if work is None:
            raise UnguardedWrite(f"{type(self).__name__} must be saved through Work.save.")
        self._work = work
        try:
            super().save(*args, **kwargs)
        finally:
            # who and why are those of this save alone
            del self._work

    @classmethod
    def create_all(cls, rows: Sequence[Self], *, work: Work) -> None:
        """Only `Work.save_new` calls this."""
        _plain(cls).bulk_create(rows)
        versions = [_version(row, "+", work) for row in rows]
        _plain(_version_of(cls._meta.label)).bulk_create(versions)
        for row, version in zip(rows, versions, strict=True):
            work.collect(row.stream_key, version)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise UnguardedWrite(f"{type(self).__name__} is a legal row and is never deleted.")

    @property
    def stream_key(self) -> str:
        """`<kind>:<id>` of the chain this row's versions enter."""
        raise NotImplementedError(f"{type(self).__name__} must name its stream")
