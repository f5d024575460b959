"""What happened: the facts that the ranges, the clocks and the criminal law read. Every one may stay unknown."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from web.fields import DateField, YuanField
from web.forms.base import ActForm, TruthField

PRODUCTS = (
    ("", _("不明")),
    ("food", _("食品")),
    ("drug", _("药品")),
    ("medical_device", _("医疗器械")),
    ("cosmetics", _("化妆品")),
    ("special_equipment", _("特种设备")),
    ("key_industrial", _("重点工业产品")),
    ("product", _("其他产品")),
)
ROLES = (
    ("", _("不明")),
    ("producer", _("生产者")),
    ("seller", _("销售者")),
    ("catering", _("餐饮服务提供者")),
    ("importer", _("进口商")),
    ("agent", _("代理商")),
    ("premises", _("场所提供者")),
    ("storage", _("贮存运输者")),
    ("platform", _("网络交易平台")),
    ("market", _("集中交易市场开办者")),
    ("testing_body", _("检验检测机构")),
    ("person", _("个人责任人员")),
    ("raw_material_supplier", _("禁用非食品原料的生产者、供应者")),
    ("pig_slaughterer", _("私设生猪屠宰厂（场）者")),
)
SUBSTANCES = (
    ("", _("不明")),
    ("none", _("未检出")),
    ("toxic_non_food", _("有毒有害非食品原料")),
    ("seriously_over_limit", _("严重超出标准限量")),
    ("diseased_meat", _("病死、死因不明或者检疫不合格的肉类")),
    ("banned", _("国家为防病等特殊需要明令禁止")),
    ("infant_food_deficient", _("专供婴幼儿的主辅食品营养成分严重不达标")),
    ("medical_food_deficient", _("特殊医学用途配方食品营养成分严重不达标")),
    ("other_grave", _("其他足以造成严重食源性疾病的情形")),
)
MANY = 999_999
SEARCH = _("按法律名称、条款编号或者违法行为查找")
AMOUNTS = (
    "goods_value",
    "sales_amount",
    "unsold_value",
    "illegal_gains",
    "turnover",
    "ad_fee",
    "fee",
    "helper_income",
    "person_income",
    "period_income",
    "direct_loss",
)
COUNTS = ("violations", "deaths", "serious_injuries", "ill", "duration_days", "penalties_within_year")
DATES = ("acted_on", "act_ended_on", "discovered_on")
TRUTHS = (
    "complex",
    "public_interest",
    "serious",
    "grave",
    "heavier",
    "extreme",
    "intentional",
    "vile",
    "false_information",
    "evaded_inspection",
    "repeat_after_conviction",
    "harm",
    "life_or_finance",
    "packaged",
    "only_prepackaged",
    "only_farm_produce",
    "own_containers",
    "no_licence",
    "licence_issued_here",
    "passed_off",
    "knew",
    "refused_to_correct",
    "repeat_within_year",
    "convicted",
    "criminal_fine",
)


class CircumstancesFields(ActForm):
    """Mixin: one field for each fact that the case does not know by itself."""

    conduct = forms.MultipleChoiceField(
        label=_("涉嫌违法行为"), required=False, widget=forms.SelectMultiple(attrs={"size": 8, "data-search": SEARCH})
    )
    product = forms.ChoiceField(label=_("产品类别"), choices=PRODUCTS, required=False)
    role = forms.ChoiceField(label=_("当事人身份"), choices=ROLES, required=False)
    acted_on = DateField(label=_("违法行为发生日"), required=False)
    act_ended_on = DateField(label=_("违法行为终了日"), required=False)
    discovered_on = DateField(label=_("发现日"), required=False)
    goods_value = YuanField(
        label=_("货值金额（元）"), required=False, help_text=_("已售和未售合计，按标价；没有标价的按市场中间价。")
    )
    sales_amount = YuanField(label=_("销售金额（元）"), required=False)
    unsold_value = YuanField(label=_("未销售货值（元）"), required=False)
    illegal_gains = YuanField(label=_("违法所得（元）"), required=False)
    turnover = YuanField(label=_("违法经营额（元）"), required=False)
    ad_fee = YuanField(label=_("广告费用（元）"), required=False, help_text=_("无法计算或者明显偏低的，填零。"))
    fee = YuanField(label=_("收取的检验、认证等费用（元）"), required=False)
    helper_income = YuanField(label=_("运输、保管、仓储等收入（元）"), required=False)
    person_income = YuanField(label=_("责任人员上一年度从本单位取得的收入（元）"), required=False)
    period_income = YuanField(label=_("责任人员违法行为发生期间自本单位所获收入（元）"), required=False)
    direct_loss = YuanField(label=_("直接经济损失（元）"), required=False)
    violations = forms.IntegerField(label=_("违法行为次数"), required=False, min_value=1, max_value=MANY)
    duration_days = forms.IntegerField(label=_("持续天数"), required=False, min_value=0, max_value=MANY)
    substance = forms.ChoiceField(label=_("检出物质"), choices=SUBSTANCES, required=False)
    deaths = forms.IntegerField(label=_("死亡人数"), required=False, min_value=0, max_value=MANY)
    serious_injuries = forms.IntegerField(label=_("重伤人数"), required=False, min_value=0, max_value=MANY)
    ill = forms.IntegerField(label=_("患病人数"), required=False, min_value=0, max_value=MANY)
    penalties_within_year = forms.IntegerField(
        label=_("一年内受处罚次数"),
        required=False,
        min_value=0,
        max_value=MANY,
        help_text=_("因违反食品安全法受到的处罚，责令停产停业、吊销许可证的不计（第一百三十四条）。"),
    )
    local_item = forms.CharField(
        label=_("适用的省级管理办法条款"),
        required=False,
        max_length=40,
        help_text=_("食品小作坊、食品摊贩等：本机关录入的项目代码（食品安全法第一百二十七条）。"),
    )
    complex = TruthField(label=_("疑难复杂、涉及多个法律关系"))
    public_interest = TruthField(label=_("涉及重大公共利益"))
    serious = TruthField(label=_("情节严重"))
    grave = TruthField(label=_("造成严重后果或者危害后果"))
    heavier = TruthField(label=_("情节较重"))
    extreme = TruthField(label=_("情节特别严重"))
    intentional = TruthField(label=_("故意实施违法行为"))
    vile = TruthField(label=_("违法行为性质恶劣"))
    false_information = TruthField(label=_("故意提供虚假信息或者隐瞒真实情况"))
    evaded_inspection = TruthField(label=_("拒绝、逃避监督检查"))
    repeat_after_conviction = TruthField(label=_("因食品安全违法受到刑事处罚后又实施食品安全违法行为"))
    packaged = TruthField(label=_("产品有包装"))
    only_prepackaged = TruthField(label=_("仅销售预包装食品"))
    only_farm_produce = TruthField(label=_("仅销售食用农产品"))
    no_licence = TruthField(
        label=_("没有可以吊销的许可证件"), help_text=_("情节严重、条文规定吊销许可证件的，须吊销；未取得许可的无从吊销。")
    )
    licence_issued_here = TruthField(label=_("许可证件由本机关发放"), help_text=_("该条规定由原发证部门吊销。"))
    own_containers = TruthField(label=_("使用自有容器运输自有重点液态食品"))
    passed_off = TruthField(label=_("掺杂掺假、以假充真、以次充好或者以不合格产品冒充合格产品"))
    knew = TruthField(label=_("明知（有证据证明或者有司法解释所列情形）"))
    harm = TruthField(label=_("有危害后果"))
    life_or_finance = TruthField(
        label=_("涉及公民生命健康安全、金融安全"), help_text=_("同时有危害后果的，追责期限为五年（行政处罚法第三十六条）。")
    )
    refused_to_correct = TruthField(label=_("责令改正后拒不改正"))
    repeat_within_year = TruthField(label=_("一年内再次实施同种违法行为"))
    convicted = TruthField(label=_("已被法院判处刑罚"))
    criminal_fine = TruthField(label=_("法院判处罚金"))
    listing_grounds = forms.MultipleChoiceField(
        label=_("认定的列入严重违法失信名单情形"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6, "data-search": _("按条款或者情形查找")}),
        help_text=_("条文没有点名、须由人认定的情形；认定的依据写入调查终结报告。"),
    )
