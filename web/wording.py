"""The words of values in the reader's language: labels of choices, the bureau's own names, lists and brackets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from cases.base.errors import Text
from cases.base.models import Document
from cases.base.work import legal_date
from cases.law.documents import document_type
from cases.law.errors import LawError


def said(zh: str, en: str) -> str:
    """Whichever of the two the reader reads, English with a capital."""
    return str(capfirst(Text(zh, en).within(get_language() or "zh-hans")))


def label(member: TextChoices) -> str:
    """The label of a choice; its class is the context under which the catalogue keeps the English."""
    return pgettext(type(member).__qualname__, str(member.label))


def label_of(kind: type[TextChoices], value: str) -> str:
    """The label of a stored value; the value itself if no such choice exists."""
    return label(kind(value)) if value in kind.values else value


def choices(kind: type[TextChoices]) -> tuple[tuple[str, Any], ...]:
    """The choices of a form field, worded when the form is shown."""
    return tuple((str(m.value), pgettext_lazy(kind.__qualname__, str(m.label))) for m in kind)


def listed(parts: Iterable[str]) -> str:
    """甲、乙 and "A, B"."""
    return _("、").join(parts)


def clauses(parts: Iterable[str]) -> str:
    """甲；乙 and "A; B"."""
    return _("；").join(parts)


def bracketed(text: str, note: str) -> str:
    """甲（乙） and "A (B)"; only the text where there is no note."""
    return _("%(text)s（%(note)s）") % {"text": text, "note": note} if note else text


def document_title(paper: Document) -> str:
    """What an issued document is called; the paper itself is in Chinese and stays so."""
    try:
        kind = document_type(paper.form, legal_date(paper.issued_at))
    except LawError:
        return paper.title
    return said(paper.title, kind.name_en)


def stated(who: str, what: str) -> str:
    """某人：所说 and "somebody: what was said"."""
    return _("%(who)s：%(what)s") % {"who": who, "what": what}
