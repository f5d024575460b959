"""The list of serious violations (integrity-and-accountability.md §3): its states.

The acts that are live stand in `acts/`, by stage; what is law and not run yet, in `declared.py`.
"""

from __future__ import annotations

from enum import Flag, auto

from cases.base.lifecycle import Lifecycle
from cases.base.states import State, States


class Group(Flag):
    """Groups of states, so that nobody guesses them from names.

    PENDING — whether to list is not decided yet; it ends when the penalty takes another course.
    TOLD — and the party was told: it is decided with the penalty.
    ON_LIST — the party is on the list, published or not yet; the decision is served, and the term removes it.
    SHOWN — and the public may read it. An application for early removal hides nothing, and what is listed again is
        published again.
    REMOVED — the party was on the list and left it; the penalty stood.
    ENDED — the party was on the list, and is no more: removed or revoked.
    """

    PENDING = auto()
    TOLD = auto()
    ON_LIST = auto()
    SHOWN = auto()
    REMOVED = auto()
    ENDED = auto()
    # several at once, to say it shortly below: before the decision, after it, when it is over
    BEFORE = PENDING | TOLD
    STANDING = ON_LIST | SHOWN
    OVER = REMOVED | ENDED


G = Group


class BlacklistState(States):
    """States of a listing."""

    ASSESSING = State(
        "ASSESSING",
        "列入评估",
        "Being assessed",
        phase="assessment",
        initial=True,
        inside=G.PENDING,
        outside=G.TOLD | G.STANDING | G.OVER,
    )
    NOTIFIED = State("NOTIFIED", "已作列入告知", "Party notified", phase="notice", inside=G.BEFORE, outside=G.STANDING | G.OVER)
    DEFENCE = State("DEFENCE", "列入申辩复核", "Defence re-checked", phase="notice", inside=G.BEFORE, outside=G.STANDING | G.OVER)
    AWAITING_SUPERIOR = State(
        "AWAITING_SUPERIOR", "报请上级同意", "Awaiting the superior", phase="notice", inside=G.BEFORE, outside=G.STANDING | G.OVER
    )
    LISTED = State("LISTED", "已决定列入", "Listed", phase="listed", inside=G.ON_LIST, outside=G.BEFORE | G.SHOWN | G.OVER)
    PUBLISHED = State("PUBLISHED", "列入公示中", "Published", phase="listed", inside=G.STANDING, outside=G.BEFORE | G.OVER)
    EARLY_REVIEW = State(
        "EARLY_REVIEW", "提前移出审查", "Early removal reviewed", phase="listed", inside=G.STANDING, outside=G.BEFORE | G.OVER
    )
    RELISTED = State("RELISTED", "恢复列入", "Listed again", phase="listed", inside=G.STANDING, outside=G.BEFORE | G.OVER)
    REMOVED_TERM = State("REMOVED_TERM", "期满移出", "Removed at term", phase="outcome", terminal=True, inside=G.OVER)
    REMOVED_EARLY = State("REMOVED_EARLY", "已提前移出", "Removed early", phase="outcome", terminal=True, inside=G.OVER)
    REVOKED = State("REVOKED", "列入已撤销", "Listing revoked", phase="outcome", terminal=True, inside=G.ENDED)
    NOT_LISTED = State("NOT_LISTED", "不予列入", "Not listed", phase="outcome", terminal=True)


BLACKLIST = Lifecycle("blacklist", "严重违法失信名单列入", "List of serious violations", BlacklistState, groups=Group)

# what was ever listed rests on a penalty decision; in the order in which the database constraint names them
WITH_DECISION = (*BLACKLIST.inside(Group.ON_LIST), *sorted(BLACKLIST.inside(Group.ENDED)))
