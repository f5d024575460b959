"""A Work is one act of one person in one transaction: everything it writes commits together or not at all."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db import OperationalError, models, transaction

from cases.base import chain
from cases.base.actors import Actor
from cases.base.errors import Busy, NotFound, Refused, Text
from cases.base.models.acts import Act, Refusal
from cases.base.models.audited import AuditedModel

SHANGHAI = ZoneInfo("Asia/Shanghai")

A = TypeVar("A", bound=AuditedModel)


def legal_date(moment: datetime) -> date:
    """The legal date of a moment: the day in Asia/Shanghai."""
    return moment.astimezone(SHANGHAI).date()


class Work:
    """Collects what one transaction writes and appends it to the chain at the end.

    `actor` and `now` are facts of the act; `today` is its legal date. Only `begin` makes one.
    """

    def __init__(self, actor: Actor, now: datetime) -> None:
        self.actor = actor
        self.now = now
        self.today = legal_date(now)
        self.act_id = uuid.uuid4()
        self.reason = ""
        self._links: list[chain.Link] = []

    @contextmanager
    def acting_as(self, actor: Actor) -> Iterator[None]:
        """Let somebody else act inside this transaction: the system that carries out what the act entails, or the
        outsider whose statement the officer records."""
        before, self.actor = self.actor, actor
        try:
            yield
        finally:
            self.actor = before

    def lock(self, model: type[A], pk: Any) -> A:
        """The row, locked until commit; NotFound if there is none."""
        try:
            return model.objects.select_for_update().get(pk=pk)
        except model.DoesNotExist:
            raise NotFound("not_found", Text("没有该记录，或不在您的职责范围内。", "No such record within your duties.")) from None

    def save(self, instance: A) -> A:
        """Write a legal row and its history."""
        instance.save(work=self)
        return instance

    def collect(self, stream: str, row: models.Model) -> None:
        """Note a row that is to enter the chain when the Work ends."""
        self._links.append(chain.Link.of(stream, row))

    def collect_batch(self, stream: str, rows: Sequence[models.Model]) -> None:
        """Bind many history rows of one table, written by one bulk statement, by a single entry."""
        if rows:
            self._links.append(chain.Link.of_batch(stream, rows))

    def record(self, verb: str, stream: str, *, article: str = "", **columns: Any) -> Act:
        """Write the act itself. `columns` are further columns of Act (states, digests, details)."""
        actor = self.actor
        act = Act(
            act_id=self.act_id, stream=stream, verb=verb, at=self.now, article=article,
            actor_kind=actor.kind, actor_name=actor.name, actor_role=actor.role, actor_user=actor.user_id,
            officer=actor.officer_id, appointment=actor.appointment_id, authority=actor.authority_id,
            recorded_by=actor.recorded_by, **columns,
        )  # fmt: skip
        act.save(force_insert=True)
        self.collect(stream, act)
        return act

    def seal(self) -> None:
        """Append everything to the chain: the last statements before commit, so that heads are held shortly."""
        links, self._links = self._links, []
        chain.append(links, self.act_id)


@contextmanager
def begin(actor: Actor, now: datetime, *, act: str, subject: str = "") -> Iterator[Work]:
    """Open a Work. A refusal rolls everything back and is then recorded in a transaction of its own."""
    try:
        with transaction.atomic():
            work = Work(actor, now)
            yield work
            work.seal()
    except OperationalError as error:
        if not _is_contention(error):
            raise
        busy = Busy("busy", Text("案件正由他人办理，请稍后重试。", "Somebody else is working on it; try again shortly."))
        record_refusal(busy, actor=actor, now=now, act=act, subject=subject)
        raise busy from error
    except Refused as refusal:
        record_refusal(refusal, actor=actor, now=now, act=act, subject=subject)
        raise


def _is_contention(error: OperationalError) -> bool:
    """Lock time-out, deadlock or serialisation failure, as opposed to a broken database."""
    state = getattr(error.__cause__, "sqlstate", None)
    return state in {"55P03", "40P01", "40001"} or "database is locked" in str(error)


def record_refusal(refusal: Refused, *, actor: Actor, now: datetime, act: str, subject: str) -> None:
    """The one trace a refused act leaves."""
    with transaction.atomic():
        work = Work(actor, now)
        row = Refusal(
            act_id=work.act_id, at=now, verb=refusal.act or act, subject=subject, actor_kind=actor.kind, actor_name=actor.name,
            actor_role=actor.role, officer=actor.officer_id, code=refusal.code, sentence=refusal.text.zh,
            article=refusal.article,
        )  # fmt: skip
        row.save(force_insert=True)
        work.collect("refusals:cn", row)
        work.seal()
