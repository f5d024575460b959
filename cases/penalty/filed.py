"""A paper that was made outside the system and belongs in the file: kept as a document of the case, as it came."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from cases.base import canonical, files, numbering
from cases.base.documents import page_count
from cases.base.models import Document
from cases.base.work import Work
from cases.law.documents import document_type
from cases.penalty.models import PenaltyCase


def file_paper(work: Work, case: PenaltyCase, form: str, pdf: bytes, *, about: Mapping[str, str]) -> Document:
    """The scan `pdf` as the document `form`, numbered and dated as filed; `about` is what is known of it, as plain text."""
    kind, year = document_type(form, work.today), work.today.year
    content = {
        **about,
        "filed": True,
        "authority": case.authority.name,
        "title": kind.name_zh,
        "reference": "",
        "issued_on": work.today.isoformat(),
        "form": kind.code,
    }
    return work.save(
        Document(
            stream=case.stream_key,
            authority=case.authority_id,
            form=form,
            title=kind.name_zh,
            type_code=kind.number_type or kind.code,
            year=year,
            number=numbering.next_number(authority=case.authority_id, type_code=kind.number_type or kind.code, year=year),
            reference="",
            issued_at=work.now,
            issued_by=work.actor.name,
            snapshot=content,
            snapshot_digest=canonical.digest(content),
            pdf=files.store(pdf, media_type="application/pdf", now=work.now),
            # a scan may hide its page objects; it has one at least
            pages=max(1, page_count(pdf)),
            verify_code=secrets.token_hex(8),
        )
    )
