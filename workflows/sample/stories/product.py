"""Product-quality cases that run to the archive."""

from __future__ import annotations

from workflows.sample.stories.paths import FILED, FINISH, HEARD, PUBLISHED, REVIEWED, STANDARD, TOLD
from workflows.sample.story import GOODS, Piece, Sanction, Story, sums

HEATER = Story(
    code="unsafe-heater",
    shows_zh="产品质量法第四十九条：货值金额等值以上三倍以下；办案人员回避；审核退回补充调查一次",
    shows_en="Product Quality Law art. 49: 1 to 3 times the value; an officer recused; returned once for more inquiry",
    article="PQL49; PP4; PP54",
    party="nuanyang",
    path=f"{FILED} replace=officer2 evidence*3 custody settle report submit send_back evidence settle {REVIEWED} {TOLD} "
    f"decide {PUBLISHED} {FINISH}",
    last=27,
    acted=25,
    conduct="PQL49",
    cause="生产不符合保障人体健康和人身、财产安全标准的产品案",
    handlers=("officer3", "officer4"),
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市产品质量监督抽查结果通知：标称当事人{acted}生产的“暖阳牌”室内加热器（型号：NY-1500），"
    "“对触及带电部件的防护”项目不符合GB 4706.23的要求，判定为不合格。",
    findings="{findings}，核查人员向当事人送达抽查结果，当事人对结果无异议。现场查见同批次加热器85台，每台出厂价200元。",
    facts={**GOODS, "role": "producer", **sums(sold="21000.00", left="17000.00", gains="3150.00")},
    evidence=(
        Piece("opinion", "监督抽查检验报告", "该批加热器电击防护项目不合格的事实"),
        Piece("documentary", "生产任务单和入库单", "该批加热器生产190台的事实"),
        Piece("physical", "涉案加热器样品2台", "产品标识和结构"),
        Piece("documentary", "销售合同、出库单和退货记录", "已售出105台、销售金额21000元及已召回的数量"),
    ),
    returned="销售数量仅有当事人陈述，缺少销售合同、出库单等书证，请补充调查已售产品的数量、流向和召回情况。",
    facts_text="当事人于{acted}生产“暖阳牌”室内加热器（型号：NY-1500）190台，经监督抽查，“对触及带电部件的防护”项目不合格。"
    "已售出105台，销售金额21000元，库存85台，货值金额17000元，货值金额合计38000元，违法所得3150元。未接到人身伤害报告。",
    nature="当事人生产不符合保障人体健康和人身、财产安全的国家标准的产品的行为，违反了《中华人民共和国产品质量法》第十三条第二款的规定，"
    "构成生产不符合国家标准的产品的违法行为。",
    opinion="建议依据《中华人民共和国产品质量法》第四十九条的规定，责令停止生产、销售，没收违法生产的产品和违法所得，并处货值金额一点五倍的罚款。",
    reasons="当事人收到抽查结果后立即停产，已召回产品六十一台，完成结构整改并送检合格，未造成危害后果。综合裁量，予以一般处罚。",
    intended=Sanction(
        fine=57_000_00, gains=3_150_00, goods=17_000_00, goods_description="“暖阳牌”室内加热器（型号：NY-1500）85台"
    ),
)

PASSED_OFF = Story(
    code="passed-off-steel",
    shows_zh="产品质量法第五十条：以不合格产品冒充合格产品；情节复杂，法制审核后由负责人集体讨论",
    shows_en="Product Quality Law art. 50, failed goods passed off; complex, so legal review and collective discussion",
    article="PQL50; PP50; PL57; PP60",
    party="lixin",
    path=f"{HEARD} discuss decide {PUBLISHED} {FINISH}",
    last=18,
    acted=15,
    conduct="PQL50",
    cause="销售以不合格产品冒充合格产品案",
    handlers=("officer3", "officer4"),
    source="transfer",
    provider="示例县住房和城乡建设局",
    content="示例县住房和城乡建设局移送：某工地进场的热轧带肋钢筋经抽检重量偏差和屈服强度不合格，供货单位为当事人。",
    findings="{findings}，核查人员调取供货合同、质量证明书和送货单。质量证明书载明的炉批号与实物标牌不一致。",
    facts={**GOODS, "complex": True, "role": "seller", **sums(sold="11000.00", left="15000.00", gains="1400.00")},
    evidence=(
        Piece("opinion", "热轧带肋钢筋检验报告", "涉案钢筋屈服强度不合格的事实"),
        Piece("documentary", "供货合同、送货单和质量证明书", "以不合格钢筋冒充合格品交付的事实和数量"),
        Piece("statement", "当事人法定代表人询问笔录", "调换质量证明书的经过"),
    ),
    facts_text="当事人将屈服强度不合格的热轧带肋钢筋，附以另一批次合格钢筋的质量证明书，作为合格品销售。已售出2.75吨，销售金额11000元，"
    "库存3.75吨，货值金额15000元，货值金额合计26000元，违法所得1400元。已交付的钢筋在使用前全部退场。",
    nature="当事人以不合格产品冒充合格产品的行为，违反了《中华人民共和国产品质量法》第三十九条的规定，构成销售以不合格产品冒充合格产品的违法行为。",
    opinion="建议依据《中华人民共和国产品质量法》第五十条的规定，责令停止销售，没收违法销售的产品和违法所得，并处货值金额一点五倍的罚款。",
    reasons="当事人调换质量证明书，主观故意明显，涉案产品用于房屋建筑；案件同时涉及买卖合同、工程质量等多个法律关系，情节复杂。"
    "涉案钢筋已全部退场，未造成危害后果。综合裁量，予以一般处罚。",
    review="legal",
    intended=Sanction(fine=39_000_00, gains=1_400_00, goods=15_000_00, goods_description="屈服强度不合格的热轧带肋钢筋3.75吨"),
    views=(
        ("吴建平", "事实清楚，证据充分，销售金额未达到刑事追诉标准，同意由本局处罚。"),
        ("郑国栋", "钢筋已退场，未造成后果，货值金额一点五倍的罚款适当，同意。"),
    ),
    conclusion="会议一致同意：没收违法销售的产品和违法所得，并处罚款三万九千元。",
)

CABLE = Story(
    code="no-production-licence",
    shows_zh="工业产品生产许可证管理条例第四十八条：五万元以上二十万元以下；低于下限而无减轻理由的被系统拒绝",
    shows_en="Production Licence Regulation art. 48: 50,000 to 200,000; below the minimum without a ground is refused",
    article="IPL48; PL32",
    party="hengtong",
    path=f"{FILED} evidence*3 settle {REVIEWED} try_low {TOLD} decide {PUBLISHED} {FINISH}",
    last=14,
    acted=10,
    conduct="IPL48",
    cause="销售未取得生产许可证的列入目录产品案",
    handlers=("officer3", "officer4"),
    content="{clue}，执法人员在建材市场专项检查中发现，当事人销售的聚氯乙烯绝缘电线未标注生产许可证编号。",
    findings="{findings}，核查人员经全国工业产品生产许可证查询系统核实，标称的生产者未取得电线电缆生产许可证。",
    facts={**GOODS, "role": "seller", **sums(sold="4000.00", left="5000.00", gains="800.00")},
    evidence=(
        Piece("record", "现场检查笔录", "当事人销售未标注生产许可证编号的电线50卷"),
        Piece("documentary", "进货单和销售单据", "涉案电线的来源、数量和价格"),
        Piece("electronic", "生产许可证查询结果截图", "标称的生产者未取得生产许可证"),
    ),
    facts_text="当事人购进未取得生产许可证的企业生产的聚氯乙烯绝缘电线90卷对外销售，已售出40卷，销售金额4000元，库存50卷，货值金额5000元，"
    "违法所得800元。",
    nature="当事人销售未取得生产许可证的列入目录产品的行为，违反了《中华人民共和国工业产品生产许可证管理条例》第五条的规定，构成违法。",
    opinion="建议依据《中华人民共和国工业产品生产许可证管理条例》第四十八条的规定，责令改正，没收违法所得，并处罚款五万元。",
    reasons="当事人经营规模小，能够如实说明进货来源，案发后主动停止销售，配合调查，但不具有法定减轻处罚情形。依法从轻处罚。",
    intended=Sanction(fine=50_000_00, gains=800_00, tier="lenient"),
)

PAINT = Story(
    code="no-test-report",
    shows_zh="国务院第503号令第五条：销售者不能提供检验报告，货值金额三倍罚款",
    shows_en="State Council Order 503 art. 5: a seller without test report, three times the value",
    article="S503-5",
    party="caihong",
    path=STANDARD,
    last=20,
    conduct="S503-5",
    cause="销售者不能提供检验报告销售产品案",
    handlers=("officer3", "officer4"),
    source="inspection",
    content="{clue}，执法人员检查发现，当事人未建立进货台账，不能提供所销售防水涂料的检验报告。",
    findings="{findings}，核查人员现场查见“示彩牌”聚合物水泥防水涂料22桶，当事人仍不能提供检验报告或者检验报告复印件。",
    facts={**GOODS, "role": "seller", **sums(sold="4000.00", left="2200.00", gains="900.00")},
    evidence=(
        Piece("record", "现场检查笔录", "当事人不能提供检验报告的事实"),
        Piece("documentary", "销售收据存根", "已售出40桶、销售金额4000元的事实"),
        Piece("statement", "经营者询问笔录", "进货时未索取检验报告的事实"),
    ),
    facts_text="当事人销售防水涂料未建立进货检查验收制度和产品进货台账，不能提供检验报告。共购进62桶，已售出40桶，销售金额4000元，"
    "尚未售出22桶，货值金额2200元，货值金额合计6200元，违法所得900元。",
    nature="当事人的行为违反了《国务院关于加强食品等产品安全监督管理的特别规定》第五条第一款、第二款的规定，构成不能提供检验报告销售产品的违法行为。",
    opinion="建议依据《国务院关于加强食品等产品安全监督管理的特别规定》第五条第二款的规定，没收违法所得和违法销售的产品，并处货值金额三倍的罚款。",
    reasons="该项处罚的罚款倍数为法定固定倍数，无裁量余地。当事人已补建台账。",
    intended=Sanction(fine=18_600_00, gains=900_00, goods=2_200_00, goods_description="“示彩牌”聚合物水泥防水涂料22桶"),
)

PERSON = Story(
    code="natural-person",
    shows_zh="产品质量法第五十三条：当事人为自然人；公示摘要隐去姓名，公示文本遮蔽住址",
    shows_en="Product Quality Law art. 53: a natural person; the summary masks the name, the text hides the address",
    article="PQL53; O45 §6",
    party="zhang",
    path=STANDARD,
    last=6,
    conduct="PQL53",
    cause="销售冒用质量标志的产品案",
    handlers=("officer3", "officer4"),
    source="report",
    provider="示例举报人",
    content="举报人反映，有人在网络社群销售冒用节能认证标志的小型取暖器。",
    findings="{findings}，核查人员联系到当事人，其承认在网络社群销售自行加贴节能认证标志的取暖器。",
    facts={**GOODS, "role": "seller", **sums(sold="2000.00", left="2200.00", gains="500.00")},
    evidence=(
        Piece("electronic", "网络社群聊天和转账记录", "销售金额2000元的事实"),
        Piece("physical", "加贴标志的取暖器1台", "冒用节能认证标志的事实"),
        Piece("statement", "当事人询问笔录", "购进、加贴标志和销售的经过"),
    ),
    facts_text="当事人购进无认证标志的小型取暖器42台，自行印制并加贴节能认证标志，通过网络社群销售。已售出20台，销售金额2000元，"
    "剩余22台，货值金额2200元，货值金额合计4200元，违法所得500元。",
    nature="当事人销售冒用认证标志等质量标志的产品的行为，违反了《中华人民共和国产品质量法》第三十八条的规定，构成违法。",
    opinion="建议依据《中华人民共和国产品质量法》第五十三条的规定，责令改正，没收冒用标志的产品和违法所得，并处罚款二千元。",
    reasons="当事人系个人初次违法，数额较小，已主动联系购买者退货。依法从轻处罚。",
    intended=Sanction(
        fine=2_000_00, gains=500_00, goods=2_200_00, goods_description="冒用节能认证标志的小型取暖器22台", tier="lenient"
    ),
    redactions=(("示例县南山镇示例小区2幢301室", "home_address"),),
)

STORIES = (HEATER, PASSED_OFF, CABLE, PAINT, PERSON)
