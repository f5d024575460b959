"""证据: taken by two certified officers, corrected and withdrawn with a reason, handed from keeper to keeper (PP21-29)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.base import files, incoming
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by, instead
from cases.base.errors import NotFound, Text
from cases.base.gate import Passage
from cases.base.models import StoredFile
from cases.base.roles import CO
from cases.parties.models import Officer
from cases.parties.selectors import certified_on
from cases.penalty.choices import not_among
from cases.penalty.models import Custody, Evidence, EvidenceGroup, PenaltyCase
from cases.penalty.procedure import BACK_TO_INQUIRY, PENALTY, Group
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.rules import HANDLER
from cases.penalty.selectors import handlers_of


def _two_collectors(q: Question[PenaltyCase]) -> Text | None:
    collectors, handlers = q.given["collectors"], {o.pk for o in handlers_of(q.subject)}
    fit = {o.pk for o in collectors if o.pk in handlers and certified_on(o, q.given["taken_on"])}
    if len(collectors) == len(fit) >= 2 and q.given["taken_on"] <= q.today:
        return None
    return Text(
        "取证须由本案两名以上持有效证件的办案人员进行，且取得日期不得晚于今天。",
        "Evidence is taken by two certified officers of this case, not later than today.",
    )


def _kind_of_evidence(q: Question[PenaltyCase]) -> Text | None:
    said = q.given["group"]
    return not_among(q.subject.evidences, "kind", q.given["kind"]) or not_among(q.subject.evidences, "group", said)


TWO_COLLECTORS = Condition(
    "two_collectors",
    "两名以上办案人员取证",
    "two officers take evidence",
    "PP21",
    _two_collectors,
    GIVEN | by("penalty.replace_officer"),
)
KIND_OF_EVIDENCE = Condition("kind_of_evidence", "证据种类法定", "kind of evidence", "PP23", _kind_of_evidence, GIVEN)


@PENALTY.act(
    "add_evidence",
    sources=(S.INVEST,),
    zh="登记证据",
    en="Add evidence",
    article="PP23",
    who=CO,
    rules=HANDLER,
    grant="PP21",
    needs=(TWO_COLLECTORS, KIND_OF_EVIDENCE),
    advances=True,
    back=BACK_TO_INQUIRY,
)
def add_evidence(
    p: Passage[PenaltyCase],
    *,
    kind: str,
    title: str,
    proves: str,
    source: str,
    taken_on: date,
    collectors: Sequence[Officer],
    group: str = EvidenceGroup.FACTS,
    place: str = "",
    method: str = "",
    content: bytes | None = None,
    file_name: str = "",
    media_type: str = "application/octet-stream",
) -> Evidence:
    """登记证据 (PP23-29): taken by two certified officers of the case; the file is stored under its SHA-256."""
    stored = _stored(p, content, file_name, media_type)
    evidence = Evidence(
        case=p.subject,
        position=p.subject.evidences.count() + 1,
        kind=kind,
        group=group,
        title=title,
        proves=proves,
        source=source,
        taken_on=taken_on,
        place=place,
        method=method,
        first_officer=collectors[0],
        second_officer=collectors[1],
        file=stored,
        file_name=file_name,
    )
    p.work.save(evidence)
    p.note(evidence=title, position=evidence.position, digest=stored.digest if stored else "")
    return evidence


def _stored(p: Passage[PenaltyCase], content: bytes | None, name: str, media_type: str) -> StoredFile | None:
    """The file under its digest; ConditionFailed for one that can do harm when it is opened."""
    if content is None:
        return None
    incoming.ask_type(name, content)
    return files.store(content, media_type=media_type, now=p.work.now)


# --- what was recorded wrongly -----------------------------------------------------------------------------------------


def _piece_stands(q: Question[PenaltyCase]) -> Text | None:
    if _piece(q.subject, q.given["evidence"]).withdrawn_on is None:
        return None
    return Text(
        "该证据已经撤回，不能再更正或者撤回；确需使用的，重新登记。", "The piece was withdrawn; record it anew if it is needed."
    )


def _taken_as_corrected(q: Question[PenaltyCase]) -> Text | None:
    """The officers may have left the case since; on the day they were two of it, with valid certificates."""
    piece, officers, day = _piece(q.subject, q.given["evidence"]), q.given["collectors"], q.given["taken_on"]
    if not officers and day is None:
        return None
    taken_on, collectors = day or piece.taken_on, officers or [piece.first_officer, piece.second_officer]
    ever = set(q.subject.assignments.filter(duty="handler").values_list("officer", flat=True))
    fit = {o.pk for o in collectors if o.pk in ever and certified_on(o, taken_on)}
    if len(collectors) == len(fit) >= 2 and taken_on <= q.today:
        return None
    return Text(
        "更正后的取证须由两名以上本案办案人员在执法证件有效期内进行，且取得日期不得晚于今天。",
        "As corrected, the evidence was taken by two certified officers of this case, not later than today.",
    )


def _kind_as_corrected(q: Question[PenaltyCase]) -> Text | None:
    named = [name for name in ("kind", "group") if q.given[name]]
    return next((wrong for name in named if (wrong := not_among(q.subject.evidences, name, q.given[name]))), None)


def _something_changes(q: Question[PenaltyCase]) -> Text | None:
    piece = _piece(q.subject, q.given["evidence"])
    if q.given["content"] is not None or _corrections(piece, q.given):
        return None
    return Text("没有要更正的内容：填写的与已登记的相同。", "Nothing is corrected: what is entered is what stands there.")


PIECE_STANDS = Condition(
    "piece_stands", "证据未撤回", "the piece stands", "PP23", _piece_stands, GIVEN | instead("penalty.add_evidence")
)
TAKEN_AS_CORRECTED = Condition("taken_as_corrected", "更正后仍为两人取证", "taken by two", "PP21", _taken_as_corrected, GIVEN)
KIND_AS_CORRECTED = Condition("kind_as_corrected", "更正后种类法定", "kind as corrected", "PP23", _kind_as_corrected, GIVEN)
SOMETHING_CHANGES = Condition("something_changes", "确有更正", "something changes", "PP23", _something_changes, GIVEN)

_TEXTS = ("kind", "group", "title", "proves", "source", "place", "method")


def _corrections(piece: Evidence, given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that become another; what is left empty stays."""
    wanted = {name: given[name] for name in (*_TEXTS, "taken_on") if given[name]}
    if given["collectors"]:
        wanted |= dict(zip(("first_officer", "second_officer"), given["collectors"], strict=False))
    return {name: value for name, value in wanted.items() if getattr(piece, name) != value}


@PENALTY.act(
    "correct_evidence",
    sources=(S.INVEST,),
    zh="更正证据",
    en="Correct evidence",
    article="PP23",
    who=CO,
    rules=HANDLER,
    grant="PP21",
    needs=(PIECE_STANDS, TAKEN_AS_CORRECTED, KIND_AS_CORRECTED, SOMETHING_CHANGES),
    reason="reason",
    advances=True,
    back=BACK_TO_INQUIRY,
)
def correct_evidence(
    p: Passage[PenaltyCase],
    *,
    evidence: int,
    reason: str,
    kind: str = "",
    group: str = "",
    title: str = "",
    proves: str = "",
    source: str = "",
    taken_on: date | None = None,
    collectors: Sequence[Officer] = (),
    place: str = "",
    method: str = "",
    content: bytes | None = None,
    file_name: str = "",
    media_type: str = "application/octet-stream",
) -> Evidence:
    """更正证据: what was recorded wrongly becomes right, with its reason; what is left empty stays.

    Only while the investigation lasts: later the case is sent back first, so that report and review are made again on what
    the evidence is now. What was frozen into papers before stays in them.
    """
    piece = _piece(p.subject, evidence)
    changed = _corrections(piece, p.given)
    stored = _stored(p, content, file_name, media_type)
    if stored is not None:
        changed |= {"file": stored, "file_name": file_name}
    before = {name: str(getattr(piece, name) or "") for name in changed}
    for name, value in {**changed, "corrected_on": p.work.today}.items():
        setattr(piece, name, value)
    p.work.save(piece)
    p.note(evidence=piece.title, position=piece.position, before=before, digest=stored.digest if stored else "")
    return piece


@PENALTY.act(
    "withdraw_evidence",
    sources=(S.INVEST,),
    zh="撤回证据",
    en="Withdraw evidence",
    article="PP23",
    who=CO,
    rules=HANDLER,
    grant="PP21",
    needs=(PIECE_STANDS,),
    reason="reason",
    advances=True,
    back=BACK_TO_INQUIRY,
)
def withdraw_evidence(p: Passage[PenaltyCase], *, evidence: int, reason: str) -> Evidence:
    """撤回证据: the piece is no longer relied on (recorded twice, found untrue, taken unlawfully). Row, file and custody stay,
    and so does what was frozen into papers; whatever needs evidence is asked again without it."""
    piece = _piece(p.subject, evidence)
    piece.withdrawn_on, piece.withdrawn_because = p.work.today, reason
    p.work.save(piece)
    p.note(evidence=piece.title, position=piece.position)
    return piece


# --- custody -----------------------------------------------------------------------------------------------------------


@PENALTY.act(
    "hand_over_evidence",
    sources=PENALTY.inside(Group.EVIDENCE_MOVES),
    zh="移交证据保管",
    en="Hand over evidence",
    article="PP24",
    who=CO,
    rules=HANDLER,
    reason="reason",
)
def hand_over_evidence(
    p: Passage[PenaltyCase], *, evidence: int, from_holder: str, to_holder: str, place: str, reason: str
) -> Custody:
    """移交证据保管: who holds the piece from now on, where and why."""
    row = Custody(
        case=p.subject,
        evidence=_piece(p.subject, evidence),
        at=p.work.now,
        from_holder=from_holder,
        to_holder=to_holder,
        place=place,
        reason=reason,
    )
    p.work.save(row)
    p.note(evidence=row.evidence.title, to=to_holder)
    return row


def _piece(case: PenaltyCase, evidence: int) -> Evidence:
    found: Evidence | None = case.evidences.filter(pk=evidence).first()
    if found is None:
        raise NotFound("no_evidence", Text("本案没有该证据。", "The case has no such evidence."), "PP24")
    return found
