"""A paper as an act issues it: the step of the act is played, and what the form was asked is kept with what was stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from unittest.mock import patch

from cases.base import files
from cases.base.documents import FORMS, DocumentForm, Issue
from cases.base.models import Document
from tests.factories.cases import Played, case_at, make_company, make_office
from tests.factories.listings import listing_at
from tests.factories.reviews import review_at
from tests.factories.steps import BY_PROCEDURE, tried
from tests.factories.transfers import transfer_at
from tests.procedures.papers import Paper
from tests.procedures.table import LIFECYCLES, expected

# where an act's step begins, if not on a case
SCENES: Mapping[str, Callable[[str], Any]] = {"blacklist": listing_at, "transfer": transfer_at, "responsibility": review_at}


@dataclass
class Asked:
    """What a form was last asked, and what it said."""

    issue: Issue
    facts: Mapping[str, Any]


def issuing_act(form: str) -> str:
    """The act that usually issues the form: the first in the tables of moves that is tried by a step."""
    for name in LIFECYCLES:
        steps = tried(BY_PROCEDURE[name], name)
        for row in expected(name):
            if row.live and form in row.documents and row.full in steps:
                return row.full
    raise AssertionError(f"no act with a step issues form {form}: name it in moves_<procedure>.csv, or give it a Sample")


@cache
def issued(form: str) -> Paper:
    """The paper as it is usually issued. It outlives the rows of the test that played it: only what needs none may be asked."""
    return play_paper(form)


def play_paper(form: str, act: str = "", **changes: Any) -> Paper:
    """Play the step of an act that issues the form; `changes` lie over what the step gives."""
    act = act or issuing_act(form)
    procedure = act.partition(".")[0]
    step = tried(BY_PROCEDURE[procedure], procedure)[act]
    scene = scene_of(procedure, BY_PROCEDURE[procedure][step].stage)
    maker = FORMS[procedure, form]
    with listening(maker) as heard:
        scene.do(step, **changes)
    assert heard, f"{act} does not issue form {form}"
    document = Document.objects.filter(form=form).latest("pk")
    return paper_of(maker, heard[-1], document, getattr(scene, "played", scene).office.officers)


def scene_of(procedure: str, stage: str | None) -> Any:
    """Where the step would be right; "": its act brings the subject into being."""
    at: Callable[[str], Any] = SCENES.get(procedure, case_at)
    return at(stage) if stage else Played(make_office(), make_company())


@contextmanager
def listening(maker: DocumentForm) -> Iterator[list[Asked]]:
    """What the form is asked meanwhile."""
    heard: list[Asked] = []
    answer = maker.snapshot

    def snapshot(issue: Issue) -> dict[str, Any]:
        heard.append(Asked(issue, answer(issue)))
        return dict(heard[-1].facts)

    with patch.object(maker, "snapshot", snapshot):
        yield heard


def paper_of(maker: DocumentForm, asked: Asked, document: Document, officers: Mapping[str, Any]) -> Paper:
    """The paper that was issued when the form was asked this."""
    return Paper(
        maker,
        asked.issue,
        asked.facts,
        document.snapshot,
        files.read(document.file_digest),
        document.snapshot_digest,
        document.verify_code,
        {short: officer.name for short, officer in officers.items()},
    )
