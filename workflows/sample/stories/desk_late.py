"""Cases now on somebody's desk, from the notice to the archive."""

from __future__ import annotations

from workflows.sample.stories.paths import FILED, HEARD, REVIEWED, pieces
from workflows.sample.story import FOOD, GOODS, Sanction, Story, sums

PRODUCTS = ("officer3", "officer4")
BELOW = "违反了《中华人民共和国产品质量法》{}的规定，构成违法。"
PAID = "serve enter check publish pay pay_gains"

NOTICE = Story(
    code="desk-notice",
    shows_zh="告知书已批准，待送达",
    shows_en="The notice is approved and to be served",
    article="PP57; PP82",
    party="lawei",
    path=f"{FILED} evidence*3 settle {REVIEWED} notify",
    last=2,
    conduct="FSL124",
    cause="生产经营超限量使用食品添加剂的食品案",
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市食品安全监督抽检通报：当事人加工的腊肠亚硝酸盐残留量不符合GB 2760的要求。",
    findings="{findings}，核查人员送达检验报告，当事人未申请复检，现场查见同批次腊肠12公斤，每公斤80元。",
    facts={**FOOD, "role": "producer", "serious": False, **sums(sold="1440.00", left="960.00", gains="380.00")},
    evidence=pieces("亚硝酸盐残留量超标的腊肠12公斤"),
    facts_text="当事人加工的腊肠亚硝酸盐残留量超过最大使用量，共30公斤，已售出18公斤，销售金额1440元，库存12公斤，货值金额960元，"
    "货值金额合计2400元，违法所得380元。",
    nature="当事人的行为违反了《中华人民共和国食品安全法》第三十四条第（四）项的规定，构成生产超限量使用食品添加剂的食品的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（三）项的规定，没收违法所得和涉案腊肠，并处罚款五万五千元。",
    reasons="当事人初次违法，产品已召回，未造成危害后果。依法从轻处罚。",
    intended=Sanction(
        fine=55_000_00, gains=380_00, goods=960_00, goods_description="亚硝酸盐残留量超标的腊肠12公斤", tier="lenient"
    ),
)

AWAITING = Story(
    code="desk-heard",
    shows_zh="已告知，等待陈述申辩：送达之日起五个工作日（D12）",
    shows_en="Told, five working days to state its case (D12)",
    article="PP57; PL44",
    party="mingliang",
    path=f"{FILED} evidence*3 settle {REVIEWED} notify told",
    last=2,
    conduct="PQL49",
    cause="生产不符合保障人体健康和人身、财产安全标准的产品案",
    handlers=PRODUCTS,
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市产品质量监督抽查结果通知：标称当事人生产的可移式灯具，爬电距离和电气间隙项目不合格。",
    findings="{findings}，核查人员送达抽查结果，现场查见同批次灯具150台，每台出厂价40元。",
    facts={**GOODS, "role": "producer", **sums(sold="8000.00", left="6000.00", gains="960.00")},
    evidence=pieces("爬电距离不合格的可移式灯具150台"),
    facts_text="当事人生产的可移式灯具爬电距离和电气间隙项目不合格，共350台，已售出200台，销售金额8000元，库存150台，货值金额6000元，"
    "货值金额合计14000元，违法所得960元。",
    nature="当事人生产不符合国家标准产品的行为，" + BELOW.format("第十三条第二款"),
    opinion="建议依据《中华人民共和国产品质量法》第四十九条的规定，没收违法生产的产品和违法所得，并处货值金额一点二倍的罚款。",
    reasons="当事人已停产整改并召回，未造成危害后果。依法从轻处罚。",
    intended=Sanction(fine=16_800_00, gains=960_00, goods=6_000_00, goods_description="可移式灯具150台", tier="lenient"),
)

DEFENCE = Story(
    code="desk-defence",
    shows_zh="当事人已陈述申辩，待复核：不得因申辩加重处罚",
    shows_en="The defence is to be re-checked; never a ground for more",
    article="PP58; PL45",
    party="shunda",
    path=f"{FILED} evidence*3 settle {REVIEWED} notify told defend",
    last=1,
    conduct="PQL49",
    cause="销售不符合保障人体健康和人身、财产安全标准的产品案",
    handlers=PRODUCTS,
    source="inspection",
    content="{clue}，执法人员检查发现，当事人销售的电动自行车最高车速不符合GB 17761的要求。",
    findings="{findings}，核查人员现场查见加装解码装置的电动自行车4辆，每辆售价2200元。",
    facts={**GOODS, "role": "seller", **sums(sold="4400.00", left="8800.00", gains="600.00")},
    evidence=pieces("加装解码装置的电动自行车4辆"),
    facts_text="当事人销售加装解码装置、最高车速超过国家标准的电动自行车6辆，已售出2辆，销售金额4400元，库存4辆，货值金额8800元，"
    "货值金额合计13200元，违法所得600元。",
    nature="当事人销售不符合国家标准产品的行为，" + BELOW.format("第十三条第二款"),
    opinion="建议依据《中华人民共和国产品质量法》第四十九条的规定，没收违法销售的产品和违法所得，并处货值金额一倍的罚款。",
    reasons="当事人配合调查，已通知购买者恢复原状。依法从轻处罚。",
    intended=Sanction(
        fine=13_200_00, gains=600_00, goods=8_800_00, goods_description="加装解码装置的电动自行车4辆", tier="lenient"
    ),
    defence="解码装置系购买者要求加装，库存4辆中有2辆系客户送修，不应计入货值；请求核减罚款。",
)

DISCUSS = Story(
    code="desk-discuss",
    shows_zh="法制审核通过，待负责人集体讨论",
    shows_en="Legal review passed, waiting for collective discussion",
    article="PL57; PP60",
    party="jieer",
    path=HEARD,
    last=2,
    conduct="PQL50",
    cause="生产以次充好的产品案",
    handlers=PRODUCTS,
    source="transfer",
    provider="示例县公安局",
    content="示例县公安局移送：当事人生产的洗衣液有效成分含量明显低于标称值，经审查不构成犯罪。",
    findings="{findings}，核查人员抽样检验，总活性物含量为标称值的四成，现场查见成品洗衣液900瓶，每瓶出厂价12元。",
    facts={**GOODS, "complex": True, "role": "producer", **sums(sold="14400.00", left="10800.00", gains="2600.00")},
    evidence=pieces("总活性物含量不合格的洗衣液900瓶"),
    facts_text="当事人降低配方成本，生产总活性物含量为标称值四成的洗衣液2100瓶，已售出1200瓶，销售金额14400元，库存900瓶，货值金额10800元，"
    "货值金额合计25200元，违法所得2600元。",
    nature="当事人生产以次充好产品的行为，" + BELOW.format("第三十二条"),
    opinion="建议依据《中华人民共和国产品质量法》第五十条的规定，没收违法生产的产品和违法所得，并处货值金额一倍的罚款。",
    reasons="案件涉及商标许可、委托加工等多个法律关系，情节复杂；当事人已召回产品。综合裁量，予以一般处罚。",
    review="legal",
    intended=Sanction(fine=25_200_00, gains=2_600_00, goods=10_800_00, goods_description="总活性物含量不合格的洗衣液900瓶"),
)

DECIDE = Story(
    code="desk-decide",
    shows_zh="当事人已放弃陈述申辩，待作出决定",
    shows_en="Rights waived, waiting for the decision",
    article="PP60; PL57",
    party="xueyuan",
    path=HEARD,
    last=2,
    conduct="PQL53",
    cause="销售伪造产地的产品案",
    handlers=PRODUCTS,
    source="report",
    provider="示例举报人",
    content="举报人反映，当事人销售的钢笔标注的产地与实际产地不符。",
    findings="{findings}，核查人员查见标注虚假产地的钢笔60支，每支售价15元。",
    facts={**GOODS, "role": "seller", **sums(sold="600.00", left="900.00", gains="180.00")},
    evidence=pieces("标注虚假产地的钢笔60支"),
    facts_text="当事人销售标注虚假产地的钢笔100支，已售出40支，销售金额600元，库存60支，货值金额900元，货值金额合计1500元，违法所得180元。",
    nature="当事人销售伪造产地的产品的行为，" + BELOW.format("第三十七条"),
    opinion="建议依据《中华人民共和国产品质量法》第五十三条的规定，没收违法销售的产品和违法所得，并处罚款八百元。",
    reasons="当事人初次违法，货值金额较小，能够说明进货来源。依法从轻处罚。",
    intended=Sanction(fine=800_00, gains=180_00, goods=900_00, goods_description="标注虚假产地的钢笔60支", tier="lenient"),
)

SERVE = Story(
    code="desk-serve",
    shows_zh="决定已作出，待送达：七个工作日（D14）；公示期限同时起算（D16）",
    shows_en="Decided, to be served in 7 working days (D14); publicity clock runs (D16)",
    article="PP81; O45 §9",
    party="fengnian",
    path=f"{HEARD} decide",
    last=1,
    conduct="FSL124",
    cause="生产不符合食品安全标准的食品案",
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市食品安全监督抽检通报：标称当事人生产的小麦粉，脱氧雪腐镰刀菌烯醇项目不符合GB 2761的要求。",
    findings="{findings}，核查人员送达检验报告，当事人未申请复检，现场查见同批次小麦粉45袋，每袋90元。",
    facts={**FOOD, "role": "producer", "serious": False, **sums(sold="3150.00", left="4050.00", gains="350.00")},
    evidence=pieces("真菌毒素超过限量的小麦粉45袋"),
    facts_text="当事人生产的小麦粉真菌毒素含量超过限量，共80袋，已售出35袋，销售金额3150元，库存45袋，货值金额4050元，货值金额合计7200元，"
    "违法所得350元。",
    nature="当事人的行为违反了《中华人民共和国食品安全法》第三十四条第（二）项的规定，构成生产污染物质含量超过限量的食品的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（一）项的规定，没收违法所得和涉案小麦粉，并处罚款五万八千元。",
    reasons="当事人主动召回，改进原粮检验，配合调查。依法从轻处罚。",
    intended=Sanction(
        fine=58_000_00, gains=350_00, goods=4_050_00, goods_description="真菌毒素超过限量的小麦粉45袋", tier="lenient"
    ),
)

PAY = Story(
    code="desk-pay",
    shows_zh="决定已送达，待缴款：收到决定书之日起十五日内（D30）",
    shows_en="Served, to be paid within 15 days (D30)",
    article="PP72; PL67",
    party="qingquan",
    path=f"{HEARD} decide serve enter+1",
    last=3,
    conduct="FSL124",
    cause="生产致病性微生物超过限量的食品案",
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市食品安全监督抽检通报：标称当事人生产的桶装饮用水，铜绿假单胞菌项目不符合GB 19298的要求。",
    findings="{findings}，核查人员送达检验报告，同批次桶装水已全部售出或者召回销毁，留存20桶。",
    facts={**FOOD, "role": "producer", "serious": False, **sums(sold="1200.00", left="160.00", gains="260.00")},
    evidence=pieces("铜绿假单胞菌超过限量的桶装饮用水20桶"),
    facts_text="当事人生产的桶装饮用水铜绿假单胞菌超过限量，共170桶，已售出150桶，销售金额1200元，留存20桶，货值金额160元，货值金额合计1360元，"
    "违法所得260元。未接到消费者患病的报告。",
    nature="当事人的行为违反了《中华人民共和国食品安全法》第三十四条第（二）项的规定，构成生产致病性微生物含量超过限量的食品的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（一）项的规定，没收违法所得和涉案饮用水，并处罚款六万元。",
    reasons="当事人停产整改，更换消毒设备，复检合格。综合裁量，予以一般处罚。",
    intended=Sanction(fine=60_000_00, gains=260_00, goods=160_00, goods_description="桶装饮用水20桶"),
)

PROPOSE = Story(
    code="desk-propose",
    shows_zh="已缴清，待提请结案：十五个工作日（D40）",
    shows_en="Paid, closure to be proposed within 15 working days (D40)",
    article="PP77",
    party="qiaoshou",
    path=f"{HEARD} decide {PAID}",
    last=2,
    conduct="PQL50",
    cause="生产以不合格产品冒充合格产品案",
    handlers=PRODUCTS,
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市产品质量监督抽查结果通知：标称当事人生产的四件套，纤维含量与标识不符，判定为不合格。",
    findings="{findings}，核查人员送达抽查结果，现场查见同批次四件套70套，每套出厂价90元。",
    facts={**GOODS, "role": "producer", **sums(sold="4500.00", left="6300.00", gains="720.00")},
    evidence=pieces("纤维含量不合格的四件套70套"),
    facts_text="当事人以不合格的四件套附合格证出厂，共120套，已售出50套，销售金额4500元，库存70套，货值金额6300元，货值金额合计10800元，"
    "违法所得720元。",
    nature="当事人以不合格产品冒充合格产品的行为，" + BELOW.format("第三十二条"),
    opinion="建议依据《中华人民共和国产品质量法》第五十条的规定，没收违法生产的产品和违法所得，并处货值金额一倍的罚款。",
    reasons="当事人改正标识，配合调查。综合裁量，予以一般处罚。",
    intended=Sanction(fine=10_800_00, gains=720_00, goods=6_300_00, goods_description="纤维含量不合格的四件套70套"),
)

CLOSE = Story(
    code="desk-close",
    shows_zh="已提请结案，待部门负责人批准",
    shows_en="Closure proposed, waiting for the leader",
    article="PP77",
    party="xianda",
    path=f"{HEARD} decide {PAID} propose",
    last=1,
    conduct="FSL125-1",
    cause="经营标签不符合规定的预包装食品案",
    source="inspection",
    content="{clue}，执法人员检查发现，当事人配送的速冻水饺外箱无标签。",
    findings="{findings}，核查人员查见无标签速冻水饺15箱，每箱110元。",
    facts={**FOOD, "role": "seller", "serious": False, **sums(sold="880.00", left="1650.00", gains="150.00")},
    evidence=pieces("无标签速冻水饺15箱"),
    facts_text="当事人经营无标签的速冻水饺23箱，已售出8箱，销售金额880元，库存15箱，货值金额1650元，货值金额合计2530元，违法所得150元。",
    nature="当事人的行为违反了《中华人民共和国食品安全法》第六十七条第一款的规定，构成经营无标签的预包装食品的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十五条第一款第（二）项的规定，没收违法所得和涉案水饺，并处罚款六千元。",
    reasons="当事人能够说明来源，初次违法，未造成危害后果。依法从轻处罚。",
    intended=Sanction(fine=6_000_00, gains=150_00, goods=1_650_00, goods_description="无标签速冻水饺15箱", tier="lenient"),
)

ARCHIVE = Story(
    code="desk-archive",
    shows_zh="已结案，待整理归档：一案一卷，正卷副卷",
    shows_en="Closed, the file is to be archived",
    article="PP78",
    party="gangjin",
    path=f"{HEARD} decide {PAID} propose close",
    last=1,
    conduct="IPL48",
    cause="销售未取得生产许可证的列入目录产品案",
    handlers=PRODUCTS,
    source="inspection",
    content="{clue}，执法人员检查发现，当事人销售的建筑用钢筋标牌无生产许可证编号。",
    findings="{findings}，核查人员核实，标称的生产者未取得建筑用钢筋生产许可证，库存钢筋3吨。",
    facts={**GOODS, "role": "seller", **sums(sold="7600.00", left="11400.00", gains="900.00")},
    evidence=pieces("无生产许可证编号的建筑用钢筋3吨"),
    facts_text="当事人销售未取得生产许可证的企业生产的建筑用钢筋5吨，已售出2吨，销售金额7600元，库存3吨，货值金额11400元，货值金额合计19000元，"
    "违法所得900元。",
    nature="当事人的行为违反了《中华人民共和国工业产品生产许可证管理条例》第五条的规定，构成销售未取得生产许可证的列入目录产品的违法行为。",
    opinion="建议依据《中华人民共和国工业产品生产许可证管理条例》第四十八条的规定，责令改正，没收违法所得，并处罚款六万元。",
    reasons="当事人如实说明进货来源，已售钢筋未用于工程。综合裁量，予以一般处罚。",
    intended=Sanction(fine=60_000_00, gains=900_00),
)

EXEMPTED = Story(
    code="desk-exempted",
    shows_zh="已决定不予处罚，待送达",
    shows_en="No penalty decided, to be served",
    article="PL33; PP81",
    party="haoshi",
    path=f"{FILED} evidence*2 settle {REVIEWED} exempt",
    last=1,
    conduct="FSL125-1",
    cause="经营标签不符合规定的预包装食品案",
    source="complaint",
    provider="示例投诉人",
    content="消费者投诉称，当事人批发的菜籽油标签净含量字符高度不足。",
    findings="{findings}，核查人员查见涉案菜籽油3桶，当事人初次违法，已下架并通知生产者更换标签。",
    facts={
        **FOOD,
        "role": "seller",
        "serious": False,
        "grounds": {"first_time_slight_corrected": True},
        **sums(sold="140.00", left="210.00", gains="18.00"),
    },
    evidence=pieces("净含量字符高度不足的菜籽油3桶")[:2],
    facts_text="当事人经营的菜籽油标签净含量字符高度不足，共5桶，已售出2桶，销售金额140元，尚未售出3桶，货值金额210元，当事人已下架并更换标签。",
    nature="当事人的行为违反了《中华人民共和国食品安全法》第六十七条第一款的规定，属于经营标签不符合规定的预包装食品的违法行为。",
    opinion="建议依据《中华人民共和国行政处罚法》第三十三条第一款的规定，不予行政处罚，并对当事人进行教育。",
    reasons="当事人初次违法，危害后果轻微，并及时改正。",
    ground="first_time_slight_corrected",
)

STORIES = (NOTICE, AWAITING, DEFENCE, DISCUSS, DECIDE, SERVE, PAY, PROPOSE, CLOSE, ARCHIVE, EXEMPTED)
