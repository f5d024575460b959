"""A suspected crime goes to the police through the pages: the deputy may name the task force, the head alone decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils import timezone
from selenium.webdriver.common.by import By

from cases.base import verify
from cases.base.models import Document, Refusal
from cases.base.work import legal_date
from cases.penalty.models import PenaltyCase
from cases.transfer.models import CriminalFlag, Transfer
from tests.browser.axe import grave_faults
from tests.browser.conftest import Bureau
from tests.browser.driving import Desk, Value
from workflows.models import WorkItem

FORCE = ("赵启明", "陈雨桐")
GOODS = "围巾；标注“100%羊绒”；160条；完好，已封存"


def test_a_flag_goes_to_the_police(open_bureau: Callable[..., Bureau], desk: Callable[[Bureau], Desk]) -> None:
    bureau = open_bureau("desk-flagged")
    seat, today = desk(bureau), legal_date(timezone.now())

    bureau.seat(seat, "leader").open(f"/cases/{PenaltyCase.objects.get().pk}/")
    seat.press(seat.driver.find_element(By.LINK_TEXT, "办理移送"))
    assert f"/subjects/transfer/{_transfer().pk}/" in seat.path
    _fit(seat)
    _done(bureau, seat, "leader", "指定专案组", {"officers": FORCE})
    _done(
        bureau,
        seat,
        "officer3",
        "提出移送报告",
        {
            "facts_text": "以聚酯纤维围巾冒充羊绒围巾，销售金额93000元。",
            "grounds_text": "销售金额已达到五万元以上的立案追诉标准。",
        },
    )
    _the_deputy_may_not(bureau)
    _done(bureau, seat, "head", "决定是否移送", {"reason": "达到追诉标准，不得以罚代刑，同意移送。"})
    assert (PenaltyCase.objects.get().state, CriminalFlag.objects.get().state) == ("SUSP", "answered")

    _line_is_named(bureau, seat)
    _done(
        bureau,
        seat,
        "officer3",
        "移送公安机关",
        {"police": "示例县公安局", "procuratorate": "示例县人民检察院", "goods": GOODS},
        held=True,
    )
    _done(bureau, seat, "officer4", "登记移送回执", {"receipt_on": today, "receipt_by": "示例县公安局案管中心"})
    paper: dict[str, Value] = {"document": "示公（经）立字〔2026〕9号", "replied_on": today, "received_on": today}
    _done(bureau, seat, "officer3", "登记公安机关决定", paper)
    handed: dict[str, Value] = {"handed_over_on": today, "received_by": "示例县公安局经侦大队"}
    # form 6 tells the party of goods that were seized, and names the decision (CE21)
    handed |= {"seizure": "示市监扣字〔2026〕3号", "seized_on": today}
    _done(bureau, seat, "officer4", "移交涉案物品和材料", handed)

    transfer = _transfer()
    assert (transfer.state, transfer.police) == ("HANDED_OVER", "示例县公安局")
    assert transfer.goods.get().quantity == "160条"
    papers = Document.objects.filter(stream=transfer.stream_key).values_list("form", flat=True)
    assert set(papers) == {"X1", "8", "5", "24", "52", "6"}
    seat.open(f"/subjects/transfer/{transfer.pk}/")
    assert "160条" in seat.text and "吴建平" in seat.text
    _fit(seat)
    assert verify.verify().findings == []


def _transfer() -> Transfer:
    return Transfer.objects.get()


def _done(bureau: Bureau, seat: Desk, who: str, task: str, fields: Mapping[str, Value], *, held: bool = False) -> None:
    """This person takes the task from the queue (or has it), fills the form in and sends it."""
    bureau.seat(seat, who)
    if held:
        seat.open("/")
        seat.press(seat.driver.find_element(By.LINK_TEXT, task))
    else:
        seat.take(task)
    _fit(seat)
    seat.fill(fields)
    seat.submit()
    assert "已办理" in seat.text, f"{task}: {seat.text[:800]}"


def _the_deputy_may_not(bureau: Bureau) -> None:
    """T310-5: the head in person or whoever presides; the refusal of the deputy stays on record, nothing else."""
    item = WorkItem.objects.get(step="decide_transfer", done=False)
    address = f"/act/transfer/{_transfer().pk}/transfer.approve/?item={item.pk}"
    deputy = bureau.visitor("leader")
    assert deputy.get(address) == 403
    assert deputy.post(address, {"token": "a-token-of-one-self-made", "reason": "同意移送。"}) == 403
    assert _transfer().state == "REPORTED"
    assert Refusal.objects.filter(verb="transfer.approve", actor_name="郑国栋").count() == 1


def _line_is_named(bureau: Bureau, seat: Desk) -> None:
    """A line of the list of goods that cannot be read is named by its number; nothing typed is lost."""
    bureau.seat(seat, "officer3").take("移送公安机关")
    seat.fill({"police": "示例县公安局", "procuratorate": "示例县人民检察院", "goods": f"{GOODS}\n围巾 160条"})
    seat.submit()
    assert "第 2 行应写作" in seat.text
    assert "160条" in str(seat.find("[name=goods]").get_attribute("value"))
    assert _transfer().state == "APPROVED"


def _fit(seat: Desk) -> None:
    assert grave_faults(seat.driver) == []
