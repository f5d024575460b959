"""Each right is given up by itself: to state and defend, to be heard in a hearing (PL44-45, PL62-64, PP57).

The notice was served on Friday 2026-04-10: the five working days are 13 to 17 April.
"""

from __future__ import annotations

from datetime import date

import pytest

from cases.base import files
from cases.base.models import Deadline, Document
from tests.base.pdf.reading import text_without_feet
from tests.factories.cases import Played, case_at
from tests.factories.refusing import refused

pytestmark = pytest.mark.django_db
BOTH = "当事人明确表示放弃陈述、申辩和要求听证的权利。"
HEARING = "当事人明确表示放弃要求听证的权利。"
DEFENCE = "当事人明确表示放弃陈述、申辩的权利。"
LAST_DAY, DAY_AFTER = date(2026, 4, 17), date(2026, 4, 20)


def record(played: Played) -> str:
    """The last record that the party signs (form 38)."""
    document = Document.objects.filter(stream=played.stream, form="38").latest("pk")
    return text_without_feet(files.read(document.file_digest))


def decided(played: Played) -> str:
    played.do("decide", on=DAY_AFTER)
    return played.case.decisions.get().defence_text


def running(played: Played) -> bool:
    return Deadline.objects.get(stream=played.stream, rule="D12").state == "running"


def test_who_gives_up_the_hearing_keeps_the_defence() -> None:
    played = case_at("TOLD_OF_HEARING")
    played.do("waive_part", right="hearing")
    assert HEARING in record(played) and "当事人未放弃陈述、申辩的权利" in record(played)
    assert (played.state, played.open_steps(), played.case.waived_on) == ("NOTIFIED", ["await_party"], None)
    assert running(played)
    with refused("party_heard", "PP58"):
        played.do("decide", on=LAST_DAY)
    played.do("defend")
    played.do("recheck")
    assert decided(played).startswith(f"{HEARING}当事人于2026年4月14日提出陈述、申辩意见：请求从轻。")


def test_who_gives_up_the_defence_keeps_the_hearing() -> None:
    played = case_at("TOLD_OF_HEARING")
    played.do("waive_part", right="defence")
    assert DEFENCE in record(played) and "当事人未放弃要求听证的权利" in record(played)
    played.play("silence", "check_received")
    assert decided(played) == f"{DEFENCE}当事人在法定期限内未要求听证。"


def test_of_what_it_did_not_give_up_the_silence_is_looked_at() -> None:
    played = case_at("TOLD_OF_HEARING")
    played.do("waive_part", right="hearing")
    played.play("silence", "check_received")
    assert decided(played) == f"{HEARING}当事人在法定期限内未提出陈述、申辩意见。"


def test_who_gives_up_one_after_the_other_has_given_up_both() -> None:
    played = case_at("TOLD_OF_HEARING")
    played.do("waive_part", right="hearing")
    played.do("waive")
    assert DEFENCE in record(played) and "要求听证" not in record(played) and "未放弃" not in record(played)
    assert (played.open_steps(), running(played)) == (["decide"], False)
    assert decided(played) == HEARING + DEFENCE


def test_who_gives_up_all_has_it_recorded_so() -> None:
    played = case_at("TOLD_OF_HEARING")
    played.do("waive")
    assert BOTH in record(played) and "未放弃" not in record(played)
    assert decided(played) == BOTH


def test_the_last_right_is_given_up_by_waiving_all() -> None:
    played = case_at("TOLD_OF_HEARING")
    played.do("waive_part", right="hearing")
    for right in ("hearing", "defence"):
        with refused("part_of_rights", "PL44"):
            played.do("waive_part", right=right)
    played.do("waive")


def test_a_hearing_that_is_asked_for_after_all_is_not_given_up() -> None:
    """PL64(1): 当事人要求听证的，应当在行政机关告知后五日内提出; it did so in time."""
    played = case_at("TOLD_OF_HEARING")
    played.do("waive_part", right="hearing")
    played.do("ask_hearing")
    played.do("withdraw_hearing")
    played.do("waive", on=DAY_AFTER, received_on=LAST_DAY)
    assert BOTH in record(played)


def test_who_was_told_of_no_hearing_has_one_right_only() -> None:
    """A fine of 50,000 yuan is out of the range of HR5 for a company."""
    played = case_at("NOTIFIED")
    for right in ("hearing", "defence"):
        with refused("part_of_rights", "PL44"):
            played.do("waive_part", right=right)
    played.do("waive")
    assert DEFENCE in record(played) and "听证" not in record(played)
