"""Who may open, investigate and decide: nobody who is concerned, took part, or answers to the official."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from cases.accountability.review import people
from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.roles import Role
from cases.parties.selectors import officers_of, valid_on

# 法规、执法监督机构: from whom investigators are taken
INVESTIGATING = (Role.SUPERVISION, Role.LR)
# a leading group is more than two people [P]
QUORUM = 3


def _named(q: Question, key: str) -> Sequence[Any]:
    given = q.given[key]
    return [given] if hasattr(given, "pk") else list(given)


def _listing(officers: Sequence[Any]) -> str:
    return "、".join(o.name for o in officers)


def independent(key: str, who_zh: str, who_en: str) -> tuple[Condition, ...]:
    """The three grounds on which those named under `key` are out, each a condition of its own."""

    def refusing(out: Callable[[Question], set[int]], zh: str, en: str) -> Callable[[Question], Text | None]:
        def check(q: Question) -> Text | None:
            wrong = [o for o in _named(q, key) if o.pk in out(q)]
            if not wrong:
                return None
            return Text(f"{_listing(wrong)}{zh}，应当回避，不得担任{who_zh}。", f"{_listing(wrong)} {en}: no {who_en}.")

        return check

    return (
        Condition(
            f"{key}_not_concerned",
            f"{who_zh}不是被审查人本人",
            f"no {who_en} is the official",
            "CSR42, GSA47",
            refusing(lambda q: {q.subject.official_id}, "是被审查人本人", "is the official under review"),
        ),
        Condition(
            f"{key}_took_no_part",
            f"{who_zh}未参与、审核、批准所审查的行为",
            f"no {who_en} took part in the act",
            "CSR42, GSA47",
            refusing(
                lambda q: people.involved(q.subject),
                "参与、审核或者批准了所审查的行为，或者是同一事项的被审查人",
                "took part in, reviewed or approved the act under review, or is under review for it",
            ),
        ),
        Condition(
            f"{key}_independent",
            f"{who_zh}不受被审查人领导",
            f"no {who_en} answers to the official",
            "CSR42, GSA47",
            refusing(lambda q: people.subordinates(q.subject), "受被审查人领导", "answers to the official under review"),
        ),
    )


def _official_fits(q: Question) -> Text | None:
    known = {value for value, _ in q.subject._meta.get_field("capacity").choices}
    if q.subject.official_id and q.subject.capacity in known:
        return None
    return Text("须写明被审查人及其责任身份。", "Name the official and the capacity in which the official answers.")


def _no_standing_file(q: Question) -> Text | None:
    review = q.subject
    if not review.about or not type(review).standing(review.official_id, review.about).exists():
        return None
    return Text(
        "该人员就同一事项已有尚未归档的责任审查，不得重复登记；新的情况请移交办理机关一并审查。",
        "A review of this official over the same matter is not archived yet; hand what is new to who handles it.",
    )


def _trigger_known(q: Question) -> Text | None:
    known = {value for value, _ in q.subject._meta.get_field("trigger").choices}
    if q.subject.trigger in known and q.subject.summary.strip():
        return None
    return Text("须选择启动情形并写明线索内容。", "Name what gave rise to it, and what the clue says.")


def _consented(q: Question) -> Text | None:
    if q.subject.consented_on:
        return None
    return Text("初步核实须先经本机关负责人同意。", "The head must consent before anything is verified.")


def _verified(q: Question) -> Text | None:
    if q.subject.preliminary:
        return None
    return Text("尚未提交初步核实情况。", "The preliminary verification has not been reported yet.")


def _two_investigators(q: Question) -> Text | None:
    named = {o.pk for o in q.given["investigators"]}
    own = _staff(q)
    if len(named) == len(q.given["investigators"]) >= 2 and named <= own:
        return None
    return Text(
        "调查人员不少于两人，须为办理机关的执法监督或者法制机构人员，同一人不得重复。",
        "At least two investigators of the handling authority's supervision or legal unit, each once.",
    )


def _staff(q: Question) -> set[int]:
    return {o for role in INVESTIGATING for o in officers_of(q.subject.authority, role, q.today).values_list("pk", flat=True)}


def _recusal_fits(q: Question) -> Text | None:
    current, coming = set(people.investigators_of(q.subject)), q.given["coming"]
    fits = q.given["leaving"].pk in current and coming.pk not in current and coming.pk in _staff(q)
    if fits and str(q.given["reason"]).strip():
        return None
    return Text(
        "退出的须为现任调查人员，接替的须为办理机关执法监督或者法制机构的其他人员，并写明回避理由。",
        "Who leaves must investigate now, who comes must be another of the supervision or legal unit; give the reason.",
    )


def _quorum(q: Question) -> Text | None:
    attendees = q.given["attendees"]
    once, own = (
        {o.pk for o in attendees},
        set(q.subject.authority.appointments.filter(valid_on(q.today)).values_list("officer", flat=True)),
    )
    if len(once) == len(attendees) >= QUORUM and once <= own and q.actor.officer_id in once:
        return None
    return Text(
        f"集体研究由主要负责人或者主持工作的负责人主持并参加，参加人员不少于{QUORUM}人，均为办理机关人员。",
        f"The head presides and attends; at least {QUORUM} people of the handling authority take part.",
    )


def _apart(q: Question) -> Text | None:
    ever = set(q.subject.investigators.values_list("officer", flat=True))
    wrong = [o for o in q.given["attendees"] if o.pk in ever]
    if not wrong:
        return None
    return Text(f"{_listing(wrong)}是调查人员，不得参加表决。", f"{_listing(wrong)} investigated and may not decide.")


def _views(q: Question) -> Text | None:
    stated = Counter(v["name"] for v in q.given["views"] if str(v.get("view", "")).strip())
    expected = Counter(o.name for o in q.given["attendees"])
    missing = sorted((expected - stated).keys() | (stated - expected).keys())
    if missing:
        return Text(
            f"请核对{'、'.join(missing)}的意见；每名参加人员的意见（包括不同意见）都须记录，每人一条，同名的分别记录。",
            f"Check the view of {', '.join(missing)}; each one's view, dissent included, goes on record once.",
        )
    dissent = sum(1 for v in q.given["views"] if v.get("dissent"))
    if dissent * 2 >= len(q.given["attendees"]):
        return Text("不同意见未少于半数，不能形成该决定。", "As many dissent as agree; no such decision can be taken.")
    return None


OFFICIAL_FITS = Condition("official_named", "写明被审查人和责任身份", "official and capacity", "CSR39", _official_fits)
TRIGGER_KNOWN = Condition("trigger_known", "写明启动情形和线索内容", "trigger and clue", "CSR39", _trigger_known)
NO_STANDING_FILE = Condition(
    "no_standing_file", "同一事项没有未归档的审查", "no standing file over the matter", "CSR39, GSA16", _no_standing_file
)
CONSENTED = Condition("head_consents", "负责人已同意", "the head has consented", "CSR39", _consented)
VERIFIED = Condition("preliminary_reported", "已初步核实", "verified first", "CSR39", _verified)
TWO_INVESTIGATORS = Condition(
    "two_investigators", "调查人员不少于两人", "two investigators at least", "CSR41", _two_investigators
)
INVESTIGATORS = (TWO_INVESTIGATORS, *independent("investigators", "调查人员", "investigator"))
RECUSAL_FITS = Condition("recusal_fits", "回避和接替符合规定", "recusal and successor fit", "CSR42, GSA47", _recusal_fits)
SUCCESSOR = independent("coming", "调查人员", "investigator")
ATTENDEES = (
    Condition("quorum", "集体研究人数符合要求", "leading group complete", "CSR39", _quorum),
    *independent("attendees", "决定人员", "decider"),
    Condition("investigated_not_decides", "调查与决定分离", "investigation and decision apart", "CSR39, GSA47", _apart),
)
VIEWS_RECORDED = Condition("views_recorded", "意见和不同意见记录在案", "views and dissent on record", "CSR39", _views)
