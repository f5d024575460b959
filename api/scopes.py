"""What a client may read: one table of scopes, and of the fields and arguments that need them.

A filter on a value reveals the value, so an argument needs the scope of what it filters on.
"""

from __future__ import annotations

from collections.abc import Mapping

from cases.base.errors import Text

SCOPES: Mapping[str, Text] = {
    "score": Text("信用评分及其说明", "the credit score with its explanation"),
    "files": Text("诚信档案条目", "entries of the integrity file"),
    "penalties": Text("公示的行政处罚", "published penalties"),
    "blacklist": Text("公示的严重违法失信名单", "the published list of serious violators"),
    "aggregates": Text("区域执法统计", "counts of enforcement by region"),
    "replay": Text("按知悉时刻回放（不含已撤销、已修复的信息）", "answers as known at an earlier moment, never what was revoked"),
}

# what a client gets if nothing is said; to look back at an earlier moment is asked for by name
USUAL = tuple(scope for scope in SCOPES if scope != "replay")

# (type, field) → scope
FIELDS: Mapping[tuple[str, str], str] = {
    ("Enterprise", "score"): "score",
    ("Enterprise", "scoring"): "score",
    ("Enterprise", "creditClass"): "score",
    ("Enterprise", "integrityFile"): "files",
    ("Enterprise", "publishedPenalties"): "penalties",
    ("Query", "publishedPenalties"): "penalties",
    ("Enterprise", "blacklist"): "blacklist",
    ("Query", "blacklist"): "blacklist",
    ("Query", "regionAggregate"): "aggregates",
}

# (type, field, argument) → scope
ARGUMENTS: Mapping[tuple[str, str, str], str] = {
    ("Query", "enterprises", "creditClass"): "score",
    ("Query", "enterprises", "scoreAtLeast"): "score",
    ("Query", "enterprises", "scoreAtMost"): "score",
    ("Enterprise", "score", "knownAt"): "replay",
    ("Enterprise", "scoring", "knownAt"): "replay",
}
