"""Document numbers: unique per bureau, type and year; gaps are kept, a number never returns."""

from __future__ import annotations

from cases.base.models.documents import NumberSeries


def next_number(*, authority: int, type_code: str, year: int) -> int:
    """The next number of the series. The series' row is locked until commit, so two acts never share a number."""
    series = _locked(authority, type_code, year)
    if series is None:
        NumberSeries.objects.bulk_create(
            [NumberSeries(authority=authority, type_code=type_code, year=year)], ignore_conflicts=True
        )
        series = _locked(authority, type_code, year)
    assert series is not None
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def reference(*, short_name: str, type_code: str, year: int, number: int) -> str:
    """`{bureau}市监{type}〔{year}〕{n}号`, without leading zeros (penalty-and-transfer.md §11)."""
    return f"{short_name}市监{type_code}〔{year}〕{number}号"


def _locked(authority: int, type_code: str, year: int) -> NumberSeries | None:
    return (
        NumberSeries.objects.select_for_update()
        .filter(authority=authority, type_code=type_code, year=year)
        .first()
    )
