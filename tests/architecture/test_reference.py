"""Docs and code are held together: the reference of procedures says what the tables say."""

from __future__ import annotations

import re
from pathlib import Path

from tests import reference

ROOT = Path(__file__).parent.parent.parent


def test_the_reference_is_what_the_tables_say() -> None:
    assert reference.TARGET.read_text(encoding="utf-8") == reference.text(), "run: python -m tests.reference --write"


def test_every_setting_the_code_reads_is_named_in_the_reference() -> None:
    pattern = re.compile(
        r'"((?:payment|remedy|archive|contact|discretion)\.[a-z_]+|superior_consent|fine_waits_for_criminal_case)"'
    )
    sources = [path for folder in ("cases", "integrity") for path in (ROOT / folder).rglob("*.py")]
    used = {key for path in sources for key in pattern.findall(path.read_text(encoding="utf-8"))}
    assert used == {key for key, _zh, _article in reference.SETTINGS}
