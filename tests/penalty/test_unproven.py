"""违法事实不能成立 (PL57(1)(3), PP60(1)(3)): a decision on no penalty, of which the party learns by form 46."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.base import documents
from cases.base.models import Act, Document
from cases.base.pdf import Para
from cases.penalty.models import Service
from tests.factories.cases import Played, case_at
from tests.factories.played import handed_out
from tests.factories.refusing import refused
from workflows import after_penalty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
REASON = "当事人提交的票据证明该批食品未超过保质期。"


def _paper(played: Played) -> Document:
    return Document.objects.get(stream=played.stream, form="46")


def _text(document: Document) -> str:
    from cases.base.documents import FORMS

    blocks = FORMS["penalty", "46"].compose(document.snapshot)
    return "\n".join(str(block.text) for block in blocks if isinstance(block, Para))


@handed_out()
def _unproven_untold() -> Played:
    """From the approval: the party was never told of a penalty."""
    played = case_at("APPR")
    played.do("unproven", on=date(2026, 4, 9))
    return played


def test_the_paper_says_that_nothing_is_proven_and_why() -> None:
    """Its items are those of the format of form 46: facts, evidence, what the party stated, decision and reason, remedies."""
    text = _text(_paper(case_at("DEC_UNPROVEN")))
    for item in (
        REASON,
        "违法事实不能成立",
        "《中华人民共和国行政处罚法》第五十七条第一款第三项",
        "本局决定对当事人不予行政处罚",
        "告知当事人拟作出行政处罚的内容",
        "当事人于2026年4月14日提出陈述、申辩意见：请求从轻。",
        "六十日内",
        "六个月内",
    ):
        assert item in text, item


def test_it_states_no_breach_and_educates_nobody() -> None:
    """PL33(3) and PP61 are for who did break the law."""
    text = _text(_paper(case_at("DEC_UNPROVEN")))
    for item in ("教育", "违反了", "经查明", "有以下证据证明", "不得再次发生"):
        assert item not in text, item


def test_who_was_never_told_is_not_said_to_have_answered() -> None:
    played = _unproven_untold()
    assert (played.state, played.open_steps()) == ("DEC_UNPROVEN", ["serve_exemption"])
    text = _text(_paper(played))
    assert "行政处罚告知书" not in text and "陈述、申辩" not in text
    assert REASON in text


def test_the_party_that_was_told_of_a_penalty_learns_the_result_before_the_case_is_closed() -> None:
    played = case_at("DEC_UNPROVEN")
    with refused("served_if_exempt", "PP81"):
        played.do("propose", on=date(2026, 4, 21))
    with refused("service_date", "PP82"):
        played.do("serve_unproven", served_on=date(2026, 4, 19))

    played.do("serve_unproven")

    service = Service.objects.get(case=played.case_id, document=_paper(played))
    assert (service.served_on, played.case.served_on) == (date(2026, 4, 21), date(2026, 4, 21))
    assert Document.objects.filter(stream=played.stream, form="50").count() == 2
    played.do("propose", on=date(2026, 4, 22))
    assert not played.case.decisions.exists()


def test_the_paper_is_numbered_and_in_the_file() -> None:
    played = case_at("DEC_UNPROVEN")
    assert "不罚" in _paper(played).reference
    played.do("serve_unproven")
    played.do("propose", on=date(2026, 4, 22))
    played.do("close", on=date(2026, 4, 23))
    played.do("archive", on=date(2026, 4, 24))
    entries = Document.objects.get(stream=played.stream, form="55").snapshot["entries"]
    assert any("不予行政处罚决定书" in entry["title"] for entry in entries)


def test_a_decision_on_no_penalty_after_the_notice_says_what_the_party_stated() -> None:
    """The format of form 46: 行政处罚告知情况，当事人陈述、申辩、听证意见."""
    played = case_at("DEFENCE", grounds={"minor_corrected_no_harm": True})
    played.do("recheck", accepted=True, recheck="已及时改正。")
    played.do("exempt", on=date(2026, 4, 20))
    text = _text(_paper(played))
    assert "当事人于2026年4月14日提出陈述、申辩意见：请求从轻。" in text and "教育" in text


def test_without_a_reason_nothing_is_decided_and_no_paper_made() -> None:
    played = case_at("RECHECKED")
    with refused("unproven_reasoned", "PL57"):
        played.do("unproven", reason=" ")
    assert not Document.objects.filter(stream=played.stream, form="46").exists()
    assert not Act.objects.filter(stream=played.stream, verb="penalty.decide_unproven").exists()


def test_what_was_found_unproven_before_there_was_the_paper_is_closed_as_it_stood(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a case has no form 46 and never will: its closure does not wait for a service."""
    issue, go_on_at = documents.issue, after_penalty._go_on_at

    def without_46(work: Any, case: Any, form: str, **more: Any) -> Any:
        return None if form == "46" else issue(work, case, form, **more)

    played = case_at("RECHECKED")
    with monkeypatch.context() as then:
        then.setattr(documents, "issue", without_46)
        then.setattr(after_penalty, "_go_on_at", lambda done, entrance: go_on_at(done, "after_crime"))
        played.do("unproven")
    played.do("propose", on=date(2026, 4, 21))
    played.do("close", on=date(2026, 4, 22))
    played.do("archive", on=date(2026, 4, 23))
    assert played.state == "ARCHIVED"
