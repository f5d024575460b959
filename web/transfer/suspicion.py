"""指定专案组、解除提示."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.parties.models import Officer
from web.forms.base import ActForm, OfficersField, case_officers, is_id
from web.page import ActPage
from web.transfer.decision import DecisionForm
from web.transfer.sheet import crimes


class FormTaskForceForm(ActForm):
    """指定专案组."""

    officers = OfficersField(label=_("专案组成员（两名以上）"))

    def suggest(self) -> dict[str, Any]:
        rows = self.subject.case.assignments.filter(duty="handler", to_day__isnull=True)
        return {"officers": list(rows.values_list("officer", flat=True))}

    def prepare(self) -> None:
        self.fields["officers"].queryset = case_officers(self.subject.authority, self.today)  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        return {"officers": list(self.cleaned_data["officers"])}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        named = typed.get("officers", ())
        # a draft holds what was sent, ids or not
        known = Officer.objects.filter(pk__in=filter(is_id, named)) if isinstance(named, list) else named
        return {**typed, "officers": list(known)}


ROWS = (
    ActPage(
        "transfer.form_task_force",
        FormTaskForceForm,
        _("指定专案组"),
        consequence=_("专案组应当及时核实情况，提出移送涉嫌犯罪案件的书面报告。"),
        material=crimes,
    ),
    ActPage(
        "transfer.clear_flag",
        DecisionForm,
        _("解除提示"),
        consequence=_("案件事实不再达到移送标准的，写明理由解除提示，行政处罚案件继续办理。"),
    ),
)
