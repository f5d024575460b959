"""The facts of a case as the law engine reads them (contracts.md §2). Every field may stay unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language

from cases.law import blacklist
from cases.law.coherence import ask_facts
from cases.law.conduct import conducts, law_title, offered
from cases.law.facts import FactsError
from cases.law.relevance import conduct_of
from cases.law.tables import on_day
from cases.penalty.several import conduct_in
from web.forms.circumstances import AMOUNTS, COUNTS, DATES, TRUTHS, CircumstancesFields
from web.forms.goods import GoodsFields, goods_initial, stored_goods, with_details
from web.forms.grounds import GROUNDS, GroundsFields

CODES = ("conduct", "product", "role", "substance", "listing_grounds", "local_item")


class FactsFields(GroundsFields, GoodsFields, CircumstancesFields):
    """Mixin: the fact fields and their translation to and from the stored facts. Items are offered by law."""

    past = DATES

    def prepare_facts(self) -> None:
        """Set the conduct choices: the items that are law today, and what the case names already."""
        field = self.fields["conduct"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.widget.attrs["data-find"] = reverse("web:items")
        named = conduct_in(getattr(self.subject, "facts", {}))
        field.choices = conduct_choices(self.today, kept=named)
        listing = self.fields["listing_grounds"]
        assert isinstance(listing, forms.MultipleChoiceField)
        listing.choices = listing_choices(self.today)
        self.order_fields(with_details(self.fields))
        for name, field in self.fields.items():
            if about := conduct_of(name):
                field.widget.attrs["data-for"] = " ".join(sorted(about))

    def typed_facts(self) -> dict[str, Any]:
        """The facts typed so far; unknown ones are left out."""
        return stored_facts(getattr(self, "cleaned_data", {}))

    def whole_facts(self) -> dict[str, Any]:
        """The facts of the subject as they would be with what is typed."""
        return self.typed_facts()

    def check_facts(self, beside: Mapping[str, Any] | None = None) -> None:
        """Let the engine's own reader find what contradicts itself, or what is known `beside`; each at its field."""
        try:
            ask_facts({**(beside or {}), **self.typed_facts(), **_filed(self.subject)}, today=self.today)
        except FactsError as error:
            english = (get_language() or "").startswith("en")
            place = error.path.split("[")[0].replace(".", "_")
            self.add_error(place if place in self.fields else None, ValidationError(error.en if english else error.zh))


def _filed(subject: Any) -> dict[str, str]:
    """The day of filing, which a case knows and a clue has not yet."""
    filed = getattr(subject, "filed_on", None)
    return {"filed_on": filed.isoformat()} if filed else {}


def stored_facts(data: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values as the case keeps them: amounts as decimal yuan, dates ISO; unknown ones are left out."""
    facts: dict[str, Any] = {key: _yuan(data[key]) for key in AMOUNTS if data.get(key) is not None}
    facts |= {key: data[key] for key in (*COUNTS, *TRUTHS) if data.get(key) is not None}
    facts |= {key: data[key].isoformat() for key in DATES if data.get(key)}
    facts |= {key: data[key] for key in CODES if data.get(key)}
    grounds = {key: data[key] for key in GROUNDS if data.get(key) is not None}
    facts |= stored_goods(data)
    return {**facts, "grounds": grounds} if grounds else facts


def conduct_label(code: str) -> str:
    """A kind of conduct as choices show it: code and title."""
    row = conducts()[code]
    return f"{code}　{row.title_en if (get_language() or '').startswith('en') else row.title_zh}"


def conduct_choices(today: date, *, kept: Iterable[str] = ()) -> list[Any]:
    """The items in force by law, each law a group; before them what the case names already."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for conduct in offered(today):
        groups.setdefault(law_title(conduct.law), []).append((conduct.code, conduct_label(conduct.code)))
    known = {code for rows in groups.values() for code, _ in rows}
    return [*named_conducts(code for code in kept if code not in known), *groups.items()]


def listing_choices(today: date) -> list[tuple[str, str]]:
    """The grounds of the list in force on a day."""
    english = (get_language() or "").startswith("en")
    known = on_day(tuple(blacklist.grounds().values()), today)
    return [(g.code, f"{g.code}　{g.title_en if english else g.title_zh}") for g in known]


def named_conducts(codes: Iterable[str]) -> list[tuple[str, str]]:
    """What the case names, as choices show it."""
    return [(code, conduct_label(code)) for code in codes if code in conducts()]


def facts_initial(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Stored facts as form values (amounts in fen)."""
    flat = {**facts, **facts.get("grounds", {}), **goods_initial(facts)}
    for key in AMOUNTS:
        if flat.get(key) is not None:
            flat[key] = int(Decimal(flat[key]) * 100)
    return flat


def _yuan(fen: int) -> str:
    return f"{Decimal(fen) / 100:.2f}"
