"""The kernel carries any procedure, so it names none: not in code, not in a docstring, not in a message."""

from __future__ import annotations

import re

from tests.architecture.sources import ROOT

WORDS = re.compile(
    r"penalt|处罚|罚款|clue|线索|立案|investigat|调查取证|evidence|证据|defence|陈述申辩|hearing_|听证会|decision_|publicity|公示|"
    r"transfer_|移送|blacklist|失信|repair|修复|seizure|查封|扣押|police|公安|enterprise|食品|product",
    re.IGNORECASE,
)
# what a word stands for there, and why it is no procedure's
KNOWN = {
    ("roles.py", "线索"): "the name of an office, 线索受理",
    ("bureau.py", "hearing_"): "a field of the law engine's settings, which every procedure asks",
}


def test_the_kernel_names_no_procedure() -> None:
    found = []
    for path in sorted((ROOT / "cases" / "base").rglob("*.py")):
        name = path.relative_to(ROOT / "cases" / "base").as_posix()
        # pages of paper are laid out below all procedures, and have their own examples
        if name.startswith(("migrations/", "pdf/", "management/commands/assess.py")):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for word in WORDS.findall(line):
                if (name, word) not in KNOWN:
                    found.append(f"{name}:{number} {word}")
    assert found == []
