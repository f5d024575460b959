"""What is done to a party itself, and what it means elsewhere: inbox lines, integrity file and score, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, cast

from cases.base.actors import Actor
from cases.base.models import Aggregate
from cases.base.selectors import aggregate_models
from cases.base.work import Work, begin
from cases.parties import services
from cases.parties.models import Party, Region
from integrity.merging import follow_standing
from workflows import openings, tasks
from workflows.models import WorkItem
from workflows.openings import Sending


def correct_party(*, actor: Actor, now: datetime, party: int, sent: Sending | None = None, **given: Any) -> Party:
    """更正当事人信息: particulars as in `services.correct_party`; open lines name the party as it is called now."""
    with _acting(actor, now, "parties.correct_party", f"party:{party}", sent) as work:
        row = services.correct_party(work=work, party=party, **given)
        for subject in _matters(row):
            tasks.refresh_items(subject, now=now)
    return row


def merge_parties(
    *, actor: Actor, now: datetime, party: int, into: int, reason: str, proof: str, sent: Sending | None = None
) -> Party:
    """合并当事人: `party` stands for `into` from now on; its facts count in that file, and each keeps its own cases."""
    with _acting(actor, now, "parties.merge_parties", f"party:{party}", sent) as work:
        row = services.merge_parties(work=work, party=party, into=into, reason=reason, proof=proof)
        follow_standing(work=work, parties=[row, row.standing])
    return row


def split_party(*, actor: Actor, now: datetime, party: int, reason: str, proof: str, sent: Sending | None = None) -> Party:
    """撤销合并当事人: the party stands for itself again, and so do the facts of its own cases."""
    with _acting(actor, now, "parties.split_party", f"party:{party}", sent) as work:
        before = work.lock(Party, party).standing
        row = services.split_party(work=work, party=party, reason=reason, proof=proof)
        follow_standing(work=work, parties=[row, before])
    return row


def add_division(*, actor: Actor, now: datetime, sent: Sending | None = None, **given: Any) -> Region:
    """登记区划: as in `services.add_division`."""
    with _acting(actor, now, "parties.add_division", "regions:cn", sent) as work:
        return services.add_division(work=work, **given)


def end_division(*, actor: Actor, now: datetime, sent: Sending | None = None, **given: Any) -> Region:
    """停用区划: as in `services.end_division`."""
    with _acting(actor, now, "parties.end_division", "regions:cn", sent) as work:
        return services.end_division(work=work, **given)


@contextmanager
def _acting(actor: Actor, now: datetime, act: str, subject: str, sent: Sending | None) -> Iterator[Work]:
    """A Work that spends the page by which it was sent, if one was."""
    with begin(actor, now, act=act, subject=subject) as work:
        if sent is not None:
            openings.spend(sent, now=now)
        yield work


def _matters(party: Party) -> Iterable[Aggregate]:
    """The subjects of the party for which somebody has an open line."""
    kinds = [m for m in aggregate_models() if any(f.name == "party" for f in m._meta.concrete_fields)]
    for model in kinds:
        found: Iterable[Aggregate] = cast(Any, model).objects.filter(party=party)
        for subject in found:
            if WorkItem.objects.filter(stream=subject.stream_key, done=False).exists():
                yield subject
