"""Where simple-history and the chain meet: each history row is stamped with its act and handed to its Work.

These two receivers are the only use of signals: the library offers no other way to see the row it writes.
"""

from __future__ import annotations

from typing import Any

from simple_history.signals import post_create_historical_record, pre_create_historical_record

from cases.base.errors import UnguardedWrite
from cases.base.models.audited import AuditedModel


def connect() -> None:
    """Connect the receivers once, when the app starts."""
    pre_create_historical_record.connect(_stamp, dispatch_uid="cases.base.history.stamp")
    post_create_historical_record.connect(_collect, dispatch_uid="cases.base.history.collect")


def _stamp(*, instance: Any, history_instance: Any, **_: Any) -> None:
    if not isinstance(instance, AuditedModel):
        return
    work = getattr(instance, "_work", None)
    if work is None:
        raise UnguardedWrite(f"{type(instance).__name__} must be saved through Work.save.")
    history_instance.act_id = work.act_id
    history_instance.actor_name = work.actor.name
    history_instance.history_user_id = work.actor.user_id


def _collect(*, instance: Any, history_instance: Any, **_: Any) -> None:
    if isinstance(instance, AuditedModel):
        instance._work.collect(instance.stream_key, history_instance)
