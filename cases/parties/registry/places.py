"""Which of today's divisions an enterprise belongs to, from the registry's own words for its place."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache

from cases.parties.models import Region, RegionLevel


class Places:
    """Today's divisions, looked up by name within their parent and by code."""

    def __init__(self, today: date) -> None:
        self._id: dict[str, int] = {}
        self._parent: dict[str, str] = {}
        self._under: dict[str, dict[str, str]] = defaultdict(dict)
        current = Region.objects.on(today).values_list("pk", "code", "name", "parent", "level")
        for pk, code, name, parent, level in current:
            self._id[code], self._parent[code] = pk, parent
            self._under["" if level == RegionLevel.PROVINCE else parent][name] = code
        self.of = lru_cache(maxsize=8192)(self._of)

    def _of(self, province: str, city: str, registered_in: str) -> int | None:
        """The id of the division, or None.

        The words decide province and city. The code of registration (`registered_in`) only refines them to
        the county, and only where it is still in use and lies within: alone it says where the party was.
        """
        above = self._named("", province)
        place = (self._named(above, city) or above) if above else ""
        if place and self._lies_in(registered_in, place):
            place = registered_in
        return self._id.get(place)

    def _named(self, parent: str, words: str) -> str:
        """The code of the one division below `parent` of this name or beginning; empty if none or several."""
        names = self._under[parent]
        for exact in (words, f"{words}市", f"{words}省"):
            if exact in names:
                return names[exact]
        found = [code for name, code in names.items() if words and name.startswith(words)]
        return found[0] if len(found) == 1 else ""

    def _lies_in(self, code: str, place: str) -> bool:
        while code in self._id:
            if code == place:
                return True
            code = self._parent[code]
        return False
