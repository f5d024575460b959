"""The doors to the store of reporters: each opens a Work, so that the reading is on record before anything is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from cases.base.actors import Actor
from cases.base.work import begin
from cases.intake import reporters as store
from cases.intake.models import Clue, Reporter, ReporterGrant
from cases.intake.particulars import Particulars
from cases.parties.models import Officer


def open_reporter(*, actor: Actor, now: datetime, clue: Clue, ground: str) -> Particulars:
    """查阅: who reported, in clear, to whoever may know; the reading enters the log. Raises Refused."""
    with begin(actor, now, act=store.OPEN, subject=f"reporters:{clue.pk}") as work:
        return store.open_(work=work, clue=clue, ground=ground)


def record_reporter(*, actor: Actor, now: datetime, clue: Clue, given: Mapping[str, str]) -> Reporter:
    """补充更正: what the reporter says later (a telephone, another address)."""
    with begin(actor, now, act=store.RECORD, subject=f"reporters:{clue.pk}") as work:
        return store.record(work=work, clue=clue, given=given)


def admit_reader(*, actor: Actor, now: datetime, clue: Clue, officer: Officer, ground: str) -> ReporterGrant:
    """授权: another officer may read this clue's reporter."""
    with begin(actor, now, act=store.ADMIT, subject=f"reporters:{clue.pk}") as work:
        return store.admit(work=work, clue=clue, officer=officer, ground=ground)


def dismiss_reader(*, actor: Actor, now: datetime, clue: Clue, officer: Officer, ground: str) -> ReporterGrant:
    """终止授权."""
    with begin(actor, now, act=store.DISMISS, subject=f"reporters:{clue.pk}") as work:
        return store.dismiss(work=work, clue=clue, officer=officer, ground=ground)
