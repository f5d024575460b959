"""How an act on a plain legal row is asked for and recorded (no state, hence no gate)."""

from __future__ import annotations

from typing import Any, TypeVar

from cases.base import canonical, permissions, texts
from cases.base.models import AuditedModel
from cases.base.work import Work

A = TypeVar("A", bound=AuditedModel)


def write(work: Work, verb: str, instance: A, *, before: str = "", reason: str = "", **details: Any) -> A:
    """Save the row with its history and record the act with its digests, its reason and its plain details.

    ConditionFailed for what was typed and no paper can print. Sealed and masked columns are in the digest only; no personal
    number enters the act log.
    """
    texts.ask_typed(instance)
    with work.because(texts.typed("理由", reason)):
        work.save(instance)
        work.record(
            verb,
            instance.stream_key,
            article=permissions.TABLE[verb].article,
            reason=reason,
            before=before,
            after=digest_of(instance),
            details=details,
        )
    return instance


def digest_of(instance: AuditedModel) -> str:
    """The digest of the row as it stands."""
    return canonical.digest(canonical.row_payload(instance))
