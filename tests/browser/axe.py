"""axe-core over the page that a browser shows (vendored: MPL 2.0, see vendor/axe-LICENSE.txt)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selenium import webdriver

SCRIPT = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text(encoding="utf-8")
GRAVE = frozenset({"serious", "critical"})
# the PDF in its frame is the browser's own viewer, not ours
_RUN = """
const done = arguments[arguments.length - 1];
axe.run({exclude: [['iframe']]}, {resultTypes: ['violations'], iframes: false}).then(done, e => done({error: String(e)}));
"""


def grave_faults(driver: webdriver.Chrome) -> list[str]:
    """What axe calls serious or critical on the page: rule, help, elements."""
    driver.set_script_timeout(60)
    driver.execute_script(SCRIPT)
    result: dict[str, Any] = driver.execute_async_script(_RUN)
    assert "error" not in result, result
    return [_line(row) for row in result["violations"] if row["impact"] in GRAVE]


def _line(row: dict[str, Any]) -> str:
    elements = "; ".join(str(node["target"]) + " " + str(node.get("failureSummary", ""))[:160] for node in row["nodes"][:4])
    return f"{row['impact']} {row['id']}: {row['help']} ({elements})"
