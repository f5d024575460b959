from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PartiesConfig(AppConfig):
    name = "cases.parties"
    label = "parties"
    verbose_name = "当事人与机关"

    def ready(self) -> None:
        from cases.base import permissions
        from cases.parties import name_index, regions
        from cases.parties.permissions import GRANTS

        permissions.register(GRANTS)
        post_migrate.connect(regions.load_after_migrate, sender=self, dispatch_uid="cases.parties.regions")
        post_migrate.connect(name_index.install_after_migrate, sender=self, dispatch_uid="cases.parties.name_index")
