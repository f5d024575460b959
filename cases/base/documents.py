"""Issuing documents: number, frozen content, PDF and digests in the act's transaction.

A document class says what its form states (`snapshot`, from live data, at issue) and how that reads (`compose`, from
the snapshot alone). It never renders from live data again.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Protocol, TypeVar

from django.conf import settings

from cases.base import canonical, files, numbering
from cases.base.models.aggregates import Aggregate
from cases.base.models.documents import Document
from cases.base.pdf import Block, FontSet, OfficialDocument, Style, render
from cases.base.work import SHANGHAI, Work
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
    """Issue `form` on the subject: takes a number, freezes the content, renders and stores the PDF.

    `by` is the authority that issues it, where that is not the bureau in charge of the subject.
    """
    bureau: Bureau = by or subject.authority  # type: ignore[attr-defined]
    kind = document_type(form, work.today)
    maker = FORMS[(subject.lifecycle.name, form)]
    year = work.today.year
    number = numbering.next_number(authority=bureau.id, type_code=kind.number_type or kind.code, year=year)
    reference = _reference(bureau, kind, year, number)
    facts = maker.snapshot(Issue(subject, given or {}, work.actor.name, work.today, bureau))
    content = {**facts, **_header(bureau, kind, reference, work.today)}
    digest = canonical.digest(content)
    code = secrets.token_hex(8)
    pdf = render_content(maker, content, digest=digest, code=code)
    stored = files.store(pdf, media_type="application/pdf", now=work.now)
    return work.save(
        Document(
            stream=subject.stream_key,
            authority=bureau.id,
            form=form,
            title=kind.name_zh,
            type_code=kind.number_type or kind.code,
            year=year,
            number=number,
            reference=reference,
            issued_at=work.now,
            issued_by=work.actor.name,
            snapshot=content,
            snapshot_digest=digest,
            pdf=stored,
            pages=page_count(pdf),
            verify_code=code,
        )
    )


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
    return render(
        OfficialDocument(
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
        ),
        fonts=site_fonts(),
    )


def verify_url(code: str) -> str:
    """Where the QR code of a document leads: the public page that confirms number, date and digest."""
    return f"{settings.PUBLIC_URL}/verify/{code}/"


def _reference(bureau: Bureau, kind: DocumentType, year: int, number: int) -> str:
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
