"""录入、审核、不予公示."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from integrity.publicity.models import PublicityClass
from integrity.publicity.redaction import grounds
from web.forms.base import ActForm, area, lines
from web.forms.common import ReasonForm
from web.page import ActPage
from web.publicity.material import publication
from web.wording import choices, clauses, said


class EnterForm(ActForm):
    """录入公示信息: what is masked, line by line."""

    redactions = forms.CharField(label=_("遮蔽内容（每行一处，写作“文字：理由代码”）"), required=False, widget=area(4))
    secrecy_reviewed = forms.BooleanField(
        label=_("已作保密审查，公示内容不涉及国家秘密、商业秘密和应当保护的个人信息"), required=False
    )

    def prepare(self) -> None:
        self.fields["redactions"].help_text = clauses(f"{g.code} {said(g.zh, g.en)}" for g in grounds().values())

    def clean_redactions(self) -> list[dict[str, str]]:
        known = grounds()
        found = []
        for number, line in enumerate(lines(self.cleaned_data["redactions"]), start=1):
            text, _colon, ground = line.replace(":", "：").rpartition("：")
            if not text or ground.strip() not in known:
                raise ValidationError(_("第 %(n)s 行应写作“文字：理由代码”。"), params={"n": number})
            found.append({"text": text.strip(), "ground": ground.strip()})
        return found


class ReviewForm(ActForm):
    """审核公示信息."""

    publicity_class = forms.ChoiceField(label=_("失信类别"), choices=choices(PublicityClass))
    reason = forms.CharField(label=_("理由"), required=False, widget=area(3))

    def suggest(self) -> dict[str, Any]:
        return {"publicity_class": self.subject.publicity_class}


ROWS = (
    ActPage("publicity.enter", EnterForm, _("提交录入"), material=publication),
    ActPage("publicity.review", ReviewForm, _("审核通过"), material=publication),
    ActPage("publicity.leave_unpublished", ReasonForm, _("不予公示"), material=publication),
)
