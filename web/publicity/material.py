"""What a person has to know of a publication to act on it: what would be shown to the public."""

from __future__ import annotations

from django.utils.translation import gettext as _

from integrity.publicity.models import PenaltyPublicity, PublicityClass, Secrecy
from integrity.publicity.terms import limited
from web.viewmodels import Fact
from web.wording import bracketed, clauses, label_of


def publication(publicity: PenaltyPublicity) -> tuple[Fact, ...]:
    """What is published of the decision, its class, and what is masked."""
    told = publicity.summary
    hidden = clauses(bracketed(row.get("text", ""), row.get("ground", "")) for row in publicity.redactions)
    return (
        Fact(label=_("决定书文号"), value=told.get("number", "")),
        Fact(label=_("当事人"), value=told.get("party", "")),
        Fact(label=_("违法行为"), value=told.get("violation", "")),
        Fact(label=_("处罚内容"), value=told.get("penalty", "")),
        Fact(label=_("失信类别"), value=label_of(PublicityClass, publicity.publicity_class)),
        Fact(label=_("公示期至"), value=publicity.max_end.isoformat() if publicity.max_end else ""),
        Fact(label=_("处罚限制期限届满日"), value=_restriction(publicity)),
        Fact(label=_("遮蔽内容"), value=hidden),
        Fact(label=_("保密审查认定"), value=_secrecy(publicity)),
        Fact(label=_("停止展示的理由"), value=publicity.withdrawal_reason),
    )


def _restriction(publicity: PenaltyPublicity) -> str:
    """Until when the penalty restricts; where it does and no day is recorded yet, that no end is known."""
    if publicity.restricted_until:
        return publicity.restricted_until.isoformat()
    return _("尚未登记，登记前公示期不届满") if limited(publicity) else ""


def _secrecy(publicity: PenaltyPublicity) -> str:
    """What the secrecy review found, and its paper; nothing where it found nothing."""
    found = publicity.secrecy_ground
    return bracketed(label_of(Secrecy, found), publicity.secrecy_paper) if found else ""
