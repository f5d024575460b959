"""公示、撤下."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.blacklist.material import listing
from web.forms.common import ConfirmForm
from web.page import ActPage

ROWS = (
    ActPage(
        "blacklist.publish",
        ConfirmForm,
        _("公示"),
        consequence=_("列入信息自今天起向社会公示，至列入期限届满自动停止。"),
        material=listing,
    ),
    ActPage(
        "blacklist.take_down",
        ConfirmForm,
        _("登记已撤下"),
        purpose=_("本系统已停止展示；请撤下国家企业信用信息公示系统等处的公示后登记。"),
        material=listing,
    ),
)
