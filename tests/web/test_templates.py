"""Every page renders in both languages, escapes what people typed, and has what keyboards and readers need."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.web import mock, mock_case, mock_pages
from tests.web.pages import PAGES
from tests.web.render_mock import LANGUAGES, render

NAMES = sorted(PAGES)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Outline(HTMLParser):
    """What a screen reader would find: tags with their attributes, and whether every tag is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.misnested: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.misnested.append(tag)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def page(name: str, language: str = "zh-hans") -> str:
    template, build = PAGES[name]
    from django.utils import translation

    with translation.override(language):
        return render(template, language=language, context=build(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_whole(name: str, language: str) -> None:
    outline = Outline(page(name, language))
    assert outline.misnested == [] and outline.open == []
    assert outline.all("html")[0]["lang"] == ("en" if language == "en" else "zh-Hans")
    assert len(outline.all("h1")) == 1
    assert len(outline.all("main")) == 1 and len(outline.all("header")) >= 1
    assert any(a.get("href") == "#main" for a in outline.all("a"))
    ids = [a["id"] for _, a in outline.tags if a.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_every_control_has_a_name(name: str) -> None:
    outline = Outline(page(name))
    labelled = {a.get("for") for a in outline.all("label")}
    for tag in ("input", "select", "textarea"):
        for control in outline.all(tag):
            if control.get("type") == "hidden":
                continue
            assert control.get("id") in labelled or control.get("aria-label"), control


@pytest.mark.parametrize("name", NAMES)
def test_references_lead_somewhere(name: str) -> None:
    outline = Outline(page(name))
    ids = {a["id"] for _, a in outline.tags if a.get("id")}
    for _, attrs in outline.tags:
        for key in ("aria-labelledby", "aria-describedby"):
            assert set((attrs.get(key) or "").split()) <= ids, attrs
        href = attrs.get("href") or ""
        assert not href.startswith("#") or href[1:] in ids, href


@pytest.mark.parametrize("name", NAMES)
def test_nothing_breaks_the_content_policy(name: str) -> None:
    html = page(name)
    outline = Outline(html)
    assert all(a.get("src", "").startswith("/static/") for a in outline.all("script"))  # type: ignore[union-attr]
    assert not [k for _, a in outline.tags for k in a if k.startswith("on")]
    assert not [a for _, a in outline.tags if "style" in a]
    assert "http://" not in html.replace("http://www.w3.org/2000/svg", "") and "https://" not in html


def test_the_inbox_says_urgency_in_words_and_in_shape_beside_colour() -> None:
    html = page("inbox")
    for level, words in (("overdue", "超期 4 天"), ("today", "今天届满"), ("soon", "剩 1 天"), ("near", "剩 4 天")):
        cell = re.search(rf'<span class="due due-{level}">(.*?)</span></span>', html, re.DOTALL)
        assert cell is not None and words in cell[1] and f"icon-{level}" in cell[1]
    assert "已中止计时" in html and "等待：" in html and "暂定" in html


def test_rows_stand_in_the_order_they_were_given() -> None:
    words = mock.Words("zh")
    given = [row.url for row in mock.inbox(words).rows]
    shown = re.findall(r'class="row-link" href="([^"]+)"', page("inbox"))
    assert shown == given


def test_claim_and_release_are_posts_with_a_name_of_their_own() -> None:
    outline = Outline(page("inbox"))
    claims = [f for f in outline.all("form") if (f.get("action") or "").endswith(("/claim/", "/release/"))]
    assert claims and all(f["method"] == "post" and "data-once" in f for f in claims)
    assert "领取：记录陈述申辩，示市监案〔2026〕216号" in page("inbox")


def hostile_pages() -> list[str]:
    words = mock.Words("zh")
    frame = {"shell": mock.shell(words)}
    values = (
        ("web/inbox.html", mock.inbox(words, hostile=True)),
        ("web/case.html", mock_case.case_page(words, hostile=True)),
        ("web/task.html", mock_pages.task(words, party=mock.HOSTILE)),
        ("web/verify.html", mock_pages.unknown_code(words)),
    )
    return [render(t, language="zh-hans", context={**frame, "page": value}) for t, value in values]


@pytest.mark.parametrize("index", range(4))
def test_what_people_typed_is_never_markup(index: int) -> None:
    html = hostile_pages()[index]
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_a_criminal_flag_cannot_be_missed() -> None:
    html = page("case_crime")
    assert 'class="crime certain"' in html and "不得以罚代移" in html and 'role="alert"' in html
    assert 'class="crime' not in page("case")


def test_every_clock_tells_how_it_was_computed() -> None:
    html = page("case")
    clocks = len(mock_case.case_page(mock.Words("zh")).clocks)
    assert html.count("<summary>期限如何计算</summary>") == clocks
    assert "第 3 至 7 个工作日" in html and "程序规定 第八十一条" in html


def test_the_history_names_who_in_which_role_and_the_refusals() -> None:
    html = page("case")
    refusal = re.search(r'<li class="trail-refusal">(.*?)</li>', html, re.DOTALL)
    assert refusal is not None
    assert all(part in refusal[1] for part in ("周某", "部门负责人", "未获准", "尚未复核", "程序规定§58"))


def test_a_refused_act_says_what_where_and_what_to_do() -> None:
    html = page("refused")
    for part in (
        "party_heard",
        "程序规定第58条、行政处罚法第45条",
        "怎么办：",
        "请办案人员先提交复核意见",
        '<a href="/act/2/">先办理“复核陈述申辩”</a> <span class="muted">（办案人员）</span>',
        "案件没有任何改动",
        "草稿",
    ):
        assert part in html
    assert "过时" in page("stale")


@pytest.mark.parametrize("name", ["403", "403_csrf", "404", "500"])
def test_error_pages_stand_alone_and_say_what_to_do(name: str) -> None:
    from django.template.loader import render_to_string

    html = render_to_string(f"web/errors/{name}.html")
    assert "怎么办：" in html and 'href="/"' in html


@pytest.mark.parametrize("name", ["403", "403_csrf", "404", "500"])
def test_django_finds_our_error_pages_before_any_library_s(name: str) -> None:
    from django.template.loader import get_template

    found: Any = get_template(f"{name}.html")
    # TEMPLATES needs DIRS = [ROOT / "web" / "templates"]: viewflow ships pages of the same names
    assert "/web/templates/" in found.origin.name


def test_the_document_page_shows_the_pdf_without_object() -> None:
    outline = Outline(page("document"))
    frame = outline.all("iframe")[0]
    assert frame["src"] == "/static/sample.pdf" and frame["title"]
    assert not outline.all("object") and not outline.all("embed")
