"""The acts on a publication, by stage; importing them registers them."""

from integrity.publicity.acts.ending import drop, end_display, expire, order_withdrawal, withdraw
from integrity.publicity.acts.opening import exclude, open_, open_other_province, open_publicity
from integrity.publicity.acts.publication import publish, push, record_publication, record_restriction
from integrity.publicity.acts.restating import restate
from integrity.publicity.acts.review import enter, leave_unpublished, review

__all__ = [
    "drop",
    "end_display",
    "enter",
    "exclude",
    "expire",
    "leave_unpublished",
    "open_",
    "open_other_province",
    "open_publicity",
    "order_withdrawal",
    "publish",
    "push",
    "record_publication",
    "record_restriction",
    "restate",
    "review",
    "withdraw",
]
