"""A publication as the public reads it: masked, in the reader's language, with the text as it was served."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.base.documents import FORMS
from cases.base.pdf import Block, Fields, Heading, Para, Seal, Span, Table
from cases.penalty.models import Decision, PenaltyKind
from cases.penalty.procedure import PENALTY
from integrity.blacklist.models import BlacklistCase, HeavyBy, Measure
from integrity.publicity.models import PenaltyPublicity, PublicityClass
from integrity.publicity.redaction import texts
from integrity.publicity.showing import Private, listed_name, masked, party_told, private_of
from web.citations import cited
from web.presenters.shell import in_english, language
from web.viewmodels import Fact, Link, ListedRow, PaperLine, PublicEntry, PublishedRow
from web.wording import bracketed, clauses, label_of, said

_SUMS = {"fine": "fine", "confiscate_gains": "confiscated_gains", "confiscate_goods": "confiscated_goods"}


def penalty_row(row: PenaltyPublicity) -> PublishedRow:
    """A line of the list."""
    told: Any = masked(row.summary, private_of(row.party, party_told(row.content)))
    return PublishedRow(
        reference=told.get("number", ""),
        party=told.get("party", ""),
        conduct=_violation(told),
        decision=_penalty(row, told),
        authority=told.get("authority", ""),
        decided_on=row.decided_on,
        until=row.max_end,
        url=reverse("web:public_penalty", args=[row.public_code]),
    )


def penalty_entry(row: PenaltyPublicity) -> PublicEntry:
    """The page at a publication's address."""
    private = private_of(row.party, party_told(row.content))
    told: Any = masked(row.summary, private)
    facts = (
        Fact(label=_("决定书文号"), value=told.get("number", "")),
        Fact(label=_("当事人"), value=told.get("party", "")),
        Fact(label=_("统一社会信用代码"), value=row.party.uscc or ""),
        Fact(label=_("违法行为"), value=_violation(told)),
        Fact(label=_("处罚内容"), value=_penalty(row, told)),
        Fact(label=_("作出机关"), value=told.get("authority", "")),
        Fact(label=_("决定日期"), value=row.decided_on.isoformat()),
        Fact(label=_("公示日期"), value=_iso(row.published_on)),
        Fact(label=_("公示至"), value=_iso(row.max_end)),
        Fact(label=_("失信类别"), value=label_of(PublicityClass, row.publicity_class)),
    )
    return PublicEntry(
        title=told.get("party", ""),
        kind=_("行政处罚信息"),
        facts=tuple(f for f in facts if f.value),
        back=Link(label=_("行政处罚信息公示"), url=reverse("web:public_penalties")),
        lines=tuple(paper_lines(row.content or {}, private, procedure=PENALTY.name)),
        text_title=str((row.content or {}).get("title", "")),
        text_number=told.get("number", ""),
        note=_("公示内容与送达的决定书一致；依法应当遮蔽的内容以×或*代替。"),
    )


def paper_lines(content: Mapping[str, Any], private: Private, *, procedure: str) -> Iterator[PaperLine]:
    """The published text as lines: composed as the paper was; texts as they stand where no form composes them."""
    shown = masked(content, private)
    maker = FORMS.get((procedure, str(content.get("form", ""))))
    try:
        lines = [*_lines(maker.compose(shown))] if maker else []
    except (KeyError, TypeError, ValueError):
        # a redacted value may no longer be one that the form can set (a day, an amount)
        lines = []
    if not lines:
        told = {key: value for key, value in shown.items() if key not in ("title", "authority", "reference", "form")}
        lines = [PaperLine(text=text) for text in texts(told)]
    # what the form puts together again must not show what was masked in its parts
    yield from (PaperLine(text=masked(x.text, private), label=x.label) for x in lines)


def _lines(blocks: Iterable[Block]) -> Iterator[PaperLine]:
    for block in blocks:
        if isinstance(block, Para | Heading):
            yield PaperLine(text=_plain(block.text))
        elif isinstance(block, Fields):
            yield from (PaperLine(text=_plain(item.value), label=item.label) for item in block.items)
        elif isinstance(block, Table):
            yield from (PaperLine(text=" ".join(_plain(cell) for cell in row)) for row in block.rows)
        elif isinstance(block, Seal):
            yield PaperLine(text=f"{block.authority} {block.at or ''}".strip())


def _plain(text: Any) -> str:
    if isinstance(text, str | Span):
        return text if isinstance(text, str) else text.text
    return "".join(_plain(part) for part in text)


def _violation(told: Mapping[str, Any]) -> str:
    english = told.get("violation_en", "")
    return str(english if in_english() and english else told.get("violation", ""))


def _penalty(row: PenaltyPublicity, told: Mapping[str, Any]) -> str:
    """The penalty of the summary; in English said from the decision's kinds and sums."""
    return clauses(_kind(row.decision, kind) for kind in row.decision.kinds) if in_english() else told.get("penalty", "")


def _kind(decision: Decision, kind: str) -> str:
    column, name = _SUMS.get(kind), label_of(PenaltyKind, kind)
    return f"{name} ¥{getattr(decision, column) / 100:,.2f}" if column else name


# --- the list of serious violations ---


def listing_row(row: BlacklistCase) -> ListedRow:
    """A line of the list."""
    return ListedRow(
        party=_listed_name(row),
        code=row.party.uscc or "",
        ground=_grounds(row, article=False),
        authority=row.authority.name,
        reference=_decision_number(row),
        listed_on=row.listed_on,
        until=row.term_end,
        url=reverse("web:public_listing", args=[row.public_code]),
    )


def listing_entry(row: BlacklistCase, *, on: date) -> PublicEntry:
    """The page at a listing's address: the particulars of O44 14. Its paper went through no redaction and is not shown."""
    measures = (m for m in row.measures.all() if m.from_day <= on and (m.to_day is None or m.to_day >= on))
    facts = (
        Fact(label=_("当事人"), value=_listed_name(row)),
        Fact(label=_("统一社会信用代码"), value=row.party.uscc or ""),
        Fact(label=_("列入情形"), value=_grounds(row, article=True)),
        Fact(label=_("较重行政处罚"), value=label_of(HeavyBy, row.heavy_by)),
        Fact(label=_("处罚决定书文号"), value=_decision_number(row)),
        Fact(label=_("列入决定书文号"), value=row.listing_document.reference if row.listing_document else ""),
        Fact(label=_("作出机关"), value=row.authority.name),
        Fact(label=_("列入日期"), value=_iso(row.listed_on)),
        Fact(label=_("公示日期"), value=_iso(row.published_on)),
        Fact(label=_("列入期限至"), value=_iso(row.term_end)),
        Fact(label=_("管理措施"), value=clauses(label_of(Measure, m.kind) for m in measures)),
    )
    return PublicEntry(
        title=_listed_name(row),
        kind=_("严重违法失信名单"),
        facts=tuple(f for f in facts if f.value),
        back=Link(label=_("严重违法失信名单"), url=reverse("web:public_listings")),
        note=_("期限届满、提前移出或者列入决定被撤销的，即日起不再展示。"),
    )


def _listed_name(row: BlacklistCase) -> str:
    paper = row.decision.document if row.decision else None
    return listed_name(row.party, party_told(paper.snapshot if paper else None))


def _grounds(row: BlacklistCase, *, article: bool) -> str:
    return clauses(
        bracketed(said(g["title"], g["title_en"]), cited(g["article"], language()) if article else "") for g in row.grounds
    )


def _decision_number(row: BlacklistCase) -> str:
    paper = row.decision.document if row.decision else None
    return paper.reference if paper else ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
