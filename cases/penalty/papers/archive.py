"""Forms 54, 55 and 56: cover, directory and note of the file (PP78)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Field, Fields, Heading, PageBreak, Para, Signatures, Span, Style, Table
from cases.base.pdf import Column as Col
from cases.intake.papers.common import Content, LegalForm, in_chinese, names, signature
from cases.penalty.models import Decision, PenaltyCase
from cases.penalty.papers import reads

VOLUMES = {"main": "正卷", "sub": "副卷"}
UNDECIDED = {"penalty.end_for_crime": "移送司法机关", "penalty.decide_unproven": "违法事实不成立，不予行政处罚。"}


class ArchivePaper(LegalForm):
    """Shared. `entries`: position, title, reference, author, date, pages (`3-5`; empty: none here), volume (main or sub)."""

    style = Style.FORM
    article = "PP78"
    needs = {"entries": "卷内文件"}

    def entries(self, issue: Issue) -> list[dict[str, Any]]:
        """The entries; a paper kept in both volumes stands in the main one."""
        keys = ("position", "title", "reference", "author", "date", "pages")
        rows = [
            {**{key: entry.get(key, "") for key in keys}, "volume": "sub" if entry.get("volume") == "sub" else "main"}
            for entry in issue.given["entries"]
        ]
        self.refuse([f"第{row['position']}件的名称" for row in rows if not row["title"]], issue)
        return rows


@paper("penalty")
class FileCover(ArchivePaper):
    """54 行政处罚案件卷宗封面: a sheet for each volume, with the pieces and pages of that one (PP78).

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
            "units": reads.units(case),
            "filed_on": case.filed_on,
            "closed_on": case.closed_on,
            "archived_on": case.archived_on or issue.on,
            "result": _result(case, decision),
            "retention": given.get("retention") or reads.setting("archive.retention", issue.bureau, issue.on),
            "archive_number": given.get("archive_number", ""),
            "decision_reference": _reference(case, decision),
            "volumes": _volumes(entries),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        if "units" not in content:
            # papers issued before each volume had its own are one sheet
            return [_cover(content, [Field(v["name"], _counted(v)) for v in content["volumes"]])]
        sheets = [_cover(content, [Field("卷别", v["name"]), Field("本卷共", _counted(v))]) for v in content["volumes"]]
        return on_own_pages([[sheet] for sheet in sheets], title=content["title"])


def on_own_pages(sheets: Sequence[Sequence[Block]], *, title: str) -> list[Block]:
    """Each volume is bound apart: what is put into it begins a page, under the title."""
    first, *others = sheets
    return [*first, *(block for sheet in others for block in (PageBreak(), _titled(title), *sheet))]


def _titled(title: str) -> Para:
    return Para([Span(title, bold=True)], indent=0, align="center")


def _cover(content: Content, volumes: Sequence[Field]) -> Fields:
    days = [("立案日期", "filed_on"), ("结案日期", "closed_on")]
    return Fields(
        [
            Field("全宗名称", content["authority"]),
            Field("档案类别", "行政处罚案件卷宗"),
            Field("案件名称", f"{content['party']}{content['cause']}", min_lines=2),
            Field("案号", content["case_number"]),
            Field("决定书文号", content.get("decision_reference", "")),
            Field("办案机构", "、".join(content.get("units", ()))),
            Field("办案人员", content["handlers"]),
            *(Field(zh, in_chinese(content[key]), wide=False) for zh, key in days),
            Field("处理结果", content["result"], min_lines=4),
            *volumes,
            Field("归档日期", in_chinese(content["archived_on"]), wide=False),
            Field("保管期限", content["retention"], wide=False),
            Field("归档号", content["archive_number"]),
            Field("全宗号", "", wide=False),
            Field("目录号", "", wide=False),
            Field("案卷号", ""),
        ]
    )


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
    """56 卷内备考表, a sheet for each volume. Needs `entries`; takes `note` (what there is to say about the file), `checked_by`.

    Nobody's word that the file is complete is printed of itself: what was not noted is left to be written.
    """

    form = "56"

    def collect(self, issue: Issue) -> dict[str, Any]:
        case = issue.subject
        return {
            "case_number": case.number,
            "cause": case.cause,
            "note": issue.given.get("note", ""),
            "volumes": _volumes(self.entries(issue)),
            "by_volume": True,
            "made_by": issue.issuer,
            "made_on": issue.on,
            "checked_by": issue.given.get("checked_by", ""),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        counted = [f"{v['name']}共{_counted(v)}。" for v in content["volumes"]]
        if "by_volume" not in content:
            # papers issued before each volume had its own are one sheet
            return _remarks(content, "\n".join(counted))
        return on_own_pages([_remarks(content, line) for line in counted], title=content["title"])


def _remarks(content: Content, counted: str) -> list[Block]:
    return [
        Fields(
            [
                Field("案号", content["case_number"]),
                Field("案由", content["cause"]),
                Field("卷内文件", counted),
                Field("本卷情况说明\n（缺损、修改、补充、部分灭失等情况）", content["note"], min_lines=12),
                Field("立卷时间", in_chinese(content["made_on"])),
            ]
        ),
        Signatures([signature("立卷人", name=content["made_by"]), signature("检查人", name=content["checked_by"])]),
    ]


_DIRECTORY = [
    Col("序号", 30, "center"),
    Col("责任者", 88),
    Col("文号", 96),
    Col("文件名称", 103),
    Col("日期", 62, "center"),
    Col("页号", 34, "center"),
    Col("备注", 30),
]


def _line(entry: Content) -> tuple[str, ...]:
    first, _, last = str(entry["pages"]).partition("-")
    pages = first if last in ("", first) else f"{first}-{last}"
    return (str(entry["position"]), entry.get("author", ""), entry["reference"], entry["title"], entry["date"][:10], pages, "")


def _volumes(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Papers and pages of each volume that has any."""
    return [
        _volume(name, [entry["pages"] for entry in entries if entry["volume"] == volume])
        for volume, name in VOLUMES.items()
        if any(entry["volume"] == volume for entry in entries)
    ]


def _volume(name: str, spans: Sequence[str]) -> dict[str, Any]:
    ends = [[int(part) for part in str(span).split("-")] for span in spans if span]
    pages = sum(end[-1] - end[0] + 1 for end in ends)
    first, last = min((end[0] for end in ends), default=0), max((end[-1] for end in ends), default=0)
    unpaged = len(spans) - len(ends)
    return {"name": name, "papers": len(spans), "pages": pages, "first": first, "last": last, "unpaged": unpaged}


def _counted(volume: Content) -> str:
    """How many pieces and pages; of what lies only on paper, or is a thing, the pages are counted by hand."""
    counted = f"{volume['papers']}件，{volume['pages']}页（第{volume['first']}页至第{volume['last']}页）"
    unpaged = volume.get("unpaged", 0)
    return f"{counted}，另有{unpaged}件的页数待填写" if unpaged else counted


def _reference(case: PenaltyCase, decision: Decision | None) -> str:
    """The number of the decision that the file is about: of penalty or of none."""
    paper = reads.paper_of(case, decision) or reads.last_issued(case, "46")
    return paper.reference if paper else ""


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
