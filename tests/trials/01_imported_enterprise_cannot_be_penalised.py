from common import *

code = uscc.make_valid("91640100MA7Q1001")
imported([["示例市导入食品有限公司", code, "2018-01-02", "有限责任公司", "100万元人民币", "食品销售", "宁夏", "银川"]])
# the page of the findings lets the officer enter what the registry's file lacks
_, k = to_case(
    {"party": code, "party_address": "示例市城关镇1号", "party_representative": "李某某", "party_proof": "营业执照副本"}
)
r = to_notice(k)
check(
    r.status_code == 302,
    "the notice of penalty is issued, or the page itself lets the officer enter 住所 and 法定代表人 of a registered party (PL 59(1), PP 62)",
    f"{r.status_code} {text(r)[120:260]}",
)
