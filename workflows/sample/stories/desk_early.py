"""Cases now on somebody's desk, from the clue to the review; one overdue."""

from __future__ import annotations

from workflows.sample.stories.paths import FILED, REVIEWED, pieces
from workflows.sample.story import FOOD, GOODS, Piece, Sanction, Story, sums

PRODUCTS = ("officer3", "officer4")

CLUE = Story(
    code="desk-clue",
    shows_zh="待指派核查：线索自收到之日起十五个工作日内核查（D01）",
    shows_en="Waiting for verifiers: 15 working days (D01)",
    article="PP18",
    party="baiwei",
    path="clue",
    last=1,
    conduct="FSL125-1",
    cause="生产标签不符合规定的食品案",
    source="report",
    provider="示例举报人",
    content="举报人反映，当事人生产的复合调味料配料表未标示食品添加剂的具体名称，并提供了产品照片。",
    facts={**FOOD, "role": "producer"},
)

VERIFY = Story(
    code="desk-verify",
    shows_zh="核查中：核查人员须两人以上并持有效证件",
    shows_en="Being verified by two certified officers",
    article="PP18; PL42",
    party="kangtai",
    path="clue assign claim=officer1",
    last=2,
    conduct="FSL124",
    cause="经营兽药残留超过限量的食品案",
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市食品安全监督抽检通报：当事人销售的鲫鱼（购进日期：{acted}），恩诺沙星残留量不符合GB 31650的要求。",
    facts={**FOOD, "role": "seller"},
)

FILING = Story(
    code="desk-filing",
    shows_zh="待决定是否立案：部门负责人决定",
    shows_en="Waiting for the decision on filing",
    article="PP19; PP20",
    party="qidian",
    path="clue assign findings",
    last=1,
    conduct="PQL49",
    cause="生产不符合保障人体健康和人身、财产安全标准的产品案",
    handlers=PRODUCTS,
    source="complaint",
    provider="示例投诉人",
    content="消费者投诉称，购买的“起点牌”婴儿推车制动装置失灵。",
    findings="{findings}，核查人员现场检查，抽取同批次婴儿推车送检，制动装置耐用性项目不合格，库存30辆，每辆出厂价260元。",
    facts={**GOODS, "role": "producer"},
)

INVESTIGATE = Story(
    code="desk-investigate",
    shows_zh="调查取证中：证据由两名办案人员收集，文件以摘要固定",
    shows_en="Evidence being taken by two officers",
    article="PP21; PP23",
    party="xinda",
    path=f"{FILED} evidence custody claim=officer3",
    last=2,
    conduct="PQL49",
    cause="销售不符合保障人体健康和人身、财产安全标准的产品案",
    handlers=PRODUCTS,
    source="inspection",
    content="{clue}，执法人员在燃气安全专项检查中发现，当事人销售的家用燃气灶无熄火保护装置。",
    findings="{findings}，核查人员查见无熄火保护装置的家用燃气灶14台，每台售价180元。",
    facts={**GOODS, "role": "seller", **sums(sold="1080.00", left="2520.00", gains="240.00")},
    evidence=pieces("无熄火保护装置的家用燃气灶14台"),
)

SUBMIT = Story(
    code="desk-submit",
    shows_zh="调查终结待送审：终结报告六项齐全",
    shows_en="Investigation finished, to be submitted to review",
    article="PP48; PP49",
    party="linju",
    path=f"{FILED} evidence*3 settle report",
    last=2,
    conduct="FSL124",
    cause="经营超过保质期的食品案",
    source="complaint",
    provider="示例投诉人",
    content="消费者投诉称，在当事人处购买的饭团超过保质期1天。",
    findings="{findings}，核查人员现场查见超过保质期的饭团9个，每个6元。",
    facts={**FOOD, "role": "seller", "serious": False, **sums(sold="30.00", left="54.00", gains="8.00")},
    evidence=pieces("超过保质期的饭团9个"),
    facts_text="当事人销售超过保质期1天的饭团14个，已售出5个，销售金额30元，尚未售出9个，货值金额54元，货值金额合计84元，违法所得8元。",
    nature="当事人销售超过保质期食品的行为，违反了《中华人民共和国食品安全法》第三十四条第（十）项的规定，构成违法。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（五）项的规定，没收违法所得和涉案饭团，并处罚款五万元。",
    reasons="当事人初次违法，货值金额较小，配合调查。依法从轻处罚。",
    intended=Sanction(fine=50_000_00, gains=8_00, goods=54_00, goods_description="超过保质期的饭团9个", tier="lenient"),
)

REVIEW = Story(
    code="desk-review",
    shows_zh="案件审核中：十个工作日内完成（D11），办案人员不得审核",
    shows_en="Under review: 10 working days (D11), never by an investigator",
    article="PP49; PP55",
    party="huoguo",
    path=f"{FILED} evidence*3 settle report submit",
    last=3,
    conduct="FSL124",
    cause="使用腐败变质的食品原料加工食品案",
    source="report",
    provider="示例举报人",
    content="举报人反映，当事人后厨使用变质牛油加工火锅底料。",
    findings="{findings}，核查人员现场查见酸败的牛油18公斤，每公斤30元，部分已用于加工底料。",
    facts={**FOOD, "role": "producer", "serious": False, **sums(sold="2160.00", left="540.00", gains="700.00")},
    evidence=pieces("酸败的牛油18公斤"),
    facts_text="当事人使用酸败的牛油加工火锅底料，加工的底料已售出销售金额2160元，剩余牛油18公斤，货值金额540元，货值金额合计2700元，违法所得700元。",
    nature="当事人的行为违反了《中华人民共和国食品安全法》第三十四条第（六）项的规定，构成经营腐败变质、油脂酸败的食品的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（四）项的规定，没收违法所得和酸败的牛油，并处罚款六万元。",
    reasons="当事人未造成消费者患病，配合调查。综合裁量，予以一般处罚。",
    intended=Sanction(fine=60_000_00, gains=700_00, goods=540_00, goods_description="酸败的牛油18公斤"),
)

RETURNED = Story(
    code="desk-returned",
    shows_zh="审核退回补充调查：写明缺什么",
    shows_en="Returned by the reviewer for more investigation, saying what lacks",
    article="PP54",
    party="jiafeng",
    path=f"{FILED} evidence*2 settle report submit send_back",
    last=2,
    conduct="FSL130",
    cause="集中交易市场开办者未履行检查义务案",
    source="assigned",
    provider="示例市市场监督管理局",
    content="示例市市场监督管理局交办：当事人开办的市场内多家熟食摊位无食品生产经营许可证。",
    findings="{findings}，核查人员查明，当事人未依法审查入场食品经营者的许可证，未定期检查其经营环境。",
    facts={**FOOD, "role": "market", "serious": False, **sums(sold="0.00", left="0.00", gains="3600.00")},
    evidence=pieces("入场经营者档案")[:2],
    returned="违法所得3600元的计算缺少租金合同和收款凭证，请补充；入场经营者的数量前后不一致，请核实。",
    facts_text="当事人开办集中交易市场，允许三家未取得许可的食品经营者进入市场销售食品，收取摊位租金3600元，未履行检查、报告义务。",
    nature="当事人的行为违反了《中华人民共和国食品安全法》第六十一条的规定，构成集中交易市场开办者未履行审查、检查、报告义务的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百三十条第一款的规定，责令改正，没收违法所得，并处罚款五万元。",
    reasons="当事人初次违法，未造成危害后果，已责令三家摊位停止经营。依法从轻处罚。",
    intended=Sanction(fine=50_000_00, gains=3_600_00, tier="lenient"),
)

APPROVE = Story(
    code="desk-approve",
    shows_zh="审核通过，待部门负责人审批处理意见",
    shows_en="Review passed, waiting for the leader's approval",
    article="PP56; PP57",
    party="cuiwei",
    path=f"{FILED} evidence*3 settle {REVIEWED}",
    last=2,
    conduct="FSL125-1",
    cause="生产标签不符合规定的预包装食品案",
    source="inspection",
    content="{clue}，执法人员检查发现，当事人生产的“翠微毛峰”礼盒未标注生产日期和产品标准代号。",
    findings="{findings}，核查人员现场查见涉案茶叶礼盒26盒，每盒出厂价120元。",
    facts={**FOOD, "role": "producer", "serious": False, **sums(sold="1680.00", left="3120.00", gains="420.00")},
    evidence=pieces("未标注生产日期的茶叶礼盒26盒"),
    facts_text="当事人生产的“翠微毛峰”礼盒未标注生产日期和产品标准代号，共40盒，已售出14盒，销售金额1680元，库存26盒，货值金额3120元，"
    "货值金额合计4800元，违法所得420元。",
    nature="当事人的行为违反了《中华人民共和国食品安全法》第六十七条第一款的规定，构成生产标签不符合规定的预包装食品的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十五条第一款第（二）项的规定，没收违法所得和涉案茶叶，并处罚款一万元。",
    reasons="当事人初次违法，产品检验合格，已召回并重新贴标。依法从轻处罚。",
    intended=Sanction(
        fine=10_000_00, gains=420_00, goods=3_120_00, goods_description="未标注生产日期的茶叶礼盒26盒", tier="lenient"
    ),
)

OVERDUE = Story(
    code="overdue",
    shows_zh="办案期限九十日已届满（D10）：处理职责不免除，超期成为监督信号（R04），由执法监督人员答复",
    shows_en="The 90 days are over (D10): the duty remains, the overrun becomes a supervision signal (R04) and is explained",
    article="PP64; SUP22 19",
    party="tangren",
    path=f"{FILED} evidence evidence*4+14 explain+11 evidence",
    last=2,
    conduct="FSL124",
    cause="生产经营超范围使用食品添加剂的食品案",
    source="complaint",
    provider="示例投诉人",
    content="消费者投诉称，当事人销售的蛋糕颜色异常鲜艳。",
    findings="{findings}，核查人员现场抽取蛋糕样品送检，检出糕点中不得使用的着色剂。",
    facts={**FOOD, "role": "producer", "serious": False, **sums(sold="860.00", left="140.00", gains="210.00")},
    evidence=(
        *pieces("添加着色剂的蛋糕样品"),
        Piece("documentary", "协助调查函和外省市场监督管理部门的首次复函", "着色剂供货者登记地址无人经营、需要继续查找的事实"),
        Piece("testimony", "送货司机询问笔录", "着色剂的实际发货地和发货人"),
        Piece("documentary", "外省市场监督管理部门的第二次复函", "着色剂供货者的身份、生产和销售情况"),
    ),
    explained="经核实，本案着色剂的供货者在外省，第一次协查的地址无人经营，承办人员查明实际发货地后再次发函，每次取证均有记录，"
    "没有停止调查。办案期限届满前未按程序规定第六十四条报请延长，承办机构已书面检查；已督促收到复函后十五日内调查终结。",
)

STORIES = (CLUE, VERIFY, FILING, INVESTIGATE, SUBMIT, REVIEW, RETURNED, APPROVE, OVERDUE)
