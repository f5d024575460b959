"""Marks: how urgent, how grave, and what the law answers."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How near a last day is. The page shows it as colour, as words and as the shape of an icon."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    NEAR = "near"
    CALM = "calm"
    PAUSED = "paused"
    DONE = "done"
    NONE = "none"


# Calendar days from which a last day is called soon or near; a page habit, not law.
SOON_DAYS = 3
NEAR_DAYS = 10


class Tone(StrEnum):
    """What a mark means to the reader; never shown by colour alone."""

    DANGER = "danger"
    WARN = "warn"
    OK = "ok"
    INFO = "info"
    PLAIN = "plain"


class Answer(StrEnum):
    """The law's answer to a question; UNKNOWN is an honest answer where a fact is missing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
