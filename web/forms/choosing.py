"""Naming a registered party: by credit code, by name, or chosen among those that the name may mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.base.permissions import permitted
from cases.parties.models import Party, PartyKind
from cases.parties.naming import former_names
from cases.parties.selectors import alike, named
from web.forms.base import ActForm, is_id
from web.wording import bracketed, clauses, label_of

# the answer that none of those offered is meant
NONE_OF_THEM = "new"
OFFERED = 10


class PartyChoice(ActForm):
    """Mixin: `party` by code or name; where that does not name one, `party_choice` among those it may mean."""

    party = forms.CharField(
        label=_("当事人（统一社会信用代码或名称）"),
        required=False,
        help_text=_("已登记的当事人填写代码、现用或曾用名称；只记得一部分的，提交后从列出的当事人中选择。"),
    )
    party_choice = forms.CharField(label=_("请选择当事人"), required=False, max_length=20, widget=forms.HiddenInput())

    def chosen(self, text: str, others: Iterable[Party] = ()) -> Party | None:
        """The party that the text names, or the one chosen among those offered; else the form says what to do.

        `others` are offered besides those that the text may mean, as persons with the number that was typed.
        """
        offered = {p.pk: p for p in [*others, *self._alike(text)]}
        choice = str(self.cleaned_data.get("party_choice") or "")
        if is_id(choice) and int(choice) in offered:
            return self._kept(offered, int(choice))
        exact = [p for p in named(text) if self._readable(p)] if text else []
        if len(exact) == 1 and not choice:
            return exact[0]
        if text:
            self.offer(offered.values(), self._what_is_wrong(text, exact, offered))
        return None

    def offer(self, parties: Iterable[Party], wrong: str, *, at: str = "party", also_new: bool = False) -> None:
        """Show these to choose from, and say at the field why."""
        rows = [(str(p.pk), self._label(p)) for p in parties]
        if also_new and rows:
            rows.append((NONE_OF_THEM, gettext("均不是，登记为新当事人")))
        if rows:
            self._show(rows)
        self.add_error(at, wrong)

    def _kept(self, offered: dict[int, Party], choice: int) -> Party:
        """The choice stays on the page when another field sends it back."""
        self._show([(str(choice), self._label(offered[choice]))])
        return offered[choice]

    def _show(self, rows: list[tuple[str, str]]) -> None:
        self.fields["party_choice"].widget = forms.RadioSelect(choices=rows)

    def _alike(self, text: str) -> list[Party]:
        return [p for p in alike(text, first=OFFERED) if self._readable(p)]

    def _readable(self, party: Party) -> bool:
        return party.kind != PartyKind.NATURAL_PERSON or permitted(self.actor, "parties.read_party", party)

    def _label(self, party: Party) -> str:
        """Enough to tell namesakes apart: code or masked number, address; the names that it bore."""
        readable = self._readable(party)
        once = [n.name for n in former_names(party)][:3] if readable else []
        told = [
            label_of(PartyKind, party.kind),
            party.uscc or party.identity_masked,
            party.address if readable else "",
            gettext("曾用名：%(names)s") % {"names": clauses(once)} if once else "",
        ]
        return bracketed(party.name if readable else party.public_name, clauses(t for t in told if t))

    def _what_is_wrong(self, text: str, exact: list[Party], offered: dict[int, Party]) -> str:
        if len(exact) > 1:
            return gettext("有%(n)s个名称为“%(text)s”的当事人，请在“请选择当事人”中选择。") % {"n": len(exact), "text": text}
        if offered:
            return gettext("没有名称或代码恰为“%(text)s”的当事人，请从相近的当事人中选择，或改用统一社会信用代码。") % {
                "text": text
            }
        return gettext("没有找到名称或代码为“%(text)s”的当事人；请核对，或者登记为新当事人。") % {"text": text}


class NamedParty(PartyChoice):
    """A form whose subject is to be joined with another registered party."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        text = str(data.get("party") or "").strip()
        if not text and "party" not in self.errors:
            self.add_error("party", gettext("请填写当事人的统一社会信用代码或名称。"))
        data["party"] = self.chosen(text) if text else None
        return data
