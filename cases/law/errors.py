"""What the law tables cannot answer: one sentence in both languages, and the article behind it."""

from __future__ import annotations


class LawError(ValueError):
    """A question that has no lawful answer; `zh` and `en` say what is wrong, where, and what to do."""

    def __init__(self, zh: str, en: str, *, article: str = "") -> None:
        super().__init__(f"{zh}（{article}）" if article else zh)
        self.zh = zh
        self.en = en
        self.article = article


class FactsError(LawError):
    """A fact that cannot be read; `path` names it."""

    def __init__(self, path: str, zh: str, en: str) -> None:
        super().__init__(f"{path}：{zh}", f"{path}: {en}")
        self.path = path
