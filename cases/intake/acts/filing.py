"""立案、不予立案 (PP19, PP20)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Stop
from cases.base.models import Act
from cases.base.roles import LEADERS
from cases.base.work import Work, legal_date
from cases.intake.acts.verification import TWO_OFFICERS
from cases.intake.models import Clue
from cases.intake.papers.common import UNIT_HEAD, missing_particulars
from cases.intake.procedure import CLUE
from cases.intake.procedure import ClueState as S
from cases.law.assess import assess
from cases.parties.models import Officer
from cases.parties.rules import own_authority

# PP20: any one of these
NO_FILING_GROUNDS: dict[str, Text] = {
    "minor_corrected_no_harm": Text("违法行为轻微并及时改正，没有造成危害后果", "minor, corrected in time, no harm"),
    "first_slight_corrected": Text("初次违法且危害后果轻微并及时改正", "first offence, slight harm, corrected in time"),
    "no_fault_proven": Text("当事人有证据足以证明没有主观过错", "the party proved that it was not at fault"),
    "other": Text("依法可以不予立案的其他情形", "another case in which the law allows not to file"),
}
# PP19: all of these
FILING_GROUNDS = {
    "prima_facie": "有证据初步证明存在违法行为",
    "punishable": "依法应当给予行政处罚",
    "jurisdiction": "属于本部门管辖",
}


def _party_known(q: Question[Clue]) -> Text | None:
    if q.subject.party_id:
        return None
    return Text("须先登记当事人。", "Register the party first.")


def _party_complete(q: Question[Clue]) -> Text | None:
    """Asked here, so that no notice is refused for it when everything else is done (PL59, PP62)."""
    missing = missing_particulars(q.subject.party.standing) if q.subject.party else {}
    if not missing:
        return None
    return Text(
        f"当事人的{'、'.join(missing)}还没有登记，告知书、决定书必须载明；请先办理“更正当事人信息”。",
        "The register lacks particulars that notice and decision must state; correct the party's particulars first.",
    )


def _verified(q: Question[Clue]) -> Text | None:
    if q.subject.findings:
        return None
    return Text("核查人员尚未提交核查情况。", "The verifying officers have not submitted their findings.")


def _prima_facie(q: Question[Clue]) -> Text | None:
    missing = [text for key, text in FILING_GROUNDS.items() if q.given.get(key) is not True]
    if not missing:
        return None
    return Text(
        f"立案须同时符合：{'；'.join(missing)}。", "Filing needs prima facie evidence, a penalty due by law, and jurisdiction."
    )


def _not_time_barred(q: Question[Clue]) -> Text | None:
    if limitation_passed(q.subject, on=q.today) is not True:
        return None
    return Text(
        "违法行为已超过追究时效（二年；涉及公民生命健康安全、金融安全且有危害后果的五年）。",
        "The limitation period is over (two years; five where life, health or finance was harmed).",
    )


def limitation_passed(clue: Clue, *, on: date) -> bool | None:
    """Whether the act is time-barred (PL36), as far as the facts show; None when they do not."""
    passed: bool | None = assess({**clue.facts, "filed_on": on.isoformat()}).as_json()["limitation_passed"]
    return passed


def _ground_named(q: Question[Clue]) -> Text | None:
    if q.given.get("ground") in NO_FILING_GROUNDS:
        return None
    return Text("须选择不予立案的法定情形。", "Name the statutory ground for not filing.")


PARTY_KNOWN = Condition("party_known", "当事人已登记", "party registered", "PP19", _party_known, by("clue.report_findings"))
PARTY_COMPLETE = Condition(
    "party_complete", "当事人信息完整", "particulars complete", "PL59, PP62", _party_complete, by("parties.correct_party")
)
VERIFIED = Condition("verified", "已核查", "verified", "PP18", _verified, by("clue.report_findings"))
FILING_CONDITIONS = Condition(
    "filing_conditions", "符合立案条件", "conditions of filing", "PP19", _prima_facie, GIVEN | instead("clue.not_file")
)
NOT_TIME_BARRED = Condition("limitation", "在追究时效内", "inside limitation", "PL36", _not_time_barred, instead("clue.not_file"))
GROUND_NAMED = Condition(
    "no_filing_ground", "有不予立案的法定情形", "ground for not filing", "PP20", _ground_named, GIVEN | instead("clue.file")
)


@CLUE.act(
    "file",
    sources=(S.VERIFY, S.VERIFY_EXT),
    target=S.FILED,
    zh="立案",
    en="File the case",
    article="PP19, PL36",
    grant="PP19",
    who=LEADERS,
    rules=(own_authority,),
    needs=(VERIFIED, PARTY_KNOWN, PARTY_COMPLETE, FILING_CONDITIONS, NOT_TIME_BARRED, TWO_OFFICERS),
    clocks=(Stop("D01"),),
    issues=("7",),
    reason="reason",
)
def file(
    p: Passage[Clue],
    *,
    officers: Sequence[Officer],
    cause: str,
    reason: str,
    prima_facie: bool,
    punishable: bool,
    jurisdiction: bool,
) -> Clue:
    """立案 (PP19): the officers are named who handle the case; it is opened under `cause` in the same Work."""
    documents.issue(p.work, p.subject, "7", given=_approval(p.work, p.subject, "准予立案", reason, officers))
    p.note(officers=[o.name for o in officers])
    return p.subject


@CLUE.act(
    "not_file",
    sources=(S.VERIFY, S.VERIFY_EXT),
    target=S.NOT_FILED,
    zh="不予立案",
    en="Do not file",
    article="PP20",
    who=LEADERS,
    rules=(own_authority,),
    needs=(VERIFIED, GROUND_NAMED),
    clocks=(Stop("D01"),),
    issues=("7",),
    reason="reason",
)
def not_file(p: Passage[Clue], *, ground: str, reason: str) -> Clue:
    """不予立案: close the clue on one of the grounds of PP20."""
    p.subject.no_filing_ground = ground
    opinion = f"不予立案：{NO_FILING_GROUNDS[ground].zh}"
    documents.issue(p.work, p.subject, "7", given=_approval(p.work, p.subject, opinion, reason, ()))
    p.note(ground=ground)
    return p.subject


def _approval(work: Work, clue: Clue, opinion: str, reason: str, officers: Sequence[Officer]) -> dict[str, Any]:
    """Form 7; the unit head, who names the officers (PP19), signs a box of its own: no act records it."""
    return {
        "decision": opinion,
        "reason": reason,
        "officers": [o.name for o in officers],
        "approvals": [
            _verified_by(clue),
            UNIT_HEAD,
            {"label": "部门负责人意见", "opinion": opinion, "name": work.actor.name, "on": work.today.isoformat()},
        ],
    }


def _verified_by(clue: Clue) -> dict[str, Any]:
    """What the verifying officers proposed, by whom it was submitted and when."""
    sent = Act.objects.filter(stream=clue.stream_key, verb="clue.report_findings").latest("pk")
    proposed = "建议立案。" if clue.opinion == "file" else "建议不予立案。"
    return {"label": "核查人员意见", "opinion": proposed, "name": sent.actor_name, "on": legal_date(sent.at).isoformat()}
