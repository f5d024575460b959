"""Time and actor are arguments: nothing in `cases` or `integrity` reads the clock or a request."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.sources import ROOT, calls, place, sources

# (last name before the dot, name after it); an empty first matches any
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("functions", "Now"),
}


def _named(node: ast.expr) -> tuple[str, str]:
    if not isinstance(node, ast.Attribute):
        return "", node.id if isinstance(node, ast.Name) else ""
    before = node.value
    return (before.attr if isinstance(before, ast.Attribute) else getattr(before, "id", "")), node.attr


def clock_readings(tree: ast.AST) -> list[ast.AST]:
    """Where a module reads the clock, lets a column do so, or hands a clock on as a function."""
    found: list[ast.AST] = [n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and _named(n) in CLOCKS]
    for call in calls(tree):
        found += [k.value for k in call.keywords if k.arg in ("auto_now", "auto_now_add")]
        if _named(call.func) == ("", "Now"):
            found.append(call)
    return found


@pytest.mark.parametrize("package", ["cases", "integrity"])
def test_nothing_reads_the_clock(package: str) -> None:
    """Management commands are where time comes in."""
    found = [
        place(path, node)
        for path, tree in sources(package)
        if "/management/commands/" not in path
        for node in clock_readings(tree)
    ]
    assert found == []


@pytest.mark.parametrize("package", ["cases", "integrity"])
def test_nothing_knows_a_request(package: str) -> None:
    found = []
    for path, tree in sources(package):
        for node in ast.walk(tree):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [a.name for a in node.names] if isinstance(node, ast.Import) else []
            found += [place(path, node) for m in modules if m.startswith(("django.http", "django.views", "django.middleware"))]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "timezone.now()",
        "datetime.now(tz)",
        "datetime.datetime.utcnow()",
        "date.today()",
        "time.time()",
        "f(default=timezone.now)",
        "models.DateTimeField(auto_now=True)",
        "Now()",
        "functions.Now()",
    ],
)
def test_the_test_sees_a_clock(code: str) -> None:
    assert clock_readings(ast.parse(code))


def test_the_test_reads_the_whole_tree() -> None:
    assert len(list(sources("cases"))) > 100 and (ROOT / "cases" / "base" / "gate.py").exists()
