from common import *
from cases.parties.selectors import region_on
from datetime import date

d = date(2026, 11, 30)
got = {c: (r.name if (r := region_on(c, d)) else None) for c in ("500157", "653132", "659013", "500105", "500112")}
check(
    got == {"500157": "两江新区", "653132": "岑岭县", "659013": "草湖市", "500105": None, "500112": None},
    "两江新区 500157 in place of 江北区 500105 and 渝北区 500112; 岑岭县 653132 (2026-03-26); 草湖市 659013",
    got,
)
