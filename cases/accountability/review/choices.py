"""The words of a review: what gave rise to it, who answers as what, what is found, and what it comes to."""

from __future__ import annotations

from django.db import models

from cases.accountability.review.procedure import ReviewState


class Trigger(models.TextChoices):
    """What gave rise to the review (§5.4)."""

    SIGNAL = "signal", "监督信号核实转办"
    SUPERIOR = "superior", "上级机关或者本级政府交办"
    REFERRAL = "referral", "其他机关移送"
    ANNULLED_DECISION = "annulled_decision", "行政行为被变更、撤销或者确认违法"
    ACCIDENT = "accident", "重大事故"
    COMPLAINT = "complaint", "投诉举报"


class Capacity(models.TextChoices):
    """In which capacity the official answers, as the acts show."""

    HANDLER = "handler", "承办人"
    REVIEWER = "reviewer", "审核人"
    APPROVER = "approver", "批准人"
    HEAD = "head", "主要负责人"


class Outcome(models.TextChoices):
    """What a review may come to, lightest first; the codes are those of the states."""

    NO_FAULT = ReviewState.NO_FAULT.value, "不予追责（无责任）"
    EXEMPT = ReviewState.EXEMPT.value, "免予追责（尽职免责）"
    MEASURE = ReviewState.MEASURE.value, "给予非处分处理"
    REFERRED = ReviewState.REFERRED.value, "移送有权机关处理"


class Recipient(models.TextChoices):
    """To whom a matter beyond the bureau's own power is referred."""

    APPOINTING_ORGAN = "appointing_organ", "任免机关、单位"
    COMMISSION = "commission", "监察机关"


class Mind(models.TextChoices):
    """The first element of fault."""

    NONE = "none", "无故意或者重大过失"
    GROSS_NEGLIGENCE = "gross_negligence", "重大过失"
    INTENT = "intent", "故意"


class Harm(models.TextChoices):
    """The third element of fault."""

    NONE = "none", "未造成危害后果或者不良影响"
    BAD_INFLUENCE = "bad_influence", "造成不良影响"
    HARM = "harm", "造成危害后果"


class Claim(models.TextChoices):
    """What became of a claimed ground."""

    OPEN = "", "待审查"
    ACCEPTED = "accepted", "采纳"
    REJECTED = "rejected", "不予采纳"
