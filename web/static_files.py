"""Static files: ours alone, and once collected under names that change with their content, kept for ever by browsers."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from whitenoise.storage import CompressedManifestStaticFilesStorage


class OwnFiles(AppDirectoriesFinder):
    """The files of the workbench: no page of ours uses those of the libraries, which are fifty megabytes."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(["web"], *args, **kwargs)


class HashedNames(CompressedManifestStaticFilesStorage):
    """Names with digests, compressed beforehand; plain names where nothing was collected (development, tests)."""

    def stored_name(self, name: str) -> str:
        return super().stored_name(name) if self.hashed_files else name
