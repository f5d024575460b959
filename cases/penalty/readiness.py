"""What a bureau still lacks before it can take a case to its end: settings that papers print, people without whom a step waits.

Asked when a bureau is set up (`manage.py check_bureau`), on the pages before the decision, and by the decision itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cases.base.bureau import settings_of
from cases.base.conditions import Condition, Question
from cases.base.cures import set_up
from cases.base.errors import Text
from cases.base.roles import LEADERS, ROLES_EN, Role
from cases.intake.papers.common import missing_particulars
from cases.parties.models import Authority
from cases.parties.selectors import certified_on, officers_of
from cases.penalty.identity import identity_known
from cases.penalty.models import PenaltyCase
from cases.penalty.selectors import standing

BANK = "payment.bank"
SETTINGS = {
    BANK: Text("代收罚没款的银行、户名和账号", "bank, payee and account for fines"),
    "remedy.government": Text("行政复议机关", "the government that reconsiders"),
    "remedy.court": Text("有管辖权的人民法院", "the court that has jurisdiction"),
    "contact.phone": Text("文书上的联系电话", "telephone number on papers"),
    "contact.address": Text("文书上的联系地址", "address on papers, to which the party writes"),
}
# who is needed, and how many: roles that stand for each other are one line
PEOPLE: tuple[tuple[tuple[Role, ...], int], ...] = (
    ((Role.INTAKE,), 1),
    ((Role.CO,), 2),
    ((Role.UH,), 1),
    ((Role.AR, Role.LR), 1),
    ((Role.LR,), 1),
    (tuple(sorted(LEADERS)), 1),
    ((Role.BH,), 1),
    ((Role.CREDIT,), 2),
)


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing (a setting's key or roles), in words, and who can cure it and where."""

    what: str
    text: Text


def lacks(bureau: Authority, on: date) -> tuple[Lack, ...]:
    """Everything the bureau lacks on the day; nothing is written."""
    return (*_settings(bureau.pk, on), *_people(bureau, on))


def _settings(bureau: int, on: date) -> Iterator[Lack]:
    known = settings_of(bureau, on)
    for key, name in SETTINGS.items():
        if not known.get(key, "").strip():
            yield Lack(
                key,
                Text(
                    f"未设置{name.zh}（{key}）：由系统管理员用 manage.py enter_setting 录入。",
                    f"{key} is not set ({name.en}): the system administrator enters it with manage.py enter_setting.",
                ),
            )


def _people(bureau: Authority, on: date) -> Iterator[Lack]:
    for roles, least in PEOPLE:
        found = {officer for role in roles for officer in officers_of(bureau, role, on)}
        fit = [o for o in found if Role.CO not in roles or certified_on(o, on)]
        if len(fit) < least:
            names = "、".join(role.label for role in roles)
            yield Lack(
                "+".join(roles),
                Text(
                    f"{names}应有 {least} 人，现有 {len(fit)} 人：由安全管理员任命（办案人员须有有效执法证件）。",
                    f"{', '.join(ROLES_EN[r] for r in roles)}: {least} needed, {len(fit)} there; the security "
                    "administrator appoints.",
                ),
            )


def unstated(case: PenaltyCase) -> Iterator[Text]:
    """What notice and decision must state and the file does not hold: said before they are refused for it (PP62)."""
    particulars = missing_particulars(case.party.standing)
    if particulars:
        yield Text(
            f"文书须载明当事人的{'、'.join(particulars.values())}（程序规定第六十二条第一项）：请办理“更正当事人信息”。",
            f"The papers name the party in full; the register lacks: {', '.join(particulars)}.",
        )
    if not standing(case).exists():
        yield Text(
            "文书须列明证据（程序规定第六十二条第二项）：请登记证据。", "The papers list the evidence: there is none that stands."
        )
    elif not identity_known(case):
        yield Text(
            "证据中没有证明当事人主体资格的材料（程序规定第六十二条第一项）：请登记证据。",
            "No evidence proves who the party is: record it.",
        )


def _payable(q: Question[PenaltyCase]) -> Text | None:
    proposal = q.given["proposal"]
    if not proposal.fine + proposal.confiscated_gains or settings_of(q.subject.authority_id, q.today).get(BANK, "").strip():
        return None
    return next(lack.text for lack in _settings(q.subject.authority_id, q.today) if lack.what == BANK)


PAYABLE = Condition("payable", "本机关已设置代收银行", "the bureau has its bank", "PP72", _payable, set_up("enter_setting"))
