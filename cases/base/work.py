"""A Work is one act of one person in one transaction: everything it writes commits together or not at all."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from django.db import DatabaseError, IntegrityError, OperationalError, models, transaction
from django_fsm import ConcurrentTransition

from cases.base import chain, kept, numbering, reference, texts
from cases.base.actors import Actor
from cases.base.bureau import settings_at
from cases.base.calendar import calendar_at
from cases.base.errors import Busy, Conflict, NotFound, Refused, Text, UnguardedWrite
from cases.base.models.acts import Act, Refusal
from cases.base.models.audited import AuditedModel
from cases.base.models.documents import Document
from cases.law.calendar import WorkCalendar

log = logging.getLogger(__name__)
SHANGHAI = ZoneInfo("Asia/Shanghai")

A = TypeVar("A", bound=AuditedModel)
R = TypeVar("R")

# what an act puts off until its own work is done, and what comes after its commit
Settling = Callable[["Work"], None]
Following = Callable[[], None]

_rehearsing: ContextVar[bool] = ContextVar("rehearsing", default=False)


def legal_date(moment: datetime) -> date:
    """The legal date of a moment: the day in Asia/Shanghai."""
    return moment.astimezone(SHANGHAI).date()


class Work:
    """Collects what one transaction writes and appends it to the chain at the end.

    `actor` and `now` are facts of the act; `today` is its legal date. `papers` wait for their `numbers`, `keys` for papers;
    `kept` is what was read since the last write, `latest` the subjects as their acts left them.
    Only `begin` and `transact` make one.
    """

    def __init__(self, actor: Actor, now: datetime) -> None:
        self.actor = actor
        self.now = now
        self.today = legal_date(now)
        self.act_id = uuid.uuid4()
        self.reason = ""
        self.open: set[str] = set()
        self._links: list[chain.Link] = []
        self.papers: list[Document] = []
        self.numbers: dict[int, int] = {}
        self.keys: list[int] = []
        self.kept: kept.Kept = {}
        self.latest: dict[str, AuditedModel] = {}
        self._to_settle: list[Settling] = []
        self._to_follow: list[Following] = []

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days as they were committed when the Work first asked."""
        return self.calendar_of("")

    def calendar_of(self, region: str) -> WorkCalendar:
        """The same with the days off that a region has for itself."""
        return calendar_at(reference.state().calendar, region)

    def settings(self, authority: int, on: date) -> Mapping[str, str]:
        """What the bureau had set on the day."""
        return settings_at(reference.state().settings, authority, on)

    @contextmanager
    def acting_as(self, actor: Actor) -> Iterator[None]:
        """Let somebody else act inside this transaction: the system that carries out what the act entails, or the
        outsider whose statement the officer records."""
        before, self.actor = self.actor, actor
        try:
            yield
        finally:
            self.actor = before

    @contextmanager
    def because(self, reason: str) -> Iterator[None]:
        """Let what is written inside carry this reason; an act within an act has its own. It stands in every version."""
        texts.ask_text("理由", reason)
        before, self.reason = self.reason, reason
        try:
            yield
        finally:
            self.reason = before

    def lock(self, model: type[A], pk: Any) -> A:
        """The row, locked until commit; NotFound if there is none."""
        try:
            # rows that only refer to this one need not wait for it
            return cast(A, model.objects.select_for_update(no_key=True).get(pk=pk))
        except model.DoesNotExist:
            raise NotFound(
                "not_found", Text("没有该记录，或不在您的职责范围内。", "No such record within your duties.")
            ) from None

    def save(self, instance: A) -> A:
        """Write a legal row and its history.

        ConditionFailed for a text that cannot be kept; UnguardedWrite if the history was switched off.
        """
        texts.ask(instance)
        self._ask_settled(instance)
        known = len(self._links)
        instance.save(work=self)
        if len(self._links) == known:
            raise UnguardedWrite(f"{type(instance).__name__} was saved without its history row.")
        return instance

    def _ask_settled(self, row: models.Model) -> None:
        """A number that is not taken yet may stand in papers that wait for it, and in no row."""
        if self._to_settle and any(map(numbering.is_pending, row.__dict__.values())):
            raise RuntimeError(f"{type(row).__name__} cites a number before it is taken: settle the Work first")

    def save_new(self, rows: Sequence[A]) -> Sequence[A]:
        """Write new rows of one legal model that have their keys, with their first versions: two statements, however many."""
        if rows:
            for row in rows:
                texts.ask(row)
            type(rows[0]).create_all(rows, work=self)
        return rows

    def collect(self, stream: str, row: models.Model) -> None:
        """Note a row that is to enter the chain when the Work ends."""
        self.kept.clear()
        self._links.append(chain.Link.of(stream, row))

    def collect_batch(self, stream: str, rows: Sequence[models.Model]) -> None:
        """Bind many history rows of one table, written by one bulk statement, by a single entry."""
        if rows:
            self._links.append(chain.Link.of_batch(stream, rows))

    def record(self, verb: str, stream: str, *, article: str = "", **columns: Any) -> Act:
        """Write the act itself. `columns` are further columns of Act (states, digests, details)."""
        actor = self.actor
        act = Act(
            act_id=self.act_id,
            stream=stream,
            verb=verb,
            at=self.now,
            article=article,
            actor_kind=actor.kind,
            actor_name=actor.name,
            actor_role=actor.role,
            actor_user=actor.user_id,
            officer=actor.officer_id,
            appointment=actor.appointment_id,
            authority=actor.authority_id,
            recorded_by=actor.recorded_by,
            **numbering.fill_in(columns, self.numbers),
        )
        texts.ask(act)
        self._ask_settled(act)
        act.save(force_insert=True)
        self.collect(stream, act)
        return act

    def before_consequences(self, settle: Settling) -> None:
        """Put off what holds locks that others wait for (numbers) until the act itself is done."""
        if settle not in self._to_settle:
            self._to_settle.append(settle)

    def settle(self) -> None:
        """Do what was put off: when the outermost passage ends, and at the latest before the chain."""
        due, self._to_settle = self._to_settle, []
        for settle in due:
            settle(self)

    def after_commit(self, follow: Following) -> None:
        """Do this when everything is committed. If it fails the act stands, and whoever needs it later makes up for it."""
        self._to_follow.append(follow)

    def follow(self) -> None:
        """What `begin` does after the commit."""
        due, self._to_follow = self._to_follow, []
        for follow in due:
            try:
                follow()
            except Exception:
                log.exception("what follows act %s failed; it is made up for later", self.act_id)

    def seal(self, *, ordered: bool = True) -> None:
        """Append everything to the chain: the last statements before commit, so that heads are held shortly.

        ConditionFailed where something was recorded later already (see `chain.append`).
        """
        self.settle()
        links, self._links = self._links, []
        chain.append(links, self.act_id, at=self.now, ordered=ordered)


def rehearse(act: Callable[[], Any], *, look: Callable[[], R]) -> R:
    """Carry out `act` for real, `look` at what it wrote, then undo everything. Raises what the act raises.

    The only case in which a Work runs inside another transaction: nothing of it is meant to stay, refusals included.
    """
    token = _rehearsing.set(True)
    try:
        with transaction.atomic(durable=True):
            try:
                act()
                return look()
            finally:
                transaction.set_rollback(True)
    finally:
        _rehearsing.reset(token)


@contextmanager
def begin(actor: Actor, now: datetime, *, act: str, subject: str = "") -> Iterator[Work]:
    """Open a Work. A refusal rolls everything back and is then recorded in a separate transaction.

    A Work is never opened inside another transaction: what commits together, and that a refusal stays, would then
    be somebody else's decision. Contention and a lost race for the same number are refusals too.
    """
    try:
        with _translating(), transact(actor, now, ordered=True) as work:
            yield work
    except Refused as refusal:
        _keep_refusal(refusal, actor=actor, now=now, act=act, subject=subject)
        raise
    if not _rehearsing.get():
        work.follow()


@contextmanager
def transact(actor: Actor, now: datetime, *, ordered: bool = False) -> Iterator[Work]:
    """A Work whose failure is nobody's refusal: for what the system does on its own, which no order of time may hinder."""
    with transaction.atomic(durable=not _rehearsing.get()), reference.one_reading():
        work = Work(actor, now)
        with kept.keeping(work.kept):
            yield work
        work.seal(ordered=ordered)


@contextmanager
def _translating() -> Iterator[None]:
    """What the database says when two act at once, as a refusal; its other errors stay what they are."""
    try:
        yield
    except (OperationalError, ConcurrentTransition) as error:
        if not _is_contention(error):
            raise
        raise Busy(
            "busy", Text("案件正由他人办理，请稍后重试。", "Somebody else is working on it; try again shortly.")
        ) from error
    except IntegrityError as error:
        if not _is_duplicate(error):
            raise
        said = Text(
            "相同的记录刚由他人登记，或者您已提交过一次；请刷新后核对。",
            "The same was registered meanwhile, or you submitted it twice; reload and compare.",
        )
        raise Conflict("conflict", said) from error


def _is_contention(error: Exception) -> bool:
    """Lock time-out, deadlock or serialisation failure, as opposed to a broken database."""
    state = getattr(error.__cause__, "sqlstate", None)
    known = {"55P03", "40P01", "40001"}
    return isinstance(error, ConcurrentTransition) or state in known or "database is locked" in str(error)


def _is_duplicate(error: IntegrityError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) == "23505" or "UNIQUE constraint failed" in str(error)


def _keep_refusal(refusal: Refused, *, actor: Actor, now: datetime, act: str, subject: str) -> None:
    """Record the refusal; a database too busy to take even that must not hide the refusal from the person."""
    try:
        record_refusal(refusal, actor=actor, now=now, act=act, subject=subject)
    except DatabaseError:
        log.exception("refusal %s of %s on %s could not be recorded", refusal.code, act, subject)


def _kept(sentence: str) -> str:
    """A refusal may repeat what was typed; it is recorded without what a database cannot hold."""
    return sentence.replace("\x00", "").encode(errors="replace").decode()


def record_refusal(refusal: Refused, *, actor: Actor, now: datetime, act: str, subject: str) -> None:
    """The one trace a refused act leaves."""
    with transact(actor, now) as work:
        row = Refusal(
            act_id=work.act_id,
            at=now,
            verb=refusal.act or act,
            subject=subject,
            actor_kind=actor.kind,
            actor_name=actor.name,
            actor_role=actor.role,
            officer=actor.officer_id,
            code=refusal.code,
            sentence=_kept(refusal.text.zh),
            article=refusal.article,
        )
        row.save(force_insert=True)
        work.collect("refusals:cn", row)
