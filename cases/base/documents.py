"""Issuing documents: frozen content, number and digest in the act's transaction; the file follows its commit (ADR 0018).

A document class says what its form states (`snapshot`, from live data, at issue) and how that reads (`compose`, from
the snapshot alone). It never renders from live data again. `issue` freezes and lays out, so that whatever cannot be printed
refuses the act; `number` takes the numbers of all papers of the act when the act itself is done, because whoever holds
a series keeps its whole bureau waiting; cases.base.renderings makes the files.
"""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, ClassVar, Protocol, TypeVar

from django.conf import settings

from cases.base import canonical, numbering, renderings
from cases.base.actors import Actor
from cases.base.models.aggregates import Aggregate
from cases.base.models.documents import Document
from cases.base.pdf import Block, FontSet, OfficialDocument, Style, lay_out, render
from cases.base.selectors import aggregate_models
from cases.base.work import SHANGHAI, Work, transact
from cases.law.documents import DocumentType, document_type


class Bureau(Protocol):
    """What a document needs to know of the authority that issues it."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def short_name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Issue:
    """What a snapshot is made from: the subject, what the act was given, who issues, the legal date."""

    subject: Any
    given: Mapping[str, Any]
    issuer: str
    on: date
    bureau: Bureau


class DocumentForm:
    """One form of the register (cases/law/documents.csv). Subclass per form and procedure; register with `register`."""

    form: ClassVar[str]
    style: ClassVar[Style] = Style.FORM

    def snapshot(self, issue: Issue) -> dict[str, Any]:
        """Plain values (text, numbers, ISO dates, lists) that the document states."""
        raise NotImplementedError

    def compose(self, content: Mapping[str, Any]) -> Sequence[Block]:
        """The blocks of the document, from its snapshot alone."""
        raise NotImplementedError

    def addressee(self, content: Mapping[str, Any]) -> str:
        """The party addressed, if the form has one."""
        return str(content.get("addressee", ""))


PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
WRITER = Actor.system("文书生成")
FORMS: dict[tuple[str, str], DocumentForm] = {}
F = TypeVar("F", bound=DocumentForm)


def register(procedure: str, *forms: DocumentForm) -> None:
    """Make forms that are declared elsewhere papers of a procedure too."""
    FORMS.update({(procedure, form.form): form for form in forms})


def paper(procedure: str) -> Callable[[type[F]], type[F]]:
    """Make the form below a paper of the procedure."""

    def made(kind: type[F]) -> type[F]:
        register(procedure, kind())
        return kind

    return made


def papers_of(procedure: str) -> tuple[DocumentForm, ...]:
    """The forms that the procedure can issue."""
    return tuple(form for (name, _), form in FORMS.items() if name == procedure)


def issue(
    work: Work, subject: Aggregate, form: str, *, given: Mapping[str, Any] | None = None, by: Bureau | None = None
) -> Document:
    """Issue `form` on the subject: freeze its content and lay it out. LayoutImpossible refuses the act.

    The row has its key and may be referred to; it is written with its number when the act itself is done (`number`), and
    until then only other papers may cite it. `by` is the authority that issues it, where that is not the bureau in charge.
    """
    bureau: Bureau = by or subject.authority  # type: ignore[attr-defined]
    kind = document_type(form, work.today)
    maker = FORMS[(subject.lifecycle.name, form)]
    year = work.today.year
    facts = maker.snapshot(Issue(subject, given or {}, work.actor.name, work.today, bureau))
    key = renderings.next_key(work)
    reference = _reference(bureau, kind, year, numbering.pending(key))
    content = {**facts, **_header(bureau, kind, reference, work.today)}
    paper = Document(
        pk=key,
        stream=subject.stream_key,
        authority=bureau.id,
        form=form,
        title=kind.name_zh,
        type_code=kind.number_type or kind.code,
        year=year,
        number=0,
        reference=reference,
        issued_at=work.now,
        issued_by=work.actor.name,
        snapshot=content,
        verify_code=secrets.token_hex(8),
    )
    lay_out(_official(maker, numbering.fill_in(content), code=paper.verify_code), fonts=site_fonts())
    work.papers.append(paper)
    work.before_consequences(number)
    return paper


def number(work: Work) -> None:
    """Give the papers of the work their numbers, in the order in which they were issued, and write them."""
    papers, work.papers = work.papers, []
    _take_numbers(papers)
    work.numbers.update((paper.pk, paper.number) for paper in papers)
    for paper in papers:
        paper.reference = numbering.fill_in(paper.reference, work.numbers)
        paper.snapshot = numbering.fill_in(paper.snapshot, work.numbers)
        paper.snapshot_digest = canonical.digest(paper.snapshot)
    work.save_new(papers)
    work.after_commit(partial(make_files, papers, now=work.now))


def _take_numbers(papers: Sequence[Document]) -> None:
    series = [numbering.Series(paper.authority, paper.type_code, paper.year) for paper in papers]
    following = numbering.take(Counter(series))
    for paper, counted in zip(papers, series, strict=True):
        paper.number = following[counted]
        following[counted] += 1


def pdf_of(paper: Document) -> bytes:
    """The file of an issued document: from its frozen content alone, the same bytes whenever it is made."""
    maker = FORMS[(_procedure_of(paper.stream), paper.form)]
    return render_content(maker, paper.snapshot, digest=paper.snapshot_digest, code=paper.verify_code)


def make_files(papers: Sequence[Document], *, now: datetime) -> None:
    """Make the files that these papers lack, in a transaction of their own."""
    with transact(WRITER, now) as work:
        ensure_files(work, papers)


def ensure_files(work: Work, papers: Sequence[Document]) -> None:
    """The same inside an act that needs the files: what is served, printed or archived has one."""
    lacking = renderings.lacking(papers)
    pages = {paper.pk: pdf_of(paper) for paper in lacking}
    renderings.keep(work, [(paper, pages[paper.pk], page_count(pages[paper.pk])) for paper in lacking])


def _procedure_of(stream: str) -> str:
    kind = stream.partition(":")[0]
    return next(model.lifecycle.name for model in aggregate_models() if model._meta.model_name == kind)


def blotted(document: Document) -> bool:
    """Whether words of the frozen content were blotted out since (cases/base/resealing.py): its PDF still shows them."""
    return canonical.digest(document.snapshot) != document.snapshot_digest


def preview(subject: Aggregate, form: str, *, issuer: str, now: datetime, given: Mapping[str, Any] | None = None) -> bytes:
    """The PDF as it would be issued now, marked as a draft and without a number. Writes nothing."""
    bureau: Bureau = subject.authority  # type: ignore[attr-defined]
    today = now.astimezone(SHANGHAI).date()
    kind = document_type(form, today)
    maker = FORMS[(subject.lifecycle.name, form)]
    facts = maker.snapshot(Issue(subject, given or {}, issuer, today, bureau))
    return render_content(maker, {**facts, **_header(bureau, kind, "", today)}, draft=True)


def render_content(
    maker: DocumentForm, content: Mapping[str, Any], *, digest: str = "", code: str = "", draft: bool = False
) -> bytes:
    """The PDF of a snapshot; the same bytes for the same snapshot."""
    return render(_official(maker, content, digest=digest, code=code, draft=draft), fonts=site_fonts())


def _official(
    maker: DocumentForm, content: Mapping[str, Any], *, digest: str = "", code: str = "", draft: bool = False
) -> OfficialDocument:
    return OfficialDocument(
        style=maker.style,
        authority=content["authority"],
        title=content["title"],
        number=content["reference"],
        addressee=maker.addressee(content),
        blocks=tuple(maker.compose(content)),
        digest=digest,
        verify_url=verify_url(code) if code else "",
        issued_on=date.fromisoformat(content["issued_on"]),
        draft=draft,
    )


def verify_url(code: str) -> str:
    """Where the QR code of a document leads: the public page that confirms number, date and digest."""
    return f"{settings.PUBLIC_URL}/verify/{code}/"


def _reference(bureau: Bureau, kind: DocumentType, year: int, number: str) -> str:
    if not kind.number_type:
        return ""
    return numbering.reference(short_name=bureau.short_name, type_code=kind.number_type, year=year, number=number)


def _header(bureau: Bureau, kind: DocumentType, reference: str, on: date) -> dict[str, Any]:
    return {
        "authority": bureau.name,
        "title": kind.name_zh,
        "reference": reference,
        "issued_on": on.isoformat(),
        "form": kind.code,
    }


def site_fonts() -> FontSet:
    """The fonts that the papers of this site are set in."""
    return FontSet(body=settings.DOC_FONT_FANGSONG or None)


def page_count(pdf: bytes) -> int:
    """How many page objects the file has."""
    return len(PAGE.findall(pdf))
