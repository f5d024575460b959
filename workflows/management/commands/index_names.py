"""manage.py index_names: the index by which parties are found, written anew from their names."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from cases.parties.naming import spell_again


class Command(BaseCommand):
    help = "重新写入当事人名称的检索形式并重建索引。Write the search keys of all party names again, and the index anew."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            changed = spell_again()
        self.stdout.write(f"changed={changed}")
