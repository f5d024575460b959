"""The chain in itself: numbers without gaps, links that hold, hashes that fit, heads and anchor at the ends."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import apps

from cases.base import resealing
from cases.base.models import Act, Aggregate, ChainEntry, ChainHead
from cases.base.verify.reading import blocks, read
from cases.base.verify.report import Report, Tick

End = tuple[int, str]
ENTRIES = f'"{ChainEntry._meta.db_table}"'


def check(report: Report, only: str, anchor: Mapping[str, End], tick: Tick | None = None) -> None:
    """Walk every stream, or one."""
    anchored = {stream: end for stream, end in anchor.items() if not only or stream == only}
    ends, resealed = _walk(report, only, anchored, tick)
    _count_cases(report, ends)
    _heads(report, ends, only)
    _unmet(report, resealed, only)
    for stream, (seq, _) in sorted(anchored.items()):
        if ends.get(stream, (0, ""))[0] < seq:
            report.add("cut_since_anchor", f"{stream}#{seq}", "锚点所载条目已不存在：链尾或整条链被删除")


def _walk(
    report: Report, only: str, anchored: Mapping[str, End], tick: Tick | None
) -> tuple[dict[str, End], dict[resealing.Place, resealing.Listed]]:
    """The last number and hash of each stream, and what the list names that was not met."""
    where, parameters = (" WHERE stream = %s", [only]) if only else ("", [])
    statement = f"SELECT stream, seq, prev, hash, payload FROM {ENTRIES}{where} ORDER BY stream, seq"
    walk = _Walk(report, anchored, _resealed())
    for block in blocks(statement, parameters):
        walk.follow(block)
        report.rows += len(block)
        if tick is not None:
            tick(len(block))
    return walk.ended(), walk.listed


def _resealed() -> dict[resealing.Place, resealing.Listed]:
    """The list of resealed entries. That the acts which make it up are whole is for the walk to find, as of any other."""
    statement = f"SELECT payload FROM {ENTRIES} WHERE stream = %s AND source = %s ORDER BY seq"
    return resealing.read(payload for (payload,) in read(statement, [resealing.STREAM, Act._meta.db_table]))


def _unmet(report: Report, listed: Mapping[resealing.Place, resealing.Listed], only: str) -> None:
    """What the list names must be there: an entry that has its old payload again, or is gone, is no resealed one."""
    for stream, seq in sorted(listed):
        if not only or stream == only:
            report.add("reseal_unmet", f"{stream}#{seq}", "重新密封清单所列条目不存在或者未经密封")


class _Walk:
    """Where the walk along the streams is. `follow` is the innermost loop of verification, hence its length."""

    def __init__(self, report: Report, anchored: Mapping[str, End], listed: dict[resealing.Place, resealing.Listed]) -> None:
        self.report = report
        self.anchored = anchored
        # entries are taken out as they are met
        self.listed = listed
        self.ends: dict[str, End] = {}
        self.stream, self.seq, self.hash = "", 0, ""
        self.awaited: End = (0, "")

    def follow(self, block: Sequence[Sequence[Any]]) -> None:
        sha, add = hashlib.sha256, self.report.add
        current, seq, last, awaited = self.stream, self.seq, self.hash, self.awaited
        for stream, number, prev, hashed, payload in block:
            if stream != current:
                self.ends[current] = (seq, last)
                current, seq, last = stream, 0, ""
                awaited = self.anchored.get(current, (0, ""))
            if number != seq + 1:
                add("missing_entry", f"{stream}#{seq + 1}", f"链条目缺失：#{seq + 1} 至 #{number - 1} 已被删除")
            elif prev != last:
                add("broken_link", f"{stream}#{number}", "与前一条目的链接不符")
            if sha((prev + payload).encode()).hexdigest() != hashed and not self._resealed(stream, number, prev, hashed, payload):
                add("changed_entry", f"{stream}#{number}", "条目内容与其哈希不符")
            if number == awaited[0] and hashed != awaited[1]:
                add("changed_since_anchor", f"{stream}#{number}", "锚点所载哈希与现有条目不符")
            seq, last = number, hashed
        self.stream, self.seq, self.hash, self.awaited = current, seq, last, awaited

    def _resealed(self, stream: str, seq: int, prev: str, hashed: str, payload: str) -> bool:
        """Whether an entry whose payload does not fit its hash is one that the list names, as it names it."""
        listed = self.listed.pop((stream, seq), None)
        if listed is None or not resealing.holds((stream, seq), listed, prev=prev, hashed=hashed, payload=payload):
            return False
        self.report.resealed += 1
        return True

    def ended(self) -> dict[str, End]:
        self.ends[self.stream] = (self.seq, self.hash)
        self.ends.pop("", None)
        return self.ends


def _count_cases(report: Report, ends: Mapping[str, End]) -> None:
    subjects = {m._meta.model_name for m in apps.get_models() if issubclass(m, Aggregate)}
    report.cases = sum(stream.partition(":")[0] in subjects for stream in ends)


def _heads(report: Report, ends: Mapping[str, End], only: str) -> None:
    where, parameters = (" WHERE stream = %s", [only]) if only else ("", [])
    statement = f'SELECT stream, seq, hash FROM "{ChainHead._meta.db_table}"{where}'
    recorded = {stream: (seq, hashed) for stream, seq, hashed in read(statement, parameters)}
    for stream in sorted(recorded.keys() | ends.keys()):
        head, end = recorded.get(stream, (0, "")), ends.get(stream, (0, ""))
        if head != end:
            report.add("cut_tail", stream, f"链首记录为 #{head[0]}，末尾条目为 #{end[0]}，两者不符：链尾被删除或改写")
