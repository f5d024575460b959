"""What the transfer asks of the penalty procedure: no decision over an open flag, no fine beside or after the crime."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.cures import DONE, GIVEN, by, instead
from cases.base.errors import Text
from cases.base.kept import once
from cases.intake.procedure import CLUE
from cases.law.assess import assess
from cases.penalty import assessment, case_file
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PENALTY
from cases.transfer import suspicion
from cases.transfer.models import CriminalFlag, Transfer
from cases.transfer.procedure import TRANSFER, Group, TransferState
from cases.transfer.selectors import waits_for_criminal_case


def _flag_answered(q: Question[PenaltyCase]) -> Text | None:
    flag = next((flag for flag in _flags(q.subject) if flag.state == "open"), None)
    named = {c["crime"] for c in flag.crimes} if flag else _unanswered(q)
    if not named:
        return None
    crimes = "、".join(sorted(named))
    return Text(
        f"案件事实已达到移送标准（{crimes}），在是否移送公安机关未处理前，不得作出行政处罚决定，不得以罚代刑。",
        f"The facts reach a transfer threshold ({crimes}); until that is answered no penalty may be decided.",
    )


@once
def _flags(case: PenaltyCase) -> list[CriminalFlag]:
    return list(case.criminal_flags.order_by("pk"))


def _unanswered(q: Question[PenaltyCase]) -> set[str]:
    """Crimes that the conduct named in the decision reaches though the facts on file name none, and nobody has answered:
    what was left out of the facts is no way around the transfer."""
    outcome = assessment.assess_case(q.subject, proposal=q.given.get("proposal"), on=q.today).as_json()
    answered = {crime["crime"] for flag in _flags(q.subject) if flag.state == "answered" for crime in flag.crimes}
    return {crime["crime"] for crime in outcome["transfer"] if crime["certain"]} - answered


def _possible_answered(q: Question[PenaltyCase]) -> Text | None:
    """What only a person can judge has been judged: the engine neither transfers on a doubt nor lets a fine pass over it."""
    outcome = assessment.assess_case(q.subject, proposal=q.given.get("proposal"), on=q.today)
    crimes = "、".join(suspicion.unanswered(q.subject, outcome.transfer))
    if not crimes:
        return None
    return Text(
        f"案件数额或者情节已达到{crimes}的追诉标准，是否构成尚须认定：须提出涉嫌犯罪，或者写明理由予以排除，方可作出决定。",
        f"The line of {crimes} is reached and whether it is that crime must be judged: point it out, or rule it out with "
        "reasons, before the decision.",
    )


def _crime_is_open(q: Question[PenaltyCase]) -> Text | None:
    """Neither before the head already nor with the police."""
    crime = q.given["crime"]
    flags = q.subject.criminal_flags.exclude(state="cleared").select_related("transfer")
    if any(crime in suspicion.named(f) for f in flags if f.state == "open" or suspicion.with_police(f)):
        return Text(f"{crime}已经提示或者移送，正在处理。", f"{crime} is flagged or sent to the police already.")
    if any(f.state == "open" and hasattr(f, "transfer") and f.transfer.state == TransferState.REPORTED for f in flags):
        return Text(
            "移送报告正待主要负责人决定，请在其决定后再提出其他罪名。",
            "A report lies before the head; name a further crime after the decision.",
        )
    return None


def _crime_is_doubtful(q: Question[PenaltyCase]) -> Text | None:
    """What the facts reach with certainty is for the head to decide on (T310-5), not for a leader to rule out."""
    crime = q.given["crime"]
    outcome = assessment.assess_case(q.subject, on=q.today)
    certain = any(c.certain and c.label == crime for c in outcome.transfer)
    if not certain and not any(crime in suspicion.named(f) for f in q.subject.criminal_flags.filter(state="open")):
        return None
    return Text(
        f"{crime}已达到移送标准或者已有人提出，是否移送由本机关主要负责人决定，不得自行排除。",
        f"{crime} is reached or was pointed out: the head decides on the transfer, nobody rules it out.",
    )


def _no_crime_reached(q: Question[PenaltyCase]) -> Text | None:
    """A clue that reaches a threshold is filed and transferred, not let off (T310-3)."""
    outcome = assess({**q.subject.facts, "filed_on": q.today.isoformat()}).as_json()
    crimes = "、".join(c["crime"] for c in outcome["transfer"] if c["certain"])
    if not crimes:
        return None
    return Text(
        f"线索所涉事实已达到移送标准（{crimes}），应当立案并依法移送，不得不予立案。",
        f"The facts of the clue reach a transfer threshold ({crimes}): it is filed and transferred, not let off.",
    )


@once
def _transfers_of(case: PenaltyCase) -> list[Transfer]:
    """What was sent to the police, the last first, with what became of it."""
    return list(Transfer.objects.filter(case=case).select_related("outcome").order_by("-pk"))


def _fine_waits(q: Question[PenaltyCase]) -> Text | None:
    """Nothing is fined while the police look at it; after their filing as the bureau's dated setting says (FD15)."""
    if q.given["proposal"].fine == 0:
        return None
    for transfer in _transfers_of(q.subject):
        if transfer.state in TRANSFER.inside(Group.WITH_POLICE):
            return Text(
                "案件已移送公安机关审查，在其决定之前不得作出罚款决定。",
                "The case lies with the police; no fine may be decided before their answer.",
            )
        filed = transfer.state in TRANSFER.inside(Group.FILED) and not hasattr(transfer, "outcome")
        if filed and waits_for_criminal_case(q.subject, q.today):
            return Text(
                "公安机关已经立案，刑事案件办结前不再作出新的罚款决定；警告、责令停产停业、吊销许可证等不受影响。",
                "The police have filed the case: a new fine waits for the criminal case; other penalties may go on.",
            )
    return None


def _no_second_fine(q: Question[PenaltyCase]) -> Text | None:
    fined = any(getattr(getattr(t, "outcome", None), "court_fine", None) is not None for t in _transfers_of(q.subject))
    if not fined or q.given["proposal"].fine == 0:
        return None
    return Text("人民法院已判处罚金的，不再给予罚款。", "After a court's fine no administrative fine is possible.")


FLAG_ANSWERED = Condition(
    "criminal_flag_open",
    "涉嫌犯罪提示已处理",
    "criminal flag answered",
    "T310-11, PL82",
    _flag_answered,
    by(
        "penalty.point_out_crime",
        "transfer.form_task_force",
        "transfer.report",
        "transfer.approve",
        "transfer.reject",
        "transfer.clear_flag",
    ),
)
POSSIBLE_ANSWERED = Condition(
    "possible_crime_open",
    "可能涉嫌的犯罪已认定",
    "possible crimes answered",
    "T310-3, T310-11",
    _possible_answered,
    by("penalty.point_out_crime", "penalty.rule_out_crime"),
)
CRIME_IS_OPEN = Condition(
    "crime_is_open",
    "该罪名尚未处理",
    "crime not in hand yet",
    "T310-3",
    _crime_is_open,
    DONE | by("transfer.approve", "transfer.reject"),
)
CRIME_IS_DOUBTFUL = Condition(
    "crime_is_doubtful",
    "属于须认定的情形",
    "a crime that must be judged",
    "T310-5",
    _crime_is_doubtful,
    instead("penalty.point_out_crime", "transfer.form_task_force", "transfer.report", "transfer.approve", "transfer.reject"),
)
NO_CRIME_REACHED = Condition(
    "crime_reached", "未达到移送标准", "no transfer threshold reached", "T310-3, PL27", _no_crime_reached, instead("clue.file")
)
FINE_WAITS = Condition(
    "fine_waits",
    "刑事案件办理期间不作新的罚款",
    "no fine beside the criminal case",
    "T310-11, PL35, FD15",
    _fine_waits,
    GIVEN
    | by("transfer.record_receipt", "transfer.police_file", "transfer.police_refuse", "transfer.send", "transfer.record_outcome"),
)
NO_SECOND_FINE = Condition(
    "no_fine_after_court", "已判罚金不再罚款", "no fine after a court's", "PL35, T310-11", _no_second_fine, GIVEN
)


def papers_of(case: PenaltyCase) -> list[str]:
    """The streams of the case's transfers: their papers belong in its file (PP78)."""
    return [transfer.stream_key for transfer in case.transfers.order_by("pk")]


def register() -> None:
    """Put them on the acts of the penalty procedure; neither a fine nor no penalty may stand in for the transfer."""
    case_file.PARTS.append(papers_of)
    CLUE.also_ask("not_file", NO_CRIME_REACHED)
    for act in ("decide_penalty", "decide_exempt", "change_decision"):
        PENALTY.also_ask(act, FLAG_ANSWERED)
    PENALTY.also_ask("point_out_crime", CRIME_IS_OPEN)
    PENALTY.also_ask("rule_out_crime", CRIME_IS_DOUBTFUL)
    for act in ("decide_penalty", "decide_exempt"):
        PENALTY.also_ask(act, POSSIBLE_ANSWERED)
    for act in ("decide_penalty", "change_decision"):
        PENALTY.also_ask(act, FINE_WAITS)
        PENALTY.also_ask(act, NO_SECOND_FINE)
