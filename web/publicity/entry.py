"""录入、审核、不予公示."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from integrity.publicity.models import PublicityClass, Secrecy
from integrity.publicity.redaction import grounds
from web.fields import DateField
from web.forms.base import ActForm, area, lines
from web.page import ActPage
from web.publicity.material import publication
from web.wording import choices, clauses, said


class EnterForm(ActForm):
    """录入公示信息: what is masked, line by line."""

    redactions = forms.CharField(label=_("遮蔽内容（每行一处，写作“文字：理由代码”）"), required=False, widget=area(4))
    secrecy_reviewed = forms.BooleanField(
        label=_("已作保密审查，公示内容不涉及国家秘密、商业秘密和应当保护的个人信息；认定不得公示的，在下面载明"), required=False
    )
    secrecy_ground = forms.ChoiceField(
        label=_("保密审查认定不得公示的情形"), choices=(("", _("没有")), *choices(Secrecy)), required=False
    )
    secrecy_paper = forms.CharField(label=_("保密审查意见文号"), max_length=80, required=False)

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


# longer than any restriction that a law sets for a time; a bar for life has no last day and stays open
MOST_YEARS = 20


class RestrictionForm(ActForm):
    """登记处罚限制期限."""

    restricted_until = DateField(label=_("限制期限届满日"), help_text=_("停产停业的，为准予恢复生产经营的前一日"))
    reason = forms.CharField(label=_("依据"), widget=area(2))

    def suggest(self) -> dict[str, Any]:
        return {"restricted_until": self.subject.restricted_until}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        decided, latest = self.subject.decided_on, date(self.today.year + MOST_YEARS, 12, 31)
        self._bound("restricted_until", decided, latest, gettext("日期不能早于决定日期，也不能在二十年之后。"))
        return data


ROWS = (
    ActPage("publicity.enter", EnterForm, _("提交录入"), material=publication),
    ActPage("publicity.review", ReviewForm, _("审核通过"), material=publication),
    ActPage("publicity.leave_unpublished", ReviewForm, _("不予公示"), material=publication),
    ActPage("publicity.record_restriction", RestrictionForm, _("登记限制期限"), material=publication),
)
