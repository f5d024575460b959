"""Heavy penalties on a ground of the list of serious violations: one listing that stands, one that fell with its penalty."""

from __future__ import annotations

from workflows.sample.stories.paths import FILED, FINISH, REVIEWED
from workflows.sample.story import FOOD, Piece, Sanction, Story, sums

LISTED_PATH = (
    f"{FILED} evidence*3 settle {REVIEWED} notify list_propose list_confirm told waive list_ask list_agree decide_listed "
    "serve enter check publish list_publish"
)

LISTED = Story(
    code="listed",
    review="legal",
    shows_zh="严重违法失信名单管理办法第五条：从重处罚且具有列入情形，经上级同意与处罚一并列入；二十个工作日内公示，评分上限399分",
    shows_en="SAMR Order 44 art. 5: severe tier and a ground; listed with the penalty, superior agreeing; score capped at 399",
    article="L44 §2, §5, §13, §22; ICS-1 H1",
    party="weixin",
    path=f"{LISTED_PATH} pay pay_gains {FINISH}",
    last=2,
    acted=12,
    conduct="FSL124",
    cause="生产经营标注虚假生产日期的食品案",
    source="report",
    provider="示例举报人",
    content="举报人反映，当事人将库存临近保质期的肉丸拆包后重新包装，改标生产日期对外销售。",
    findings="{findings}，核查人员现场查见改标作业台和已改标的速冻肉丸60袋，调取车间监控，改标行为由负责人当场指使。",
    facts={**FOOD, "role": "producer", "serious": False, **sums(sold="6200.00", left="2400.00", gains="1900.00")},
    evidence=(
        Piece("record", "现场检查笔录", "改标作业台、已改标速冻肉丸60袋的事实"),
        Piece("audiovisual", "车间监控视频", "负责人指使员工拆包改标的经过"),
        Piece("documentary", "改标登记本和销售台账", "改标215袋、已售155袋、销售金额6200元的事实"),
    ),
    facts_text="当事人于{acted}前后将临近保质期的速冻肉丸215袋拆包重新包装，把生产日期改标为实际生产日期之后两个月。"
    "已售出155袋，销售金额6200元，库存60袋，货值金额2400元，货值金额合计8600元，违法所得1900元。",
    nature="当事人生产经营标注虚假生产日期的食品的行为，违反了《中华人民共和国食品安全法》第三十四条第（十）项的规定，构成违法。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（五）项的规定，没收违法所得和涉案食品，并从重处罚款九万五千元。",
    reasons="当事人明知食品临近保质期，由负责人指使改标，主观故意明显，且曾因同类问题被责令改正。综合裁量，依法从重处罚。",
    intended=Sanction(
        fine=95_000_00, gains=1_900_00, goods=2_400_00, goods_description="改标生产日期的速冻肉丸60袋", tier="severe"
    ),
    weighing="负责人明知而指使改标，主观恶意明显；曾因同类问题被责令改正仍再次实施；改标食品大部分已流入市场，直接影响消费者对保质期"
    "的判断。性质恶劣、情节严重、社会危害较大。",
    listing_reason="当事人主观故意明显、屡教不改，改标食品已经流入市场，性质恶劣、情节严重、社会危害较大，应当列入。",
)

REVOKED = Story(
    code="listing-revoked",
    review="legal",
    shows_zh="严重违法失信名单管理办法第十九条：处罚决定被撤销，列入同时撤销，三个工作日内撤下公示，评分恢复",
    shows_en="SAMR Order 44 art. 19: the penalty annulled, so the listing is revoked and taken down; the score is restored",
    article="L44 §19; PL75; ICS-1",
    party="baili",
    path=f"{LISTED_PATH} annul withdraw list_down serve_annul {FINISH}",
    last=5,
    acted=20,
    conduct="FSL123",
    cause="用非食品原料生产食品案",
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市食品安全风险监测通报：标称当事人{acted}生产的粉条检出不得用于食品的物质。",
    findings="{findings}，核查人员送达检验报告，现场查见同批次粉条90袋和投料记录。",
    facts={**FOOD, "role": "producer", "serious": False, **sums(sold="2600.00", left="1350.00", gains="400.00")},
    evidence=(
        Piece("opinion", "风险监测检验报告", "该批粉条检出不得用于食品的物质的事实"),
        Piece("documentary", "投料记录", "该批粉条生产260袋的事实"),
        Piece("documentary", "销售台账", "已售出170袋、销售金额2600元的事实"),
    ),
    facts_text="当事人于{acted}生产粉条260袋，经检验检出不得用于食品的物质。已售出170袋，销售金额2600元，库存90袋，货值金额1350元，"
    "货值金额合计3950元，违法所得400元。",
    nature="当事人用非食品原料生产食品的行为，违反了《中华人民共和国食品安全法》第三十四条第（一）项的规定，构成违法。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十三条第一款第（一）项的规定，没收违法所得和涉案食品，并从重处罚款十四万元。",
    reasons="涉案物质不得用于食品，已售食品未能全部召回。综合裁量，依法从重处罚。",
    intended=Sanction(fine=140_000_00, gains=400_00, goods=1_350_00, goods_description="涉案粉条90袋", tier="severe"),
    weighing="在食品中使用非食品原料，直接危害人身健康；已售食品未能全部召回。性质恶劣、社会危害较大。",
    listing_reason="在食品中使用非食品原料，性质恶劣、社会危害较大，应当列入。",
    basis="因检验机构书面通知撤回检验报告，依法自行纠正",
    ended="检验机构书面通知，因样品在实验室受到污染，撤回本案所依据的检验报告。原决定的主要证据不能成立，应当予以撤销。",
)

STORIES = (LISTED, REVOKED)
