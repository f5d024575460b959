"""Cases whose facts reach a threshold of the criminal law: one waits for its task force, one is with the police, one is back."""

from __future__ import annotations

from workflows.sample.stories.paths import FILED, FINISH, HEARD, PUBLISHED, REVIEWED, TOLD, pieces
from workflows.sample.story import GOODS, Sanction, Story, sums

PRODUCTS = ("officer3", "officer4")
BELOW = "违反了《中华人民共和国产品质量法》{}的规定，构成违法。"
TRANSFERRED = "force crime_report crime_approved send receipted"

CRIME = Story(
    code="above-criminal-line",
    shows_zh="销售金额五万元以上，达到刑法第一百四十条追诉标准：系统拒绝以罚代刑，主要负责人批准移送，公安机关立案，已移交物品",
    shows_en="Sales above 50,000 yuan reach Criminal Law art. 140: a fine is refused, the head transfers it, the police file it",
    article="T310-3; T310-5; T310-11; PL27",
    party="yueju",
    path=f"{HEARD} try_decide {TRANSFERRED} police_filed hand_goods",
    last=2,
    acted=40,
    conduct="PQL50",
    cause="生产、销售以次充好的产品案",
    handlers=PRODUCTS,
    source="report",
    provider="示例举报人",
    content="举报人反映，当事人以普通硬木冒充名贵红木生产、销售家具。",
    findings="{findings}，核查人员现场查见标注“交趾黄檀”的家具3件，取样送检，树种鉴定结果与标注不符。",
    facts={**GOODS, "role": "producer", **sums(sold="68000.00", left="12000.00", gains="21000.00")},
    evidence=pieces("标注与实际树种不符的家具3件"),
    facts_text="当事人自{acted}起以普通硬木冒充“交趾黄檀”生产、销售家具，已售出17件，销售金额68000元，库存3件，货值金额12000元，"
    "货值金额合计80000元，违法所得21000元。",
    nature="当事人生产以次充好产品的行为，" + BELOW.format("第三十二条"),
    opinion="建议依据《中华人民共和国产品质量法》第五十条的规定，没收违法生产的产品和违法所得，并处货值金额一倍的罚款。",
    reasons="当事人配合调查，愿意向购买者退赔。综合裁量，予以一般处罚。",
    intended=Sanction(fine=80_000_00, gains=21_000_00, goods=12_000_00, goods_description="标注“交趾黄檀”的家具3件"),
    crime_text="当事人自{acted}起采购普通硬木，加工后标注“交趾黄檀”对外销售，已售出17件，销售金额68000元，库存3件，货值金额12000元。\n"
    "上述事实有现场检查笔录、树种鉴定结果、进货和销售单据、当事人询问笔录等证据证实。当事人承认明知木材并非“交趾黄檀”。",
    crime_grounds="当事人在产品中以次充好，销售金额68000元，已达到五万元以上的立案追诉标准，涉嫌构成《中华人民共和国刑法》"
    "第一百四十条规定的生产、销售伪劣产品罪。依据《中华人民共和国行政处罚法》第二十七条和"
    "《行政执法机关移送涉嫌犯罪案件的规定》第三条的规定，应当移送公安机关。",
    crime_decision="销售金额已达到立案追诉标准，事实清楚，证据充分，不得以罚代刑，同意移送。",
    goods=(("双人床", "标注“交趾黄檀”，1.8米", "1张", "完好，已封存"), ("圈椅", "标注“交趾黄檀”", "2把", "完好，已封存")),
)

FLAGGED = Story(
    code="desk-flagged",
    shows_zh="登记的事实达到追诉标准，已提示涉嫌犯罪，待指定专案组：处理之前不得作出处罚决定",
    shows_en="The recorded facts reach a criminal threshold, waiting for the task force; no penalty may be decided before",
    article="T310-3; T310-5; PL82",
    party="yunfeng",
    path=f"{FILED} evidence*3 settle",
    last=1,
    acted=60,
    conduct="PQL50",
    cause="生产、销售以假充真的产品案",
    handlers=PRODUCTS,
    source="complaint",
    provider="示例投诉人",
    content="消费者投诉称，当事人销售的“纯羊绒”围巾经检测不含羊绒。",
    findings="{findings}，核查人员现场查见标注“100%羊绒”的围巾160条，取样送检，检验结论为聚酯纤维。",
    facts={**GOODS, "role": "producer", **sums(sold="93000.00", left="24000.00", gains="41000.00")},
    evidence=pieces("标注“100%羊绒”的围巾160条"),
)

REFUSED = Story(
    code="police-refuse",
    shows_zh="移送后公安机关不予立案：恢复行政处罚程序，依法处罚到归档",
    shows_en="The police refuse to file the case: the bureau goes on and punishes, to the archive",
    article="T310-8; T310-10; PQL50",
    party="antai",
    path=f"{FILED} evidence*3 settle {TRANSFERRED} police_refused resume {REVIEWED} {TOLD} decide {PUBLISHED} {FINISH}",
    last=3,
    acted=50,
    conduct="PQL50",
    cause="销售以次充好的产品案",
    handlers=PRODUCTS,
    source="sampling",
    provider="示例市市场监督管理局",
    content="示例市产品质量监督抽查结果通知：当事人销售的给水管材，壁厚和静液压强度项目不合格。",
    findings="{findings}，核查人员送达抽查结果，当事人未申请复检，现场查见同批次管材40根，每根售价100元。",
    facts={**GOODS, "role": "seller", **sums(sold="56000.00", left="4000.00", gains="9000.00")},
    evidence=pieces("壁厚不合格的给水管材40根"),
    facts_text="当事人自{acted}起销售壁厚和静液压强度不合格的给水管材共600根，已售出560根，销售金额56000元，库存40根，货值金额4000元，"
    "货值金额合计60000元，违法所得9000元。案件曾移送公安机关，公安机关决定不予立案。",
    nature="当事人销售以次充好产品的行为，" + BELOW.format("第三十九条"),
    opinion="建议依据《中华人民共和国产品质量法》第五十条的规定，没收违法销售的产品和违法所得，并处货值金额一倍的罚款。",
    reasons="当事人能够说明进货来源，已为购买者更换管材，配合调查。综合裁量，予以一般处罚。",
    intended=Sanction(fine=60_000_00, gains=9_000_00, goods=4_000_00, goods_description="壁厚不合格的给水管材40根"),
    crime_text="当事人自{acted}起销售壁厚和静液压强度不合格的给水管材，已售出560根，销售金额56000元，库存40根，货值金额4000元。\n"
    "上述事实有监督抽查检验报告、进货和销售单据、当事人询问笔录等证据证实。当事人称进货时查验过合格证，不知道产品不合格。",
    crime_grounds="销售金额56000元，已达到五万元以上的立案追诉标准，涉嫌《中华人民共和国刑法》第一百四十条规定的销售伪劣产品罪；"
    "当事人主观上是否明知，须由公安机关查明。依据《行政执法机关移送涉嫌犯罪案件的规定》第三条的规定，应当移送公安机关。",
    crime_decision="销售金额已达到立案追诉标准，是否构成犯罪由公安机关依法认定，同意移送。",
    goods=(("给水管材", "公称外径110毫米", "40根", "完好，已封存"),),
    police_reasons="经审查，现有证据不能证明该单位明知所销售的管材不合格，没有犯罪事实需要追究刑事责任，"
    "依据《中华人民共和国刑事诉讼法》第一百一十二条的规定，不予立案。",
    resumed="公安机关决定不予立案，当事人的行为违反产品质量法，依法应当给予行政处罚，恢复办理。",
)

STORIES = (CRIME, FLAGGED, REFUSED)
