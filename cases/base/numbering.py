"""Document numbers: unique per bureau, type and year; gaps are kept, a number never returns."""

from __future__ import annotations

from django.db import connection

from cases.base.models.documents import NumberSeries


def next_number(*, authority: int, type_code: str, year: int) -> int:
    """The next number of the series. The series' row is locked until commit, so two acts never share a number."""
    table = NumberSeries._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" (authority, type_code, year, last) VALUES (%s, %s, %s, 1) '
            f'ON CONFLICT (authority, type_code, year) DO UPDATE SET last = "{table}".last + 1',
            [authority, type_code, year],
        )
    series = NumberSeries.objects.filter(authority=authority, type_code=type_code, year=year)
    return series.values_list("last", flat=True).get()


def reference(*, short_name: str, type_code: str, year: int, number: int) -> str:
    """`{bureau}市监{type}〔{year}〕{n}号`, without leading zeros (国市监法发〔2021〕42号)."""
    return f"{short_name}市监{type_code}〔{year}〕{number}号"
