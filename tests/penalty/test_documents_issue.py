"""The papers as the acts issue them, on real rows from the clue to the archive."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cases.base import files
from cases.base import work as works
from cases.base.actors import Actor
from cases.base.models import DatedSetting, Document
from cases.base.roles import Role
from cases.base.work import SHANGHAI
from cases.parties.models import Officer
from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import Proposal
from tests.base.pdf.reading import whole_text
from tests.factories import parties
from tests.factories.acts import within
from tests.penalty import sample_case as sample

pytestmark = pytest.mark.django_db

PROPOSAL = Proposal(
    conduct="FSL124",
    kinds=("fine", "confiscate_gains", "confiscate_goods"),
    fine=6000000,
    tier="lenient",
    confiscated_gains=186000,
    confiscated_goods=144000,
    goods_description="“青禾牌”话梅120袋",
    facts_text=sample.NOTICE.facts_text,
    reasons_text=sample.NOTICE.reasons_text,
)
FACTS = {
    "acted_on": "2026-01-08",
    "product": "food",
    "conduct": ["FSL124"],
    "goods_value": "6000.00",
    "complex": False,
    "public_interest": False,
}
POINTS = dict.fromkeys(("jurisdiction", "party", "facts", "nature", "basis", "procedure", "fitness"), True)


class Bureau:
    """示例县局 with its people; `act` opens the Work of one of them on a day."""

    def __init__(self) -> None:
        self.authority = parties.make_authority(name="示例县市场监督管理局", short_name="示")
        self.people: dict[str, Officer] = {}

    def officer(self, key: str, role: Role, **more: Any) -> Officer:
        if key not in self.people:
            self.people[key] = parties.make_officer(role=role, authority=self.authority, name=key, **more)
        return self.people[key]

    def actor(self, key: str, role: Role, on: date) -> Actor:
        from cases.parties import selectors

        return selectors.actor_of(parties.appointment_of(self.officer(key, role)), on=on)

    def act(self, key: str, role: Role, day: date) -> Any:
        now = datetime(day.year, day.month, day.day, 10, tzinfo=SHANGHAI)
        return works.begin(self.actor(key, role, day), now, act="test", subject="")


def run_case(bureau: Bureau) -> PenaltyCase:
    one, two = bureau.officer("王守正", Role.CO), bureau.officer("刘勤", Role.CO)
    party = parties.make_party(name="虚构市青禾食品有限公司", legal_representative="林青禾")
    with parties.seeding() as w:
        for key, value, article in (
            ("payment.bank", "示例银行，账号：0000", "PP72"),
            ("contact.phone", "0000-1234567", "PP57"),
            ("contact.address", "示例县人民路1号", "PP57"),
        ):
            row = DatedSetting(key=key, authority=bureau.authority.pk, value=value, article=article, valid_from=date(2026, 1, 1))
            w.save(row)
    day = date(2026, 3, 2)

    def act(key: str, role: Role, after: int = 0) -> Any:
        nonlocal day
        day += timedelta(days=after)
        return bureau.act(key, role, day)

    with act("刘勤", Role.CO) as w:
        clue = within(
            w,
            "clue.register",
            authority=bureau.authority,
            source="sampling",
            received_on=day,
            content="监督抽检不合格。",
            party=party,
        ).pk
    with act("钱立诚", Role.UH) as w:
        within(w, "clue.assign", clue=clue, officers=[one, two])
    with act("刘勤", Role.CO, 1) as w:
        found = {"findings": "现场查见不合格话梅。", "opinion": "file", "party": party, "facts": FACTS}
        within(w, "clue.report_findings", clue=clue, **found)
    with act("孙为公", Role.BH) as w:
        filed = within(
            w,
            "clue.file",
            clue=clue,
            officers=[one, two],
            cause="涉嫌生产经营不合格食品案",
            reason="符合立案条件。",
            prima_facie=True,
            punishable=True,
            jurisdiction=True,
        )
        case = within(w, "penalty.open", clue=filed, officers=[one, two], cause="涉嫌生产经营不合格食品案").pk
    with act("刘勤", Role.CO, 1) as w:
        within(
            w,
            "penalty.order_correction",
            case=case,
            act="当事人生产经营不合格话梅。",
            conduct="FSL124",
            basis="食品安全法 §124",
            until=date(2026, 4, 1),
        )
    with act("刘勤", Role.CO, 1) as w:
        within(
            w,
            "penalty.add_evidence",
            case=case,
            kind="record",
            title="现场笔录",
            proves="库存话梅120袋",
            source="当事人",
            taken_on=day,
            collectors=[one, two],
        )
    texts = ("party_text", "source_text", "nature_text", "opinion_text")
    with act("刘勤", Role.CO, 20) as w:
        within(
            w,
            "penalty.finish_investigation",
            case=case,
            report={key: getattr(sample.REPORT, key) for key in texts},
            proposal=PROPOSAL,
        )
    with act("钱立诚", Role.UH, 1) as w:
        within(w, "penalty.submit_review", case=case, kind="case", opinion="同意送审。")
    with act("赵明法", Role.LR, 3) as w:
        within(w, "penalty.pass_review", case=case, points=POINTS, opinion="同意。")
    with act("孙为公", Role.BH, 2) as w:
        within(w, "penalty.approve_notice", case=case, proposal=PROPOSAL, opinion="同意告知。")
    with act("刘勤", Role.CO, 1) as w:
        within(w, "penalty.serve_notice", case=case, mode="in_person", served_on=day, receiver="林青禾")
    with act("刘勤", Role.CO, 2) as w:
        within(w, "penalty.record_defence", case=case, received_on=day, stated_by="林青禾", content="请求从轻处罚。")
    with act("刘勤", Role.CO, 1) as w:
        within(w, "penalty.recheck_defence", case=case, accepted=False, recheck="裁量时已经考虑。")
    with act("孙为公", Role.BH, 6) as w:
        within(
            w,
            "penalty.discuss",
            case=case,
            attendees=["孙为公", "李文清"],
            views=sample.DISCUSSION.views,
            conclusion="同意处罚。",
        )
    with act("孙为公", Role.BH, 1) as w:
        within(w, "penalty.decide_penalty", case=case, proposal=PROPOSAL, opinion="同意。", correct_until="2026-05-31")
    with act("刘勤", Role.CO, 1) as w:
        within(w, "penalty.serve_decision", case=case, mode="in_person", served_on=day, receiver="林青禾")
    system = Actor.system("期限")
    now = datetime(day.year, day.month, day.day, 12, tzinfo=SHANGHAI)
    with works.begin(system, now, act="test") as w:
        within(w, "penalty.demand_payment", case=case)
    for purpose, amount in (("fine", 6000000), ("gains", 186000)):
        with act("刘勤", Role.CO, 1) as w:
            within(w, "penalty.record_payment", case=case, purpose=purpose, amount=amount, paid_on=day, receipt=f"票{purpose}")
    with works.begin(system, now + timedelta(days=3), act="test") as w:
        within(w, "penalty.finish_execution", case=case)
    with act("钱立诚", Role.UH, 3) as w:
        within(w, "penalty.propose_closure", case=case, opinion="罚没款已缴清，建议结案。")
    with act("孙为公", Role.BH, 1) as w:
        within(w, "penalty.close", case=case, opinion="同意结案。")
    with act("刘勤", Role.CO, 1) as w:
        within(w, "penalty.archive", case=case)
    return PenaltyCase.objects.get(pk=case)


def issued(case: PenaltyCase, form: str) -> Document:
    rows = Document.objects.filter(stream__in=[case.stream_key, case.clue.stream_key], form=form)
    return rows.latest("pk")


def text(document: Document) -> str:
    return whole_text(files.read(document.file_digest))


def test_a_case_leaves_all_its_papers(settings: Any, tmp_path: Any) -> None:
    settings.FILE_ROOT = tmp_path
    case = run_case(Bureau())
    streams = [case.stream_key, case.clue.stream_key]
    forms = set(Document.objects.filter(stream__in=streams).values_list("form", flat=True))
    assert forms == {"1", "7", "33", "35", "36", "37", "38", "42", "43", "45", "DOC3", "50", "53", "54", "55", "56"}
    decision = text(issued(case, "45"))
    assert "罚款60000元（大写：人民币陆万元整）" in decision
    assert "六十日内向示例县人民政府申请行政复议" in decision
    assert "收款信息：示例银行，账号：0000" in decision
    assert "《行政处罚告知书》（示市监罚告〔2026〕1号）" in decision
    receipt = issued(case, "50").snapshot["papers"]
    assert [paper["title"] for paper in receipt] == ["行政处罚决定书", "责令改正通知书", "公示与信用修复告知书"]
    assert "示市监处罚〔2026〕1号行政处罚决定书" in text(issued(case, "55"))
    assert [box["label"] for box in issued(case, "43").snapshot["approvals"]] == [
        "办案人员意见",
        "办案机构负责人意见",
        "案件审核意见",
        "集体讨论结论",
        "部门负责人意见",
    ]
