"""Legal rows: every version is kept, every version is chained, and nothing writes them outside a Work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

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


class AuditedQuerySet(models.QuerySet[Any]):
    """Reads as usual; refuses every write that would pass the history by."""

    def _refuse(self, what: str) -> NoReturn:
        raise UnguardedWrite(f"{self.model.__name__}.{what}() would leave no history; write through Work.save.")

    def update(self, **kwargs: Any) -> int:
        self._refuse("update")

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse("delete")

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:  # type: ignore[override]
        self._refuse("bulk_create")

    def bulk_update(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> int:  # type: ignore[override]
        self._refuse("bulk_update")


class AuditedModel(models.Model):
    """A legal row. `stream_key` names the hash chain that binds its history."""

    history = HistoricalRecords(
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
        self._history_user = None
        self._history_date = work.now
        self._change_reason = work.reason
        try:
            super().save(*args, **kwargs)
        finally:
            # simple-history would otherwise repeat them on the next save
            del self._work, self._history_user, self._history_date, self._change_reason

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise UnguardedWrite(f"{type(self).__name__} is a legal row and is never deleted.")

    @property
    def stream_key(self) -> str:
        """`<kind>:<id>` of the chain this row's versions enter."""
        raise NotImplementedError(f"{type(self).__name__} must name its stream")
