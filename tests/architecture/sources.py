"""The program's own source as syntax trees, for tests that hold its architecture together."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("cases", "integrity", "workflows", "api", "web")


class Source(NamedTuple):
    """A module: its path from the root, and its tree."""

    path: str
    tree: ast.Module


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def sources(*packages: str) -> Iterator[Source]:
    """Every module of the packages (default: all), without migrations."""
    for package in packages or PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if "/migrations/" not in name:
                yield Source(name, parsed(path))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def method_calls(tree: ast.AST, *names: str) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    """Calls of a method or module function with one of these names."""
    for call in calls(tree):
        if isinstance(call.func, ast.Attribute) and call.func.attr in names:
            yield call, call.func


def root_of(node: ast.expr) -> str:
    """The name at the bottom of a chain of attributes, calls and subscripts."""
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def place(path: str, node: ast.AST) -> str:
    return f"{path}:{getattr(node, 'lineno', 0)}"
