"""The pages of a transfer: the way there from the case, what the head reads, the list of goods as people type it."""

from __future__ import annotations

import pytest

from cases.transfer.models import HandedGoods
from tests.factories.steps.transfer import STEPS
from tests.factories.transfers import Sent, transfer_at
from tests.web.conftest import Clock
from tests.web.site import Person, why
from tests.web.test_translations import chinese, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def address(sent: Sent, act: str) -> str:
    return f"/act/transfer/{sent.transfer.pk}/transfer.{act}/"


def person(sent: Sent, who: str, **more: str) -> Person:
    return Person(sent.played.office.officers[who], **more)


def test_the_flag_leads_to_the_transfer_and_the_transfer_back(clock: Clock) -> None:
    sent = transfer_at("SUSPECT")
    clock(STEPS["task_force"].day)
    leader, home = person(sent, "bl"), f"/subjects/transfer/{sent.transfer.pk}/"
    case = leader.open(f"/cases/{sent.played.case_id}/").context["page"]
    assert [(a.title, a.link.url) for a in case.alerts] == [("涉嫌犯罪", home)]
    assert home in {action.url for action in case.actions}
    page = leader.open(home).context["page"]
    assert page.actions[0].url == f"/cases/{sent.played.case_id}/"
    assert [action.label for action in page.actions[1:]] == ["指定专案组", "解除涉嫌犯罪提示"]


def test_an_answered_flag_alerts_no_more_but_the_way_stays(clock: Clock) -> None:
    sent = transfer_at("SENT")
    clock(STEPS["receipt"].day)
    case = person(sent, "bl").open(f"/cases/{sent.played.case_id}/").context["page"]
    assert case.alerts == ()
    assert f"/subjects/transfer/{sent.transfer.pk}/" in {a.url for a in case.actions}


def test_the_head_reads_the_report_and_the_law_before_deciding(clock: Clock) -> None:
    """T310-5: the head decides on the written report; the sums that reach 刑法 §140 stand beside."""
    sent = transfer_at("REPORTED")
    clock(STEPS["approve"].day)
    page = person(sent, "bh").open(address(sent, "approve")).context["page"]
    shown = [fact.value for fact in page.facts]
    assert {"以普通硬木冒充名贵红木销售家具，销售金额68000元。", "达到刑法第一百四十条追诉标准，建议移送。"} <= set(shown)
    assert page.facts[0].label == "刑法 §140"
    assert [crime.crime for crime in page.law.crimes] == ["刑法 §140"]


@pytest.mark.parametrize("act", ["approve", "reject"])
def test_the_deputy_is_refused_the_decision(act: str, clock: Clock) -> None:
    """T310-5: 正职负责人或者主持工作的负责人; a deputy leader is neither."""
    sent = transfer_at("REPORTED")
    clock(STEPS["approve"].day)
    deputy = person(sent, "bl")
    assert deputy.open(address(sent, act)).status_code == 403
    assert deputy.send(address(sent, act), {"token": "x" * 22, "reason": "同意。"}).status_code == 403
    assert sent.transfer.state == "REPORTED"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("双人床；1.8米；1张；完好\n圈椅 2把", "第 2 行应写作"),
        ("双人床；1.8米；1张", "第 1 行应写作"),
        ("双人床；；；完好", "第 1 行缺少物品的名称或者数量"),
        ("；1.8米；1张；", "第 1 行缺少物品的名称或者数量"),
        ("床；；1张；\n\n床；；" + "1" * 101 + "；", "第 2 行过长"),
    ],
)
def test_a_line_of_goods_that_cannot_be_read_is_named(typed: str, said: str, clock: Clock) -> None:
    sent = transfer_at("APPROVED")
    clock(STEPS["send"].day)
    answer = person(sent, "co1").fill(address(sent, "send"), police="虚构区公安局", procuratorate="虚构区人民检察院", goods=typed)
    assert answer.status_code == 422
    assert said in str(answer.context["page"].form.errors["goods"])
    assert sent.transfer.state == "APPROVED"


def test_goods_are_taken_line_by_line_with_either_semicolon(clock: Clock) -> None:
    sent = transfer_at("APPROVED")
    clock(STEPS["send"].day)
    answer = person(sent, "co1").fill(
        address(sent, "send"),
        police="虚构区公安局",
        procuratorate="虚构区人民检察院",
        papers="移送书\n\n 检验报告 ",
        goods="双人床；1.8米；1张；完好\n圈椅;;2把;",
    )
    assert answer.status_code == 302, why(answer)
    rows = HandedGoods.objects.order_by("position").values_list("name", "spec", "quantity", "state")
    assert list(rows) == [("双人床", "1.8米", "1张", "完好"), ("圈椅", "", "2把", "")]
    assert sent.transfer.papers == ["移送书", "检验报告"]


def test_a_fine_without_a_conviction_is_told_at_its_field(clock: Clock) -> None:
    """PL35: only a court imposes a fine that counts."""
    sent = transfer_at("HANDED_OVER")
    clock(STEPS["outcome"].day)
    answer = person(sent, "co1").fill(
        address(sent, "record_outcome"),
        kind="withdrawn",
        document="虚公撤〔2026〕1号",
        decided_on="2026-05-19",
        court_fine="40,000",
    )
    assert answer.status_code == 422
    assert list(answer.context["page"].form.errors) == ["court_fine"]


def test_the_page_tells_what_went_and_what_came_back_in_both_languages(clock: Clock) -> None:
    sent = transfer_at("HANDED_OVER")
    sent.do("outcome", kind="withdrawn", document="虚公撤〔2026〕1号")
    clock(STEPS["outcome"].day)
    home = f"/subjects/transfer/{sent.transfer.pk}/"
    head = person(sent, "bh")
    facts = {fact.label: fact.value for fact in head.open(home).context["page"].facts}
    assert facts["涉案物品 1"] == "标注虚假材质的家具（1.8米）；3件；完好"
    assert facts["接受的公安机关"] == "虚构区公安分局（2026-04-24）"
    assert facts["公安机关立案"].startswith("虚公立字〔2026〕1号")
    assert facts["刑事处理结果"] == "公安机关撤销案件（虚公撤〔2026〕1号 2026-05-19）"
    english = person(sent, "bh", language="en").open(home).content.decode()
    assert chinese(english, stored()) == []
