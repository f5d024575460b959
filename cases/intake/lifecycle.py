"""P1: from the clue to filing (penalty-and-transfer.md §2a, §3). The table is the law's; what is not live is not run yet."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.lifecycle import Lifecycle, Move, Pause, Resume, Start, Stop
from cases.base.roles import Role
from cases.base.states import State
from cases.parties.selectors import certified_on, officers_of

STATES = (
    State("CLUE", "线索登记", "Clue registered", phase="intake", initial=True),
    State("VERIFY", "核查", "Verification", phase="verification"),
    State("VERIFY_EXT", "核查延期", "Verification extended", phase="verification"),
    State("VERIFY_TEST", "检验鉴定", "Testing", phase="verification"),
    State("FILED", "立案", "Filed", phase="outcome", terminal=True),
    State("NOT_FILED", "不予立案", "Not filed", phase="outcome", terminal=True),
    State("MOVED", "移送", "Moved to another body", phase="outcome", terminal=True),
)

# PP20: any one of these
NO_FILING_GROUNDS: dict[str, Text] = {
    "minor_corrected_no_harm": Text("违法行为轻微并及时改正，没有造成危害后果", "minor, corrected in time, no harm"),
    "first_slight_corrected": Text("初次违法且危害后果轻微并及时改正", "first offence, slight harm, corrected in time"),
    "no_fault_proven": Text("当事人有证据足以证明没有主观过错", "the party proved that it was not at fault"),
    "other": Text("依法可以不予立案的其他情形", "another case in which the law allows not to file"),
}


def _two_officers(q: Question) -> Text | None:
    officers = q.given.get("officers", ())
    once = {o.pk for o in officers}
    own = set(officers_of(q.subject.authority, Role.CO, q.today).values_list("pk", flat=True))
    if len(officers) == len(once) >= 2 and once <= own and all(certified_on(o, q.today) for o in officers):
        return None
    return Text(
        "须指定两名以上本机关具有有效行政执法证件的办案人员，同一人不得重复。",
        "Name at least two case officers of this bureau with valid enforcement certificates, each once.",
    )


def _known_source(q: Question) -> Text | None:
    field = q.subject._meta.get_field("source")
    if q.subject.source in {value for value, _ in field.choices} and q.subject.received_on <= q.today:
        return None
    labels = "、".join(str(label) for _, label in field.choices)
    return Text(
        f"线索来源须为：{labels}；收到日期不得晚于今天。",
        f"The source is one of {', '.join(v for v, _ in field.choices)}, received not later than today.",
    )


def _found_something(q: Question) -> Text | None:
    if str(q.given["findings"]).strip() and q.given["opinion"] in ("file", "not_file"):
        return None
    return Text("须写明核查情况，并提出立案或者不予立案的意见。", "State the findings, and the opinion to file or not to file.")


def _party_known(q: Question) -> Text | None:
    if q.subject.party_id:
        return None
    return Text("须先登记当事人。", "Register the party first.")


def _verified(q: Question) -> Text | None:
    if q.subject.findings:
        return None
    return Text("核查人员尚未提交核查情况。", "The verifying officers have not submitted their findings.")


def _prima_facie(q: Question) -> Text | None:
    missing = [
        text
        for key, text in (
            ("prima_facie", "有证据初步证明存在违法行为"),
            ("punishable", "依法应当给予行政处罚"),
            ("jurisdiction", "属于本部门管辖"),
        )
        if q.given.get(key) is not True
    ]
    if not missing:
        return None
    return Text(
        f"立案须同时符合：{'；'.join(missing)}。", "Filing needs prima facie evidence, a penalty due by law, and jurisdiction."
    )


def _not_time_barred(q: Question) -> Text | None:
    if q.given.get("limitation_passed") is not True:
        return None
    return Text(
        "违法行为已超过追究时效（二年；涉及公民生命健康安全、金融安全且有危害后果的五年）。",
        "The limitation period is over (two years; five where life, health or finance was harmed).",
    )


def _ground_named(q: Question) -> Text | None:
    if q.given.get("ground") in NO_FILING_GROUNDS:
        return None
    return Text("须选择不予立案的法定情形。", "Name the statutory ground for not filing.")


TWO_OFFICERS = Condition(
    "two_certified_officers", "办案人员不少于两人且持证", "two officers with certificates", "PP19, PL42", _two_officers
)
KNOWN_SOURCE = Condition("known_source", "来源和收到日期", "source and day", "PP18", _known_source)
FINDINGS_STATED = Condition("findings_stated", "写明核查情况和意见", "findings stated", "PP18", _found_something)
PARTY_KNOWN = Condition("party_known", "当事人已登记", "party registered", "PP19", _party_known)
VERIFIED = Condition("verified", "已核查", "verified", "PP18", _verified)
FILING_CONDITIONS = Condition("filing_conditions", "符合立案条件", "conditions of filing", "PP19", _prima_facie)
NOT_TIME_BARRED = Condition("limitation", "在追究时效内", "inside limitation", "PL36", _not_time_barred)
GROUND_NAMED = Condition("no_filing_ground", "有不予立案的法定情形", "ground for not filing", "PP20", _ground_named)

MOVES = (
    Move(
        "register",
        (),
        "CLUE",
        "登记线索",
        "Register clue",
        "PP18",
        conditions=(KNOWN_SOURCE,),
        clocks=(Start("D01", "received_on"),),
        issues=("1",),
    ),
    Move("assign", ("CLUE",), "VERIFY", "指派核查", "Assign verification", "PP18", conditions=(TWO_OFFICERS,)),
    Move("report_findings", ("VERIFY",), "", "提交核查情况", "Submit findings", "PP18", conditions=(FINDINGS_STATED,)),
    Move(
        "send_to_test",
        ("VERIFY",),
        "VERIFY_TEST",
        "送检鉴定",
        "Send to test",
        "PP18",
        clocks=(Pause("D01", "testing"),),
        issues=("16", "30", "31"),
        live=False,
    ),
    Move(
        "receive_test",
        ("VERIFY_TEST",),
        "VERIFY",
        "收到检验结果",
        "Receive test result",
        "PP18",
        clocks=(Resume("D01"),),
        issues=("32",),
        live=False,
    ),
    Move("extend", ("VERIFY",), "VERIFY_EXT", "批准延长核查期限", "Extend verification", "PP18", issues=("8",), live=False),
    Move(
        "file",
        ("VERIFY", "VERIFY_EXT"),
        "FILED",
        "立案",
        "File the case",
        "PP19, PL36",
        conditions=(VERIFIED, PARTY_KNOWN, FILING_CONDITIONS, NOT_TIME_BARRED, TWO_OFFICERS),
        clocks=(Stop("D01"),),
        issues=("7",),
    ),
    Move(
        "not_file",
        ("VERIFY", "VERIFY_EXT"),
        "NOT_FILED",
        "不予立案",
        "Do not file",
        "PP20",
        conditions=(VERIFIED, GROUND_NAMED),
        clocks=(Stop("D01"),),
        issues=("7",),
    ),
    Move(
        "move_on",
        ("CLUE", "VERIFY", "VERIFY_EXT"),
        "MOVED",
        "移送其他机关",
        "Move to another body",
        "PP14, PP17",
        clocks=(Stop("D01"),),
        issues=("4",),
        live=False,
    ),
    Move(
        "reopen",
        ("NOT_FILED",),
        "VERIFY",
        "发现新证据重新核查",
        "Reopen on new evidence",
        "PP19",
        clocks=(Start("D01"),),
        issues=("1",),
        live=False,
    ),
)

CLUE = Lifecycle("clue", "线索核查", "Clue", STATES, MOVES)
