"""Acts on a supervision signal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.acts.page import ActPage
from web.forms import signal

ASKED = _("监督信号不是认定结论；答复人不得是信号涉及的人员。")

ROWS = (
    ActPage("signal.explain", signal.ExplainForm, _("提交说明"), purpose=ASKED),
    ActPage("signal.correct", signal.CorrectForm, _("确认已纠正"), purpose=ASKED),
    ActPage("signal.open_review", signal.OpenReviewForm, _("启动责任认定"), purpose=ASKED),
)
