"""What the score is computed from: immutable versions of facts about one enterprise.

Two times run through them. `valid_from` and the other dates say when something holds in law;
`known_from` (inclusive) and `known_to` (exclusive) say when the system held this version for true. A fact
that changes (a penalty is repaired, an order lifted) gets a new version under the same `id`; the old one
gets a `known_to`. Only `annulled_known_at` is written into the current version, because an annulment undoes
the fact for every day, and replaying what was known before it must still find it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from cases.law.errors import LawError


class RecordError(LawError):
    """A record, or a set of them, cannot be scored as it stands; the message says which and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A version of a fact. `id` is unique among events and positives together, and the same in all versions.

    `party` names the enterprise (its credit code or internal key).
    """

    id: str
    party: str
    kind: str
    valid_from: date
    known_from: datetime
    known_to: datetime | None = None
    annulled_known_at: datetime | None = None

    def __post_init__(self) -> None:
        _require_known_times(self)

    def known_at(self, moment: datetime) -> bool:
        """Whether this version was taken as true at `moment` and not known to be annulled."""
        if self.annulled_known_at is not None and self.annulled_known_at <= moment:
            return False
        return self.held_at(moment)

    def held_at(self, moment: datetime) -> bool:
        """Whether this was the current version at `moment`, annulled or not."""
        return self.known_from <= moment and (self.known_to is None or moment < self.known_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something that lowers the score: `kind` is a code of `integrity/law/score.csv`.

    valid_from: the day of the decision, listing, result or act; the event counts from this day on.
    case_id: events of one case are deducted once, by the gravest; empty = a case of its own.
    same_type: law and article, e.g. "FSL124", of several acts one after another ("FSL124 FSL126"): the same type as another if
        any is; empty = never.
    amount: fine and confiscation together, in fen.
    food: the penalty was imposed on a food producer or trader under food law (cap H3).
    penalty_kinds: codes of the `assess` contract, e.g. {"fine", "stop_business"} (cap H2).
    min_end, max_end: last day of the minimum and of the maximum publicity period, from the law engine; None =
        the regime sets none (no minimum: nothing is halved; no maximum: the rule's own length).
    repaired_from, removed_from: first day on which the repair or the removal from a list takes effect.
    resolved_from: day on which it is settled: duties done, paid, verified, rectified, recall done, police
        case closed.
    lifted_from: first day on which an order in the penalty (stop, restrict) no longer binds, or a new licence
        is held.
    """

    case_id: str = ""
    same_type: str = ""
    amount: int = 0
    food: bool = False
    penalty_kinds: frozenset[str] = frozenset()
    min_end: date | None = None
    max_end: date | None = None
    repaired_from: date | None = None
    removed_from: date | None = None
    resolved_from: date | None = None
    lifted_from: date | None = None

    def __post_init__(self) -> None:
        _require_known_times(self)
        if self.amount < 0:
            raise RecordError(f"{self.id}: 罚没款金额不能为负数。", f"{self.id}: The amount (fen) must not be negative.")
        if self.min_end and self.max_end and self.max_end < self.min_end:
            raise RecordError(
                f"{self.id}: 最长公示期早于最短公示期，请核对起算日。",
                f"{self.id}: max_end lies before min_end; check the anchor.",
            )

    @property
    def case_key(self) -> str:
        """What groups events into one deduction: the case, or the event itself if it belongs to none."""
        return f"case:{self.case_id}" if self.case_id else f"event:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Positive(Record):
    """Something that raises the score: `kind` is a kind of `integrity/law/positives.csv`.

    valid_from, valid_to: the validity that the document states, both included; for a sampling result the
        day of the result, for a registration the day of registration, for a recall the day it was begun.
    document: number of the paper it rests upon; a positive without one is refused.
    detail: the standard of a certificate ("GB/T 19001"), the level of an award ("national", "provincial",
        "city").
    samples, passed: for sampling, how many samples the result covers and how many of them passed.
    withdrawn_from: first day on which it no longer counts (certificate withdrawn, failed sample repaired).
    """

    document: str
    valid_to: date | None = None
    detail: str = ""
    samples: int = 0
    passed: int = 0
    withdrawn_from: date | None = None

    def __post_init__(self) -> None:
        _require_known_times(self)
        if not self.document:
            raise RecordError(f"{self.id}: 加分事项须有证明文件。", f"{self.id}: A positive needs the number of its document.")
        if not 0 <= self.passed <= self.samples:
            raise RecordError(f"{self.id}: 合格批次须在零与抽检批次之间。", f"{self.id}: passed must lie between 0 and samples.")

    def holds_on(self, day: date) -> bool:
        """Within its stated validity and not withdrawn."""
        begun = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return begun and (self.withdrawn_from is None or day < self.withdrawn_from)


R = TypeVar("R", bound=Record)


def select_known(records: Iterable[R], *, known_at: datetime) -> tuple[R, ...]:
    """The versions taken as true at `known_at`, without those then known to be annulled, ordered by id.

    Raises RecordError if two versions of one record are current at once, or if they are of two enterprises.
    """
    require_aware(known_at, "known_at")
    held = [r for r in records if r.held_at(known_at)]
    _require_one_version(held)
    _require_one_party(held)
    return tuple(sorted((r for r in held if r.known_at(known_at)), key=lambda r: r.id))


def require_aware(moment: datetime, name: str) -> None:
    """A system time without a zone names no moment."""
    if moment.tzinfo is None:
        raise RecordError(f"{name}: 系统时间须带时区。", f"{name}: A system time needs a time zone.")


def _require_known_times(record: Record) -> None:
    for name in ("known_from", "known_to", "annulled_known_at"):
        moment = getattr(record, name)
        if moment is not None:
            require_aware(moment, f"{record.id}.{name}")
    if record.known_to is not None and record.known_to <= record.known_from:
        raise RecordError(f"{record.id}: 版本失效时间须晚于生效时间。", f"{record.id}: known_to must lie after known_from.")


def _require_one_version(held: Iterable[Record]) -> None:
    double = sorted(key for key, n in Counter(r.id for r in held).items() if n > 1)
    if double:
        raise RecordError(
            f"{'、'.join(double)}: 同一记录存在两个同时有效的版本，请为旧版本登记失效时间。",
            f"{', '.join(double)}: Two versions of one record are current at once; close the older one.",
        )


def _require_one_party(held: Iterable[Record]) -> None:
    parties = sorted({r.party for r in held})
    if len(parties) > 1:
        raise RecordError(
            f"{'、'.join(parties)}: 一次评分只能使用一个主体的记录。", f"{', '.join(parties)}: One score is of one enterprise."
        )
