"""Reading the stories: each laid over the defaults by plain dictionary rules, and checked before anything is played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from workflows.sample import checking
from workflows.sample.story import Step, Story

HERE = Path(__file__).parent
DEFAULTS: Mapping[str, Any] = yaml.safe_load((HERE / "defaults.yaml").read_text("utf-8"))


@cache
def stories() -> tuple[Story, ...]:
    """All stories, in the order of the files' names. Raises Unreadable."""
    paths = sorted((HERE / "stories").glob("*.yaml"))
    return tuple(story for path in paths for story in read(path.name, path.read_text("utf-8")))


def read(name: str, text: str) -> Iterator[Story]:
    """The stories of one file. Raises Unreadable."""
    try:
        documents = list(yaml.safe_load_all(text))
    except yaml.YAMLError as wrong:
        checking.fail(name, f"不是有效的 YAML：{wrong}", f"no valid YAML: {wrong}")
    for number, document in enumerate(documents, start=1):
        code = document.get("code") if isinstance(document, Mapping) else None
        yield _story(f"{name}, {code or number}", document)


def merged(base: Any, over: Any) -> Any:
    """`over` laid over `base`: mappings key by key, anything else instead."""
    if not (isinstance(base, Mapping) and isinstance(over, Mapping)):
        return over
    return {**base, **{key: merged(base.get(key), value) for key, value in over.items()}}


def _laid(where: str, base: Mapping[str, Any], written: Any) -> dict[str, Any]:
    """What is written, over the block it is like, over what is usual."""
    if not isinstance(written, Mapping):
        checking.keys(where, written, ())
    own = {key: value for key, value in written.items() if key != "like"}
    if "like" in written:
        checking.known(where, written["like"], DEFAULTS["likes"], "常用段落", "block")
        base = merged(base, DEFAULTS["likes"][written["like"]])
    return dict(merged(base, own))


def _story(where: str, written: Any) -> Story:
    block = _laid(where, DEFAULTS["story"], written)
    checking.block(where, block)
    story = Story(
        code=block["code"],
        shows_zh=block["shows"]["zh"],
        shows_en=block["shows"]["en"],
        article=block["article"],
        party=block["party"],
        conduct=block["conduct"],
        cause=block["cause"],
        handlers=tuple(block["handlers"]),
        facts=block["facts"],
        days=block["days"],
        steps=tuple(_steps(where, block)),
    )
    checking.words(where, story)
    return story


def _steps(where: str, block: Mapping[str, Any]) -> Iterator[Step]:
    """The steps of the path; the last falls `last` working days before today, the others before it by their gaps."""
    penalty = {"conduct": block["conduct"], **block.get("penalty", {})}
    acts = [_act(where, number, entry, penalty) for number, entry in enumerate(_expanded(block["path"]), start=1)]
    gaps = [said["after"] for _verb, said in acts[1:]]
    before = list(accumulate(reversed(gaps), initial=block["last"]))[::-1]
    for (verb, said), days in zip(acts, before, strict=True):
        yield _step(verb, said, days)


def _expanded(path: list[Any]) -> Iterator[Any]:
    """The path with the steps of its stretches."""
    for entry in path:
        yield from DEFAULTS["stretches"].get(entry, [entry]) if isinstance(entry, str) else [entry]


def _act(where: str, number: int, entry: Any, penalty: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The verb of a step, and what is said of it: `VERB`, or `VERB: {…}`."""
    verb, written = next(iter(entry.items())) if isinstance(entry, Mapping) and len(entry) == 1 else (str(entry), {})
    place = f"{where}, {number} {verb}"
    checking.verb(place, verb)
    said = _laid(place, DEFAULTS["acts"].get(verb, {}), written)
    if "proposal" in said:
        said["proposal"] = merged(penalty, said["proposal"])
    checking.act(place, verb, said)
    return verb, said


def _step(verb: str, said: Mapping[str, Any], before: int) -> Step:
    own = {key: said[key] for key in ("who", "day", "refused", "beside") if key in said}
    arguments = {key: value for key, value in said.items() if key not in checking.STEP | checking.STEP_MAY_HAVE}
    return Step(verb=verb, before=before, arguments=arguments, handlers=tuple(said.get("handlers", ())), **own)
