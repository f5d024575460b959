"""What an act means elsewhere: functions that follow it in its transaction, in the order in which they were declared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.base.actors import Actor
from cases.base.work import Work


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was just done: its subject as it left it, what its function answered, its arguments with their defaults."""

    work: Work
    act: str
    subject: Any
    result: Any
    given: Mapping[str, Any]

    @property
    def now(self) -> datetime:
        return self.work.now

    @property
    def actor(self) -> Actor:
        return self.work.actor


Follower = Callable[[Done], None]
FOLLOWERS: dict[str, list[Follower]] = {}


def follows(*acts: str) -> Callable[[Follower], Follower]:
    """Let the function below follow these acts (full names)."""

    def register(follower: Follower) -> Follower:
        for act in acts:
            FOLLOWERS.setdefault(act, []).append(follower)
        return follower

    return register


def follow(done: Done) -> None:
    """Run everything that follows the act."""
    for follower in FOLLOWERS.get(done.act, ()):
        follower(done)
