"""Which of today's divisions an enterprise belongs to, from the registry's own words for its place."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from cases.parties.models import Region, RegionLevel

OFFICES = Path(__file__).parent.parent / "data" / "registration_offices.csv"
# credit codes are given since that day (国发〔2015〕33号): what a code of registration meant before says nothing of them
CODES_SINCE = date(2015, 10, 1)


@cache
def offices() -> frozenset[str]:
    """Codes of registration that offices of development zones write and that mean another division in GB/T 2260."""
    with OFFICES.open(encoding="utf-8", newline="") as handle:
        return frozenset(row["code"] for row in csv.DictReader(handle))


class Places:
    """Today's divisions and zones, looked up by name within their parent and by code."""

    def __init__(self, today: date) -> None:
        self._id: dict[str, int] = {}
        self._since: dict[str, date] = {}
        self._parent: dict[str, str] = {}
        self._under: dict[str, dict[str, str]] = defaultdict(dict)
        current = Region.objects.on(today).values_list("pk", "code", "name", "parent", "level", "valid_from")
        for pk, code, name, parent, level, since in current:
            self._id[code], self._parent[code], self._since[code] = pk, parent, since
            self._under["" if level == RegionLevel.PROVINCE else parent][name] = code
        self._worded = lru_cache(maxsize=8192)(self._by_words)

    def of(self, province: str, city: str, registered_in: str, established_on: date | None = None) -> int | None:
        """The id of the division, or None.

        The words decide province and city. The code of registration (`registered_in`) only refines them to
        the county, and only where it lies within, is in use and already meant this division when the credit code was given:
        alone it says where the party was. Codes are used again, and those of some zones mean another place altogether.
        """
        place = self._worded(province, city)
        if place and self._refines(registered_in, place, established_on):
            place = registered_in
        return self._id.get(place)

    def _by_words(self, province: str, city: str) -> str:
        above = self._named("", province)
        return (self._named(above, city) or above) if above else ""

    def _named(self, parent: str, words: str) -> str:
        """The code of the one division below `parent` of this name or beginning; empty if none or several."""
        names = self._under[parent]
        for exact in (words, f"{words}市", f"{words}省"):
            if exact in names:
                return names[exact]
        found = [code for name, code in names.items() if words and name.startswith(words)]
        return found[0] if len(found) == 1 else ""

    def _refines(self, code: str, place: str, established_on: date | None) -> bool:
        given = max(established_on, CODES_SINCE) if established_on else date.max
        return code not in offices() and code in self._id and self._since[code] <= given and self._lies_in(code, place)

    def _lies_in(self, code: str, place: str) -> bool:
        while code in self._id:
            if code == place:
                return True
            code = self._parent[code]
        return False
