"""Forms 54, 55 and 56: cover, directory and note of the file (PP78)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Field, Fields, Heading, PageBreak, Para, Signatures, Style, Table
from cases.base.pdf import Column as Col
from cases.intake.papers.common import Content, LegalForm, in_chinese, names, signature
from cases.penalty.models import Decision, PenaltyCase
from cases.penalty.papers import reads

VOLUMES = {"main": "正卷", "sub": "副卷"}
UNDECIDED = {"penalty.end_for_crime": "移送司法机关", "penalty.decide_unproven": "违法事实不成立，不予行政处罚。"}
COMPLETE = "本案卷文书材料齐全，手续完备，无需要另行说明的情况。"


class ArchivePaper(LegalForm):
    """Shared. `entries`: position, title, reference, date, pages (`3-5`), volume (main or sub)."""

    style = Style.FORM
    article = "PP78"
    needs = {"entries": "卷内文件"}

    def entries(self, issue: Issue) -> list[dict[str, Any]]:
        """The entries; a paper kept in both volumes stands in the main one."""
        keys = ("position", "title", "reference", "date", "pages")
        rows = [
            {**{key: entry.get(key, "") for key in keys}, "volume": "sub" if entry.get("volume") == "sub" else "main"}
            for entry in issue.given["entries"]
        ]
        self.refuse([f"第{row['position']}件的名称" for row in rows if not row["title"]], issue)
        return rows


@paper("penalty")
class FileCover(ArchivePaper):
    """54 行政处罚案件卷宗封面.

    Needs `entries`. Takes `retention` (保管期限, else setting archive.retention), `archive_number`.
    """

    form = "54"
    states = {"filed_on": "立案日期", "closed_on": "结案日期", "result": "处理结果", "handlers": "办案人员"}

    def collect(self, issue: Issue) -> dict[str, Any]:
        case, given = issue.subject, issue.given
        entries, decision = self.entries(issue), reads.decision(case)
        return {
            "case_number": case.number,
            "cause": case.cause,
            "party": case.party.name,
            "handlers": names(reads.handlers(case)),
            "filed_on": case.filed_on,
            "closed_on": case.closed_on,
            "archived_on": case.archived_on or issue.on,
            "result": _result(case, decision),
            "retention": given.get("retention") or reads.setting("archive.retention", issue.bureau, issue.on),
            "archive_number": given.get("archive_number", ""),
            "volumes": _volumes(entries),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        days = [("立案日期", "filed_on"), ("结案日期", "closed_on")]
        volumes = [
            Field(v["name"], f"{v['papers']}件，{v['pages']}页（第{v['first']}页至第{v['last']}页）") for v in content["volumes"]
        ]
        return [
            Para(f"{content['party']}{content['cause']}", align="center"),
            Fields(
                [
                    Field("案号", content["case_number"]),
                    Field("当事人", content["party"]),
                    Field("案由", content["cause"], min_lines=2),
                    Field("办案人员", content["handlers"]),
                    *(Field(zh, in_chinese(content[key]), wide=False) for zh, key in days),
                    Field("处理结果", content["result"], min_lines=4),
                    *volumes,
                    Field("归档日期", in_chinese(content["archived_on"]), wide=False),
                    Field("保管期限", content["retention"], wide=False),
                    *([Field("档案号", content["archive_number"])] if content["archive_number"] else []),
                ]
            ),
        ]


@paper("penalty")
class FileDirectory(ArchivePaper):
    """55 卷内文件目录: the main volume, then the internal one on a new page. Needs `entries`."""

    form = "55"

    def collect(self, issue: Issue) -> dict[str, Any]:
        return {"case_number": issue.subject.number, "cause": issue.subject.cause, "entries": self.entries(issue)}

    def compose(self, content: Content) -> Sequence[Block]:
        head = Fields([Field("案号", content["case_number"]), Field("案由", content["cause"])])
        blocks: list[Block] = [head]
        for volume, name in VOLUMES.items():
            rows = [_line(entry) for entry in content["entries"] if entry["volume"] == volume]
            if rows:
                blocks += [PageBreak()] if volume == "sub" and len(blocks) > 1 else []
                blocks += [Heading(name), Table(_DIRECTORY, rows)]
        return blocks


@paper("penalty")
class FileNote(ArchivePaper):
    """56 卷内备考表. Needs `entries`; takes `note` (what there is to say about the file), `checked_by`."""

    form = "56"

    def collect(self, issue: Issue) -> dict[str, Any]:
        case = issue.subject
        return {
            "case_number": case.number,
            "cause": case.cause,
            "note": issue.given.get("note") or COMPLETE,
            "volumes": _volumes(self.entries(issue)),
            "made_by": issue.issuer,
            "made_on": issue.on,
            "checked_by": issue.given.get("checked_by", ""),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        counts = "\n".join(f"{v['name']}共{v['papers']}件、{v['pages']}页。" for v in content["volumes"])
        return [
            Fields(
                [
                    Field("案号", content["case_number"]),
                    Field("案由", content["cause"]),
                    Field("卷内文件", counts),
                    Field("本卷情况说明", content["note"], min_lines=12),
                ]
            ),
            Signatures(
                [
                    signature("立卷人", name=content["made_by"], on=content["made_on"]),
                    signature("检查人", name=content["checked_by"]),
                ]
            ),
        ]


_DIRECTORY = [
    Col("序号", 30, "center"),
    Col("文书名称", 152),
    Col("文号", 148),
    Col("日期", 71, "center"),
    Col("页号", 40, "center"),
]


def _line(entry: Content) -> tuple[str, ...]:
    first, _, last = str(entry["pages"]).partition("-")
    pages = first if last in ("", first) else f"{first}-{last}"
    return (str(entry["position"]), entry["title"], entry["reference"], entry["date"][:10], pages)


def _volumes(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Papers and pages of each volume that has any."""
    return [
        _volume(name, [entry["pages"] for entry in entries if entry["volume"] == volume])
        for volume, name in VOLUMES.items()
        if any(entry["volume"] == volume for entry in entries)
    ]


def _volume(name: str, spans: Sequence[str]) -> dict[str, Any]:
    ends = [[int(part) for part in str(span).split("-")] for span in spans]
    pages = sum(end[-1] - end[0] + 1 for end in ends)
    first, last = min(end[0] for end in ends), max(end[-1] for end in ends)
    return {"name": name, "papers": len(spans), "pages": pages, "first": first, "last": last}


def _result(case: PenaltyCase, decision: Decision | None) -> str:
    """What came of the case, in the words of the decision that was served."""
    if decision is None:
        # nothing was decided upon the party: the case went to the police, or the facts are not proven
        return next((words for act, words in UNDECIDED.items() if reads.act(case, act)), "")
    if decision.kind == "exempt":
        return "不予行政处罚。"
    paper = reads.paper_of(case, decision)
    items = "\n".join(f"{n}．{text}。" for n, text in enumerate(paper.snapshot["items"] if paper else [], 1))
    return f"{items}\n（该决定已依法撤销）" if decision.status == "annulled" else items
