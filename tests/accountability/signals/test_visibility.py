"""Who may read a signal: supervisors and leaders in their scope, whom it concerns; nobody else of the bureau."""

from __future__ import annotations

import pytest

from cases.accountability.signals.models import SupervisionSignal
from tests.accountability.signals.people import EVERYBODY, scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
READERS = {"bl", "bl2", "bh", "sup", "sup_concerned", "sup_city", "bh_city", "co1", "co2", "uh", "ar", "system"}


def test_everybody_sees_what_the_table_of_readers_says() -> None:
    stage = scene()
    seeing = {who for who in EVERYBODY if SupervisionSignal.visible_to(stage.actor(who)).filter(pk=stage.signal.pk).exists()}

    assert seeing == READERS


def test_an_officer_sees_his_own_signals_alone() -> None:
    stage, other = scene(), scene()

    assert list(SupervisionSignal.visible_to(stage.actor("co1"))) == [stage.signal]
    about_other = {"about": other.played.stream}
    assert list(SupervisionSignal.visible_to(other.actor("ar")).filter(**about_other)) == [other.signal]
    assert not SupervisionSignal.visible_to(stage.actor("sup")).filter(**about_other).exists()
