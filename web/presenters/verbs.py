"""What every act is called: the wording of its row in a transition table, else that of its package or of the list here."""

from __future__ import annotations

from collections.abc import Mapping

from cases.accountability.review.procedure import RESPONSIBILITY
from cases.accountability.signals.procedure import SIGNAL
from cases.base import notices, resealing
from cases.base.errors import Text
from cases.base.lifecycle import Lifecycle
from cases.intake import reporters
from cases.intake.procedure import CLUE
from cases.parties import verbs as parties
from cases.penalty.procedure import PENALTY
from cases.transfer.procedure import TRANSFER
from integrity.blacklist.procedure import BLACKLIST
from integrity.publicity.procedure import PUBLICITY
from web.presenters.shell import language

LIFECYCLES: dict[str, Lifecycle] = {
    row.name: row for row in (CLUE, PENALTY, PUBLICITY, TRANSFER, BLACKLIST, SIGNAL, RESPONSIBILITY)
}
# what the system does automatically, and work that is not an act of law
VERBS: Mapping[str, Text] = {
    **parties.VERBS,
    **notices.VERBS,
    **reporters.VERBS,
    resealing.ACT: Text("重新密封投诉举报人信息", "Sealed again what named a reporter"),
    "penalty.free_fine": Text("刑事案件办结，罚款恢复适用", "The fine is due again: the criminal case is over"),
    "penalty.restate_conduct": Text("违法行为的旧代码改记为对应的条款项", "An older code restated as its item"),
    "clock.fire": Text("期限届满", "Period ran out"),
    "integrity.record_decision": Text("决定记入诚信档案", "Decision entered in the integrity file"),
    "integrity.change_decision": Text("按变更后的决定更正诚信档案", "Integrity file corrected after the change"),
    "integrity.annul_decision": Text("决定撤销，更正诚信档案", "Integrity file corrected after the annulment"),
    "integrity.record_service": Text("送达情况记入诚信档案", "Service entered in the integrity file"),
    "integrity.record_payment": Text("缴款情况记入诚信档案", "Payment entered in the integrity file"),
    "integrity.record_overdue_payment": Text("逾期未缴记入诚信档案", "Overdue payment entered in the integrity file"),
    "integrity.record_publicity": Text("公示情况记入诚信档案", "Publication entered in the integrity file"),
    "integrity.record_listing": Text("列入情况记入诚信档案", "Listing entered in the integrity file"),
    "integrity.void_listing": Text("列入撤销，更正诚信档案", "Integrity file corrected after the listing was revoked"),
    "integrity.record_police_case": Text("刑事立案记入诚信档案", "Criminal case entered in the integrity file"),
    "integrity.record_criminal_outcome": Text(
        "刑事处理结果记入诚信档案", "End of the criminal case entered in the integrity file"
    ),
    "integrity.record_conviction": Text("有罪判决记入诚信档案", "Conviction entered in the integrity file"),
    "scoring.rescore_due": Text("重新计算信用评分", "Scores recomputed"),
    "settings.enter": Text("录入机关设置", "Entered a setting"),
    "law.load": Text("启用法律表", "Law tables taken into use"),
}


def verb_name(verb: str) -> str:
    """The act in the reader's language; the verb itself where nobody worded it."""
    name, _dot, act = verb.partition(".")
    lifecycle = LIFECYCLES.get(name)
    if lifecycle is not None and act in lifecycle.acts:
        row = lifecycle.rows(act)[0]
        return Text(row.zh, row.en).within(language())
    return VERBS[verb].within(language()) if verb in VERBS else verb
