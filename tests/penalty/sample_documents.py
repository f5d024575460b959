"""Forms made from the fictional case of `sample_case`: their variants need no database, or no act with a Step issues them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest

from cases.base.documents import DocumentForm, Issue, render_content
from cases.intake.papers import IncompleteDocument
from cases.law.documents import document_type
from cases.law.fact_types import Facts
from cases.law.facts import parse_facts
from cases.law.settings import NATIONAL
from cases.penalty.papers import FORMS as CASE_FORMS
from cases.penalty.papers import reads
from cases.penalty.proposal import Proposal
from tests.base.pdf.reading import text_without_feet
from tests.penalty.sample_case import (
    BUREAU,
    DECISION_PAPER,
    DEFENCE,
    DISCUSSION,
    ENTRIES,
    NOTICE,
    OPINION,
    PAPERS,
    REPORT,
    REVIEW,
    SERVICE,
    TODAY,
    box,
    case,
    decision,
    evidence_rows,
    exempt,
    paper,
)
from tests.procedures.papers import Paper

FORMS: dict[str, DocumentForm] = {form.form: form for form in CASE_FORMS}
DIGEST, CODE = "ab12cd34" * 8, "0123456789abcdef"
BANK = "示例县农村商业银行营业部，户名：示例县财政局非税收入专户，账号：0000 1111 2222 3333"
SETTINGS = {
    "payment.bank": BANK,
    "remedy.court": "示例县人民法院",
    "contact.phone": "0000-1234567",
    "contact.address": "示例省示例县人民路1号",
    "archive.retention": "三十年",
}


@dataclass(frozen=True)
class Sample:
    """What an act gives to a form: what it `needs`, as agreed with the act, and what it takes besides; who issues it."""

    needs: Mapping[str, Any] = field(default_factory=dict)
    takes: Mapping[str, Any] = field(default_factory=dict)
    issuer: str = "孙为公"


OLD = decision(status="changed", document=DECISION_PAPER)
NEW = decision(
    fine=5000000,
    payable=5186000,
    reasons_text="依据复议决定认定的召回情节，对当事人从轻处罚。",
    tier="lenient",
    get_tier_display=lambda: "从轻",
)
RECONSIDERED = "示例县人民政府《行政复议决定书》（示政复决〔2026〕3号）"
SAMPLES: dict[str, Sample] = {
    "8": Sample(
        needs={
            "matter": "中止案件办理",
            "reason": "涉嫌犯罪移送公安机关（示市监移〔2026〕1号）。",
            "decision": "同意中止案件办理",
            "approvals": [box("主要负责人意见", "同意中止案件办理。", "孙为公", "2026-06-15")],
        }
    ),
    "36": Sample(needs={"review": REVIEW}, issuer="赵明法"),
    "37": Sample(needs={"notice": NOTICE}),
    "43": Sample(needs={"decision": decision(), "opinion": OPINION}),
    "45": Sample(needs={"decision": decision()}, takes={"opinion": OPINION, "correct_until": "2026-06-30"}),
    "45B": Sample(needs={"decision": NEW, "old": OLD, "basis": RECONSIDERED}, takes={"opinion": OPINION}),
    "45C": Sample(
        needs={"decision": OLD, "basis": RECONSIDERED},
        takes={"opinion": "经审查，原行政处罚决定认定当事人违法所得的主要证据不足。"},
    ),
    "46": Sample(needs={"decision": exempt()}, takes={"opinion": "同意。"}),
    "50": Sample(needs={"service": SERVICE}, takes={"place": "示例县青禾食品有限公司办公室"}, issuer="王守正"),
    "53": Sample(
        needs={
            "result": "行政处罚决定已经执行完毕：罚没款已全部缴清，没收的话梅已依法处理，当事人已完成整改。",
            "approvals": [
                box("办案机构负责人意见", "罚没款已缴清，建议结案。", "钱立诚", "2026-07-02"),
                box("部门负责人意见", "同意结案。", "孙为公", "2026-07-03"),
            ],
        },
        takes={"goods": "没收的话梅120袋已于2026年6月26日监督销毁。"},
    ),
    "54": Sample(needs={"entries": ENTRIES}, takes={"note": ""}, issuer="刘勤"),
    "55": Sample(needs={"entries": ENTRIES}, takes={"note": ""}, issuer="刘勤"),
    "DOC3": Sample(needs={"decision": decision()}),
}


def decided_facts(case: Any, decision: Any) -> Facts:
    """The facts of the sample's decision, from its rows."""
    known = {name: case.facts[name] for name in ("product",) if name in case.facts}
    return parse_facts(
        {
            **known,
            "conduct": [decision.conduct],
            "party": "company",
            "procedure": "ordinary",
            "decided_on": decision.decided_on.isoformat(),
            "penalty": Proposal.of(decision).as_facts(),
        }
    )


def read_values() -> dict[str, Any]:
    """What the reads return for the sample case."""
    sent = SimpleNamespace(reason="同意办案人员意见，送法制审核。", actor_name="钱立诚", at=datetime(2026, 5, 7, 2, tzinfo=UTC))
    paid = [
        SimpleNamespace(get_purpose_display=lambda: "罚款", amount=6000000, paid_on=date(2026, 6, 25)),
        SimpleNamespace(get_purpose_display=lambda: "没收违法所得", amount=186000, paid_on=date(2026, 6, 25)),
    ]
    enclosed = [paper("33", "责令改正通知书", "责改", 15), paper("DOC3", "公示与信用修复告知书", "信告", 9)]
    return {
        "refunded": lambda case, conduct, on: None,
        "evidence": lambda case: evidence_rows(),
        "handlers": lambda case: ["王守正", "刘勤"],
        "units": lambda case: ["执法一科"],
        "report": lambda case: REPORT,
        "notice": lambda case: NOTICE,
        "told_notice": lambda case: NOTICE,
        "told_paper": lambda case: PAPERS.get("37"),
        "defence": lambda case: DEFENCE,
        "reviews": lambda case: [REVIEW],
        "discussion": lambda case: DISCUSSION,
        "decision": lambda case: decision(document=DECISION_PAPER),
        "payments": lambda decided: paid,
        "last_issued": lambda case, form: PAPERS.get(form),
        "served_together": lambda document: [document, *enclosed],
        "act": lambda case, verb: sent,
        "decided_facts": decided_facts,
        "law_of": lambda bureau, on: NATIONAL,
        "setting": lambda key, bureau, on: SETTINGS.get(key, ""),
    }


@contextmanager
def reading(**changes: Any) -> Iterator[None]:
    """The reads answer from the sample case; `changes` replaces single answers by values."""
    values = {**read_values(), **{name: (lambda *_, value=value: value) for name, value in changes.items()}}
    with patch.multiple(reads, **values):
        yield


def issue_of(form: str, *, subject: Any = None, given_more: Mapping[str, Any] | None = None, bureau: Any = BUREAU) -> Issue:
    """The issue of a form on the sample case."""
    sample = SAMPLES[form]
    return Issue(subject or case(), {**sample.needs, **sample.takes, **(given_more or {})}, sample.issuer, TODAY, bureau)


def snapshot_of(form: str, issue: Issue | None = None, **changes: Any) -> dict[str, Any]:
    """The whole content of a form, with the header that issuing adds."""
    with reading(**changes):
        facts = FORMS[form].snapshot(issue or issue_of(form))
    return {**facts, **header(form)}


def header(form: str) -> dict[str, Any]:
    kind = document_type(form, TODAY)
    reference = f"示市监{kind.number_type}〔2026〕9号" if kind.number_type else ""
    return {"authority": BUREAU.name, "title": kind.name_zh, "reference": reference, "issued_on": TODAY.isoformat(), "form": form}


def pdf_of(form: str, content: Mapping[str, Any]) -> bytes:
    """The PDF of the sample form."""
    return render_content(FORMS[form], content, digest=DIGEST, code=CODE)


@cache
def sample_of(form: str) -> Paper:
    """The paper of the sample case."""
    issue = issue_of(form)
    with reading():
        facts = FORMS[form].snapshot(issue)
    content = {**facts, **header(form)}
    return Paper(FORMS[form], issue, facts, content, pdf_of(form, content), DIGEST, CODE)


def text_with(
    form: str, *, subject: Any = None, more: Mapping[str, Any] | None = None, bureau: Any = BUREAU, **changes: Any
) -> str:
    """The text of a form without white space and page feet; `more` is given, `changes` are read otherwise."""
    issue = issue_of(form, subject=subject, given_more=more, bureau=bureau)
    return text_without_feet(pdf_of(form, snapshot_of(form, issue, **changes)))


@cache
def text_of(form: str) -> str:
    """The text of the sample form."""
    return text_with(form)


def refusal(
    form: str, *, subject: Any = None, more: Mapping[str, Any] | None = None, bureau: Any = BUREAU, **changes: Any
) -> IncompleteDocument:
    """The refusal to issue a form that lacks something."""
    with pytest.raises(IncompleteDocument) as caught, reading(**changes):
        FORMS[form].snapshot(issue_of(form, subject=subject, given_more=more, bureau=bureau))
    return caught.value
