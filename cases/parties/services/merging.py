"""Two records of one party: the one points to the other from then on, and each keeps its history and its cases."""

from __future__ import annotations

from cases.base import permissions
from cases.base.work import Work
from cases.parties.models import Party
from cases.parties.papers import digests_of
from cases.parties.services.parties import ask_standing, refused_party
from cases.parties.services.recording import digest_of, write

MERGE, SPLIT = "parties.merge_parties", "parties.split_party"


def merge_parties(*, work: Work, party: int, into: int, reason: str, proof: str) -> Party:
    """Say that `party` is the same as `into`, which stands for both from now on. `proof`: what shows that they are one.

    ConditionFailed if one of them was merged before, or what they are known by says that they are two: kinds, credit codes,
    numbers of the same kind of paper.
    """
    rows = {pk: work.lock(Party, pk) for pk in sorted({party, into})}
    row, survivor = rows[party], rows[into]
    for one in (row, survivor):
        permissions.ask(work.actor, MERGE, one)
    _ask_grounds(reason, proof, MERGE)
    _ask_one(row, survivor)
    for earlier in Party.objects.filter(merged_into=row).order_by("pk"):
        _point(work, earlier, survivor, MERGE, reason, proof)
    return _point(work, row, survivor, MERGE, reason, proof)


def split_party(*, work: Work, party: int, reason: str, proof: str) -> Party:
    """Undo a merger that was wrong: the party stands for itself again, with its own cases."""
    row = work.lock(Party, party)
    permissions.ask(work.actor, SPLIT, row)
    _ask_grounds(reason, proof, SPLIT)
    if row.merged_into is None:
        raise refused_party("not_merged", "该当事人没有并入其他当事人。", "This party was not merged.", SPLIT)
    return _point(work, row, None, SPLIT, reason, proof)


def _point(work: Work, row: Party, survivor: Party | None, verb: str, reason: str, proof: str) -> Party:
    before, was = digest_of(row), row.merged_into_id
    row.merged_into = survivor
    return write(
        work, verb, row, before=before, reason=reason, proof=proof, was=was, into=survivor.pk if survivor is not None else None
    )


def _ask_grounds(reason: str, proof: str, act: str) -> None:
    if not reason.strip() or not proof.strip():
        raise refused_party("grounds_named", "请写明理由和依据。", "State why, and what it rests on.", act)


def _ask_one(row: Party, survivor: Party) -> None:
    if row.pk == survivor.pk:
        raise refused_party("same_record", "请选择另一条登记。", "Choose another record.", MERGE)
    ask_standing(row, MERGE)
    ask_standing(survivor, MERGE)
    if row.kind != survivor.kind:
        raise refused_party("other_kind", "两个当事人的类别不同，不是同一当事人。", "They are of different kinds.", MERGE)
    if row.uscc:
        raise refused_party(
            "code_kept",
            "被并入的登记有统一社会信用代码。两个代码不同的是两个当事人；只有一个有代码的，请并入有代码的登记。",
            "The record to be merged has a credit code: merge the one without a code into the one with it.",
            MERGE,
        )
    _ask_papers(row, survivor)


def _ask_papers(row: Party, survivor: Party) -> None:
    """Two numbers of the same kind of paper are two persons; one of them has to be corrected first."""
    both = row.identity_digest and survivor.identity_digest and row.identity_kind == survivor.identity_kind
    if both and not set(_digests(row)) & set(_digests(survivor)):
        raise refused_party(
            "other_paper",
            "两条登记的证件号码不同，不是同一人；号码登记有误的，请先办理“更正当事人信息”。",
            "Their papers have different numbers; where one is wrong, correct it first.",
            MERGE,
        )


def _digests(row: Party) -> list[str]:
    return digests_of(row.open_identity())
