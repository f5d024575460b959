"""No small count can be worked out from what is told: a slow reader tries every assignment that fits the answers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from api.suppression import SMALL, Tree

# counts a reader has to try for each unknown; larger ones change nothing about small ones
MOST = 7
UNKNOWNS = 4


def _leaves(above: Mapping[str, str]) -> list[str]:
    """The counts everything is the sum of: regions with none below, and the own bureaus of the others."""
    parents = set(above.values())
    return [c for c in above if c not in parents] + [f"{p}'s own" for p in sorted(parents)]


def _total(code: str, leaf: Mapping[str, int], above: Mapping[str, str]) -> int:
    children = [c for c, parent in above.items() if parent == code]
    if not children:
        return leaf[code]
    return leaf[f"{code}'s own"] + sum(_total(c, leaf, above) for c in children)


def _regions(above: Mapping[str, str]) -> list[str]:
    return sorted({*above, *above.values()})


def _parts(code: str, above: Mapping[str, str]) -> list[str]:
    """The leaves that a region's count is the sum of."""
    children = [c for c, parent in above.items() if parent == code]
    return [f"{code}'s own", *(leaf for c in children for leaf in _parts(c, above))] if children else [code]


def _worlds(told: Mapping[str, int], known: Mapping[str, int], above: Mapping[str, str]) -> Iterator[dict[str, int]]:
    """Every way the counts may be, for who knows what is told, and all own counts but the small ones."""
    leaves = _leaves(above)
    unknown = [leaf for leaf in leaves if leaf not in told and leaf not in known]
    sure = {**{k: v for k, v in told.items() if k in leaves}, **known}
    parts = {code: _parts(code, above) for code in _regions(above)}
    for values in product(range(1, MOST + 1), repeat=len(unknown)):
        leaf = {**sure, **dict(zip(unknown, values, strict=True))}
        if all(sum(leaf[part] for part in parts[code]) == count for code, count in told.items()):
            yield {**leaf, **{code: sum(leaf[part] for part in names) for code, names in parts.items()}}


def _drawn(seed: int) -> tuple[dict[str, int], dict[str, str]]:
    """A country of up to two provinces with up to three counties each, most counts small."""
    dice = random.Random(seed)
    above = {}
    for province in "AB"[: dice.randint(1, 2)]:
        above[province] = "N"
        above |= {f"{province}{n}": province for n in range(dice.randint(0, 3))}
    own = {code: dice.choice([0, 0, 1, 2, 3, 4, 5, 7]) for code in [*above, "N"]}
    return own, above


def _known(own: Mapping[str, int], above: Mapping[str, str]) -> dict[str, int]:
    """What the reader may know beside the answers: own counts of parents that are no small ones."""
    return {f"{p}'s own": own[p] for p in set(above.values()) if not 0 < own[p] < SMALL}


@pytest.mark.parametrize("seed", range(150))
def test_no_small_count_can_be_worked_out(seed: int) -> None:
    own, above = _drawn(seed)
    tree = Tree(own, above)
    withheld = tree.withheld()
    told = {code: tree.totals.get(code, 0) for code in _regions(above) if code not in withheld}
    known = _known(own, above)
    if len([leaf for leaf in _leaves(above) if leaf not in told and leaf not in known]) > UNKNOWNS:
        pytest.skip("more unknowns than a reader can try here")
    truth = {leaf: own[leaf.removesuffix("'s own")] for leaf in _leaves(above)}
    truth |= {code: _total(code, truth, above) for code in _regions(above)}
    possible: dict[str, set[int]] = {cell: set() for cell, count in truth.items() if 0 < count < SMALL}
    for world in _worlds(told, known, above):
        for cell in possible:
            possible[cell].add(world[cell])
    assert all(len(values) > 1 for values in possible.values()), (own, sorted(withheld))


def test_small_counts_are_withheld_and_others_told() -> None:
    above = {"A": "N", "B": "N", "C": "N"}
    assert Tree({"A": 9, "B": 8, "C": 7}, above).withheld() == frozenset()
    # 3 alone would be 24 - 9 - 12: the smallest of the others goes with it
    assert Tree({"A": 9, "B": 3, "C": 12}, above).withheld() == {"A", "B"}
    # nothing is behind zero
    assert Tree({"A": 9, "B": 0, "C": 12}, above).withheld() == frozenset()


@pytest.mark.parametrize(("count", "told"), [(0, True), (1, False), (4, False), (5, True)])
def test_the_line_lies_at_five(count: int, told: bool) -> None:
    assert ("A" not in Tree({"A": count, "B": 20, "C": 30}, {"A": "N", "B": "N", "C": "N"}).withheld()) is told


def test_two_small_ones_that_are_certain_together_take_a_third() -> None:
    """1 and 1 are hidden, but 2 = 1 + 1 tells both."""
    above = {"A": "N", "B": "N", "C": "N"}
    assert Tree({"A": 1, "B": 1, "C": 30}, above).withheld() == {"A", "B", "C"}


def test_where_nothing_else_covers_the_parent_is_withheld_too() -> None:
    assert Tree({"A": 3, "N": 40}, {"A": "N"}).withheld() == {"A", "N"}
