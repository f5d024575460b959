"""No penalty, less than the minimum, and a clue that is not filed."""

from __future__ import annotations

from workflows.sample.stories.paths import FILED, FINISH, HEARD, PUBLISHED, REVIEWED
from workflows.sample.story import FOOD, GOODS, Piece, Sanction, Story, sums

EXEMPT = f"{FILED} evidence*2 settle {REVIEWED} exempt serve_exempt {FINISH}"

MINOR = Story(
    code="minor-corrected",
    shows_zh="行政处罚法第三十三条第一款：轻微并及时改正，没有造成危害后果，不予处罚",
    shows_en="Administrative Penalty Law art. 33(1): minor, corrected in time, no harm, no penalty",
    article="PL33; PP61",
    party="guoxiang",
    path=EXEMPT,
    last=24,
    conduct="FSL125-1",
    cause="经营标签不符合规定的预包装食品案",
    content="{clue}，执法人员检查发现，当事人销售的自制水果干外包装未标注贮存条件。",
    findings="{findings}，核查人员现场查见涉案水果干6袋，当事人当场下架并重新制作标签。",
    facts={
        **FOOD,
        "role": "seller",
        "serious": False,
        "grounds": {"minor_corrected_no_harm": True},
        **sums(sold="60.00", left="90.00", gains="20.00"),
    },
    evidence=(
        Piece("record", "现场笔录", "涉案水果干标签缺少贮存条件的事实"),
        Piece("audiovisual", "整改前后照片", "当事人当场下架并改正标签的事实"),
    ),
    facts_text="当事人销售的自制水果干外包装未标注贮存条件，共10袋，已售出4袋，销售金额60元，尚未售出6袋，货值金额90元。"
    "当事人当场下架并改正标签，已联系购买者说明，没有造成危害后果。",
    nature="当事人的行为违反了《中华人民共和国食品安全法》第六十七条第一款的规定，属于经营标签不符合规定的预包装食品的违法行为。",
    opinion="建议依据《中华人民共和国行政处罚法》第三十三条第一款的规定，不予行政处罚，并对当事人进行教育。",
    reasons="当事人违法行为轻微，涉案数量很少，被发现后当场改正，没有造成危害后果。",
    ground="minor_corrected_no_harm",
)

NO_FAULT = Story(
    code="no-fault",
    shows_zh="行政处罚法第三十三条第二款：有证据足以证明没有主观过错，不予处罚",
    shows_en="Administrative Penalty Law art. 33(2): proven to be without fault, no penalty",
    article="PL33; PP61",
    party="tongle",
    path=EXEMPT,
    last=10,
    conduct="PQL49",
    cause="销售不符合保障人体健康和人身、财产安全标准的产品案",
    handlers=("officer3", "officer4"),
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市产品质量监督抽查结果通知：当事人销售的塑胶玩具“小鼓手”小零件项目不合格。",
    findings="{findings}，核查人员查见当事人保存有供货者营业执照、强制性产品认证证书和同批次合格检验报告，库存5件已封存。",
    facts={**GOODS, "role": "seller", "grounds": {"no_fault_proven": True}, **sums(sold="150.00", left="150.00", gains="40.00")},
    evidence=(
        Piece("opinion", "监督抽查检验报告", "涉案玩具小零件项目不合格的事实"),
        Piece("documentary", "供货者资质、认证证书、检验报告和进货票据", "当事人履行了进货检查验收义务、不知道产品不合格的事实"),
    ),
    facts_text="当事人销售的塑胶玩具“小鼓手”经抽查小零件项目不合格，共购进10件，已售出5件，剩余5件已退回供货者。当事人进货时查验了供货者资质、"
    "认证证书和同批次检验报告，能够如实说明进货来源。",
    nature="当事人的行为违反了《中华人民共和国产品质量法》第三十九条的规定，属于销售不符合保障人体健康和人身、财产安全标准的产品的行为。",
    opinion="建议依据《中华人民共和国行政处罚法》第三十三条第二款的规定，不予行政处罚；生产者的线索另行通报其所在地市场监督管理部门。",
    reasons="当事人有证据足以证明没有主观过错，且已召回售出的产品。",
    ground="no_fault_proven",
)

MITIGATED = Story(
    code="below-minimum",
    shows_zh="行政处罚法第三十二条：有法定减轻情形的，可以在法定最低限以下处罚，须写明理由并经集体讨论",
    shows_en="Administrative Penalty Law art. 32: below the statutory minimum on a stated ground, agreed by the leaders together",
    article="PL32; PL57; FSL124",
    party="laochen",
    path=f"{HEARD} discuss decide {PUBLISHED} {FINISH}",
    last=30,
    conduct="FSL124",
    cause="经营超过保质期的食品案",
    source="complaint",
    provider="示例投诉人",
    content="消费者投诉称，在当事人处购买的豆浆粉超过保质期2天。",
    findings="{findings}，核查人员现场查见超过保质期的豆浆粉4袋，每袋10元，当事人已先行向投诉人赔偿。",
    facts={
        **FOOD,
        "complex": True,
        "role": "seller",
        "serious": False,
        "grounds": {"mitigation_below_minimum": True},
        **sums(sold="20.00", left="40.00", gains="6.00"),
    },
    evidence=(
        Piece("record", "现场笔录", "货架上有超过保质期豆浆粉4袋的事实"),
        Piece("documentary", "进货票据", "涉案豆浆粉购进6袋的事实"),
        Piece("documentary", "赔偿协议和转账凭证", "当事人主动赔偿投诉人、消除危害后果的事实"),
    ),
    facts_text="当事人销售超过保质期2天的豆浆粉，共6袋，已售出2袋，销售金额20元，尚未售出4袋，货值金额40元，货值金额合计60元，违法所得6元。"
    "当事人主动向投诉人赔偿，并公告召回。",
    nature="当事人销售超过保质期食品的行为，违反了《中华人民共和国食品安全法》第三十四条第（十）项的规定，构成违法。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（五）项和《中华人民共和国行政处罚法》第三十二条的规定，减轻处罚。",
    reasons="当事人为小微经营者，涉案货值仅60元，超过保质期时间短，主动消除违法行为危害后果，配合调查，处法定最低罚款明显过罚不当。"
    "民事赔偿与行政处罚并存，涉及多个法律关系，提请负责人集体讨论。",
    review="legal",
    views=(
        ("吴建平", "货值六十元，已经赔偿并召回，符合行政处罚法第三十二条规定的减轻情形，同意。"),
        ("郑国栋", "处五万元明显过罚不当，同意减轻至三千元。"),
    ),
    conclusion="会议一致同意：认定当事人主动消除违法行为危害后果，减轻处罚，没收违法所得和违法经营的食品，并处罚款三千元。",
    intended=Sanction(
        fine=3_000_00,
        gains=6_00,
        goods=40_00,
        goods_description="超过保质期的豆浆粉4袋",
        tier="mitigated",
        mitigation="主动消除违法行为危害后果（行政处罚法第三十二条第一项）",
    ),
)

NOT_FILED = Story(
    code="not-filed",
    shows_zh="程序规定第二十条：初次违法且危害后果轻微并及时改正，不予立案",
    shows_en="Procedure Rules art. 20: first, slight and corrected: not filed",
    article="PP20",
    party="chayu",
    path="clue assign findings not_file",
    last=8,
    conduct="FSL126",
    cause="未公示从业人员健康证明",
    content="{clue}，执法人员检查发现，当事人一名新入职员工的健康证明尚在办理中，已安排其从事后厨清洁工作。",
    findings="{findings}，核查人员复查，该员工已取得健康证明；当事人系初次违法，未造成危害后果。",
    facts={**FOOD, "role": "seller", "refused_to_correct": False},
    reasons="当事人初次违法，危害后果轻微，核查期间已经改正，符合不予立案的条件。",
    ground="first_slight_corrected",
)

STORIES = (MINOR, NO_FAULT, MITIGATED, NOT_FILED)
