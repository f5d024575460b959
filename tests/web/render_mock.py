"""Render every page with the example data: `python -m tests.web.render_mock OUTDIR`, then serve OUTDIR.

Runs without the project's settings, so that the pages can be looked at while anything below is being rebuilt.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import django
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("zh-hans", "en")


def configure() -> None:
    """The few settings that templates need."""
    if settings.configured:
        return
    settings.configure(
        USE_I18N=True,
        USE_TZ=True,
        TIME_ZONE="Asia/Shanghai",
        LANGUAGE_CODE="zh-hans",
        STATIC_URL="/static/",
        LANGUAGES=[("zh-hans", "中文"), ("en", "English")],
        LOCALE_PATHS=[os.environ.get("MOCK_LOCALE", ROOT / "web" / "locale")],
        SECRET_KEY="mock",
        FORM_RENDERER="web.renderer.WorkbenchRenderer",
        INSTALLED_APPS=["django.contrib.staticfiles", "web"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
    )
    django.setup()


def render(template: str, *, language: str, context: Mapping[str, Any]) -> str:
    """One page as a browser would get it."""
    from django.template.loader import render_to_string
    from django.test import RequestFactory
    from django.utils import translation

    with translation.override(language):
        return render_to_string(template, dict(context), request=RequestFactory().get("/"))


def main(outdir: Path) -> None:
    from tests.web.pages import PAGES

    shutil.copytree(ROOT / "web" / "static", outdir / "static", dirs_exist_ok=True)
    for name, (template, build) in PAGES.items():
        for language in LANGUAGES:
            _write(outdir, name, template, build, language)


def _write(outdir: Path, name: str, template: str, build: Callable[[str], Mapping[str, Any]], language: str) -> None:
    from django.utils import translation

    with translation.override(language):
        html = render(template, language=language, context=build(language))
    target = outdir / f"{name}.{'en' if language == 'en' else 'zh'}.html"
    target.write_text(html, encoding="utf-8")


if __name__ == "__main__":
    configure()
    main(Path(sys.argv[1]))
