"""What every act form has: the subject it is about, who fills it in, and the arguments it yields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.db.models import QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from cases.base.actors import Actor
from cases.base.characters import plain
from cases.base.roles import Role
from cases.base.texts import unprintable
from cases.parties.models import Authority, Officer
from cases.parties.selectors import officers_of
from cases.penalty.models import PenaltyCase
from web.fields import UploadField, WorkbenchForm
from web.wording import bracketed

# what people may type where the field itself names no limit: a page of prose, a line
PROSE, LINE = 20_000, 200
_ID = re.compile(r"\d{1,18}", re.ASCII)
# older days than this are slips of the pen
EARLIEST = date(2000, 1, 1)


def is_id(given: object) -> bool:
    """Whether what was sent may be asked of the database as an id."""
    return _ID.fullmatch(str(given)) is not None


class ActForm(WorkbenchForm):
    """`subject` is the clue, case or publication; `today` bounds dates. Subclasses name fields and `arguments`.

    `past` names the dates of what has happened: not after today; `future` those of what is ordered: not before it.
    """

    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    # the field that says which part of the subject the page is about, as its address does (`?number=2`); each has its own draft
    part: str = ""

    @classmethod
    def has(cls, name: str) -> bool:
        """Whether a field of this name can stand in the form, whatever its subject; forms that add fields name them here."""
        return name in cls.base_fields

    def parts(self) -> Sequence[tuple[int, str]]:
        """The parts of the subject, one of which this form is about: what the address says, and its name."""
        return ()

    def __init__(self, *args: Any, subject: Any, actor: Actor, today: date, **kwargs: Any) -> None:
        self.subject, self.actor, self.today = subject, actor, today
        kwargs["initial"] = {**self.suggest(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.data = _without_marks(self.data)
        self.prepare()
        self._widen_single_choices()
        for field in self.fields.values():
            _limit(field)

    def _widen_single_choices(self) -> None:
        """A draft holds one ticked box as one text; a field of several wants a list."""
        for name, field in self.fields.items():
            value = self.initial.get(name)
            several = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
            if several and isinstance(value, str):
                self.initial[name] = [value]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.past:
            self._bound(name, EARLIEST, self.today, gettext("日期不能晚于今天，也不能早于2000年。"))
        for name in self.future:
            self._bound(name, self.today, date(self.today.year + 10, 12, 31), gettext("日期不能早于今天，也不能在十年之后。"))
        return data

    def _bound(self, name: str, first: date, last: date, wrong: str) -> None:
        day = self.cleaned_data.get(name)
        if day is not None and not first <= day <= last:
            self.add_error(name, ValidationError(wrong, code="date_range"))

    def suggest(self) -> dict[str, Any]:
        """Values that the case itself already knows."""
        return {}

    def prepare(self) -> None:
        """Set choices that depend on the subject."""

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of the command, from cleaned data."""
        return dict(self.cleaned_data)

    def uploaded(self) -> dict[str, Any]:
        """The good files among what was sent, by field; False for one that was taken off."""
        cleaned = getattr(self, "cleaned_data", {})
        return {n: cleaned[n] for n, f in self.fields.items() if isinstance(f, UploadField) and cleaned.get(n) is not None}

    def seen_by_law(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """What the conditions may already look at while the form is half filled; keys as the act's `given`."""
        return dict(typed)


def _without_marks(data: Any) -> Any:
    """What was sent, without invisible marks: so that what is required is not answered by them."""
    if not isinstance(data, MultiValueDict):
        return {name: plain(value) if isinstance(value, str) else value for name, value in data.items()}
    read = data.copy()
    for name, values in data.lists():
        read.setlist(name, [plain(value) if isinstance(value, str) else value for value in values])
    return read


def printable(value: object) -> None:
    """ValidationError naming the first character that no paper can print, and its place."""
    wrong = unprintable(str(value))
    if wrong is not None:
        raise ValidationError(wrong.within(get_language() or ""), code="unprintable")


def _limit(field: forms.Field) -> None:
    """Text ends somewhere, on the page and in the database, and consists of what a paper can print."""
    if isinstance(field, forms.CharField):
        # Django's own refusal of a null character names neither place nor remedy
        field.validators = [v for v in field.validators if not isinstance(v, ProhibitNullCharactersValidator)]
        field.validators.append(printable)
    if isinstance(field, forms.CharField) and field.max_length is None:
        field.max_length = PROSE if isinstance(field.widget, forms.Textarea) else LINE
        field.validators.append(MaxLengthValidator(field.max_length))
        field.widget.attrs["maxlength"] = str(field.max_length)


class OfficersField(forms.ModelMultipleChoiceField):
    """Officers by name."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Officer.objects.none(), **kwargs)

    def clean(self, value: Any) -> Any:
        """What is no id at all is refused before the database is asked: it fails on too long a number."""
        for given in value or ():
            if not is_id(given):
                said = self.error_messages["invalid_pk_value"]
                raise ValidationError(said, code="invalid_pk_value", params={"pk": given})
        return super().clean(value)

    def label_from_instance(self, obj: Any) -> str:
        return bracketed(obj.name, obj.staff_number)


def case_officers(authority: Authority, on: date) -> QuerySet[Officer]:
    """The case officers of a bureau on a day."""
    return officers_of(authority, Role.CO, on)


class OfficerField(forms.ModelChoiceField):
    """One officer by name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Officer.objects.none(), **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return bracketed(obj.name, obj.staff_number)


YES_NO_UNKNOWN = (("", _("不明")), ("yes", _("是")), ("no", _("否")))


class TruthField(forms.ChoiceField):
    """是 / 否 / 不明: what nobody knows stays unknown."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=YES_NO_UNKNOWN, required=False, **kwargs)

    def clean(self, value: Any) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: ""}.get(value, value)


def representative(case: PenaltyCase) -> str:
    """Who usually signs and speaks for the party of a case."""
    party = case.party
    return str(party.legal_representative or party.owner_name or party.name)


def lines(text: str) -> list[str]:
    """The non-empty lines of a text area."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})
