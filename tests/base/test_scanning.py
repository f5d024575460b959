"""The site's scanner: what it finds is refused; whatever is not a clear "OK" is refused, too, with a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cases.base import scanning
from cases.base.errors import ConditionFailed
from tests.base.clamd import SIGN, scanner


def test_a_clean_file_passes_and_a_found_one_does_not(settings: Any, tmp_path: Path) -> None:
    for path in ("", str(tmp_path / "clamd.sock")):
        with scanner(path=path) as settings.SCANNER:
            scanning.scan(b"0" * 200_000)
            scanning.scan(b"")
            with pytest.raises(ConditionFailed) as caught:
                scanning.scan(b"0" * 100_000 + SIGN)
            assert caught.value.code == "infected"


@pytest.mark.parametrize("way", ["mute", "cut", "strange", "limit"])
def test_anything_but_a_clear_answer_refuses(way: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "PATIENCE", 0.5)
    with scanner(way) as settings.SCANNER, pytest.raises(ConditionFailed) as caught:
        scanning.scan(b"clean")
    assert caught.value.code == "scanner_silent"
    assert "系统管理员" in caught.value.text.zh


@pytest.mark.parametrize("address", ["unix:/nowhere/clamd.sock", "tcp://127.0.0.1:1", "127.0.0.1:3310", "http://x", "tcp://"])
def test_a_scanner_that_is_not_there_refuses(address: str, settings: Any) -> None:
    settings.SCANNER = address
    with pytest.raises(ConditionFailed) as caught:
        scanning.scan(b"clean")
    assert caught.value.code == "scanner_silent"


def test_a_site_without_one_is_not_asked(settings: Any) -> None:
    settings.SCANNER = ""
    scanning.scan(SIGN)
