from common import *

_, k = to_case(
    {
        "party_kind": "natural_person",
        "party_name": "甲某某",
        "party_address": "示例县城关镇",
        "party_identity": identity.make_valid("64010120150101001"),
    }
)
r = to_notice(k)
check(
    r.status_code == 409,
    "409: under fourteen there is no penalty (行政处罚法第三十条)",
    f"approve_notice {r.status_code}: a fine of 60,000 for a child of eleven goes on to the decision",
)
