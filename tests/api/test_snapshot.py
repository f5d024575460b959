"""On PostgreSQL an answer reads one state of the database, and can do nothing but read."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection

from api import execution
from api.models import ApiCall
from cases.parties.models import Region
from tests.api.asking import make_asker
from tests.factories.parties import make_party

LIST = "{ enterprises { nodes { uscc } } }"


def test_an_answer_outside_a_transaction(cloned_db: str) -> None:
    uscc, asker = make_party().uscc, make_asker()
    assert asker.data(LIST) == {"enterprises": {"nodes": [{"uscc": uscc}]}}
    assert ApiCall.objects.count() == 1 and not connection.in_atomic_block


@pytest.mark.postgres
def test_nothing_can_be_written_while_an_answer_is_read(cloned_db: str) -> None:
    with pytest.raises(DatabaseError, match="read-only transaction"), execution._snapshot():
        Region.objects.filter(code="310101").update(name="别名")
    assert Region.objects.get(code="310101").name == "黄浦区"


@pytest.mark.postgres
def test_all_statements_of_an_answer_see_one_state(cloned_db: str) -> None:
    make_party()
    with execution._snapshot(), connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("repeatable read",)
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("10s",)
    # and not for the connection's next user
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_a_statement_that_fails_leaves_the_connection_usable(cloned_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asker = make_asker()

    def broken(*_: object, **__: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")

    with monkeypatch.context() as patched:
        patched.setattr("api.selectors.enterprise_rows", broken)
        assert asker.codes(LIST) == ["INTERNAL"]
    assert asker.data(LIST) == {"enterprises": {"nodes": []}}
    assert [row.code for row in ApiCall.objects.order_by("pk")] == ["INTERNAL", ""]
