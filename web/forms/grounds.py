"""Grounds for no or a lower penalty, each an element that a rule names (no_penalty.csv). Every one may stay unknown."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from web.forms.base import ActForm, TruthField

GROUNDS = (
    "incapable",
    "partly_capable",
    "minor_corrected_no_harm",
    "first_time_slight_corrected",
    "no_fault_proven",
    "no_intent_proven",
    "checked",
    "did_not_know",
    "source_named",
    "lawfully_got",
    "recalled_no_harm",
    "removed_harm",
    "coerced",
    "told_unknown",
    "merit",
    "other_law_lightens",
    "mitigation_below_minimum",
)


class GroundsFields(ActForm):
    """Mixin: what may lead to no penalty or a lower one. Age is told by the party's papers and is not asked."""

    incapable = TruthField(label=_("当事人（精神病人、智力残疾人）在不能辨认或者不能控制自己行为时违法"))
    partly_capable = TruthField(label=_("当事人尚未完全丧失辨认或者控制自己行为的能力"))
    minor_corrected_no_harm = TruthField(label=_("轻微并及时改正，没有危害后果"))
    first_time_slight_corrected = TruthField(label=_("初次违法、后果轻微并及时改正"))
    no_fault_proven = TruthField(label=_("当事人证明没有主观过错"))
    no_intent_proven = TruthField(label=_("当事人证明没有主观故意"), help_text=_("不列入严重违法失信名单的情形。"))
    checked = TruthField(label=_("经营者履行了进货查验等义务"))
    did_not_know = TruthField(label=_("有充分证据证明当事人不知道所采购、销售的商品违法"))
    source_named = TruthField(label=_("如实说明进货来源"))
    lawfully_got = TruthField(label=_("商品系合法取得"))
    recalled_no_harm = TruthField(label=_("依法停止生产经营、召回等，没有危害后果"))
    removed_harm = TruthField(label=_("主动消除或者减轻危害后果"))
    coerced = TruthField(label=_("受他人胁迫或者诱骗"))
    told_unknown = TruthField(label=_("主动供述行政机关尚未掌握的违法行为"))
    merit = TruthField(label=_("配合查处有立功表现"))
    other_law_lightens = TruthField(label=_("法律、法规、规章规定其他应当从轻、减轻的情形"))
    mitigation_below_minimum = TruthField(label=_("具有减轻处罚情形"))
