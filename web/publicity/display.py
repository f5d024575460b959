"""公示、推送、撤回."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.forms.common import ConfirmForm, ReasonForm
from web.page import ActPage
from web.publicity.material import publication

ROWS = (
    ActPage("publicity.publish", ConfirmForm, _("公示"), material=publication),
    ActPage("publicity.push", ConfirmForm, _("推送外省")),
    ActPage("publicity.record_publication", ConfirmForm, _("登记已公示")),
    ActPage("publicity.withdraw", ReasonForm, _("撤回公示"), material=publication),
)
