"""Both languages complete: the catalogues, the words of every choice, and every page as a reader of English gets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import TextChoices
from django.test import Client
from django.urls import reverse
from django.utils import translation

from cases.penalty.acts.investigation import REPORT_PARTS
from tests import translations
from tests.factories.cases import Played, case_at
from tests.web.pages import PAGES
from tests.web.test_templates import VOID, page
from web import catalogues, checks, wording

# the ideographic space is only a wide space
CJK = re.compile(r"[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff00-\uffef]")
SHOWN = ("title", "aria-label", "placeholder", "alt", "content", "data-announce", "data-sending", "data-unsaved", "data-failed")
# references of papers and cases are names, in whatever language
REFERENCE = re.compile(r"\w+〔\d{4}〕\w*?\d+号")
# what the example data calls by its Chinese name
NAMED = ["国办通知", "示执法"]
# (REPORT_PARTS: a condition of the kernel names them in Chinese inside its English sentence)
# our own wording is stored there too, and must not excuse a page that shows it
WORDED = {"document": {"title"}, "act": {"article"}, "refusal": {"article"}}
STAGES = ("VERIFY", "FOUND", "EVIDENCE", "REVIEW", "APPR", "APPROVED", "DEFENCE", "TO_DISCUSS", "WAIVED", "PAY_DUE", "EXECUTED")


class Chinese(HTMLParser):
    """What of a page is in Chinese, but for what is marked as Chinese."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.marked: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        inside = bool(self.marked and self.marked[-1])
        marked = (given.get("lang") or "").startswith("zh") or (inside and "lang" not in given)
        if not marked:
            self.found += [value for name in SHOWN if (value := given.get(name)) and CJK.search(value)]
        if tag not in VOID:
            self.marked.append(marked)

    def handle_endtag(self, tag: str) -> None:
        self.marked.pop()

    def handle_data(self, data: str) -> None:
        if CJK.search(data) and not (self.marked and self.marked[-1]):
            self.found.append(data.strip())


def chinese(html: str, given: list[str]) -> list[str]:
    """The Chinese of an English page that nobody typed."""
    left = []
    for text in Chinese(html).found:
        rest = REFERENCE.sub("", text)
        for known in given:
            rest = rest.replace(known, "")
        if CJK.search(rest):
            left.append(rest)
    return left


def stored() -> list[str]:
    """Every text in the database, longest first: what people typed and what is called by a name."""
    found: set[str] = set()
    for model in apps.get_models():
        skipped = WORDED.get(model._meta.model_name or "", set())
        fields = [f.attname for f in model._meta.concrete_fields if f.attname not in skipped]
        for row in model._default_manager.values_list(*fields):
            found.update(text for value in row for text in texts(value) if CJK.search(text))
    return sorted(found, key=len, reverse=True)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield from value.splitlines()
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_catalogues_are_complete_and_compiled(language: str) -> None:
    assert translations.problems(language) == []


def test_a_catalogue_that_is_not_compiled_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    source = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid "待办"\nmsgstr "To do"\n', encoding="utf-8")
    (found,) = checks.catalogues_are_compiled()
    assert found.id == "web.E001" and "en/LC_MESSAGES/django.mo" in found.msg and "make catalogues" in str(found.hint)
    catalogues.compile_texts(source)
    assert checks.catalogues_are_compiled() == []
    assert [(e.msgid, e.msgstr) for e in polib.mofile(str(catalogues.compiled(source)))] == [("待办", "To do")]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_with_the_example_data_is_english_throughout(name: str) -> None:
    assert chinese(page(name, "en"), NAMED) == []


@pytest.mark.above
@pytest.mark.django_db
@pytest.mark.usefixtures("plain_papers")
@pytest.mark.parametrize("stage", STAGES)
def test_the_pages_of_a_case_are_english_but_for_what_was_typed(stage: str) -> None:
    played = case_at(stage)
    given, left, seen = [*stored(), *REPORT_PARTS.values()], set(), set()
    for who in ("co1", "uh", "bl", "credit"):
        reader = Client()
        user = played.office.officers[who].user
        assert user is not None
        reader.force_login(user)
        reader.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        for url in addresses(reader, played):
            if url in seen:
                continue
            seen.add(url)
            answer = reader.get(url, follow=True)
            assert answer.status_code == 200, url
            left |= {(url.partition("?")[0], text) for text in chinese(answer.content.decode(), given)}
    assert len(seen) > 3
    assert left == set()


def addresses(reader: Client, played: Played) -> list[str]:
    """The page of the case or clue, every form that this reader finds there, a document, the lists."""
    kind, key = ("case", played.case_id) if played.case_id else ("clue", played.clue_id)
    home = reverse(f"web:{kind}", args=[key])
    html = reader.get(home).content.decode()
    forms, papers = re.findall(r'href="(/act/[^"]*)"', html), re.findall(r'href="(/documents/\d+/)"', html)
    return [home, *dict.fromkeys(forms), *papers[-1:], reverse("web:inbox"), reverse("web:cases")]


def kinds() -> list[type[TextChoices]]:
    ours = ("cases", "integrity", "workflows")
    return [k for k in TextChoices.__subclasses__() if k.__module__.partition(".")[0] in ours and k.__name__ != "Role"]


@pytest.mark.parametrize("kind", kinds(), ids=lambda k: k.__qualname__)
def test_a_choice_is_worded_in_both_languages(kind: type[TextChoices]) -> None:
    with translation.override("zh-hans"):
        assert [wording.label(row) for row in kind] == [row.label for row in kind]
    with translation.override("en"):
        words = [wording.label(row) for row in kind]
        assert not any(CJK.search(word) for word in words) and len(set(words)) == len(words)
        assert [str(word) for _value, word in wording.choices(kind)] == words


def test_words_are_joined_as_each_language_does() -> None:
    with translation.override("zh-hans"):
        assert wording.listed("甲乙") == "甲、乙" and wording.bracketed("甲", "乙") == "甲（乙）"
    with translation.override("en"):
        assert wording.listed("AB") == "A, B" and wording.bracketed("A", "B") == "A (B)" and wording.clauses("AB") == "A; B"
        assert wording.bracketed("A", "") == "A" and wording.label_of(kinds()[0], "unheard of") == "unheard of"


@pytest.mark.parametrize(
    ("message", "translated", "fault"),
    [
        ("剩 %(n)s 天", "days left", "other placeholders"),
        ("剩 %(n)s 天", "%(n)d days left", "other placeholders"),
        ("待办", "", "not translated"),
        ("待办", "To do（待办）", "Chinese in the English text"),
        ("\n待办", "To do", "another beginning"),
    ],
)
def test_a_bad_translation_is_named(message: str, translated: str, fault: str) -> None:
    entry = polib.POEntry(msgid=message, msgstr=translated)
    assert list(translations.faults(entry, translations.Message(message), "en")) == [fault]


def test_viewflow_speaks_chinese() -> None:
    with translation.override("zh-hans"):
        assert translation.gettext("Assign selected tasks") == "领取所选任务"
        assert translation.pgettext("STATUS", "Done") == "已办结"
    with translation.override("en"):
        assert translation.gettext("Assign selected tasks") == "Assign selected tasks"
