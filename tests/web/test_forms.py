"""Rubbish in every field of every form: said at the field, in words, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.base.models import Draft
from cases.parties.models import Party
from tests.factories.cases import case_at, make_office
from tests.factories.parties import make_identity, make_uscc
from tests.factories.steps import STEPS
from tests.procedures.papers import PRINTED
from tests.web.act_cases import ACT_CASES, ActCase
from tests.web.conftest import Clock
from tests.web.site import Person, counts, sent, told, why
from web.fields import YuanField
from web.forms.goods import COLUMNS, LinesField

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
SCRIPT = "<script>alert('x')</script>"


def rubbish(field: forms.Field) -> Iterator[Any]:
    """What no field of this kind may take."""
    if isinstance(field, YuanField):
        yield from ("-1", "1.234", "十万", "1e9", "9" * 20, "1\x00", "NaN", SCRIPT)
    elif isinstance(field, forms.DateField):
        yield from ("31/12/2026", "2026-02-30", "0001-01-01", "9999-12-31", "昨天", "2026-03-01\x00", SCRIPT)
    elif isinstance(field, forms.IntegerField):
        yield from ("-1", "1.5", "9" * 30, "两", "1\x00", SCRIPT)
    elif isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        yield from (["0"], ["9" * 30], ["a\x00b"], [SCRIPT])
    elif isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        yield from ("nonsense", "9" * 30, "a\x00b", SCRIPT)
    elif isinstance(field, LinesField):
        for column, wrong in (
            ("name", "直播截图🔥"),
            ("unit", ""),
            ("sold", "1,5"),
            ("price", "-1"),
            ("pricing", SCRIPT),
            ("received", "a\x00b"),
        ):
            yield [wrong if name == column else "1" if name != "pricing" else "marked" for name in COLUMNS]
    elif isinstance(field, forms.CharField):
        yield from ("\x00", "a\x00b", "长" * (int(field.max_length or 0) + 1), "直播截图🔥", "ئۇيغۇر")
        yield "\u200b\u202e\ufeff" if field.required else "\u0f56"


@pytest.mark.above
@pytest.mark.parametrize("row", ACT_CASES, ids=lambda row: row.act)
def test_rubbish_is_told_at_its_field(row: ActCase, clock: Clock) -> None:
    """In every field at once, in rounds; the law panel takes it as unknown; then the same page is sent as it should be."""
    played = row.play()
    clock(row.day)
    person, address = Person(played.office.officers[row.who]), row.address(played)
    page = person.open(address).context["page"]
    good, rows = {**sent(page.form), **told(row.fields(played))}, counts()
    fields = {n: f for n, f in page.form.fields.items() if not isinstance(f, forms.BooleanField | forms.FileField)}
    for turn in range(max((len(list(rubbish(field))) for field in fields.values()), default=0)):
        wrong = {name: _one_of(list(rubbish(field)), turn) for name, field in fields.items()}
        answer = person.send(address, {**good, **wrong, "token": page.token})
        assert answer.status_code == 422, (turn, why(answer))
        assert answer.context["page"].form.errors.keys() >= fields.keys(), (turn, wrong, why(answer))
        assert SCRIPT not in answer.content.decode()
        panel = person.send(f"{address}law/", wrong)
        assert panel.status_code == 200
        assert SCRIPT not in panel.content.decode()
    _nothing_filled(person, address, page)
    _whatever_can_be_printed_is_taken(page.form, good)
    assert counts() == rows
    assert person.send(address, {**good, "token": page.token}).status_code == 302


def _one_of(values: list[Any], turn: int) -> Any:
    return values[turn % len(values)]


def _whatever_can_be_printed_is_taken(form: Any, good: Mapping[str, Any]) -> None:
    texts = {n: PRINTED[: f.max_length] for n, f in form.fields.items() if isinstance(f, forms.CharField)}
    filled = type(form)(data={**good, **texts}, subject=form.subject, actor=form.actor, today=form.today)
    codes = {name: [e.code for e in errors.as_data()] for name, errors in filled.errors.items()}
    assert not [name for name in texts if "unprintable" in codes.get(name, ())], codes


def _nothing_filled(person: Person, address: str, page: Any) -> None:
    """An empty form names everything that is missing."""
    needed = {n for n, f in page.form.fields.items() if f.required and not isinstance(f, forms.BooleanField)}
    if needed:
        answer = person.send(address, {"token": page.token})
        assert answer.status_code == 422
        assert answer.context["page"].form.errors.keys() >= needed


def test_what_is_typed_is_shown_as_text_never_as_markup(clock: Clock) -> None:
    played = case_at("INVEST")
    clock(STEPS["evidence"].day)
    person = Person(played.office.officers["co1"])
    address = f"/act/case/{played.case_id}/penalty.add_evidence/"
    answer = person.fill(address, kind="record", title=SCRIPT, proves=SCRIPT, source=SCRIPT)
    assert answer.status_code == 302, why(answer)
    page = person.open(f"/cases/{played.case_id}/").content.decode()
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page


# --- dates of what has happened and of what is ordered -----------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "act", "step", "who", "name", "day", "fine"),
    [
        ("APPROVED", "penalty.serve_notice", "serve_notice", "co2", "served_on", date(2026, 4, 10), True),
        ("APPROVED", "penalty.serve_notice", "serve_notice", "co2", "served_on", date(2026, 4, 11), False),
        ("NOTIFIED", "penalty.waive", "waive", "co2", "received_on", date(2026, 4, 10), True),
        ("NOTIFIED", "penalty.waive", "waive", "co2", "received_on", date(2026, 4, 9), False),
        ("NOTIFIED", "penalty.waive", "waive", "co2", "received_on", date(2026, 4, 11), False),
        ("INVEST", "penalty.order_correction", "order", "co1", "until", date(2026, 3, 11), True),
        ("INVEST", "penalty.order_correction", "order", "co1", "until", date(2026, 3, 10), False),
        ("INVEST", "penalty.record_facts", "facts", "co1", "acted_on", date(2026, 3, 10), True),
        ("INVEST", "penalty.record_facts", "facts", "co1", "acted_on", date(2026, 3, 13), False),
        ("INVEST", "penalty.record_facts", "facts", "co1", "acted_on", date(1999, 12, 31), False),
    ],
)
def test_days_lie_where_the_act_can_lie(
    stage: str, act: str, step: str, who: str, name: str, day: date, fine: bool, clock: Clock
) -> None:
    played = case_at(stage)
    clock(STEPS[step].day)
    person = Person(played.office.officers[who])
    more = {"act": "事实", "basis": "依据"} if name == "until" else {}
    answer = person.fill(f"/act/case/{played.case_id}/{act}/", **more, **{name: day})
    assert (name in (answer.context["page"].form.errors if answer.context else {})) == (not fine), why(answer)


# --- the party -----------------------------------------------------------------------------------------------------

CLUE = {"source": "inspection", "received_on": "2026-03-02", "content": "检查发现。"}
NEW = {"party_kind": "company", "party_name": "虚构市新登记食品有限公司", "party_address": "虚构路1号"}


def _register(person: Person, **fields: Any) -> Any:
    token = person.open("/clues/new/").context["page"].token
    return person.send("/clues/new/", {**CLUE, **fields, "token": token})


def test_a_new_party_is_registered_with_its_clue(clock: Clock) -> None:
    clock(date(2026, 3, 2))
    person, code = Person(make_office().officers["intake"]), make_uscc()
    assert _register(person, **NEW, party_uscc=code).status_code == 302
    assert Party.objects.get(uscc=code).clues.count() == 1


@pytest.mark.parametrize("chosen", ["passport", ""])
def test_a_foreigner_is_registered_with_the_passport(chosen: str, clock: Clock) -> None:
    clock(date(2026, 3, 2))
    named = {"party_kind": "natural_person", "party_name": "TEST JOHN", "party_identity": "E12345678"}
    answer = _register(Person(make_office().officers["intake"]), **named, party_identity_kind=chosen)
    assert answer.status_code == 302, why(answer)
    party = Party.objects.get(name="TEST JOHN")
    assert (party.identity_kind, party.open_identity(), party.clues.count()) == ("passport", "E12345678", 1)


@pytest.mark.parametrize(
    ("fields", "at_field"),
    [
        ({**NEW, "party_uscc": "91310101000000019X"}, "party_uscc"),
        ({**NEW, "party_uscc": "short"}, "party_uscc"),
        ({**NEW, "party_name": " "}, "party_name"),
        ({**NEW, "party_kind": ""}, "party_kind"),
        ({**NEW, "party_kind": "natural_person", "party_identity": "310101199001010000"}, "party_identity"),
        ({"party": "没有登记过的名称"}, "party"),
    ],
)
def test_a_wrong_party_is_told_and_no_clue_is_written(fields: dict[str, str], at_field: str, clock: Clock) -> None:
    clock(date(2026, 3, 2))
    person = Person(make_office().officers["intake"])
    person.open("/clues/new/")
    rows = counts()
    answer = _register(person, **fields)
    assert answer.status_code == 422
    assert at_field in answer.context["page"].form.errors
    assert counts() == rows


def test_an_identity_number_never_enters_a_draft_nor_any_text(clock: Clock) -> None:
    """Typed, saved as a draft, sent wrong, sent right: the number stands nowhere in clear."""
    clock(date(2026, 3, 2))
    person, number = Person(make_office().officers["intake"]), make_identity()
    fields = {**NEW, "party_kind": "natural_person", "party_name": "张例示", "party_identity": number}
    person.send("/clues/new/draft/", {**CLUE, **fields})
    assert number not in str(Draft.objects.get().content)
    assert Draft.objects.get().content["party_name"] == "张例示"
    assert _register(person, **fields, source="nonsense").status_code == 422
    assert _register(person, **fields).status_code == 302
    from django.db import connection

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert not any(number in str(row) for row in cursor.fetchall()), table


def test_a_draft_holds_the_fields_of_its_form_alone(clock: Clock) -> None:
    clock(date(2026, 3, 2))
    person = Person(make_office().officers["intake"])
    person.send("/clues/new/draft/", {**CLUE, "content": "a\x00b", "token": "secret", "intruder": "x" * 1000})
    assert Draft.objects.get().content == {**CLUE, "content": "ab"}


# --- files ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("upload", "status"),
    [
        (SimpleUploadedFile("笔录.txt", b"text", content_type="text/plain"), 302),
        (SimpleUploadedFile("空.txt", b"", content_type="text/plain"), 422),
        (SimpleUploadedFile("长" * 201 + ".txt", b"text", content_type="text/plain"), 422),
        (SimpleUploadedFile("类型.bin", b"text", content_type="x" * 300), 302),
        (SimpleUploadedFile("../../etc/passwd", b"text", content_type="text/html"), 302),
    ],
    ids=["plain", "empty", "long name", "long type", "path"],
)
def test_files_are_taken_for_what_they_are(upload: SimpleUploadedFile, status: int, clock: Clock) -> None:
    played = case_at("INVEST")
    clock(STEPS["evidence"].day)
    upload.seek(0)
    person = Person(played.office.officers["co1"])
    address = f"/act/case/{played.case_id}/penalty.add_evidence/"
    answer = person.fill(address, kind="record", title="笔录", proves="情况", source="制作", file=upload)
    assert answer.status_code == status, why(answer)
    if status == 302:
        row = played.case.evidences.latest("pk")
        assert "/" not in row.file_name
        assert row.file is not None and len(row.file.media_type) <= 100
