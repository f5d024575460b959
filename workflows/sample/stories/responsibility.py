"""A case on which nobody worked, and the review of the officer: one ground of exemption accepted, one rejected."""

from __future__ import annotations

from workflows.sample.stories.paths import FILED, pieces
from workflows.sample.story import GOODS, Claimed, Fault, Inquiry, Story, sums

REGULATION = "《市场监督管理行政处罚程序规定》第六十四条"
IDLE = Story(
    code="reviewed-official",
    shows_zh="执法责任追究：两项履职情况，一项免责主张采纳、一项不予采纳，集体研究给予非处分处理；申请复核后维持",
    shows_en="Review of an official: one ground of exemption accepted, one rejected; a measure, upheld on internal review",
    article="CSR39; O41-9; CSL63; CSL95",
    party="xueyuan",
    handlers=("officer3", "officer4"),
    path=f"{FILED} evidence review_clue+45 review_consent review_begin review_report review_open review_try review_fault*2 "
    "review_tell review_defend review_weigh*2 review_submit review_heavier review_decide review_serve review_ask "
    "review_answer review_archive",
    last=6,
    conduct="PQL49",
    cause="销售不符合保障人体健康和人身、财产安全标准的产品案",
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市产品质量监督抽查结果通知：当事人销售的学生用品重金属迁移量项目不合格。",
    findings="{findings}，核查人员送达抽查结果，现场查见同批次学生用品80件，每件5元。",
    facts={**GOODS, "role": "seller", **sums(sold="600.00", left="400.00", gains="150.00")},
    evidence=pieces("重金属迁移量不合格的学生用品80件"),
    inquiry=Inquiry(
        official="officer3",
        trigger="signal",
        summary="案件立案取证后四十余日没有任何调查行为，经督办仍未说明原因。",
        preliminary="经查阅案卷和文书登记，案件取证一次后再无调查行为，其间没有中止、延期的审批，初步核实属实，建议立案。",
        faults=(
            Fault(
                conduct="收到抽查结果通知后第二十个工作日才补充送检同批次样品",
                duty=REGULATION,
                unlawful_reasons="补充送检迟于内部办理要求，属于不当履职。",
                mind="gross_negligence",
                mind_reasons="明知时限要求而未及时办理。",
                harm="bad_influence",
                harm_reasons="造成案件办理拖延。",
            ),
            Fault(
                conduct="检验报告到达后连续三十余日未开展任何调查",
                duty=REGULATION,
                unlawful_reasons="没有中止、延期审批而停止调查，违反办案期限的规定。",
                mind="gross_negligence",
                mind_reasons="两次收到期限提示仍未办理，也未报告。",
                harm="bad_influence",
                harm_reasons="不合格学生用品的处理被拖延，抽查机关来函催办，造成不良影响。",
            ),
        ),
        measures=("criticise", "circulate"),
        basis="《示例省行政执法责任追究规定》第十条",
        defence="第一项系等待检验机构安排检验，第二项系一人同时承办多案，请求免予追责。",
        claims=(
            Claimed(
                1,
                "G03",
                "样品须由指定检验机构检验，已按其排期送检，检验意见作出前无法认定。",
                True,
                "检验机构的排期通知和送检登记可以证明，已尽审查和催办义务，予以采纳。",
            ),
            Claimed(
                2,
                "G12",
                "人手不足、案件集中，难以克服。",
                False,
                "同期分工和案件登记显示可以申请调整承办人或者延期，人手安排不属于难以克服的因素，不予采纳。",
            ),
        ),
        verification="逐项复核了陈述申辩：第一项主张属实，第二项主张与同期案件登记不符。未因申辩加重处理。",
        argument="第一项认定符合免责情形，不追究；第二项认定三项要件齐备，未作报告，建议按告知内容从轻，给予批评教育处理。",
        decided=("criticise",),
        reasons="第一项采纳免责主张，不予追责；第二项主张不成立，鉴于初次发生、已主动补正，给予批评教育处理。",
        views=(
            ("head", "同意论证意见，给予批评教育。", False),
            ("deputy1", "同意。", False),
            ("deputy2", "建议仅作谈话提醒。", True),
        ),
        grounds="认为已及时补正，请求改为谈话提醒。",
        answer_reasons="复核认为原认定事实清楚，处理已从轻，维持原处理。",
    ),
)

STORIES = (IDLE,)
