"""Sending, receipt, filing or refusal, handing over (T310-6 to T310-12)."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from cases.base.models import Document
from cases.base.roles import Role
from cases.transfer import enclosures
from integrity.files.models import FileEntry
from tests.factories.integrity import kept_score
from tests.factories.refusing import refused
from tests.factories.steps.transfer import GOODS, SEIZURE
from tests.factories.transfers import transfer_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_a_task_force_has_two_with_certificates() -> None:
    sent = transfer_at("SUSPECT")
    office = sent.played.office
    for officers in ([office.officers["co1"]], [office.officers["co1"], office.officers["uh"]]):
        with refused("task_force", "T310-5"):
            sent.do("task_force", officers=officers)
    sent.do("task_force")
    assert sent.transfer.members.count() == 2


def test_only_its_members_report_and_send() -> None:
    sent = transfer_at("TASKFORCE")
    with refused("on_task_force", "T310-5"):
        sent.do("report", by="co3")
    with refused("report_complete", "T310-5"):
        sent.do("report", grounds_text="")
    sent.play("report", "approve")
    with refused("on_task_force", "T310-5"):
        sent.do("send", by="co3")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"papers": []}, "papers_listed"),
        ({"goods": [{**GOODS[0], "quantity": " "}]}, "papers_listed"),
        ({"police": ""}, "addressees_named"),
        ({"procuratorate": " "}, "addressees_named"),
    ],
)
def test_what_goes_along_is_listed_and_the_procuratorate_gets_its_copy(given: dict[str, Any], code: str) -> None:
    sent = transfer_at("APPROVED")
    with refused(code, "T310-6"):
        sent.do("send", **given)


def test_it_is_sent_with_its_letter_and_list() -> None:
    sent = transfer_at("SENT")
    row = sent.transfer
    assert (row.sent_on, row.police, row.procuratorate) == (date(2026, 4, 24), "虚构区公安分局", "虚构区人民检察院")
    assert set(Document.objects.filter(stream=row.stream_key).values_list("form", flat=True)) == {"X1", "8", "5", "24"}
    letter = Document.objects.get(stream=row.stream_key, form="5")
    assert letter.snapshot["papers"] == ["移送书", "调查报告", "检验报告"] and "刑法 §140" in letter.snapshot["suspected"]


def test_the_letter_names_the_five_papers_of_article_6_and_says_what_the_file_does_not_hold() -> None:
    """T310-6 (1)-(5); T310-5: the head who approved is named as what the head was."""
    sent = transfer_at("SENT")
    row = sent.transfer
    letter = Document.objects.get(stream=row.stream_key, form="5").snapshot
    five = letter["enclosures"]
    assert [paper[: paper.index("》") + 1] for paper in five[:3]] == [
        "《涉嫌犯罪案件移送书》",
        "《涉嫌犯罪案件情况调查报告》",
        "《涉案物品清单》",
    ]
    assert row.number in five[1] and f"{row.number}，共1项" in five[2]
    assert five[3] == "检验报告、鉴定结论：案卷中没有"
    assert five[4] == "其他有关涉嫌犯罪的材料：检验报告", "typed by who sends; the file holds none"
    assert letter["approved_as"] == "正职负责人"


def test_a_test_report_of_the_file_is_named_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        ("documentary", "第5号检验报告"),
        ("opinion", "树种认定意见"),
        ("documentary", "抽样检验告知书"),
        ("record", "现场笔录"),
    ]
    file = [SimpleNamespace(kind=kind, title=title) for kind, title in rows]
    monkeypatch.setattr(enclosures, "standing", lambda case: file)
    sent = transfer_at("APPROVED")
    sent.do("send", papers=["第5号检验报告", "现场笔录", "涉案物品清单"])
    five = Document.objects.get(stream=sent.transfer.stream_key, form="5").snapshot["enclosures"]
    assert five[3:] == ["检验报告、鉴定结论：第5号检验报告；树种认定意见", "其他有关涉嫌犯罪的材料：现场笔录"]


def test_who_presides_is_not_called_the_head() -> None:
    sent = transfer_at("REPORTED")
    sent.played.office.hire("acting", Role.BL, acting=True)
    sent.do("approve", by="acting")
    sent.do("send")
    letter = Document.objects.get(stream=sent.transfer.stream_key, form="5")
    assert letter.snapshot["approved_as"] == "主持工作的负责人"


def test_where_nothing_was_seized_no_notice_of_seized_goods_is_issued() -> None:
    """CE21 asks for it of goods that were sealed or seized."""
    sent = transfer_at("PS_FILED")
    for half in ({"seizure": ""}, {"seized_on": None}, {"seized_on": date(2026, 4, 30)}):
        with refused("seizure_named", "CE21"):
            sent.do("hand_over", **half)
    sent.do("hand_over", seizure="", seized_on=None)
    forms = set(Document.objects.filter(stream=sent.transfer.stream_key).values_list("form", flat=True))
    assert "52" in forms and "6" not in forms


@pytest.mark.parametrize(
    ("step", "given", "code"),
    [
        ("receipt", {"receipt_on": date(2026, 4, 23)}, "receipt_dated"),
        ("receipt", {"receipt_by": ""}, "receipt_dated"),
        ("receipt", {"receipt_on": date(2026, 4, 26)}, "receipt_dated"),
    ],
)
def test_the_receipt(step: str, given: dict[str, Any], code: str) -> None:
    sent = transfer_at("SENT")
    with refused(code, "T310-7"):
        sent.do(step, **given)


@pytest.mark.parametrize("step", ["filed", "refused"])
@pytest.mark.parametrize("given", [{"document": ""}, {"replied_on": date(2026, 4, 24)}, {"received_on": date(2026, 4, 29)}])
def test_the_paper_of_the_police(step: str, given: dict[str, Any]) -> None:
    sent = transfer_at("RECEIPTED")
    with refused("police_paper", "T310-8"):
        sent.do(step, **given)


def test_a_refusal_states_its_reasons() -> None:
    sent = transfer_at("RECEIPTED")
    with refused("police_reasons", "T310-8"):
        sent.do("refused", reasons="")


def test_the_goods_are_handed_over_signed_and_the_party_is_told() -> None:
    sent = transfer_at("PS_FILED")
    for given in ({"received_by": ""}, {"handed_over_on": date(2026, 4, 27)}, {"handed_over_on": date(2026, 4, 30)}):
        with refused("handover_signed", "T310-12"):
            sent.do("hand_over", **given)
    sent.do("hand_over")
    told = Document.objects.get(stream=sent.transfer.stream_key, form="6")
    assert (told.snapshot["seizure"], told.snapshot["seized_on"]) == (SEIZURE, "2026-03-10")
    assert told.snapshot["goods"] == [["1", "标注虚假材质的家具", "1.8米", "3件", "完好"]]
    # 范本 52: what became of the goods, signed by two officers and by who took over
    record = Document.objects.get(stream=sent.transfer.stream_key, form="52")
    assert record.snapshot["goods"] == told.snapshot["goods"]
    assert (record.snapshot["police"], record.snapshot["received_by"]) == ("虚构区公安分局", "警官乙")
    assert len(record.snapshot["members"]) == 2


def test_a_filed_case_caps_the_score_until_it_is_over() -> None:
    """H5: police case pending 699."""
    sent = transfer_at("PS_FILED")
    party = sent.played.party
    score = kept_score(party)
    assert (score.score, score.credit_class) == (699, "C")
    entry = FileEntry.objects.get(party=party, kind="police_case", known_to=None)
    assert (entry.visibility, entry.reference) == ("INTERNAL", "虚公立字〔2026〕1号")
    sent.do("outcome")
    score.refresh_from_db()
    assert score.score == 900


def test_a_conviction_costs_four_hundred_and_is_held_for_three_years() -> None:
    """§7: conviction 400, active 3 years, severe (H4 699): 900 - 400."""
    sent = transfer_at("HANDED_OVER")
    sent.do("outcome", kind="convicted", convicted="unit", document="（2026）虚0001刑初1号", court_fine=50_000_00)
    assert kept_score(sent.played.party).score == 500


@pytest.mark.parametrize(
    "given",
    [
        {"document": ""},
        {"kind": "unknown"},
        {"decided_on": date(2026, 5, 21)},
        {"court_fine": 1},
        {"kind": "convicted", "convicted": "unit", "court_fine": 0},
    ],
)
def test_an_outcome_is_stated_whole(given: dict[str, Any]) -> None:
    sent = transfer_at("PS_FILED")
    with refused("outcome_stated", "T310-11"):
        sent.do("outcome", **given)


def test_it_is_stated_once() -> None:
    sent = transfer_at("PS_FILED")
    sent.do("outcome")
    with refused("outcome_stated", "T310-11"):
        sent.do("outcome", kind="acquitted")


def test_another_bureau_has_no_part_in_it() -> None:
    from tests.factories.parties import make_authority

    sent = transfer_at("SUSPECT")
    sent.played.office.hire("foreign", Role.BL, authority=make_authority())
    with refused("own_authority", "T310-5"):
        sent.do("task_force", by="foreign")
