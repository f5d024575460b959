"""证据: recorded, corrected, withdrawn, handed over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.base.texts import file_name
from cases.parties.models import Officer
from cases.penalty.identity import identity_known
from cases.penalty.models import EvidenceGroup, EvidenceKind
from cases.penalty.selectors import handlers_of, standing
from web.fields import DateField, UploadField
from web.forms.base import ActForm, OfficersField, area, is_id
from web.page import ActPage
from web.wording import choices

_MEDIA = re.compile(r"[\w.+-]{1,40}/[\w.+-]{1,50}", re.ASCII)


class AddEvidenceForm(ActForm):
    """登记证据."""

    past = ("taken_on",)
    kind = forms.ChoiceField(label=_("证据种类"), choices=choices(EvidenceKind))
    group = forms.ChoiceField(label=_("证明对象"), choices=choices(EvidenceGroup), help_text=_("文书按此顺序列明证据。"))
    title = forms.CharField(label=_("证据名称"), max_length=200)
    proves = forms.CharField(label=_("证明内容"), widget=area(3))
    source = forms.CharField(label=_("来源"), max_length=200)
    taken_on = DateField(label=_("取得日期"))
    place = forms.CharField(label=_("取得地点"), max_length=200, required=False)
    method = forms.CharField(label=_("取得方式"), max_length=200, required=False)
    collectors = OfficersField(label=_("取证人员（两名以上）"))
    file = UploadField(label=_("文件"), required=False, max_length=200, help_text=_("存入后按内容计算摘要，任何改动都会被发现。"))

    def suggest(self) -> dict[str, Any]:
        return {"group": self._group(), "taken_on": self.today, "collectors": [o.pk for o in handlers_of(self.subject)]}

    def _group(self) -> str:
        """Who the party is comes first, unless it is known."""
        return EvidenceGroup.FACTS if identity_known(self.subject) else EvidenceGroup.IDENTITY

    def prepare(self) -> None:
        field = self.fields["collectors"]
        assert isinstance(field, OfficersField)
        field.queryset = Officer.objects.filter(pk__in=[o.pk for o in handlers_of(self.subject)])

    def arguments(self) -> dict[str, Any]:
        return _with_file(self.cleaned_data)


def _with_file(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of an act that takes a piece with its file."""
    data = dict(cleaned)
    upload, collectors = data.pop("file"), list(data.pop("collectors"))
    if upload:
        kind, named = _media_type(upload.content_type), file_name(upload.name)
        data |= {"content": upload.read(), "file_name": named, "media_type": kind}
    return {**data, "collectors": collectors}


def _media_type(claimed: str | None) -> str:
    """What the browser says the file is, if it says it in the form of RFC 6838."""
    return claimed if claimed and _MEDIA.fullmatch(claimed) else "application/octet-stream"


class PieceForm(ActForm):
    """An act on one piece that stands."""

    evidence = forms.ChoiceField(label=_("证据"))

    def prepare(self) -> None:
        field = self.fields["evidence"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(row.pk, f"{row.position}　{row.title}") for row in standing(self.subject)]

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "evidence": int(self.cleaned_data["evidence"])}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        chosen = str(typed.get("evidence") or "")
        return {**typed, "evidence": int(chosen)} if is_id(chosen) else dict(typed)


class CorrectEvidenceForm(PieceForm):
    """更正证据: what is left empty stays as it is."""

    past = ("taken_on",)
    kind = forms.ChoiceField(label=_("证据种类"), required=False)
    group = forms.ChoiceField(label=_("证明对象"), required=False)
    title = forms.CharField(label=_("证据名称"), max_length=200, required=False)
    proves = forms.CharField(label=_("证明内容"), widget=area(3), required=False)
    source = forms.CharField(label=_("来源"), max_length=200, required=False)
    taken_on = DateField(label=_("取得日期"), required=False)
    place = forms.CharField(label=_("取得地点"), max_length=200, required=False)
    method = forms.CharField(label=_("取得方式"), max_length=200, required=False)
    collectors = OfficersField(label=_("取证人员（两名以上）"), required=False)
    file = UploadField(label=_("文件"), required=False, max_length=200, help_text=_("换上的文件；原来的文件仍留在历史中。"))
    reason = forms.CharField(label=_("更正理由"), max_length=200)

    def prepare(self) -> None:
        super().prepare()
        kinds, officers = self.fields["kind"], self.fields["collectors"]
        assert isinstance(kinds, forms.ChoiceField) and isinstance(officers, OfficersField)
        kinds.choices = [("", _("不更正")), *choices(EvidenceKind)]
        groups = self.fields["group"]
        assert isinstance(groups, forms.ChoiceField)
        groups.choices = [("", _("不更正")), *choices(EvidenceGroup)]
        officers.queryset = Officer.objects.filter(pk__in=self.subject.assignments.filter(duty="handler").values("officer"))

    def arguments(self) -> dict[str, Any]:
        return _with_file(super().arguments())

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return {"content": typed.get("file") or None, **super().seen_by_law(typed)}


class WithdrawEvidenceForm(PieceForm):
    """撤回证据."""

    reason = forms.CharField(
        label=_("撤回理由"), max_length=200, help_text=_("例如：重复登记；经核对与事实不符；取证程序不合法。")
    )


class HandOverEvidenceForm(ActForm):
    """移交证据保管."""

    evidence = forms.ChoiceField(label=_("证据"))
    from_holder = forms.CharField(label=_("移交人"), max_length=128)
    to_holder = forms.CharField(label=_("接收人（部门）"), max_length=128)
    place = forms.CharField(label=_("存放地点"), max_length=200)
    reason = forms.CharField(label=_("事由"), max_length=200)

    def suggest(self) -> dict[str, Any]:
        last = self.subject.evidences.order_by("-position").first()
        held = last.custody.order_by("-pk").first() if last else None
        return {"evidence": last.pk if last else "", "from_holder": held.to_holder if held else self.actor.name}

    def prepare(self) -> None:
        field = self.fields["evidence"]
        assert isinstance(field, forms.ChoiceField)
        rows = self.subject.evidences.order_by("position")
        field.choices = [(row.pk, f"{row.position}　{row.title}") for row in rows]

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "evidence": int(self.cleaned_data["evidence"])}


LEANS = _("更正、撤回只在调查取证期间办理；已进入审核、审批的，须先退回补充调查，报告和审核据此重新进行。已制发的文书不变。")
ROWS = (
    ActPage("penalty.add_evidence", AddEvidenceForm, _("登记证据")),
    ActPage("penalty.correct_evidence", CorrectEvidenceForm, _("更正证据"), purpose=_("只填要更正的项目。"), consequence=LEANS),
    ActPage("penalty.withdraw_evidence", WithdrawEvidenceForm, _("撤回证据"), consequence=LEANS),
    ActPage("penalty.hand_over_evidence", HandOverEvidenceForm, _("登记移交")),
)
