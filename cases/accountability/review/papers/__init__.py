"""DOC10-13: what the official is told, what was decided, what is referred, and the minutes behind it."""

from cases.accountability.review.papers.decision import Decision
from cases.accountability.review.papers.minutes import Minutes
from cases.accountability.review.papers.notice import Notice
from cases.accountability.review.papers.referral import Referral

FORMS = (Notice(), Decision(), Referral(), Minutes())
