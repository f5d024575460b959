"""The questions that gateways ask of a case. Each reads the legal state as the act just left it."""

from __future__ import annotations

from typing import Any

from cases.penalty import assessment


def review_passed(activation: Any) -> bool:
    return bool(activation.process.case.state == "APPR")


def exempt(activation: Any) -> bool:
    return bool(activation.process.case.state == "DEC_EXEMPT")


def defended(activation: Any) -> bool:
    return bool(activation.process.case.state == "DEFENCE")


def discussion_due(activation: Any) -> bool:
    """The list of PP50(1): the same question that the gate asks before a decision."""
    return assessment.assess_case(activation.process.case).as_json()["legal_review_required"] is True


def payment_due(activation: Any) -> bool:
    return bool(activation.process.case.state == "PAY_DUE")


def flag_cleared(activation: Any) -> bool:
    return bool(activation.process.transfer.state == "CLEARED")


def transfer_approved(activation: Any) -> bool:
    return bool(activation.process.transfer.state == "APPROVED")


def police_filed(activation: Any) -> bool:
    return bool(activation.process.transfer.state == "PS_FILED")


def to_be_published(activation: Any) -> bool:
    return bool(activation.process.publicity.state == "READY")


def review_opened(activation: Any) -> bool:
    return bool(activation.process.review.state == "OPEN")


def pushed(activation: Any) -> bool:
    return bool(activation.process.publicity.state == "PUSHED")


def listing_proposed(activation: Any) -> bool:
    return bool(activation.process.listing.proposes_listing)


def listing_notified(activation: Any) -> bool:
    return bool(activation.process.listing.state == "NOTIFIED")


def listing_left(activation: Any) -> bool:
    return bool(activation.process.listing.state == "NOT_LISTED")


def listing_defended(activation: Any) -> bool:
    return bool(activation.process.listing.state == "DEFENCE")


def consent_needed(activation: Any) -> bool:
    """The superior is asked, unless the party's defence was accepted: then nobody is to be listed."""
    listing = activation.process.listing
    return bool(listing.consent_required and listing.defence_accepted is not True)
