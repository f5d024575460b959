"""The catalogues against the texts they translate: `python -m tests.translations`, part of `make check`; no gettext needed.

English: every text that a template or a module of `web` marks, and every label of a choice (its class is the context).
Chinese: the texts of viewflow and of the sign-in lock, whose own catalogues lack them; everything else is Chinese already.
`--write` adds what is new (empty, to be translated), drops what is unused, keeps every translation, compiles.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import polib

from web import catalogues

ROOT = Path(__file__).parent.parent
# Role has its English beside it, in the kernel
OWN, CHOICES, NOT_CHOICES = ("web",), ("cases", "integrity", "workflows", "web"), {"Role"}
HEADS = {"en": "nplurals=2; plural=(n != 1);", "zh_Hans": "nplurals=1; plural=0;"}
_STRING = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CALL = re.compile(rf"(?<!\w)(n?p?gettext|npgettext|_)\(({_STRING}(?:\s*,\s*{_STRING})*)")
_HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{[\w.]*\}")
_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Message:
    """A text as it is marked."""

    id: str
    plural: str = ""
    context: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        return self.context, self.id


Used = dict[tuple[str | None, str], tuple[Message, list[str]]]


def marked(name: str, texts: list[str]) -> Message | None:
    """The message of a call to a function of gettext; None for any other function."""
    kind = name.removesuffix("_lazy").removesuffix("_noop")
    if kind in ("_", "gettext"):
        return Message(texts[0])
    if kind == "ngettext":
        return Message(texts[0], plural=texts[1])
    if kind == "pgettext":
        return Message(texts[1], context=texts[0])
    return Message(texts[1], plural=texts[2], context=texts[0]) if kind == "npgettext" else None


def in_template(path: Path) -> Iterator[Message]:
    """What the tags of a template mark, as Django itself finds it."""
    from django.utils.translation.template import templatize

    for name, texts in _CALL.findall(templatize(path.read_text(encoding="utf-8"), origin=str(path))):
        found = marked(name, list(ast.literal_eval(f"({texts},)")))
        if found is not None:
            yield found


def in_module(path: Path) -> Iterator[Message]:
    """What a module marks: calls with literal texts, under whatever name gettext was imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        a.asname or a.name: a.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for a in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            found = marked(names[node.func.id], texts) if texts else None
            if found is not None:
                yield found


def in_choices() -> Iterator[tuple[Message, str]]:
    """Every label of every choice of our models, with the module that names it."""
    from django.db.models import TextChoices

    for kind in sorted(TextChoices.__subclasses__(), key=lambda k: (k.__module__, k.__qualname__)):
        if kind.__module__.partition(".")[0] in CHOICES and kind.__qualname__ not in NOT_CHOICES:
            source = kind.__module__.replace(".", "/") + ".py"
            yield from ((Message(str(row.label), context=kind.__qualname__), source) for row in kind)


def used_in_english() -> Used:
    """Every text that needs an English one, in the order of the files."""
    found: Used = {}
    for package in OWN:
        for path in sorted((ROOT / package).rglob("*.html")):
            _note(found, in_template(path), path.relative_to(ROOT).as_posix())
        for path in sorted((ROOT / package).rglob("*.py")):
            _note(found, in_module(path), path.relative_to(ROOT).as_posix())
    for message, source in in_choices():
        _note(found, [message], source)
    return found


def used_in_chinese() -> Used:
    """The texts of libraries that have no Chinese of their own."""
    found: Used = {}
    for entry in polib.pofile(str(_package("viewflow") / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po")):
        if not entry.obsolete:
            _note(found, [Message(entry.msgid, entry.msgid_plural, entry.msgctxt)], "viewflow")
    _note(found, in_module(_package("axes") / "conf.py"), "axes")
    return found


def _package(name: str) -> Path:
    spec = find_spec(name)
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent


def _note(found: Used, messages: Iterable[Message], source: str) -> None:
    for message in messages:
        kept, sources = found.setdefault(message.key, (message, []))
        if message.plural and not kept.plural:
            found[message.key] = (message, sources)
        if source not in sources:
            sources.append(source)


LANGUAGES = {"en": used_in_english, "zh_Hans": used_in_chinese}


def catalogue(language: str) -> Path:
    """The catalogue that people edit; its compiled form lies beside it."""
    return catalogues.LOCALE / language / "LC_MESSAGES" / "django.po"


def problems(language: str) -> list[str]:
    """What is missing, left over, unlike its original or not compiled; empty when all is well."""
    path, used = catalogue(language), LANGUAGES[language]()
    book = polib.pofile(str(path))
    have = {(e.msgctxt, e.msgid): e for e in book if not e.obsolete}
    found = [f"no translation: {used[key][0].id!r} ({used[key][1][0]})" for key in used if key not in have]
    found += [f"not used any more: {e.msgid!r}" for e in book if e.obsolete or (e.msgctxt, e.msgid) not in used]
    for key, entry in have.items():
        if key in used:
            found += [f"{what}: {entry.msgid!r}" for what in faults(entry, used[key][0], language)]
    compiled = catalogues.compiled(path)
    if not compiled.exists() or compiled.read_bytes() != book.to_binary():
        found.append("the compiled catalogue is not that of the texts: make catalogues")
    return [f"{language}: {line}" for line in found]


def faults(entry: polib.POEntry, message: Message, language: str) -> Iterator[str]:
    """What is wrong with one translation."""
    texts = list(entry.msgstr_plural.values()) if message.plural else [entry.msgstr]
    forms = (2 if language == "en" else 1) if message.plural else 1
    if len(texts) != forms or not all(texts):
        yield "not translated"
        return
    if entry.fuzzy:
        yield "only guessed (fuzzy)"
    if entry.msgid_plural != message.plural:
        yield "another plural"
    if holes(texts[-1]) != holes(message.plural or message.id) or holes(texts[0]) - holes(message.id + message.plural):
        yield "other placeholders"
    if any(text.startswith("\n") != message.id.startswith("\n") for text in texts):
        yield "another beginning"
    if language == "en" and any(_CJK.search(text) for text in texts):
        yield "Chinese in the English text"


def holes(text: str) -> set[str]:
    """The places of a text that are filled in."""
    return set(_HOLES.findall(text))


def write(language: str) -> None:
    """Update the catalogue to the texts used, keeping translations; compile it."""
    path, used = catalogue(language), LANGUAGES[language]()
    kept = polib.pofile(str(path)) if path.exists() else ()
    old: dict[tuple[str | None, str], polib.POEntry] = {(e.msgctxt, e.msgid): e for e in kept}
    book = polib.POFile(wrapwidth=110)
    book.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": HEADS[language],
    }
    for key, (message, sources) in used.items():
        book.append(_entry(message, sources, old.get(key), language))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(str(path))
    catalogues.compile_texts(path)


def _entry(message: Message, sources: list[str], old: polib.POEntry | None, language: str) -> polib.POEntry:
    forms = range(2 if language == "en" else 1)
    entry = polib.POEntry(
        msgid=message.id,
        msgctxt=message.context,
        msgid_plural=message.plural,
        msgstr="" if message.plural or old is None else old.msgstr,
        msgstr_plural={n: (old.msgstr_plural.get(n, "") if old else "") for n in forms} if message.plural else {},
        occurrences=[(source, "") for source in sources],
    )
    entry.flags = ["python-format"] if "%(" in message.id else []
    return entry


def main(arguments: list[str]) -> int:
    """0 when both languages are complete; otherwise one line a problem."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    if "--write" in arguments:
        for language in LANGUAGES:
            write(language)
    found = [line for language in LANGUAGES for line in problems(language)]
    for line in found:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"languages={len(LANGUAGES)} problems={len(found)}\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
