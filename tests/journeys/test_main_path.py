"""Whole cases from the clue to the archive through the commands, by the people who would do each step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.base import files, verify
from cases.base.models import Act, Deadline, Document
from integrity.files.models import FileEntry
from tests.factories.cases import PROPOSAL, Played, at, case_at, make_company, make_office
from tests.factories.integrity import known_score
from tests.factories.refusing import refused
from workflows.models import ClueProcess, PenaltyProcess, WorkItem
from workflows.sweep import sweep

pytestmark = pytest.mark.django_db
AFTERWARDS = at(date(2026, 12, 31))


def _verbs(played: Played) -> list[str]:
    streams = (f"clue:{played.clue_id}", played.stream)
    return list(Act.objects.filter(stream__in=streams).order_by("pk").values_list("verb", flat=True))


def _forms(played: Played) -> list[str]:
    streams = (f"clue:{played.clue_id}", played.stream)
    return list(Document.objects.filter(stream__in=streams).order_by("pk").values_list("form", flat=True))


def _clocks(played: Played) -> dict[str, tuple[str, date | None]]:
    """Rule → state and last day, of the clue, the case and its publication."""
    streams = [f"clue:{played.clue_id}", played.stream]
    streams += [f"penaltypublicity:{p}" for p in _publicities(played)]
    rows = Deadline.objects.filter(stream__in=streams).order_by("pk")
    return {c.rule: (c.state, c.due_on) for c in rows}


def _publicities(played: Played) -> list[int]:
    from integrity.publicity.models import PenaltyPublicity

    return list(PenaltyPublicity.objects.filter(decision__case=played.case_id).values_list("pk", flat=True))


def _score(played: Played, as_of: date) -> int:
    return known_score(played.party.pk, as_of=as_of, known_at=AFTERWARDS).score


def _clean() -> None:
    report = verify.verify()
    assert report.findings == []
    assert report.rows > 0 and report.live > 0


def test_from_clue_to_archive(file_root: object) -> None:
    """The main path with real papers: by seven people, published meanwhile, paid in parts."""
    played = Played(make_office(), make_company())
    for step in ("register", "assign", "findings", "file", "evidence", "hand_over", "order", "facts", "finish"):
        played.do(step)
    for step in ("submit", "agree", "approve", "serve_notice", "defend", "recheck", "decide", "serve", "enter", "check"):
        played.do(step)
    played.do("pay", amount=20_000_00)
    played.do("publish")
    played.do("pay", on=date(2026, 4, 29), amount=30_000_00)
    played.do("pay_gains", on=date(2026, 4, 29))
    played.play("propose", "close", "archive")

    assert played.state == "ARCHIVED"
    assert _verbs(played) == [
        "clue.register",
        "clue.assign",
        "clue.report_findings",
        "clue.file",
        "penalty.open",
        "penalty.add_evidence",
        "penalty.hand_over_evidence",
        "penalty.order_correction",
        "penalty.record_facts",
        "penalty.finish_investigation",
        "penalty.submit_review",
        "penalty.pass_review",
        "penalty.approve_notice",
        "penalty.serve_notice",
        "penalty.record_defence",
        "penalty.recheck_defence",
        "penalty.decide_penalty",
        "penalty.serve_decision",
        "penalty.demand_payment",
        "penalty.record_payment",
        "penalty.record_payment",
        "penalty.record_payment",
        "penalty.finish_execution",
        "penalty.propose_closure",
        "penalty.close",
        "penalty.archive",
    ]
    assert _forms(played) == [
        "1",
        "1",
        "7",
        "33",
        "35",
        "36",
        "37",
        "50",
        "38",
        "43",
        "45",
        "33",
        "DOC3",
        "50",
        "53",
        "54",
        "55",
        "56",
    ]
    people = {"intake", "co1", "co2", "uh", "ar", "bl"}
    names = {played.office.officers[who].name for who in people}
    acts = Act.objects.filter(stream__in=(f"clue:{played.clue_id}", played.stream), actor_kind="officer")
    assert set(acts.values_list("actor_name", flat=True)) == names
    # each last day counted by hand: tests/tables/clocks_penalty.csv
    assert _clocks(played) == {
        "D01": ("stopped", date(2026, 3, 23)),
        "D10": ("stopped", date(2026, 6, 8)),
        "D11": ("stopped", date(2026, 4, 17)),
        "D12": ("stopped", date(2026, 4, 17)),
        "D14": ("stopped", date(2026, 4, 30)),
        "D16": ("stopped", date(2026, 5, 21)),
        "D30": ("stopped", date(2026, 5, 7)),
        "D50": ("running", date(2026, 6, 22)),
        "D51": ("running", date(2026, 10, 22)),
        # executed on 29 April; 15 WD: 30 April (1), 6-8 May (4), Saturday 9 (5), 11-15 (10), 18-22 (15)
        "D40": ("stopped", date(2026, 5, 22)),
    }
    assert _score(played, date(2026, 4, 20)) > _score(played, date(2026, 4, 21))
    entry = FileEntry.objects.get(party=played.party, kind="penalty", known_to=None)
    assert entry.content["number"] == Document.objects.get(stream=played.stream, form="45").reference
    assert not WorkItem.objects.filter(done=False).exists()
    assert not ClueProcess.objects.filter(open=True).exists() and not PenaltyProcess.objects.filter(open=True).exists()
    for document in Document.objects.filter(stream=played.stream):
        assert files.intact(document.file_digest)
    _clean()


@pytest.mark.usefixtures("plain_papers")
def test_no_penalty() -> None:
    """Minor, corrected, no harm: educated, not punished; nothing is published and the score stays."""
    played = case_at("DEC_EXEMPT")
    played.play("serve_exempt", "propose", "close", "archive")

    assert played.state == "ARCHIVED"
    assert _forms(played) == ["1", "1", "7", "35", "36", "43", "46", "50", "53", "54", "55", "56"]
    assert _publicities(played) == []
    assert _score(played, date(2026, 4, 8)) == _score(played, date(2026, 5, 20))
    entry = FileEntry.objects.get(party=played.party, known_to=None)
    assert (entry.kind, entry.visibility) == ("no_penalty", "INTERNAL")
    # decided on 9 April; D40 from that day (PP77(4)), counted in clocks_penalty.csv
    assert _clocks(played)["D40"] == ("stopped", date(2026, 4, 30))
    _clean()


@pytest.mark.usefixtures("plain_papers")
def test_annulled_after_payment() -> None:
    """The reconsideration body annuls what was paid and published: withdrawn, out of file and score, served, closed."""
    played = case_at("PAY_DUE").play("enter", "check", "pay", "pay_gains", "publish")
    with_it = _score(played, date(2026, 5, 1))
    played.play("annul", "withdraw", "serve_annulment")
    for step, day in (("propose", 14), ("close", 15), ("archive", 18)):
        played.do(step, on=date(2026, 5, day))

    assert played.state == "ARCHIVED"
    assert played.publicity.state == "WITHDRAWN"
    without = _score(played, date(2026, 5, 1))
    assert without > with_it
    # as it was known the day before the annulment, it counts as ever
    assert known_score(played.party.pk, as_of=date(2026, 5, 1), known_at=at(date(2026, 5, 11))).score == with_it
    assert _forms(played)[-6:] == ["45C", "50", "53", "54", "55", "56"]
    assert _clocks(played)["D18"] == ("stopped", date(2026, 5, 15))
    assert {c for c, (state, _) in _clocks(played).items() if state == "running"} == set()
    _clean()


@pytest.mark.usefixtures("plain_papers")
def test_returned_for_more_investigation() -> None:
    """The reviewer sends it back; an officer is replaced, facts change, the legal review and the discussion become due."""
    played = case_at("RETURNED")
    played.do("replace", on=date(2026, 4, 9))
    with refused("handles"):
        played.do("evidence", by="co2", on=date(2026, 4, 9))
    crew = [played.office.officers[who] for who in ("co1", "co3")]
    played.do("evidence", on=date(2026, 4, 10), collectors=crew, taken_on=date(2026, 4, 10))
    played.facts["complex"] = True
    played.do("facts", on=date(2026, 4, 10))
    played.do("finish", on=date(2026, 4, 13))
    with refused("right_review"):
        played.do("submit", on=date(2026, 4, 14))
    played.do("submit_legal", on=date(2026, 4, 14))
    played.do("agree_legal", on=date(2026, 4, 15))
    played.do("approve", on=date(2026, 4, 16))
    played.do("serve_notice", by="co3", on=date(2026, 4, 17))
    played.do("waive", by="co3", on=date(2026, 4, 17))
    with refused("discussed"):
        played.do("decide")
    played.play("discuss", "decide")

    assert played.state == "DEC_PEN"
    assert [r.kind for r in played.case.reviews.order_by("pk")] == ["case", "legal"]
    assert _forms(played).count("35") == 2 and "42" in _forms(played)
    # D10 runs through the return: filed on 10 March
    assert _clocks(played)["D10"] == ("stopped", date(2026, 6, 8))
    _clean()


@pytest.mark.usefixtures("plain_papers")
def test_the_party_stays_silent() -> None:
    """D12 lapses; who keeps what comes in finds nothing; then D30 lapses, and the unpaid sum shows until it is paid."""
    played = case_at("NOTIFIED")
    sweep(now=at(date(2026, 4, 18), 1))
    played.play("check_received", "decide", "serve")
    sweep(now=at(date(2026, 5, 8), 1))
    unpaid = _score(played, date(2026, 5, 8))
    for step in ("pay", "pay_gains"):
        played.do(step, on=date(2026, 5, 11))
    for step, day in (("propose", 12), ("close", 13), ("archive", 14)):
        played.do(step, on=date(2026, 5, day))

    assert played.state == "ARCHIVED"
    # 逾期视为放弃: somebody looked and says so
    act = Act.objects.get(stream=played.stream, verb="penalty.deem_waived")
    assert (act.actor_role, act.article) == ("UH", "PP57")
    assert _clocks(played)["D12"] == ("lapsed", date(2026, 4, 17))
    assert _score(played, date(2026, 5, 8)) == unpaid
    assert _score(played, date(2026, 5, 11)) >= unpaid
    fired = Act.objects.filter(verb="clock.fire", stream=played.stream).order_by("pk")
    assert [a.details["rule"] for a in fired] == ["D12", "D30"]
    _clean()


@pytest.mark.usefixtures("plain_papers")
def test_changed_on_reconsideration() -> None:
    """Half paid, then lowered: the rest is asked under the new decision, with its own times to contest."""
    played = case_at("PAY_DUE", proposal=replace(PROPOSAL, fine=80_000_00, tier="ordinary"))
    played.play("enter", "check", "publish")
    played.do("pay", on=date(2026, 4, 28), amount=40_000_00)
    before = _score(played, date(2026, 5, 1))
    played.do("change", proposal=replace(played.proposal, fine=50_000_00, tier="lenient"))
    played.do("serve", on=date(2026, 5, 13))
    played.do("pay", on=date(2026, 5, 14), amount=10_000_00)
    played.do("pay_gains", on=date(2026, 5, 14))
    for step, day in (("propose", 15), ("close", 18), ("archive", 19)):
        played.do(step, on=date(2026, 5, day))

    assert played.state == "ARCHIVED"
    old, new = played.case.decisions.order_by("pk")
    assert (old.status, new.status, new.fine, new.supersedes_id) == ("changed", "in_force", 50_000_00, old.pk)
    assert sum(p.amount for p in new.payments.all()) == 50_300_00
    # served on 13 May: D50 60 CD to 12 July, a Sunday without a holiday, rolls to Monday 13; D51 to 13 November
    clocks = _clocks(played)
    assert clocks["D50"] == ("running", date(2026, 7, 13))
    assert clocks["D51"] == ("running", date(2026, 11, 13))
    assert _score(played, date(2026, 5, 1)) >= before
    _clean()
