from common import *

f = {k: v for k, v in FACTS.items() if k not in ("complex", "public_interest")}
_, k = to_case({"party_kind": "natural_person", "party_name": "李某某", "party_address": "示例县城关镇"}, f)
evidence(k)
finish(k)
k.refresh_from_db()
r = step("unithead", k, "submit_review", kind="legal", opinion="同意")
w = cl("officer1").get(f"/act/case/{k.pk}/penalty.record_facts/").status_code
check(
    r.status_code == 302 or w == 200,
    "in INV_DONE the facts can still be completed, or a legal review (the stricter one) is accepted, or the case can go back to INVEST",
    f"{k.state}: submit_review {r.status_code}, record_facts page {w}",
)
