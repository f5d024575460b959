"""Variants of papers that are made by playing the act: what the law tells apart, and what each refuses to leave empty."""

from __future__ import annotations

import json
from copy import copy
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from cases.base.models import Document
from tests.base.pdf.reading import page_texts
from tests.factories.cases import Played, case_at, make_company, make_office
from tests.procedures.issuing import play_paper
from tests.procedures.papers import refusal_of

pytestmark = pytest.mark.django_db


def altered(row: Any, **changes: Any) -> Any:
    """The row as it might have been; never saved."""
    other = copy(row)
    for name, value in changes.items():
        setattr(other, name, value)
    return other


# -- clue ---------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("plain_papers")
@pytest.mark.parametrize("source", ["complaint", "report"])
def test_who_complained_or_reported_never_enters_the_snapshot(source: str) -> None:
    played = Played(make_office(), make_company())
    played.do("register", source=source, provider="周小满，电话0000-7654321")
    played.play("assign", "findings", "file")
    issued = {document.form: json.dumps(document.snapshot, ensure_ascii=False) for document in Document.objects.all()}
    assert issued.keys() == {"1", "7"}
    for content in issued.values():
        assert "周小满" not in content
        assert "7654321" not in content


def test_filing_takes_two_officers() -> None:
    paper = play_paper("7")
    alone = paper.issue.given["officers"][:1]
    assert "两名以上办案人员" in refusal_of(paper, paper.given(officers=alone)).text.zh


def test_not_filing_cites_its_own_article_and_names_no_officers() -> None:
    paper = play_paper("7", act="clue.not_file")
    assert "《市场监督管理行政处罚程序规定》第二十条，不予立案：违法行为轻微并及时改正" in paper.text
    assert "办案人员" not in paper.text


# -- order to correct, report -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["示例市高新技术产业开发区市场监督管理局", "示例市市场监督管理局城南分局", "国家市场监督管理总局"]
)
def test_an_order_needs_a_government_that_the_bureaus_name_tells_or_a_setting(name: str) -> None:
    paper = play_paper("33")
    # without the settings of the bureau that played it
    issue = replace(paper.issue, bureau=SimpleNamespace(id=0, name=name, short_name="示"))
    assert "remedy.government" in refusal_of(paper, issue).text.zh


@pytest.mark.parametrize(
    ("column", "missing"),
    [
        ("party_text", "当事人的基本情况"),
        ("source_text", "案件来源、调查经过及采取行政强制措施的情况"),
        ("facts_text", "调查认定的事实"),
        ("nature_text", "案件性质"),
        ("opinion_text", "处理意见及其依据"),
        ("reasons_text", "自由裁量的理由"),
    ],
)
def test_the_report_has_all_six_parts(column: str, missing: str) -> None:
    paper = play_paper("35")
    report = altered(paper.issue.given["report"], **{column: " "})
    assert missing in refusal_of(paper, paper.given(report=report)).text.zh


# -- defence and discussion ---------------------------------------------------------------------------------


def test_a_waiver_is_recorded_on_the_defence_form() -> None:
    paper = play_paper("38")
    waiver = altered(paper.issue.given["defence"], waiver=True, content="我公司放弃陈述、申辩的权利。")
    assert "明确表示如下：我公司放弃陈述、申辩的权利。" in paper.text_with(paper.given(defence=waiver))


def test_every_leader_has_said_something() -> None:
    paper = play_paper("42")
    silent = altered(paper.issue.given["discussion"], views=[{"name": "李文清", "view": " "}])
    assert "李文清的意见" in refusal_of(paper, paper.given(discussion=silent)).text.zh


# -- the file -----------------------------------------------------------------------------------------------


def test_each_volume_has_a_note_of_its_own() -> None:
    """本卷情况说明 (form 56): of the main volume and of the internal one (PP78)."""
    main, internal = page_texts(play_paper("56").pdf)
    assert "正卷共" in main and "副卷共" not in main
    assert "副卷共" in internal and "正卷共" not in internal


def test_the_cover_names_the_unit_that_handled_the_case() -> None:
    """Both officers were named to it from the same unit."""
    assert "办案机构执法一科办案人员" in play_paper("54").text


# -- what the party was told --------------------------------------------------------------------------------


def _paper(played: Played, form: str) -> Any:
    return Document.objects.filter(stream=played.stream, form=form).latest("pk")


def test_a_notice_that_was_never_served_is_not_said_to_have_been() -> None:
    """PP57: 自告知书送达之日起; approved is not told."""
    played = case_at("APPROVED", role="producer", grounds={"minor_corrected_no_harm": True})
    played.do("exempt", ground="minor_corrected_no_harm")
    assert _paper(played, "46").snapshot["notice"]["reference"] == ""
    assert _paper(played, "43").snapshot["defence_text"] == ""


def test_a_decision_names_the_notice_that_was_served_and_what_was_said_to_it() -> None:
    """A new notice was approved after the defence, and then the facts were found unproven before it was served."""
    played = case_at("DEFENCE")
    first = _paper(played, "37").reference
    played.do("recheck")
    played.do("renotify")
    played.do("approve", on=date(2026, 4, 16))
    assert _paper(played, "37").reference != first
    played.do("unproven")
    made = _paper(played, "46").snapshot
    assert made["notice"]["reference"] == first
    assert made["notice"]["served_on"] == "2026-04-10"
    assert made["defence_text"].startswith("当事人于2026年4月14日提出陈述、申辩意见：请求从轻。")


def test_a_changed_decision_names_the_notice_of_the_case() -> None:
    """PP62(3) asks the same of the decision that takes the place of another."""
    played = case_at("CHANGED")
    told = _paper(played, "45B").snapshot["notice"]
    assert told == _paper(played, "45").snapshot["notice"] and told["reference"] == _paper(played, "37").reference


# -- who is named to it -------------------------------------------------------------------------------------


def test_the_record_of_the_source_is_complete_when_it_is_assigned() -> None:
    """Form 1: 案源处理意见 of the head of the unit; who registered it stays."""
    played = case_at("VERIFY")
    first, second = Document.objects.filter(stream=f"clue:{played.clue_id}", form="1").order_by("pk")
    people = {short: officer.name for short, officer in played.office.officers.items()}
    assert first.snapshot["handling"] is None
    assert second.snapshot["handling"] == {
        "label": "办案机构负责人意见",
        "opinion": f"指派{people['co1']}、{people['co2']}核查。",
        "name": people["uh"],
        "on": "2026-03-03",
    }
    assert second.snapshot["registrar"] == first.snapshot["registrar"] == people["intake"]
    assert second.snapshot["registered_on"] == "2026-03-02"


def test_the_head_of_the_unit_names_who_takes_over_a_case() -> None:
    """PP19(2): 由办案机构负责人指定两名以上…办案人员: the naming goes no further than the head of the unit."""
    paper = play_paper("8", act="penalty.replace_officer", by="uh", cause="left", reason="调离本局。")
    co1, co2, co3 = (paper.people[short] for short in ("co1", "co2", "co3"))
    assert "审批事项更换办案人员" in paper.text
    assert f"{co2}不再担任办案人员（调离、退休等离岗）：调离本局。" in paper.text
    assert f"依据《市场监督管理行政处罚程序规定》第十九条第二款，另行指定{co3}为办案人员。" in paper.text
    assert f"由{co3}接替{co2}，办案人员为{co1}、{co3}" in paper.text
    labels = [box["label"] for box in paper.content["approvals"]]
    assert labels == ["经办人意见", "经办机构负责人意见"]
    assert paper.content["approvals"][1]["name"] == paper.people["uh"]


def test_a_recusal_is_decided_by_the_leader() -> None:
    """PP4(1): 其他有关人员的回避，由市场监督管理部门负责人决定."""
    paper = play_paper("8", act="penalty.replace_officer")
    assert "依据《市场监督管理行政处罚程序规定》第四条第一款、第十九条第二款，" in paper.text
    labels = [box["label"] for box in paper.content["approvals"]]
    assert labels == ["经办人意见", "经办机构负责人意见", "部门负责人意见"]
    assert paper.content["approvals"][2]["name"] == paper.people["bl"]


@pytest.mark.parametrize("party", ["known", "unknown"])
def test_who_takes_over_the_verification_stands_on_paper(party: str) -> None:
    """PP18; a clue may be about somebody who is still to be found."""
    played = Played(make_office(), make_company())
    named: dict[str, Any] = {} if party == "known" else {"party": None}
    played.do("register", **named)
    played.play("assign", "replace_verifier")
    paper = Document.objects.get(stream=f"clue:{played.clue_id}", form="8")
    people = {short: officer.name for short, officer in played.office.officers.items()}
    assert paper.snapshot["decision"] == f"由{people['co3']}接替{people['co2']}，核查人员为{people['co1']}、{people['co3']}"
    assert (paper.snapshot["party"] is None) == (party == "unknown")
