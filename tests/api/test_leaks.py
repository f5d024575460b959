"""A client learns of a hidden fact from nothing: no field of any path, no filter, no order, no cursor, no digest.

What is asked is made from the schema, so that a field that comes later is asked too.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from graphql import GraphQLField, GraphQLNonNull, GraphQLObjectType, get_named_type

from api import cursors
from api.schema import schema
from cases.base.work import Work
from cases.parties.models import Party
from integrity.files.models import FileEntry, Visibility
from integrity.files.services import Fact, state_fact
from integrity.scoring.models import CurrentScore
from integrity.scoring.services import rescore, rescore_due
from integrity.views import View
from tests.api.asking import NOW, Asker, make_asker
from tests.factories.integrity import kept_score, make_bureau, make_recorded, publish, serve, working
from tests.factories.parties import make_party
from tests.factories.played import handed_out

pytestmark = pytest.mark.django_db
DECIDED = date(2026, 5, 20)
DEPTH = 4
TOLD = (Visibility.PUBLIC, Visibility.SHARED)
HIDDEN = [v for v in Visibility if v not in TOLD]
# every root field, with the arguments that it needs and those that narrow by what could be hidden
ROOTS: Mapping[str, tuple[str, ...]] = {
    "enterprise": (),
    "enterprises": (
        "",
        *(f"(creditClass: [{grade}])" for grade in "ABCD"),
        *(f"(scoreAtLeast: {n})" for n in (400, 500, 700, 850)),
        *(f"(scoreAtMost: {n})" for n in (399, 499, 699, 849)),
        "(first: 1)",
    ),
    "publishedPenalties": ("", '(uscc: "{uscc}")'),
    "blacklist": ("", '(activeOn: "2026-06-01")'),
    "regionAggregate": ('(region: "310000", period: {{year: 2026, quarter: 1}})',),
    "lawRule": ('(code: "H5")',),
}
# of fields below a root the arguments that ask for another answer
NESTED: Mapping[str, tuple[str, ...]] = {
    "score": ("", '(asOf: "2026-06-10")', '(asOf: "2026-06-10", knownAt: "2026-06-29T00:00:00+08:00")'),
    "scoring": ("", '(asOf: "2026-06-10")', '(asOf: "2026-06-10", knownAt: "2026-06-29T00:00:00+08:00")'),
    "creditClass": ("", '(asOf: "2026-06-10")'),
    "integrityFile": ("", '(asOf: "2026-06-10")', "(sections: [VIOLATION, STANDING, SAMPLING])"),
}


def selection(kind: Any, depth: int = DEPTH) -> str:
    """Every field below."""
    kind = get_named_type(kind)
    if not isinstance(kind, GraphQLObjectType):
        return ""
    fields = [f"{name} {selection(field.type, depth - 1)}" for name, field in kind.fields.items() if _asked_for(field, depth)]
    return "{ " + " ".join(fields) + " }"


def _asked_for(field: GraphQLField, depth: int) -> bool:
    """Not below the last depth, nor where an argument is wanted."""
    leaf = not isinstance(get_named_type(field.type), GraphQLObjectType)
    wanted = any(isinstance(a.type, GraphQLNonNull) and a.default_value is None for a in field.args.values())
    return (leaf or depth > 0) and not wanted


def firms() -> list[str]:
    """Every field of an enterprise, each with every set of arguments: one question each, for queries have a length."""
    kind = schema.graphql_schema.type_map["Enterprise"]
    assert isinstance(kind, GraphQLObjectType)
    return [
        f"{{ uscc {name}{given} {selection(field.type)} }}"
        for name, field in kind.fields.items()
        for given in NESTED.get(name, ("",))
    ]


def questions(uscc: str) -> list[str]:
    root = schema.graphql_schema.query_type
    assert root is not None and set(root.fields) == set(ROOTS)
    found = [f'{{ enterprise(uscc: "{uscc}") {firm} }}' for firm in firms()]
    found += [f"{{ enterprises {{ edges {{ cursor node {firm} }} }} }}" for firm in firms()]
    page = "{ nodes { uscc name } edges { cursor node { uscc } } pageInfo { hasNextPage endCursor } }"
    found += [f"{{ enterprises{given} {page} }}" for given in ROOTS["enterprises"]]
    for name in set(ROOTS) - {"enterprise", "enterprises"}:
        below = selection(root.fields[name].type)
        found += [f"{{ {name}{given.format(uscc=uscc)} {below} }}" for given in ROOTS[name]]
    return found


def answers(asker: Asker, party: Party) -> list[bytes]:
    assert party.uscc is not None
    found = [asker.post(question) for question in questions(party.uscc)]
    assert all(r.status_code == 200 and b'"errors"' not in r.content for r in found), [r.content for r in found]
    return [r.content for r in found]


def state(work: Work, party: Party, visibility: str, *, name: str, kind: str = "conviction") -> FileEntry:
    """A fact that takes the class down."""
    entry = state_fact(
        work=work,
        fact=Fact(
            fact=f"{kind}:{name}",
            party=party,
            section="violation",
            kind=kind,
            authority=None,
            source=f"{kind}:{name}",
            document=None,
            reference=f"秘{name}",
            visibility=visibility,
            valid_from=date(2026, 6, 1),
            content={"note": f"秘{name}"},
            scoring={"type": "event", "kind": kind, "case_id": f"9{name}"},
        ),
    )
    rescore(work=work, party=party)
    return entry


@pytest.fixture
def firm(db: None) -> Party:
    return _published()


@handed_out()
def _published() -> Party:
    """A firm with a published penalty, its scores kept: 849 B."""
    bureau = make_bureau()
    decision = make_recorded(bureau=bureau, fine=50_000_00)
    serve(decision, on=DECIDED)
    publish(bureau, decision.publicity.pk, on=date(2026, 5, 25))
    make_party()
    rescore_due(now=NOW)
    return decision.case.party


@pytest.mark.parametrize("kind", ["conviction", "police_case", "related_blacklisted"])
def test_no_path_tells_of_what_is_hidden(asker: Asker, firm: Party, kind: str) -> None:
    before, inside = answers(asker, firm), kept_score(firm)
    for n, visibility in enumerate(HIDDEN):
        with working(date(2026, 6, 20) + timedelta(days=n)) as work:
            state(work, firm, visibility, name=str(70 + n), kind=kind)
    assert answers(asker, firm) == before
    # it is there, and the bureau counts it
    assert (kept_score(firm).score or 0) < (inside.score or 0)


@pytest.mark.parametrize("visibility", TOLD)
def test_what_may_be_told_is_told(asker: Asker, firm: Party, visibility: str) -> None:
    before = answers(asker, firm)
    with working(date(2026, 6, 20)) as work:
        state(work, firm, visibility, name="70")
    assert answers(asker, firm) != before
    found = asker.data("{ enterprises(creditClass: [D]) { nodes { uscc score { score capsHit } integrityFile { kind } } } }")
    (node,) = found["enterprises"]["nodes"]
    # 900 - 40 - 400
    assert (node["uscc"], node["score"]["score"]) == (firm.uscc, 460) and "H4" in node["score"]["capsHit"]
    assert {"kind": "conviction"} in node["integrityFile"]


@pytest.mark.parametrize("kind", ["police_case", "related_blacklisted"])
def test_some_kinds_are_the_bureaus_whatever_the_entry_says(asker: Asker, firm: Party, kind: str) -> None:
    """H5 and related listings are knowledge and risk of the bureau, not credit (B9, B13)."""
    query = "{ enterprises { nodes { score { score capsHit lines { code } } } } }"
    before = asker.data(query)
    with working(date(2026, 6, 20)) as work:
        state(work, firm, Visibility.SHARED, name="70", kind=kind)
    assert asker.data(query) == before


def test_what_is_hidden_later_is_gone_from_every_path(asker: Asker, firm: Party) -> None:
    before = answers(asker, firm)
    with working(date(2026, 6, 20)) as work:
        state(work, firm, Visibility.SHARED, name="70")
    with working(date(2026, 6, 25)) as work:
        state(work, firm, Visibility.MASKED, name="70")
    after = answers(asker, firm)
    # the stored run is a newer one: it says the same of a later moment
    without = [_without_times(text) for text in before]
    assert [_without_times(text) for text in after] == without


def _without_times(text: bytes) -> bytes:
    return re.sub(rb'"(knownAt|computedAt|hash|checksum|asOf)":"[^"]*"', b"", text)


def test_a_score_that_is_due_is_found_by_what_it_is_today(asker: Asker, firm: Party) -> None:
    """A filter does not wait for the nightly work either."""
    late = CurrentScore.objects.filter(party=firm, view=View.SHARED)
    late.update(next_change_on=NOW.date(), score=1, credit_class="D")
    query = "{ enterprises(creditClass: [%s], first: 1) { nodes { uscc } } }"
    assert asker.data(query % "D")["enterprises"]["nodes"] == []
    assert asker.data(query % "B")["enterprises"]["nodes"] == [{"uscc": firm.uscc}]


def test_names_are_opaque_and_each_clients_own(firm: Party) -> None:
    query = "{ enterprises { nodes { score { inputIds lines { sources } } integrityFile { fact } } } }"
    one, other = make_asker(), make_asker()
    texts = [asker.post(query).content for asker in (one, one, other)]
    assert texts[0] == texts[1] != texts[2]
    node = one.data(query)["enterprises"]["nodes"][0]
    (name,) = node["score"]["inputIds"]
    assert len(name) == 22 and [{"fact": name}] == node["integrityFile"]
    assert not any(word in texts[0] for word in (b"decision", b"unpaid", b"police", b"listing:"))


def test_a_cursor_says_nothing_of_the_row() -> None:
    found = [cursors.sign("enterprises", [n]) for n in (1, 2, 123456789)]
    assert len({len(text) for text in found}) == 1
    for n, text in zip((1, 2, 123456789), found, strict=True):
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        assert str(n).encode() not in raw[16:] or n < 10
        assert cursors.read("enterprises", text, width=1) == [n]
    ends = [base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))[16:] for text in found[:2]]
    # two neighbours differ everywhere, not in one place
    assert sum(a != b for a, b in zip(*ends, strict=True)) > 12
