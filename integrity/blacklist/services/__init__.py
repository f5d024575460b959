"""Moves of a listing, one function an act. Called by `integrity.listing`, which lets file and score follow."""

from integrity.blacklist.services.assessment import disagree, leave_unlisted, notify, open_listing, propose, return_proposal
from integrity.blacklist.services.listing import (
    drop,
    follow_change,
    list_party,
    publish,
    remove_at_term,
    revoke,
    serve_listing,
    take_down,
)
from integrity.blacklist.services.notice import (
    deem_waived,
    give_consent,
    recheck_defence,
    record_defence,
    refuse_consent,
    request_consent,
    serve_notice,
    waive,
)

__all__ = [
    "deem_waived",
    "disagree",
    "drop",
    "follow_change",
    "give_consent",
    "leave_unlisted",
    "list_party",
    "notify",
    "open_listing",
    "propose",
    "publish",
    "recheck_defence",
    "record_defence",
    "refuse_consent",
    "remove_at_term",
    "request_consent",
    "return_proposal",
    "revoke",
    "serve_listing",
    "serve_notice",
    "take_down",
    "waive",
]
