"""A fictional case as plain rows with the attributes of the models. All names and numbers are invented."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

TODAY = date(2026, 6, 15)
BUREAU = SimpleNamespace(id=7, name="示例县市场监督管理局", short_name="示")


def company(**changes: Any) -> SimpleNamespace:
    """青禾食品有限公司: invented, with a code whose check character is right."""
    row = {
        "kind": "company",
        "licensed": True,
        "name": "示例县青禾食品有限公司",
        "uscc": "91330000MA2FAKE02N",
        "owner_name": "",
        "identity_masked": "",
        "address": "示例省示例县城南街道禾苗路18号",
        "legal_representative": "林青禾",
        "guardian": None,
    }
    made = SimpleNamespace(**{**row, **changes})
    # merged into nobody
    made.standing = made
    return made


def sole_trader() -> SimpleNamespace:
    return company(
        kind="sole_trader",
        name="示例县老陈豆腐坊",
        uscc="92330000MA2FAKE10E",
        owner_name="陈有豆",
        legal_representative="",
        identity_masked="330***********1234",
        address="示例省示例县东门菜市场12号",
    )


def natural_person() -> SimpleNamespace:
    return company(
        kind="natural_person",
        licensed=False,
        name="周小满",
        uscc=None,
        legal_representative="",
        identity_masked="330***********5678",
        address="示例省示例县北岭镇上坪村9号",
    )


def unlicensed() -> SimpleNamespace:
    return company(
        kind="sole_trader",
        licensed=False,
        name="吴春生",
        uscc=None,
        legal_representative="",
        owner_name="吴春生",
        identity_masked="330***********4321",
        address="示例省示例县西关路临时摊位3号",
    )


def clue(**changes: Any) -> SimpleNamespace:
    row = {
        "number": "示市监线索〔2026〕31号",
        "source": "sampling",
        "get_source_display": lambda: "监督抽检不合格",
        "provider": "示例市市场监督管理局",
        "received_on": date(2026, 2, 26),
        "party": company(),
        "authority": BUREAU,
        "content": "示例市食品安全监督抽检通报：标称示例县青禾食品有限公司生产的"
        "“青禾牌”话梅（生产日期2026年1月8日，规格250克／袋），"
        "经检验二氧化硫残留量项目不符合GB 2760—2024的要求，检验结论为不合格。",
        "facts": {"conduct": ["FSL124"], "product": "food"},
        "findings": "2026年3月2日，核查人员持检验报告对当事人进行现场检查。"
        "当事人对检验结论无异议，在法定期限内未申请复检。"
        "现场查见同批次话梅120袋及生产、销售记录，有证据初步证明当事人生产经营超限量使用食品添加剂的食品。",
    }
    return SimpleNamespace(**{**row, **changes})


def content(**changes: Any) -> dict[str, Any]:
    """The columns of PenaltyContent."""
    row = {
        "kinds": ["fine", "confiscate_gains", "confiscate_goods"],
        "fine": 6000000,
        "confiscated_gains": 186000,
        "confiscated_goods": 144000,
        "goods_description": "“青禾牌”话梅120袋（规格250克／袋，生产日期2026年1月8日）",
        "measures": {},
        "orders": None,
        "charges": None,
        # as rows have it that were written before clauses were kept
        "clause": None,
        "broken": None,
        "conduct": "FSL124",
        "law": "食品安全法 §124",
        "law_version": "2025-12-01",
        "band_min": 5000000,
        "band_max": 10000000,
        "tier": "ordinary",
        "get_tier_display": lambda: "一般",
        "mitigation_ground": "",
        "facts_text": "当事人于2026年1月8日生产“青禾牌”话梅500袋，规格250克／袋，出厂价12元／袋，"
        "货值金额6000元。至2026年3月2日已售出380袋，"
        "销售收入4560元，扣除合法必要支出后违法所得1860元，库存120袋。\n经示例市食品检验检测中心检验，该批次话梅二氧化硫残留量为"
        "0.62 g／kg，标准指标为不大于0.35 g／kg，检验结论为不合格。当事人对检验结论无异议。",
        "reasons_text": "当事人积极配合调查，如实陈述违法事实并主动召回部分产品；"
        "但超限量幅度较大，且已流入市场，社会危害程度一般。"
        "综合考虑违法行为的事实、性质、情节和社会危害程度，参照市场监督管理行政处罚裁量权适用规则，裁量阶次为一般。",
    }
    made = {**row, **changes}
    made.setdefault("payable", made["fine"] + made["confiscated_gains"])
    return made


EVIDENCE = (
    (
        "documentary",
        "书证",
        "示例市食品检验检测中心检验报告（编号：SL-2026-0158）及送达回证",
        "该批次话梅二氧化硫残留量不合格，结果已依法告知当事人",
        "示例市食品检验检测中心",
        date(2026, 2, 26),
    ),
    (
        "record",
        "现场笔录",
        "现场笔录及现场照片8张",
        "现场查见库存话梅120袋及生产经营情况",
        "示例县青禾食品有限公司",
        date(2026, 3, 2),
    ),
    (
        "statement",
        "当事人的陈述",
        "对法定代表人林青禾的询问笔录",
        "涉案话梅的生产数量、销售价格、销售去向及添加剂使用情况",
        "林青禾",
        date(2026, 3, 12),
    ),
    ("documentary", "书证", "营业执照、食品生产许可证复印件", "当事人的主体资格", "示例县青禾食品有限公司", date(2026, 3, 2)),
    (
        "documentary",
        "书证",
        "生产记录、出库单、销售发票复印件",
        "涉案话梅的数量、货值金额和违法所得",
        "示例县青禾食品有限公司",
        date(2026, 3, 12),
    ),
)
REPORT = SimpleNamespace(
    **content(),
    party_text="当事人：示例县青禾食品有限公司，统一社会信用代码：91330000MA2FAKE02N，住所：示例省示例县城南街道禾苗路18号，"
    "法定代表人：林青禾，持有食品生产许可证，经营范围：蜜饯生产、销售。",
    source_text="2026年2月26日，本局收到示例市市场监督管理局移交的监督抽检不合格检验报告。2026年3月2日，本局执法人员对当事人进行现场检查，"
    "当场送达检验报告并告知复检权利，同日立案调查。调查期间，执法人员依法对当事人法定代表人进行了询问，调取了生产、销售记录。"
    "本案未采取行政强制措施。",
    nature_text="当事人生产经营超限量使用食品添加剂的食品的行为，违反了《中华人民共和国食品安全法》第三十四条第（四）项的规定，"
    "构成生产经营超限量使用食品添加剂的食品的违法行为。",
    opinion_text="建议依据《中华人民共和国食品安全法》第一百二十四条第一款第（三）项的规定，没收违法所得和不合格食品，并处罚款。",
    made_on=date(2026, 5, 6),
)
NOTICE = SimpleNamespace(**content(), version=1, hearing_right=False, refund=None, served_on=date(2026, 5, 21))
DEFENCE = SimpleNamespace(
    waiver=False,
    received_on=date(2026, 5, 25),
    stated_by="林青禾（法定代表人）",
    content="我公司对违法事实没有异议。公司成立以来首次被查处，事发后已召回42袋并整改了配料工序，经营困难，请求从轻处罚。",
    accepted=False,
    recheck="召回和整改情况在裁量时已经考虑，当事人未提出新的事实和证据。",
    rechecked_on=date(2026, 5, 28),
)
REVIEW = SimpleNamespace(
    kind="legal",
    get_kind_display=lambda: "法制审核",
    reviewer=SimpleNamespace(name="赵明法"),
    passed=True,
    points=dict.fromkeys(("jurisdiction", "party", "facts", "nature", "basis", "procedure", "fitness"), True),
    opinion="本案事实清楚，证据确凿，定性准确，适用依据正确，程序合法，处理适当。同意办案机构的处理意见。",
    remarks={"facts": "检验报告、销售记录和询问笔录相互印证。"},
    advice=None,
    reviewed_on=date(2026, 5, 14),
)
DISCUSSION = SimpleNamespace(
    held_on=date(2026, 6, 8),
    presided_by="孙为公",
    place="三楼会议室",
    reporter="王守正",
    recorder="何记",
    attendees=["孙为公", "李文清", "何秉正"],
    views=[
        {"name": "李文清", "view": "事实清楚，同意办案机构意见，当事人申辩理由不成立。"},
        {"name": "何秉正", "view": "同意。裁量为一般档次适当，与同类案件一致。"},
        {"name": "孙为公", "view": "同意。按拟处罚意见作出决定，并督促当事人整改。"},
    ],
    conclusion="经集体讨论，一致同意对当事人没收违法所得和涉案话梅，并处罚款。",
    fine=6000000,
    mitigation_agreed=False,
)
OUTCOME = {
    "publicity": {
        "published": True,
        "class": "general",
        "regime": "NDRC36",
        "publish_by": "2026-07-14",
        "min_end": "2026-09-15",
        "max_end": "2027-06-15",
    }
}
DEFENCE_TEXT = (
    "当事人于2026年5月25日提出陈述、申辩，认为系首次被查处并已召回整改，请求从轻处罚。经复核，召回和整改情况在裁量时已经考虑，"
    "当事人未提出新的事实、理由和证据，本局不予采纳。"
)


def decision(**changes: Any) -> SimpleNamespace:
    row = {
        **content(),
        "kind": "penalty",
        "status": "in_force",
        "decided_on": TODAY,
        "decided_by": "孙为公",
        "outcome": OUTCOME,
        "exemption_ground": "",
        "defence_text": DEFENCE_TEXT,
        "duties_text": "没收的话梅由本局依法处理。",
        "document": None,
        "ended_by": "",
    }
    return SimpleNamespace(**{**row, **changes})


def exempt() -> SimpleNamespace:
    texts = {
        "facts_text": "当事人销售的1袋话梅标签净含量字符高度不足，属于标签瑕疵，"
        "不影响食品安全且不会对消费者造成误导，货值金额12元，当事人已当场下架改正。",
        "reasons_text": "当事人违法行为轻微，案发后立即改正，没有造成危害后果。",
    }
    none = {"kinds": [], "fine": 0, "confiscated_gains": 0, "confiscated_goods": 0, "goods_description": "", "payable": 0}
    return decision(
        **none, **texts, kind="exempt", exemption_ground="minor_corrected_no_harm", conduct="FSL125-2", law="食品安全法 §125(2)"
    )


def case(**changes: Any) -> SimpleNamespace:
    row = {
        "pk": 1,
        "number": "示市监立案〔2026〕12号",
        "cause": "涉嫌生产经营超限量使用食品添加剂的食品案",
        "party": company(),
        "authority": BUREAU,
        "facts": {"conduct": ["FSL124"], "product": "food"},
        "clue": clue(),
        "filed_on": date(2026, 3, 2),
        "decided_on": TODAY,
        "served_on": date(2026, 6, 16),
        "executed_on": date(2026, 6, 29),
        "closed_on": date(2026, 7, 3),
        "archived_on": date(2026, 7, 6),
        "stream_key": "penaltycase:1",
        "listed": SimpleNamespace(title="涉嫌生产经营超限量使用食品添加剂的食品案"),
    }
    return SimpleNamespace(**{**row, **changes})


def paper(form: str, title: str, type_code: str, number: int, **snapshot: Any) -> SimpleNamespace:
    reference = f"示市监{type_code}〔2026〕{number}号"
    return SimpleNamespace(form=form, title=title, reference=reference, snapshot=snapshot)


ITEMS = [
    "没收违法所得1860元（大写：人民币壹仟捌佰陆拾元整）",
    "没收“青禾牌”话梅120袋，货值金额1440元（大写：人民币壹仟肆佰肆拾元整）",
    "罚款60000元（大写：人民币陆万元整）",
]
DECISION_PAPER = paper("45", "行政处罚决定书", "处罚", 9, items=ITEMS)
PAPERS = {
    "37": paper("37", "行政处罚告知书", "罚告", 8, nature=REPORT.nature_text),
    "45": DECISION_PAPER,
    "46": paper("46", "不予行政处罚决定书", "不罚", 2),
}
OPINION = "同意。按照集体讨论意见作出行政处罚决定。"
SERVICE = SimpleNamespace(
    document=DECISION_PAPER,
    mode="in_person",
    get_mode_display=lambda: "直接送达",
    served_on=date(2026, 6, 16),
    receiver="林青禾（法定代表人）",
    servers="王守正、刘勤",
    proof="",
)
ENTRIES = [
    {"position": n, "title": title, "reference": reference, "date": day, "pages": pages, "volume": volume}
    for n, (title, reference, day, pages, volume) in enumerate(
        [
            ("立案/不予立案审批表", "", "2026-03-02", "1-2", "main"),
            ("行政处罚决定书", "示市监处罚〔2026〕9号", "2026-06-15", "3-6", "main"),
            ("行政处罚告知书", "示市监罚告〔2026〕8号", "2026-05-20", "7-9", "main"),
            ("责令改正通知书", "示市监责改〔2026〕15号", "2026-06-15", "10-11", "main"),
            ("公示与信用修复告知书", "示市监信告〔2026〕9号", "2026-06-15", "12-13", "main"),
            ("送达回证", "", "2026-06-16", "14-14", "main"),
            ("案件来源登记表", "", "2026-02-26", "15-15", "sub"),
            ("案件调查终结报告", "", "2026-05-06", "16-19", "sub"),
            ("案件审核/法制审核表", "", "2026-05-14", "20-20", "sub"),
            ("结案审批表", "", "2026-07-03", "21-22", "sub"),
        ],
        start=1,
    )
]


def box(label: str, opinion: str, name: str, on: str) -> dict[str, str]:
    return {"label": label, "opinion": opinion, "name": name, "on": on}


def evidence_rows() -> list[SimpleNamespace]:
    return [
        SimpleNamespace(
            kind=kind, get_kind_display=lambda shown=shown: shown, title=title, proves=proves, source=source, taken_on=day
        )
        for kind, shown, title, proves, source, day in EVIDENCE
    ]
