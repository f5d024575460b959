"""An example case page, at the moment when the decision has been made and is not served."""

from __future__ import annotations

from datetime import date

from tests.web.mock import BUREAU, D14, D16, HOSTILE, QINGHE, Words, due
from tests.web.mock_law import band, clocks, law
from tests.web.mock_procedure import PROCEDURE
from tests.web.mock_records import documents, evidence, history, people
from web import viewmodels as vm
from web.diagram import Diagram, draw


def header(t: Words, *, party: str = "") -> vm.CaseHeader:
    return vm.CaseHeader(
        number="示市监案〔2026〕217号",
        title=t("生产经营标签不符合规定的食品案", "Food with unlawful labels"),
        party=party or t(*QINGHE),
        state=t("已作出处罚决定", "Penalty decided"),
        tone=vm.Tone.INFO,
        party_code="91990000MA0SHILI7X",
        party_kind=t("企业", "Company"),
        filed_on=date(2026, 9, 2),
        authority=t(*BUREAU),
        nearest=due(t, -3, clock=D14),
        waiting_for="",
    )


VISITED = {
    "INVEST": date(2026, 9, 2),
    "INV_DONE": date(2026, 10, 19),
    "REVIEW": date(2026, 10, 20),
    "APPR": date(2026, 10, 27),
    "NOTIFIED": date(2026, 10, 30),
    "DEFENCE": date(2026, 11, 4),
    "DEC_PEN": date(2026, 11, 11),
}


def diagram(t: Words, current: str = "DEC_PEN") -> Diagram:
    return draw(PROCEDURE, current=current, visited=VISITED, language=t.language)


def case_page(t: Words, *, crime: bool = False, hostile: bool = False) -> vm.CasePage:
    F = vm.Fact
    facts = (
        F(label=t("违法行为", "Conduct"), value="FSL125-1"),
        F(label=t("行为日期", "Acted on"), value="2026-06-18 ~ 2026-08-19"),
        F(label=t("货值金额", "Value of goods"), value=t("8,640.00 元", "8,640.00 yuan")),
        F(
            label=t("销售金额", "Sales"),
            value=t("62,300.00 元", "62,300.00 yuan") if crime else t("6,120.00 元", "6,120.00 yuan"),
        ),
        F(label=t("违法所得", "Illegal gains"), value=t("1,530.00 元", "1,530.00 yuan")),
        F(label=t("危害后果", "Harm"), value="", missing=True),
    )
    decision = vm.DecisionBox(
        kinds=t("警告；罚款；没收违法所得；没收违法经营的食品", "Warning; fine; confiscation of gains and of goods"),
        decided_on=date(2026, 11, 11),
        status=t("有效", "In force"),
        tone=vm.Tone.OK,
        fine_fen=800_000,
        gains_fen=153_000,
        goods_fen=252_000,
        bands=(band(t),),
        tier=t("从轻", "Lenient"),
        clause=t("第一百二十五条第一款第二项", "Art. 125(1) item 2"),
        reasons=t("当事人主动召回并改正，积极配合调查，无危害后果。", "Recalled and corrected on its own, cooperated, no harm."),
        document=vm.Link(label="示市监处罚〔2026〕193号", url="/documents/45/"),
        payment=vm.Payment(owed_fen=953_000, paid_fen=0),
    )
    score = vm.ScoreChange(
        before=900,
        after=849,
        before_class="A",
        after_class="B",
        ruleset="ICS-1",
        lines=(
            F(label=t("一般处罚", "General penalty"), value="−40"),
            F(label=t("有效的一般处罚：上限", "Cap while active"), value="849"),
        ),
    )
    box = vm.IntegrityBox(
        score=score,
        publicity=(due(t, 16, clock=D16),),
        facts=(
            F(label=t("公示等级", "Class"), value=t("一般", "General")),
            F(label=t("公示期", "Shown"), value=t("最短 3 个月，最长 1 年", "3 months to 1 year")),
        ),
        link=vm.Link(label=t("查看诚信档案", "Open the integrity file"), url="/enterprises/1/"),
    )
    chain = vm.Notice(
        tone=vm.Tone.OK,
        text=t(
            "办案经过完整：41 条记录，链上摘要一致，最近校验 2026-11-23 02:00。", "The trail is complete: 41 entries verified."
        ),
    )
    actions = (
        vm.CaseAction(label=t("送达处罚决定书", "Serve the decision"), url="/tasks/2/", primary=True),
        vm.CaseAction(label=t("变更或撤销决定", "Change or annul"), why_not=t("由部门负责人办理", "for the bureau leader")),
    )
    alerts = (
        (
            vm.Notice(
                tone=vm.Tone.DANGER,
                title=t("涉嫌犯罪，尚未答复", "Criminal line met, not answered"),
                text=t("销售金额达到移送标准。主要负责人答复之前不得罚款。", "The bureau head must answer before any fine."),
                article="T310-11",
            ),
        )
        if crime
        else ()
    )
    return vm.CasePage(
        header=header(t, party=HOSTILE if hostile else ""),
        diagram=diagram(t),
        alerts=alerts,
        actions=actions,
        clocks=clocks(t),
        facts=facts,
        law=law(t, crime=crime),
        evidence=evidence(t),
        documents=documents(t),
        people=people(t),
        history=history(t),
        history_more_url="/cases/217/history/?before=9",
        chain_state=chain,
        decision=decision,
        integrity=box,
    )
