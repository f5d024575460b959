"""What a form hands over is what its act takes: neither a name too many nor one too few, for every page of an act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from inspect import signature
from typing import Any

import pytest
from django.core.files.uploadedfile import UploadedFile

from cases.accountability.signals.models import SupervisionSignal
from cases.base.actors import Actor
from cases.base.models import Aggregate
from cases.base.performance import performance_of
from tests.accountability.signals.people import scene as signal_scene
from tests.factories.reviews import review_at
from tests.factories.steps import tried
from tests.factories.steps.responsibility import STEPS
from tests.factories.steps.signal import STEPS as SIGNAL_STEPS
from tests.web.act_cases import BY_ACT
from tests.web.site import sent, told
from tests.web.test_views_responsibility import CASES as REVIEWS
from web.acts import ACT_PAGES
from web.kinds import MODELS

pytestmark = [pytest.mark.above, pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
SIGNALS = tried(SIGNAL_STEPS, "signal")


@dataclass(frozen=True)
class Opened:
    """A page as somebody opened it: the subject in a state for the act, who fills it in and when, what is typed."""

    subject: Aggregate
    actor: Actor
    day: date
    typed: Mapping[str, Any]


def _of_case(act: str) -> Opened:
    row = BY_ACT[act]
    played = row.play()
    _, _, kind, pk, _, _ = row.address(played).split("/")
    return Opened(MODELS[kind].objects.get(pk=pk), played.office.actor(row.who, row.day), row.day, row.fields(played))


def _of_review(act: str) -> Opened:
    step = STEPS[REVIEWS[act.removeprefix("responsibility.")]]
    found = review_at(str(step.stage))
    return Opened(found.review, found.actor(step.who, step.day), step.day, step.typed(found))


def _of_signal(act: str) -> Opened:
    stage, step = signal_scene(), SIGNAL_STEPS[SIGNALS[act]]
    subject = SupervisionSignal.objects.get(pk=stage.signal.pk)
    return Opened(subject, stage.actor(step.who, step.day), step.day, step.typed(stage))


OPENED: Mapping[str, Callable[[str], Opened]] = {"responsibility": _of_review, "signal": _of_signal}


@pytest.mark.parametrize("act", ACT_PAGES)
def test_the_form_gives_what_the_act_takes(act: str) -> None:
    page = ACT_PAGES[act]
    opened = OPENED.get(page.procedure, _of_case)(act)
    given: dict[str, Any] = {"subject": opened.subject, "actor": opened.actor, "today": opened.day}

    typed = told(opened.typed)
    files = {name: value for name, value in typed.items() if isinstance(value, UploadedFile)}
    form = page.form(data={**sent(page.form(**given)), **typed}, files=files, **given)

    assert form.is_valid(), dict(form.errors)
    # the first is the passage, or the Work where the act creates its subject
    signature(performance_of(act).body).bind(object(), **form.arguments())
