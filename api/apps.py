from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ApiConfig(AppConfig):
    name = "api"
    label = "api"
    verbose_name = "接口"

    def ready(self) -> None:
        from api import aggregates, permissions, regions
        from cases.base import permissions as table

        table.register(permissions.GRANTS)
        post_migrate.connect(regions.forget, dispatch_uid="api.regions")
        post_migrate.connect(aggregates.forget, dispatch_uid="api.aggregates")
