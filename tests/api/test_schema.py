"""The committed schema is the program's; what is not listed is not there."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from graphql import GraphQLObjectType, build_schema

from api import schema as module
from api.management.commands import check_schema
from api.schema import SNAPSHOT, schema, schema_text
from api.types.mirror import Mirror, columns_of


def test_the_snapshot_is_the_schema() -> None:
    assert SNAPSHOT.read_text(encoding="utf-8") == schema_text(), "run: manage.py check_schema --write"


def test_check_schema_says_so_with_a_diff(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "schema.graphql"
    other.write_text(schema_text().replace("  uscc: USCC!\n", "", 1), encoding="utf-8")
    monkeypatch.setattr(check_schema, "SNAPSHOT", other)
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("check_schema", stdout=out, stderr=err)
    assert end.value.code == 1 and "+  uscc: USCC!" in out.getvalue() and "--write" in err.getvalue()
    call_command("check_schema", "--write", stdout=out, stderr=err)
    call_command("check_schema", stdout=out)
    assert other.read_text(encoding="utf-8") == schema_text()


# integrity-and-accountability.md §8, the first part, and contracts.md §3
PROMISED = """
scalar USCC scalar RegionCode scalar Date scalar DateTime
type Query { enterprise(uscc: USCC!): Enterprise
  blacklist(region: RegionCode, activeOn: Date, first: Int, after: String): BlacklistConnection!
  regionAggregate(region: RegionCode!, period: PeriodInput!): RegionAggregate }
type Enterprise { uscc: USCC! name: String! region: Region! creditClass(asOf: Date): CreditClass
  score(asOf: Date, knownAt: DateTime, ruleset: String): ScoreRun
  integrityFile(sections: [FileSection!], asOf: Date): [FileEntry!]!
  publishedPenalties: [Penalty!]! blacklist: [BlacklistEntry!]! }
type Provenance { authority: String! document: String issuedOn: Date recordCount: Int rulesets: [String!]!
  computedAt: DateTime! supersedes: String checksum: String! }
type RegionAggregate {
  region: Region! transfersToPolice: Int signalsConfirmed: Int accountabilityClosed: Int provenance: Provenance! }
type BlacklistConnection { nodes: [BlacklistEntry!]! } type BlacklistEntry { number: String }
input PeriodInput { year: Int! quarter: Int! }
enum CreditClass { A B C D } enum FileSection { VIOLATION }
type Region { code: RegionCode! } type ScoreRun { score: Int! } type FileEntry { fact: String! } type Penalty { number: String! }
"""


def test_what_the_specification_promises_is_there() -> None:
    ours = schema.graphql_schema.type_map
    for name, kind in build_schema(PROMISED).type_map.items():
        if isinstance(kind, GraphQLObjectType) and not name.startswith("__"):
            for field, known in kind.fields.items():
                mine = ours[name].fields[field]
                assert str(mine.type) == str(known.type), f"{name}.{field}"
                assert {n: str(a.type) for n, a in known.args.items()}.items() <= {
                    n: str(a.type) for n, a in mine.args.items()
                }.items()


# model → the columns of it that the interface shows as they are
SHOWN = {
    "Region": "code name",
    "Party": "kind name uscc established_on ended_on",
    "FileEntry": "section kind fact reference visibility valid_from valid_to known_from",
    "ScoreRun": "ruleset as_of known_at score credit_class bonus lines caps inputs hash",
    "PenaltyPublicity": "decided_on publicity_class regime min_end max_end published_on",
    "BlacklistCase": "grounds heavy_by listed_on published_on term_end",
    "ManagementMeasure": "kind from_day to_day",
}


def test_a_model_shows_the_columns_that_are_named_and_no_others() -> None:
    kinds = Mirror.__subclasses__()
    assert {kind._meta.model.__name__: " ".join(columns_of(kind).values()) for kind in kinds} == SHOWN


def test_a_mirrored_field_is_described() -> None:
    for kind in Mirror.__subclasses__():
        fields = schema.graphql_schema.type_map[kind.__name__].fields
        assert [name for name in columns_of(kind) if not fields[name].description] == []


def test_nothing_personal_or_internal_is_in_the_schema() -> None:
    text = schema_text().lower()
    for word in ("identity", "phone", "sealed", "digest", "legalrepresentative", "address", "officer", "enteredby"):
        assert word not in text.replace("integrityfile", "").replace("identity\n", ""), word
    assert module.schema.graphql_schema.mutation_type is None
    assert module.schema.graphql_schema.subscription_type is None
