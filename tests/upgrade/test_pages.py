"""Every page of the older database opens, for whom it opened before."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from cases.base.models import Act, ChainHead, Document
from cases.penalty.models import Evidence
from tests.upgrade.conftest import Upgraded, stored
from tests.upgrade.deeds import KINDS
from tests.upgrade.people import address_of, officer_of, page_of
from tests.web.site import Person

pytestmark = pytest.mark.usefixtures("undone")

# who may read all subjects of a kind
READERS = {"responsibility": "supervisor", "signal": "supervisor"}
EVERYBODY = (
    *("intake", "officer1", "officer2", "officer3", "officer4", "unithead", "reviewer", "legal", "leader", "head", "credit"),
    *("supervisor", "supervisor2", "deputy1", "cityleader"),
)
LINK = re.compile(r'href="(/[^"#]*)"')


def streams() -> list[str]:
    """All subjects that have a history."""
    found = ChainHead.objects.order_by("stream").values_list("stream", flat=True)
    return [stream for stream in found if stream.partition(":")[0] in KINDS]


def kind_of(stream: str) -> str:
    return KINDS[stream.partition(":")[0]]


def links(page: Any, beginning: str) -> set[str]:
    return {url for url in map(unescape, LINK.findall(page.content.decode())) if url.startswith(beginning)}


def words(page: Any) -> str:
    """What a reader sees of a page."""
    return re.sub(r"<[^>]*>", " ", page.content.decode())


@pytest.fixture
def readers(undone: None) -> dict[str, Person]:
    people = {name: Person(officer_of(name)) for name in ("leader", "supervisor")}
    return {kind: people[READERS.get(kind, "leader")] for kind in KINDS.values()}


def test_every_subject_has_its_page_and_its_history_in_words(upgraded: Upgraded, readers: dict[str, Person]) -> None:
    """No act is shown by its stored name: each still has one in words."""
    verbs = stored("base_act", "verb") | stored("base_refusal", "verb")
    assert len(streams()) == upgraded.known["cases"]
    for stream in streams():
        page = readers[kind_of(stream)].open(page_of(stream))
        if kind_of(stream) == "publicity":
            # shown on the page of its case, which is looked at by itself
            assert page.status_code == 302, stream
            assert page.url.startswith("/cases/"), stream
            continue
        assert page.status_code == 200, (stream, page.status_code)
        shown = words(page)
        assert not [verb for verb in verbs if verb in shown], stream
        acts = Act.objects.filter(stream=stream, actor_kind="officer")
        assert all(name in shown for name in acts.values_list("actor_name", flat=True)), stream


def test_every_paper_opens_as_it_was_stored(upgraded: Upgraded, readers: dict[str, Person]) -> None:
    """The page of a paper and what a stranger may verify of it are looked at once for each form."""
    forms = set[str]()
    for paper in Document.objects.order_by("pk"):
        reader = readers[kind_of(paper.stream)]
        content = reader.open(f"/documents/{paper.pk}/pdf/")
        assert content.status_code == 200, paper
        assert hashlib.sha256(content.content).hexdigest() == paper.pdf_id
        if paper.form not in forms:
            forms.add(paper.form)
            assert reader.open(f"/documents/{paper.pk}/").status_code == 200, paper
            assert paper.title in words(Client().get(f"/verify/{paper.verify_code}/")), paper
    assert len(forms) > 20
    for piece in Evidence.objects.exclude(file=None):
        content = readers["case"].open(f"/evidence/{piece.pk}/")
        assert hashlib.sha256(content.content).hexdigest() == piece.file_id, piece


@pytest.mark.parametrize("who", EVERYBODY)
def test_an_inbox_and_all_that_it_offers_opens(who: str, upgraded: Upgraded) -> None:
    person = Person(officer_of(who))
    inbox = person.open("/")
    assert inbox.status_code == 200
    for url in links(inbox, "/cases/") | links(inbox, "/clues/") | links(inbox, "/subjects/"):
        page = person.open(url)
        assert page.status_code == 200, url
        for act in links(page, "/act/"):
            assert person.open(act).status_code == 200, act


def test_the_lists_of_supervision_and_of_the_public_open(upgraded: Upgraded) -> None:
    supervisor, stranger = Person(officer_of("supervisor")), Client()
    figures = supervisor.open("/supervision/")
    lists = {url.partition("?")[0] for url in links(figures, "/supervision/")}
    assert len(lists) > 5
    assert [url for url in sorted(lists) if supervisor.open(url).status_code != 200] == []
    published = [stranger.get(f"/public/{name}") for name in ("", "penalties/", "blacklist/")]
    assert [page.status_code for page in published] == [200, 200, 200]
    rows = {url for page in published for url in links(page, "/public/penalties/")}
    assert rows
    assert [url for url in sorted(rows) if stranger.get(url).status_code != 200] == []


def test_no_address_of_an_act_is_gone(upgraded: Upgraded, readers: dict[str, Person]) -> None:
    """Each act that had a page has it still, open or closed as the law says: bookmarks, drafts and notices hold them."""
    first = {kind_of(stream): stream for stream in reversed(streams())}
    for kind, acts in upgraded.known["acts"].items():
        addresses = [address_of(first[kind], act) for act in acts]
        assert [a for a in addresses if readers[kind].client.get(a, follow=True).status_code not in (200, 403, 409)] == []
