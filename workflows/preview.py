"""The draft of a document before its act: the act is carried out, the paper taken, and everything undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cases.base import documents
from cases.base.errors import NotFound, Text
from cases.base.models import Document
from cases.base.work import rehearse


def preview_document(*, stream: str, procedure: str, form: str, act: Callable[[], Any]) -> bytes:
    """The PDF that `act` would issue as `form`, marked as a draft and without its number. Writes nothing.

    Raises what the act raises: a paper that may not be issued cannot be previewed either.
    """
    papers = Document.objects.filter(stream=stream, form=form).order_by("-pk")
    known = papers.values_list("pk", flat=True).first() or 0
    # a paper that was there before is no draft of this act, and perhaps not for this reader
    issued = rehearse(act, look=lambda: papers.filter(pk__gt=known).first())
    if issued is None:
        raise NotFound("no_document", Text("该步骤不制发此文书。", "This act does not issue that document."))
    content = {**issued.snapshot, "reference": ""}
    return documents.render_content(documents.FORMS[(procedure, form)], content, draft=True)
