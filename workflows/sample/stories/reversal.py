"""Decisions that were changed or annulled: publication, file and score follow."""

from __future__ import annotations

from workflows.sample.stories.paths import FINISH, HEARD, PUBLISHED
from workflows.sample.story import FOOD, GOODS, Piece, Sanction, Story, sums

CHANGED = Story(
    code="changed-on-reconsideration",
    shows_zh="行政处罚法第七十五条：行政复议期间自行纠正，变更处罚决定；原公示撤回，新决定另行公示",
    shows_en="Administrative Penalty Law art. 75: decision changed during reconsideration; publicity and score follow",
    article="PL75; PP63; O45 §11",
    party="jinsui",
    path=f"{HEARD} decide serve enter check publish change withdraw {PUBLISHED} {FINISH}",
    last=11,
    acted=30,
    conduct="FSL124",
    cause="生产超过污染物限量的食品案",
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市食品安全监督抽检通报：标称当事人{acted}生产的籼米（规格：10千克/袋），镉（以Cd计）项目不符合GB 2762的要求。",
    findings="{findings}，核查人员送达检验报告，当事人申请复检，复检结论维持。现场查见同批次籼米60袋。",
    facts={**FOOD, "role": "producer", "serious": False, **sums(sold="3200.00", left="2400.00", gains="320.00")},
    evidence=(
        Piece("opinion", "检验报告和复检报告", "该批籼米镉含量超过限量的事实"),
        Piece("documentary", "原粮收购和加工记录", "原粮来源、加工数量140袋的事实"),
        Piece("documentary", "销售台账和召回记录", "已售出80袋、销售金额3200元，召回75袋的事实"),
    ),
    facts_text="当事人于{acted}加工籼米140袋，镉含量超过食品安全国家标准限量。已售出80袋，销售金额3200元，库存60袋，货值金额2400元，"
    "货值金额合计5600元，违法所得320元。当事人已召回75袋。",
    nature="当事人生产污染物质含量超过食品安全标准限量的食品的行为，违反了《中华人民共和国食品安全法》第三十四条第（二）项的规定，构成违法。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（一）项的规定，没收违法所得和涉案籼米，并处罚款八万元。",
    reasons="当事人未按规定对原粮批批检验，但主动召回比例较高，配合调查。综合裁量，予以一般处罚。",
    intended=Sanction(fine=80_000_00, gains=320_00, goods=2_400_00, goods_description="镉含量超过限量的籼米60袋"),
    changed=Sanction(
        fine=55_000_00,
        gains=320_00,
        goods=2_400_00,
        goods_description="镉含量超过限量的籼米60袋",
        tier="lenient",
        reasons="复议期间查明，当事人在案发前已委托检验原粮并主动报告，召回比例较高，配合调查，原决定未考虑上述情节。依法从轻处罚。",
    ),
    basis="因行政复议期间发现原决定裁量不当，依法自行纠正（示例县人民政府行政复议意见书，示政复意〔{year}〕12号）",
    ended="复议审查中查明，当事人在案发前已委托检验原粮并主动报告，原决定未考虑该情节，罚款数额偏高，予以变更。",
)

ANNULLED = Story(
    code="annulled-decision",
    shows_zh="行政处罚法第七十五条：检验报告被检验机构撤回，撤销处罚决定；撤回公示，信用评分恢复",
    shows_en="Administrative Penalty Law art. 75: the test report was withdrawn, the decision annulled; the score is restored",
    article="PL75; PP63; ICS-1",
    party="anxing",
    path=f"{HEARD} decide serve enter check publish annul withdraw serve_annul {FINISH}",
    last=15,
    acted=30,
    conduct="PQL49",
    cause="生产不符合保障人体健康和人身、财产安全标准的产品案",
    handlers=("officer3", "officer4"),
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市产品质量监督抽查结果通知：标称当事人{acted}生产的电动自行车乘员头盔，吸收碰撞能量性能项目不合格。",
    findings="{findings}，核查人员送达抽查结果，现场查见同批次头盔100顶，每顶出厂价60元。",
    facts={**GOODS, "role": "producer", **sums(sold="9000.00", left="6000.00", gains="1500.00")},
    evidence=(
        Piece("opinion", "监督抽查检验报告", "该批头盔吸收碰撞能量性能项目不合格的事实"),
        Piece("documentary", "生产记录", "该批头盔生产250顶的事实"),
        Piece("documentary", "销售台账", "已售出150顶、销售金额9000元的事实"),
    ),
    facts_text="当事人于{acted}生产电动自行车乘员头盔250顶，监督抽查判定吸收碰撞能量性能项目不合格。已售出150顶，销售金额9000元，"
    "库存100顶，货值金额6000元，货值金额合计15000元，违法所得1500元。",
    nature="当事人生产不符合保障人体健康和人身、财产安全的国家标准的产品的行为，违反了《中华人民共和国产品质量法》第十三条第二款的规定，构成违法。",
    opinion="建议依据《中华人民共和国产品质量法》第四十九条的规定，没收违法生产的产品和违法所得，并处货值金额一倍的罚款。",
    reasons="当事人初次违法，配合调查，主动停止销售并通知经销商下架。依法从轻处罚。",
    intended=Sanction(
        fine=15_000_00, gains=1_500_00, goods=6_000_00, goods_description="电动自行车乘员头盔100顶", tier="lenient"
    ),
    basis="因检验机构书面通知撤回检验报告，依法自行纠正",
    ended="检验机构书面通知，因冲击试验设备校准失效，撤回本案所依据的检验报告。原决定的主要证据不能成立，应当予以撤销。",
)

STORIES = (CHANGED, ANNULLED)
