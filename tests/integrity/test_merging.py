"""Two records of one party: the facts of both count in the file that stands, and part again when the merger is undone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from cases.base import verify
from cases.base.work import SHANGHAI
from cases.parties.models import Party
from integrity.files.models import FileEntry
from integrity.scoring.models import CurrentScore
from tests.factories.cases import case_at, plain_papers
from tests.factories.parties import make_party
from workflows import parties

__all__ = ["plain_papers"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
LATER = datetime(2026, 5, 6, 9, 0, tzinfo=SHANGHAI)
GROUNDS: dict[str, Any] = {"reason": "同一经营者登记了两次", "proof": "营业执照副本"}


def held(party: Party) -> list[str]:
    return list(FileEntry.objects.filter(party=party, known_to=None).values_list("fact", flat=True))


def score(party: Party) -> int | None:
    row = CurrentScore.objects.filter(party=party).first()
    return row.score if row is not None else None


def test_files_and_scores_follow_and_go_back() -> None:
    played = case_at("ESTABLISHED", party=make_party(licensed=False, name="虚构区例示食品店"))
    played.do("evidence", on=date(2026, 3, 16), title="租赁合同和经营者说明", proves="当事人的主体资格", group="identity")
    played.play("finish", "submit", "agree", "approve", "serve_notice", "waive", "decide")
    one, other = played.party, make_party(name="虚构区例示食品有限公司")
    fact, low = f"decision:{played.case.decisions.get().pk}", score(one)
    actor = played.office.actor("uh", date(2026, 5, 6))

    parties.merge_parties(actor=actor, now=LATER, party=one.pk, into=other.pk, **GROUNDS)
    assert (held(one), held(other)) == ([], [fact]) and score(other) == low
    assert played.case.party == one
    # what was known before the merger stays what it was
    assert FileEntry.objects.filter(party=one, fact=fact, closing="superseded").exists()

    played.do("serve", on=date(2026, 5, 6))
    assert held(one) == [] and held(other) == [fact]

    parties.split_party(actor=actor, now=datetime(2026, 5, 7, 9, 0, tzinfo=SHANGHAI), party=one.pk, **GROUNDS)
    assert (held(one), held(other)) == ([fact], [])
    assert score(other) != low == score(one)
    assert verify.verify().findings == []
