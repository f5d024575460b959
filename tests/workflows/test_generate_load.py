"""generate_load: fiction in bulk, as consistent as what was played."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from cases.base import verify
from cases.base.models import Document
from cases.parties.models import Authority, Party
from cases.penalty.models import PenaltyCase
from workflows.models import WorkItem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("file_root", "plain_papers")]


def generated(**sizes: int) -> str:
    said = StringIO()
    call_command("generate_load", stdout=said, **sizes)
    return said.getvalue()


def test_what_it_writes_is_whole_and_counted() -> None:
    assert generated(enterprises=12, cases=20, bureaus=2) == "enterprises=12 cases=20 bureaus=2\n"
    assert verify.verify().findings == []
    assert Party.objects.filter(name__startswith="示例负载第").count() == 12
    assert Authority.objects.filter(level="county").count() == 2
    # two rounds of ten, of which one is no case yet; and the played ones
    assert PenaltyCase.objects.filter(party__name__startswith="示例负载第").count() == 18
    for bureau in Authority.objects.filter(level="county"):
        assert PenaltyCase.objects.filter(authority=bureau, state="CLOSED").exists()
    numbers = list(PenaltyCase.objects.values_list("number", flat=True))
    assert len(numbers) == len(set(numbers))
    assert all(p.snapshot["reference"] == p.reference for p in Document.objects.all())
    assert {item.authority for item in WorkItem.objects.filter(done=False)} >= set(
        Authority.objects.filter(level="county").values_list("pk", flat=True)
    )


@pytest.mark.parametrize("sizes", [{"enterprises": 0, "cases": 1}, {"enterprises": 1, "cases": -1}])
def test_bad_sizes_are_refused(sizes: dict[str, int], capsys: Any) -> None:
    with pytest.raises(SystemExit) as refused:
        generated(**sizes)
    assert refused.value.code == 2 and not Party.objects.exists()
    assert "正数" in capsys.readouterr().err


def test_a_database_with_parties_is_left_alone(capsys: Any) -> None:
    generated(enterprises=1, cases=1)
    before = PenaltyCase.objects.count()
    with pytest.raises(SystemExit) as refused:
        generated(enterprises=1, cases=1)
    assert refused.value.code == 2 and PenaltyCase.objects.count() == before
    assert "空库" in capsys.readouterr().err
