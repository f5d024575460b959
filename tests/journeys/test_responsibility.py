"""A review of responsibility from the clue to the archive through the commands, with real papers, by those concerned."""

from __future__ import annotations

from datetime import date

import pytest

from cases.accountability.review.models import CollectiveDecision, ToldOfficial
from cases.base import files, verify
from cases.base.models import Act, Deadline, Document
from cases.base.roles import Role
from tests.accountability.review.crowd import also
from tests.factories.refusing import refused
from tests.factories.reviews import Reviewed, review_at
from tests.factories.steps.responsibility import CLAIM, FAULT
from workflows.models import ResponsibilityProcess, WorkItem

pytestmark = pytest.mark.django_db
SECOND = {**FAULT, "conduct": "未按期报告办理情况", "mind_reasons": "经两次提醒仍未报告。"}


def _verbs(found: Reviewed) -> list[str]:
    rows = Act.objects.filter(stream=found.stream).order_by("pk")
    return [verb.partition(".")[2] for verb in rows.values_list("verb", flat=True)]


def _clean() -> None:
    report = verify.verify()
    assert report.findings == []
    assert report.rows > 0 and report.live > 0


def test_one_ground_accepted_one_rejected_and_a_lighter_measure_on_review(file_root: object) -> None:
    """Two findings: the accepted ground covers one; for the other a measure, told, reviewed, lightened, archived."""
    found = review_at("CLUE")
    with refused("role", "CSR42"):
        found.do("consent", by="sup2")
    found.play("consent", "begin", "report", "open")
    himself = also(found, "co1", Role.SUPERVISION)
    with refused("not_concerned", "GSA47"):
        found.do("finding", actor=himself)
    found.play("recuse", "finding")
    found.do("finding", finding=SECOND)
    found.play("notify")
    claims = [CLAIM, {"finding": 2, "ground": "G12", "statement": "人手不足。"}]
    found.do("defend", claims=claims)
    found.do("accept")
    with refused("claims_decided", "O41"):
        found.do("submit", by="spare")
    found.do("reject", claim=found.claim("G12"))
    found.do("submit", by="spare")
    with refused("not_heavier", "CSL63"):
        found.do("measure", measures=["criticise", "circulate", "admonish"])
    people = [found.officer(w) for w in ("head", "deputy1", "deputy2")]
    views = [{"name": o.name, "view": "同意。", "dissent": False} for o in people]
    views[2] |= {"view": "建议谈话提醒。", "dissent": True}
    found.do("measure", views=views)
    found.play("serve", "ask", "answer", "archive")

    assert (found.state, found.review.outcome, found.review.measures) == ("ARCHIVED", "MEASURE", ["criticise"])
    assert _verbs(found) == [
        "register",
        "consent",
        "begin_preliminary",
        "report_preliminary",
        "open",
        "recuse",
        "record_finding",
        "record_finding",
        "notify",
        "defend",
        "decide_claim",
        "decide_claim",
        "submit",
        "decide_measure",
        "serve_measure",
        "ask_review",
        "answer_review",
        "archive",
    ]
    clocks = {c.rule: (c.state, c.due_on) for c in Deadline.objects.filter(stream=found.stream)}
    assert clocks == {
        "J18": ("stopped", date(2026, 9, 24)),
        "J18-defence": ("stopped", date(2026, 4, 14)),
        "J23": ("stopped", date(2026, 5, 21)),
        "J23-reply": ("stopped", date(2026, 5, 28)),
    }
    papers = Document.objects.filter(stream=found.stream).order_by("pk")
    assert [p.form for p in papers] == ["DOC10", "DOC13", "DOC13", "DOC11", "DOC11"]
    assert all(files.read(p.file_digest).startswith(b"%PDF") for p in papers)
    minutes = papers[2].snapshot["meeting"]
    assert [v.get("dissent") for v in minutes["views"]] == [False, False, True]
    assert len(papers[3].snapshot["claims"]) == 2 and all(c["reasons"] for c in papers[3].snapshot["claims"])
    assert list(ToldOfficial.objects.order_by("pk").values_list("what", flat=True)) == ["facts", "outcome", "remedy"]
    assert not WorkItem.objects.filter(stream=found.stream, done=False).exists()
    assert not ResponsibilityProcess.objects.filter(subject=found.review_id, open=True).exists()
    _clean()


@pytest.mark.parametrize(
    ("stage", "outcome"), [("NO_FAULT", "NO_FAULT"), ("EXEMPT", "EXEMPT"), ("REFERRED", "REFERRED"), ("CLEARED", "NO_FAULT")]
)
def test_every_other_outcome_is_told_and_archived(stage: str, outcome: str, file_root: object) -> None:
    found = review_at(stage)
    found.play("inform", "archive")

    assert (found.state, found.review.outcome) == ("ARCHIVED", outcome)
    assert found.review.served_on == date(2026, 4, 21)
    collective = CollectiveDecision.objects.filter(review=found.review_id).count()
    assert collective == (0 if stage == "CLEARED" else 1)
    assert Document.objects.filter(stream=found.stream, form="DOC12").count() == (stage == "REFERRED")
    _clean()
