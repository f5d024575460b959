"""Addresses of the interface and of the health checks (contracts.md §3, §4)."""

from django.urls import path

from api import health, view

urlpatterns = [
    path("graphql/", view.graphql, name="graphql"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
