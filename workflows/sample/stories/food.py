"""Food cases that run to the archive."""

from __future__ import annotations

from workflows.sample.stories.paths import FILED, FINED, FINISH, PUBLISHED, REVIEWED, STANDARD, TOLD
from workflows.sample.story import FOOD, Piece, Sanction, Story, sums

EXPIRED = Story(
    code="expired-cakes",
    shows_zh="食品安全法第一百二十四条，货值不足一万元：五万元以上十万元以下",
    shows_en="Food Safety Law art. 124, goods under 10,000 yuan: fine 50,000 to 100,000",
    article="FSL124; PL57",
    party="huimin",
    path=STANDARD,
    last=38,
    acted=0,
    conduct="FSL124",
    cause="销售超过保质期的食品案",
    content="{clue}，执法人员在日常监督检查中发现，当事人糕点货架上摆放销售的“软香蛋糕”（规格：200克/盒，保质期：30天）已超过保质期6天。",
    findings="{findings}，执法人员对当事人经营场所进行核查，现场查见超过保质期的“软香蛋糕”20盒，价签标示16.70元/盒；"
    "调取收银系统记录，该批蛋糕超过保质期后已售出54盒。",
    facts={**FOOD, "role": "seller", "serious": False, **sums(sold="900.00", left="334.00", gains="300.00")},
    evidence=(
        Piece("record", "现场检查笔录", "当事人货架上摆放超过保质期蛋糕20盒的事实"),
        Piece("documentary", "进货票据和供货者资质", "涉案蛋糕的来源、数量和进货价格"),
        Piece("electronic", "收银系统销售记录", "超过保质期后已售出54盒、销售金额900元的事实"),
        Piece("statement", "当事人法定代表人询问笔录", "当事人对销售超过保质期食品的事实予以承认"),
    ),
    facts_text="当事人于{acted}前后在其经营场所销售超过保质期的“软香蛋糕”。该批蛋糕共74盒，超过保质期后已售出54盒，销售金额900元，"
    "尚未售出20盒，货值金额334元，货值金额合计1234元，违法所得300元。案发后当事人立即将剩余蛋糕下架，未发现消费者因食用造成健康损害。",
    nature="当事人销售超过保质期食品的行为，违反了《中华人民共和国食品安全法》第三十四条第（十）项的规定，构成经营超过保质期食品的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（五）项的规定，没收违法所得和超过保质期的蛋糕，并处罚款五万元。",
    reasons="当事人系初次违法，涉案食品货值金额较小，案发后主动下架、积极配合调查并如实提供进销货记录，"
    "依据《中华人民共和国行政处罚法》第三十二条的规定，依法从轻处罚。",
    intended=Sanction(fine=50_000_00, gains=300_00, goods=334_00, goods_description="超过保质期的“软香蛋糕”20盒", tier="lenient"),
)

ADDITIVE = Story(
    code="additive-jelly",
    shows_zh="食品安全法第一百二十四条，货值一万元以上：货值金额十倍以上二十倍以下；听证权利告知后逾期视为放弃",
    shows_en="Food Safety Law art. 124, goods of 10,000 yuan or more: 10 to 20 times; rights lapse with D12",
    article="FSL124; HR5; PP57",
    party="qinghe",
    path=f"{FILED} evidence*3 settle {REVIEWED} notify told decide+8 {PUBLISHED} {FINISH}",
    last=34,
    acted=20,
    conduct="FSL124",
    cause="生产超限量使用食品添加剂的食品案",
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市食品安全监督抽检通报：标称当事人{acted}生产的“青禾牌”果味果冻（规格：300克/袋），"
    "山梨酸及其钾盐项目不符合GB 2760的要求，检验结论为不合格。",
    findings="{findings}，核查人员向当事人送达检验报告，告知复检权利。当事人在法定期限内未申请复检。"
    "现场查见同批次果冻300袋及投料记录、销售台账。",
    facts={**FOOD, "role": "producer", "serious": False, **sums(sold="9000.00", left="3600.00", gains="2100.00")},
    evidence=(
        Piece("opinion", "监督抽检检验报告", "该批果冻山梨酸及其钾盐超过最大使用量的事实"),
        Piece("documentary", "投料记录和生产记录", "该批果冻生产数量为1050袋的事实"),
        Piece("documentary", "销售台账和出库单", "已售出750袋、销售金额9000元的事实"),
    ),
    facts_text="当事人于{acted}生产“青禾牌”果味果冻1050袋，因投料称量失误，山梨酸及其钾盐超过食品安全国家标准规定的最大使用量。"
    "至案发已售出750袋，销售金额9000元，库存300袋，货值金额3600元，货值金额合计12600元，违法所得2100元。",
    nature="当事人生产超限量使用食品添加剂的食品的行为，违反了《中华人民共和国食品安全法》第三十四条第（四）项的规定，"
    "构成生产超限量使用食品添加剂的食品的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（三）项的规定，没收违法所得和涉案果冻，并处货值金额十一倍的罚款。",
    reasons="当事人主动召回已售产品二百余袋，改进投料复核制度，配合调查；涉案添加剂属于允许使用的品种，超出幅度较小。综合裁量，予以一般处罚。",
    intended=Sanction(fine=138_600_00, gains=2_100_00, goods=3_600_00, goods_description="超限量使用食品添加剂的果味果冻300袋"),
)

SECOND = Story(
    code="second-offence",
    shows_zh="同一企业一年内再受同类处罚：信用评分按1.5倍扣减",
    shows_en="A second penalty of the same kind within a year: the score deducts 1.5 times",
    article="FSL124; ICS-1",
    party="qinghe",
    path=STANDARD,
    last=3,
    acted=110,
    conduct="FSL124",
    cause="生产标签标注虚假生产日期的食品案",
    source="report",
    provider="示例举报人",
    content="举报人反映，其购买的“青禾牌”山楂片包装标注的生产日期与实际不符。",
    findings="{findings}，核查人员现场调取当事人包装车间喷码记录，发现{acted}包装的一批山楂片标注的生产日期晚于实际生产日期5天。"
    "该行为发生于前案处罚决定作出之前。",
    facts={
        **FOOD,
        "role": "producer",
        "serious": False,
        "repeat_within_year": False,
        **sums(sold="2400.00", left="600.00", gains="500.00"),
    },
    evidence=(
        Piece("physical", "涉案山楂片2袋", "包装标注的生产日期"),
        Piece("electronic", "喷码机运行记录", "标注日期晚于实际生产日期5天的事实"),
        Piece("statement", "车间负责人询问笔录", "虚假标注的经过和数量"),
    ),
    facts_text="当事人于{acted}包装山楂片200袋时，将生产日期标注为实际生产日期之后第5日。该批产品已售出160袋，销售金额2400元，"
    "尚未售出40袋，货值金额600元，货值金额合计3000元，违法所得500元。",
    nature="当事人生产标注虚假生产日期的食品的行为，违反了《中华人民共和国食品安全法》第三十四条第（十）项的规定，"
    "构成生产标注虚假生产日期的食品的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（五）项的规定，没收违法所得和涉案山楂片，并处罚款七万元。",
    reasons="当事人虚假标注生产日期，主观上存在故意，但涉案数量不大，未造成危害后果，违法行为发生在前案处罚之前，不属于处罚后再犯。予以一般处罚。",
    intended=Sanction(fine=70_000_00, gains=500_00, goods=600_00, goods_description="标注虚假生产日期的山楂片40袋"),
)

LABEL = Story(
    code="no-label",
    shows_zh="食品安全法第一百二十五条第一款：无标签预包装食品；陈述申辩成立，罚款由一万二千元降为八千元",
    shows_en="Food Safety Law art. 125(1), food without label; the defence is accepted and the fine lowered",
    article="FSL125; PL45; PP58",
    party="chenji",
    path=f"{FILED} evidence*3 settle {REVIEWED} notify told defend recheck decide {PUBLISHED} {FINISH}",
    last=22,
    conduct="FSL125-1",
    cause="经营无标签的预包装食品案",
    source="complaint",
    provider="示例投诉人",
    content="消费者投诉称，当事人销售的真空包装卤牛肉无任何标签。",
    findings="{findings}，核查人员现场查见无标签的真空包装卤牛肉36袋，每袋售价50元。当事人称系自行分装，未加贴标签。",
    facts={**FOOD, "role": "seller", "serious": False, **sums(sold="2000.00", left="1800.00", gains="600.00")},
    evidence=(
        Piece("record", "现场笔录", "现场有无标签预包装卤牛肉36袋的事实"),
        Piece("documentary", "进货单和收款记录", "分装76袋、已售40袋、销售金额2000元的事实"),
        Piece("statement", "经营者询问笔录", "当事人承认分装后未加贴标签"),
    ),
    facts_text="当事人将购进的散装卤牛肉自行分装为真空预包装食品76袋，未加贴标签即对外销售。已售出40袋，销售金额2000元，尚未售出36袋，"
    "货值金额1800元，货值金额合计3800元，违法所得600元。经检验，涉案食品微生物项目符合食品安全国家标准。",
    nature="当事人经营无标签预包装食品的行为，违反了《中华人民共和国食品安全法》第六十七条第一款和第三十四条第（十一）项的规定，"
    "构成经营无标签的预包装食品的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十五条第一款第（二）项的规定，没收违法所得和涉案食品，并处罚款。",
    reasons="涉案食品来源合法，未造成危害后果；当事人案发后停止分装，主动退回部分货款，配合调查。依法从轻处罚。",
    intended=Sanction(
        fine=12_000_00, gains=600_00, goods=1_800_00, goods_description="无标签的真空包装卤牛肉36袋", tier="lenient"
    ),
    final=Sanction(fine=8_000_00, gains=600_00, goods=1_800_00, goods_description="无标签的真空包装卤牛肉36袋", tier="lenient"),
    defence="本店案发后已联系购买者，退回货款十二笔共计600元，并提交退款凭证；请求减少罚款数额。",
    recheck="经核实退款凭证和收款人陈述，当事人主动消除影响的事实成立，罚款数额调整为八千元。",
    accepted=True,
)

CANTEEN = Story(
    code="canteen-records",
    shows_zh="食品安全法第一百二十六条：先责令改正、警告，拒不改正的才处罚款；轻微失信信息不予公示",
    shows_en="Food Safety Law art. 126: order and warning first, a fine only after refusal; light, so not published",
    article="FSL126; PL28; GB22",
    party="zhiwei",
    path=f"{FILED} evidence*2 order evidence+12 settle {REVIEWED} {TOLD} decide serve enter unpublished pay {FINISH}",
    last=16,
    conduct="FSL126",
    cause="未建立并遵守食品进货查验记录制度拒不改正案",
    content="{clue}，执法人员在集体用餐配送单位专项检查中发现，当事人不能提供近一个月的食用油、禽肉进货查验记录。",
    findings="{findings}，核查人员再次要求当事人提供进货查验记录，当事人仍不能提供，部分从业人员的健康证明已过有效期。",
    facts={**FOOD, "role": "seller", "serious": False, "refused_to_correct": True},
    evidence=(
        Piece("record", "现场笔录", "当事人不能提供进货查验记录的事实"),
        Piece("documentary", "从业人员健康证明复印件", "三名从业人员健康证明超过有效期的事实"),
        Piece("record", "复查笔录", "责令改正期限届满后当事人仍未建立进货查验记录的事实"),
    ),
    order="当事人未建立并遵守食品进货查验记录制度，安排未取得有效健康证明的人员从事接触直接入口食品的工作。",
    facts_text="当事人未按规定建立并遵守食品进货查验记录制度，且安排三名未取得有效健康证明的人员从事接触直接入口食品的工作。"
    "本局于{order}责令其于{until}前改正并给予警告，期限届满后复查，当事人仍未改正。",
    nature="当事人的行为违反了《中华人民共和国食品安全法》第四十五条第二款、第五十三条第二款的规定，经责令改正拒不改正，构成违法。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十六条第一款第（三）项、第（六）项的规定，给予警告，并处罚款五千元。",
    reasons="当事人为集体用餐配送单位，服务对象较多，但未造成危害后果，复查后已着手整改。依法从轻处罚。",
    intended=Sanction(fine=5_000_00, tier="lenient", more=("warning",)),
    publicity_class="light",
)

STORAGE = Story(
    code="cold-storage",
    shows_zh="食品安全法第一百三十二条：责令停产停业；法制审核、集体讨论；严重类公示和信用评分上限",
    shows_en="Food Safety Law art. 132: business stopped; legal review and discussion; severe class caps the score",
    article="FSL132; PP50; PL57; O45",
    party="beiji",
    path=f"{FILED} evidence*2 order evidence+12 settle {REVIEWED} {TOLD} discuss decide {FINED} {FINISH}",
    last=9,
    conduct="FSL132",
    cause="未按要求进行食品贮存拒不改正案",
    source="assigned",
    provider="示例市市场监督管理局",
    content="示例市市场监督管理局交办：当事人2号冷库温度长期高于食品标签标示的贮存温度。",
    findings="{findings}，核查人员现场测得2号冷库温度为零下6摄氏度，高于库存速冻食品标示的零下18摄氏度；"
    "温度记录显示该情形已持续二十余日。",
    facts={**FOOD, "complex": True, "role": "storage", "serious": False, "refused_to_correct": True},
    evidence=(
        Piece("record", "现场检查和温度测量笔录", "冷库实测温度不符合贮存要求的事实"),
        Piece("electronic", "冷库温度监控数据", "超温持续时间"),
        Piece("record", "复查笔录", "责令改正期限届满后冷库温度仍不符合要求的事实"),
    ),
    order="当事人2号冷库贮存温度高于速冻食品标签标示的贮存条件。",
    facts_text="当事人2号冷库贮存速冻食品，贮存温度高于食品标签标示的贮存条件。本局于{order}责令其于{until}前改正并给予警告，"
    "期限届满后复查，库温仍不符合要求，当事人以设备未到货为由未停止入库。",
    nature="当事人未按保证食品安全的要求贮存食品的行为，违反了《中华人民共和国食品安全法》第三十三条第一款第（六）项的规定，"
    "经责令改正拒不改正，构成违法。",
    opinion="建议依据《中华人民共和国食品安全法》第一百三十二条的规定，责令停产停业，并处罚款二万元。",
    reasons="当事人拒不改正，涉及多家委托人的库存食品，法律关系复杂，社会影响较大；尚未发现食品变质流入市场。综合裁量，予以一般处罚。",
    review="legal",
    intended=Sanction(
        fine=20_000_00,
        more=("warning", "stop_business"),
        measures={"stop_business": "责令2号冷库停产停业，整改验收合格后恢复经营"},
    ),
    views=(
        ("吴建平", "当事人经责令仍不改正，停产停业确有必要，同意办案机构意见。"),
        ("郑国栋", "罚款数额适当，应当督促委托人对库存食品进行检验，同意。"),
    ),
    conclusion="会议一致同意：责令当事人2号冷库停产停业，给予警告，并处罚款二万元。",
    publicity_class="severe",
)

UNLICENSED = Story(
    code="unlicensed-workshop",
    shows_zh="食品安全法第一百二十二条：无证无照经营者没有统一社会信用代码",
    shows_en="Food Safety Law art. 122: an operator without licence has no credit code",
    article="FSL122; HR5",
    party="wuchun",
    path=STANDARD,
    last=12,
    conduct="FSL122",
    cause="未取得食品生产经营许可从事食品生产经营活动案",
    source="report",
    provider="示例举报人",
    content="举报人反映，北岭镇上坪村一临街房内有人无证加工卤味对外销售。",
    findings="{findings}，核查人员现场查见当事人正在加工卤味，不能提供营业执照和食品生产经营许可证，现场有成品卤味50公斤。",
    facts={**FOOD, "role": "producer", "serious": False, **sums(sold="4000.00", left="2500.00", gains="1000.00")},
    evidence=(
        Piece("record", "现场笔录", "当事人未取得许可加工卤味的事实"),
        Piece("electronic", "手机收款记录", "销售金额4000元的事实"),
        Piece("statement", "当事人询问笔录", "加工、销售的时间、数量和价格"),
    ),
    facts_text="当事人未办理营业执照，未取得食品生产经营许可，租用民房加工卤味对外销售，销售金额4000元，现场成品卤味50公斤，货值金额2500元，"
    "货值金额合计6500元，违法所得1000元。",
    nature="当事人未取得许可从事食品生产经营的行为，违反了《中华人民共和国食品安全法》第三十五条第一款的规定，"
    "构成未取得食品生产经营许可从事食品生产经营活动的违法行为。",
    opinion="建议依据《中华人民共和国食品安全法》第一百二十二条第一款的规定，没收违法所得和违法生产经营的食品，并处罚款五万元。",
    reasons="当事人经营时间短，货值金额较小，现场抽样检验合格，案发后立即停止经营，配合调查。依法从轻处罚。",
    intended=Sanction(fine=50_000_00, gains=1_000_00, goods=2_500_00, goods_description="卤味成品50公斤", tier="lenient"),
)

STORIES = (EXPIRED, ADDITIVE, SECOND, LABEL, CANTEEN, STORAGE, UNLICENSED)
