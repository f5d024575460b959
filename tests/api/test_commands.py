"""create_api_client and revoke_api_client: the token once; bad input is one sentence, exit 2, nothing written."""

from __future__ import annotations

from datetime import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from api.clients import authenticate
from api.errors import RequestRefused
from api.models import ApiClient
from api.scopes import SCOPES
from cases.base.work import SHANGHAI
from tests.api.asking import NOW

pytestmark = pytest.mark.django_db


def _create(*arguments: str) -> str:
    out = StringIO()
    call_command("create_api_client", *arguments, stdout=out)
    return out.getvalue()


def test_the_token_is_the_whole_output() -> None:
    printed = _create("甲市评价系统", "--region", "310000")
    assert printed.count("\n") == 1
    client = authenticate(printed.strip(), now=NOW)
    assert (client.name, client.region, client.scopes) == ("甲市评价系统", "310000", sorted(set(SCOPES) - {"replay"}))
    # a year by default: the 30th of June 2027 is the last day
    assert client.expires_at == datetime(2027, 7, 1, tzinfo=SHANGHAI)


def test_scopes_and_the_last_day_are_as_given() -> None:
    token = _create("乙", "--region", "000000", "--scope", "score", "--scope", "files", "--expires", "2026-07-31").strip()
    client = authenticate(token, now=datetime(2026, 7, 31, 23, 59, 59, tzinfo=SHANGHAI))
    assert (client.region, client.scopes) == ("000000", ["files", "score"])
    with pytest.raises(RequestRefused):
        authenticate(token, now=datetime(2026, 8, 1, tzinfo=SHANGHAI))


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["丙", "--region", "999999"], "999999"),
        (["丙", "--region", "310103"], "310103"),
        (["丙", "--region", "31"], "31"),
        (["丙", "--region", "310000", "--scope", "all"], "score"),
        (["丙", "--region", "310000", "--expires", "2026-06-29"], "2026-06-29|今日"),
        (["丙", "--region", "310000", "--expires", "soon"], "soon"),
        (["  ", "--region", "310000"], "名称"),
        (["有", "--region", "310000"], "有"),
    ],
)
def test_bad_input_is_one_sentence(arguments: list[str], word: str, capsys: pytest.CaptureFixture[str]) -> None:
    _create("有", "--region", "310000")
    with pytest.raises(SystemExit) as end:
        _create(*arguments)
    error = capsys.readouterr().err
    assert end.value.code == 2 and error.count("\n") == 1
    assert any(w in error for w in word.split("|"))
    assert ApiClient.objects.count() == 1


def test_today_is_still_good() -> None:
    assert _create("丁", "--region", "310000", "--expires", "2026-06-30")


def test_revoking_ends_it_at_once(capsys: pytest.CaptureFixture[Any]) -> None:
    token = _create("戊", "--region", "310000").strip()
    call_command("revoke_api_client", "戊", reason="合作终止", stdout=StringIO())
    with pytest.raises(RequestRefused):
        authenticate(token, now=NOW)
    with pytest.raises(SystemExit) as end:
        call_command("revoke_api_client", "戊")
    assert end.value.code == 2 and "戊" in capsys.readouterr().err
    assert ApiClient.history.filter(name="戊").count() == 2
    assert _create("戊", "--region", "310000")
