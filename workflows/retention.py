"""What is kept for a time only, and how long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from axes.models import AccessAttempt, AccessLog
from django.contrib.sessions.models import Session

from cases.base.models import FailedSignIn, RateWindow, SubmittedForm
from workflows import rates, uploads

# 网络安全法 21(3): logs of the network at least six months; no six months are longer
SIX_MONTHS = timedelta(days=184)
# a page is not sent again after this
PAGES = timedelta(days=90)


def end(*, now: datetime) -> Mapping[str, int]:
    """End what has lasted long enough; how many of each."""
    long_ago, minute = now - SIX_MONTHS, int(now.timestamp()) // rates.MINUTE
    due = {
        "sign_ins": FailedSignIn.objects.filter(at__lt=long_ago),
        "attempts": AccessAttempt.objects.filter(attempt_time__lt=long_ago),
        "visits": AccessLog.objects.filter(attempt_time__lt=long_ago),
        "sessions": Session.objects.filter(expire_date__lt=now),
        "windows": RateWindow.objects.filter(minute__lt=minute - 10),
        "pages": SubmittedForm.objects.filter(at__lt=now - PAGES),
    }
    # what waits for a page is ended while it is known which pages were sent
    return {"uploads": uploads.forget(now=now), **{name: int(rows.delete()[0]) for name, rows in due.items()}}
