"""What the listing asks of the penalty procedure: notice and decision of both go together (L44 13)."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by
from cases.base.errors import Text
from cases.penalty.models import PenaltyCase
from integrity.blacklist.gravity import gravity_of
from integrity.blacklist.procedure import BLACKLIST, BlacklistState, Group


def _listing_assessed(q: Question[PenaltyCase]) -> Text | None:
    if not q.subject.listings.filter(state=BlacklistState.ASSESSING).exists():
        return None
    return Text(
        "拟作较重行政处罚且涉及列入情形，是否列入严重违法失信名单尚未评估完毕；列入告知须与处罚告知一并送达。",
        "Whether the party is to be listed is still being assessed; both notices are served together.",
    )


def _listing_decided(q: Question[PenaltyCase]) -> Text | None:
    listing = q.subject.listings.filter(state__in=BLACKLIST.inside(Group.PENDING)).first()
    given = q.given.get("listing")
    if listing is None:
        return None if given is None else _none_open()
    intended = gravity_of(q.subject, q.given["proposal"], on=q.today, assessed=listing.codes)
    if given is not None or not intended.to_assess:
        return None
    return Text(
        "本案已告知拟列入严重违法失信名单，是否列入须与处罚决定一并作出。",
        "The party was told that it may be listed; that is decided together with the penalty.",
    )


def _none_open() -> Text:
    return Text("本案没有待决定的列入事项。", "No listing of this case is waiting for a decision.")


LISTING_ASSESSED = Condition(
    "listing_assessed",
    "列入严重违法失信名单已评估",
    "listing assessed",
    "L44 13",
    _listing_assessed,
    by("blacklist.propose", "blacklist.notify", "blacklist.return_proposal", "blacklist.leave_unlisted"),
)
LISTING_DECIDED = Condition(
    "listing_undecided",
    "列入与处罚一并决定",
    "listing decided with the penalty",
    "L44 13",
    _listing_decided,
    GIVEN | by("blacklist.leave_unlisted"),
)
