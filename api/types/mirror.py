"""Types that mirror a model: which of its columns are shown, named one by one.

graphene-django makes their fields: kind, null or not, and description (the column's label) come from the model. Where the
interface says it in another way (a scalar with its checks, an enumeration, never null in what is shown), the type declares
the field itself, and that wins. The values are plain rows: selectors read the columns that are asked for.
"""

from __future__ import annotations

from typing import Any

import graphene
from django.db import models
from graphene.utils.str_converters import to_camel_case
from graphene_django import DjangoObjectType
from graphene_django.converter import convert_django_field

from api.types.scalars import Date, DateTime


class Mirror(DjangoObjectType):
    """The base of all of them."""

    class Meta:
        abstract = True

    @classmethod
    def is_type_of(cls, root: Any, _info: Any) -> bool:
        """A row is a dict, never an instance of the model."""
        return isinstance(root, dict)


def columns_of(kind: type[Mirror]) -> dict[str, str]:
    """The columns that a type shows, by the names of its fields in a query."""
    plain = {f.name for f in kind._meta.model._meta.concrete_fields if not f.is_relation}
    return {field.name or to_camel_case(name): name for name, field in kind._meta.fields.items() if name in plain}


def _text(field: models.CharField[Any, Any], _registry: Any = None) -> graphene.String:
    return graphene.String(description=str(field.verbose_name), required=not field.null)


def _number(field: models.IntegerField[Any, Any], _registry: Any = None) -> graphene.Int:
    return graphene.Int(description=str(field.verbose_name), required=not field.null)


def _day(field: models.DateField[Any, Any], _registry: Any = None) -> Date:
    return Date(description=str(field.verbose_name), required=not field.null)


def _moment(field: models.DateTimeField[Any, Any], _registry: Any = None) -> DateTime:
    return DateTime(description=str(field.verbose_name), required=not field.null)


for _column, _convert in (
    (models.CharField, _text),
    (models.IntegerField, _number),
    (models.DateField, _day),
    (models.DateTimeField, _moment),
):
    convert_django_field.register(_column, _convert)
