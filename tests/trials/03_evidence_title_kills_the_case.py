from common import *

_, k = to_case({"party_kind": "natural_person", "party_name": "李某某", "party_address": "示例县城关镇"})
a = evidence(k, title="直播截图🔥", proves="SO₂超标")
b = finish(k)
k.refresh_from_db()
check(
    b.status_code == 302 or a.status_code == 422,
    "either the title is refused when it is typed (422) or the report is issued (302); append-only evidence must never stop a case",
    f"add_evidence {a.status_code}, finish_investigation {b.status_code}, state {k.state}",
)
