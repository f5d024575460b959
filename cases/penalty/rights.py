"""Which rights the party was told with a notice, which of them it gave up, and which it still has (PL44-45, PL62-64)."""

from __future__ import annotations

from collections.abc import Collection

from cases.penalty.models import Defence, PartyRight, PenaltyCase, PenaltyNotice
from cases.penalty.related import defences_of, hearings_of
from cases.penalty.selectors import latest_notice


def rights_told(notice: PenaltyNotice) -> list[str]:
    """To state and defend always; to be heard in a hearing where the penalty is in its range (PL63)."""
    return [right for right in PartyRight.values if right != PartyRight.HEARING or notice.hearing_right]


def rights_left(case: PenaltyCase) -> list[str]:
    """What the party was told last and has not given up."""
    notice = latest_notice(case)
    gone = _given_up(case, notice)
    return [right for right in rights_told(notice) if right not in gone]


def answered(row: Defence, notice: PenaltyNotice) -> set[str]:
    """The rights that the party used or gave up with what it said; a waiver from before it was asked which was of all."""
    if not row.waiver:
        return {str(PartyRight.DEFENCE)}
    return set(rights_told(notice) if row.rights is None else row.rights)


def in_words(rights: Collection[str]) -> str:
    """陈述、申辩和要求听证."""
    return "和".join(PartyRight(right).label for right in PartyRight.values if right in rights)


def _given_up(case: PenaltyCase, notice: PenaltyNotice) -> set[str]:
    """What it stated or asked for afterwards it has not given up after all."""
    gone: set[str] = set()
    asked = [row.sent_on for row in hearings_of(case) if row.notice_id == notice.pk]
    for row in (row for row in defences_of(case) if row.notice_id == notice.pk):
        if not row.waiver:
            gone.discard(PartyRight.DEFENCE)
            continue
        heard = {str(PartyRight.HEARING)} if any(day >= row.received_on for day in asked) else set()
        gone |= answered(row, notice) - heard
    return gone
