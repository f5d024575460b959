"""The two stories of the list of serious violations, played: one stands, one fell with its penalty."""

from __future__ import annotations

from datetime import datetime

import pytest

from cases.base.models import Act, Document
from cases.base.work import SHANGHAI
from integrity.blacklist.models import BlacklistCase
from tests.factories.integrity import kept_score
from workflows.sample import summary
from workflows.sample.reading import stories
from workflows.sample.run import run

PLAYED = ("listed", "listing-revoked")
NOW = datetime(2026, 11, 23, 10, 30, tzinfo=SHANGHAI)


@pytest.mark.usefixtures("plain_papers")
def test_one_stands_and_one_fell(db: None) -> None:
    run([story for story in stories() if story.code in PLAYED], now=NOW)

    stands = BlacklistCase.objects.get(state="PUBLISHED")
    fell = BlacklistCase.objects.get(state="REVOKED")
    known = summary.figures(on=NOW.date())
    assert (known["listings"], known["broken"], known["refusals"], known["open_tasks"]) == (1, 0, 0, 0)
    assert kept_score(stands.party).score == 399
    # registered and clean for three years: 900 + 20
    assert kept_score(fell.party).score == 920
    assert fell.taken_down_on is not None
    for listing in (stands, fell):
        forms = Document.objects.filter(stream=listing.stream_key).values_list("form", flat=True)
        assert set(forms) == {"DOC4", "DOC5", "DOC6"}
        consent = Act.objects.get(stream=listing.stream_key, verb="blacklist.give_consent")
        assert consent.authority == listing.authority.parent_id
