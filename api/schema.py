"""The schema. Its text is committed as api/schema.graphql; `manage.py check_schema` compares."""

from __future__ import annotations

from pathlib import Path

import graphene
from graphql import print_schema

from api.queries import Query

SNAPSHOT = Path(__file__).parent / "schema.graphql"

schema = graphene.Schema(query=Query)


def schema_text() -> str:
    """The schema as it is now, in the schema language."""
    return print_schema(schema.graphql_schema) + "\n"
