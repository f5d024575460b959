"""The acts on a listing, by stage; importing them registers them, and what is only declared."""

from integrity.blacklist import declared as declared
from integrity.blacklist.acts.assessment import disagree, drop, leave_unlisted, notify, open_, propose, return_proposal
from integrity.blacklist.acts.consent import give_consent, refuse_consent, request_consent
from integrity.blacklist.acts.end import remove_at_term, revoke, take_down
from integrity.blacklist.acts.listing import follow_change, list_, publish, serve_listing
from integrity.blacklist.acts.notice import deem_waived, recheck_defence, record_defence, serve_notice, waive

__all__ = [
    "deem_waived",
    "disagree",
    "drop",
    "follow_change",
    "give_consent",
    "leave_unlisted",
    "list_",
    "notify",
    "open_",
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
