"""What an invariant refuses its condition refuses too: the same thing is tried through the door and by raw SQL."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import DatabaseError

from cases.base.errors import Refused
from cases.base.triggers import INVARIANTS
from tests.pairs import listing, penalty, review, signal, transfer
from tests.pairs.pairing import Pair, run
from tests.pairs.table import ROWS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
SCENES: dict[str, Callable[[], Pair]] = {**review.SCENES, **signal.SCENES, **transfer.SCENES, **penalty.SCENES, **listing.SCENES}


def test_what_the_table_calls_tried_is_tried() -> None:
    assert SCENES.keys() == {row.name for row in ROWS.values() if row.tried}


@pytest.mark.parametrize("name", SCENES)
def test_both_refuse_it(name: str) -> None:
    pair = SCENES[name]()

    with pytest.raises(Refused) as caught:
        pair.act()
    assert caught.value.code in ROWS[name].codes, caught.value

    for statement in pair.before:
        run(*statement)
    with pytest.raises(DatabaseError, match=re.escape(INVARIANTS[name].message)):
        run(*pair.write)
