"""REVIEW → READY → PUBLISHED: entry by the case officer, review and publication by the credit officer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from cases.base import permissions
from cases.base.actors import Actor, ActorKind
from cases.base.canonical import digest
from cases.base.errors import ConditionFailed, NotPermitted, Refused, WrongState
from cases.base.models import Act as ActEntry
from cases.base.models import DatedSetting, Refusal
from cases.base.roles import Role
from cases.base.work import Work
from integrity import selectors
from integrity.files.models import FileEntry
from integrity.publicity.models import PenaltyPublicity
from integrity.publicity.procedure import PUBLICITY, Group
from tests.factories.acts import followed
from tests.factories.integrity import Bureau, at, kept_score, make_bureau, make_recorded, publish, working
from tests.factories.parties import LONG_AGO, make_party, seeding
from tests.integrity.rows import clock, everything
from workflows.sweep import sweep

pytestmark = pytest.mark.django_db

DAY, LATER = date(2026, 6, 1), date(2026, 6, 2)
MASKED = [{"text": "虚构路9号2室", "ground": "home_address"}, {"text": "13800000000", "ground": "contact"}]

Act = Callable[[Work, int], object]


def _enter(work: Work, pk: int) -> object:
    return followed(work, "publicity.enter", publicity=pk, redactions=MASKED, secrecy_reviewed=True)


def _review(work: Work, pk: int) -> object:
    return followed(work, "publicity.review", publicity=pk, publicity_class="general")


def _publish(work: Work, pk: int) -> object:
    return followed(work, "publicity.publish", publicity=pk)


def _opened(bureau: Bureau, **decision: object) -> PenaltyPublicity:
    made = make_recorded(bureau=bureau, **{"fine": 12_000_000, **decision})  # type: ignore[arg-type]
    found: PenaltyPublicity = PenaltyPublicity.objects.get(decision=made)
    return found


def _do(bureau: Bureau, actor: Actor, pk: int, *acts: Act) -> None:
    for act in acts:
        with working(DAY, actor=actor) as work:
            act(work, pk)


def _refused(actor: Actor, pk: int, act: Act, kind: type[Refused], code: str = "") -> None:
    """The act is refused with this code; nothing is left but one refusal entry."""
    before, refusals = everything(), Refusal.objects.count()
    with pytest.raises(kind) as refused, working(DAY, actor=actor) as work:
        act(work, pk)
    assert everything() == before
    assert Refusal.objects.count() == refusals + 1
    assert not code or refused.value.code == code


def test_published_text_is_the_served_text_but_for_the_redactions() -> None:
    bureau = make_bureau()
    row = _opened(bureau)
    assert row.decision.document is not None
    served = row.decision.document.snapshot
    publish(bureau, row.pk, on=DAY)
    row.refresh_from_db()
    assert row.content is not None
    assert row.content["facts"] == ["当事人虚构市例示食品有限公司，经营者张例示，住×××，电话×××。"]
    assert {**row.content, "facts": served["facts"]} == served
    assert row.content_digest == digest(row.content)
    assert row.redactions == MASKED and row.secrecy_reviewed


def test_publishing_stops_d16_and_makes_the_entry_public() -> None:
    bureau = make_bureau()
    row = _opened(bureau)
    publish(bureau, row.pk, on=DAY)
    row.refresh_from_db()
    assert (row.state, row.published_on, row.max_end) == ("PUBLISHED", DAY, date(2027, 6, 1))
    stopped = clock(row.stream_key, "D16")
    assert (stopped.state, stopped.ended_on) == ("stopped", DAY)
    assert FileEntry.objects.get(known_to=None).visibility == "PUBLIC"
    shown = selectors.published_penalties([row.party_id], on=DAY)[row.party_id]
    assert [p["summary"]["penalty"] for p in shown] == ["罚款120000.00元"]


def test_under_pub45_the_term_begins_with_publication() -> None:
    bureau = make_bureau()
    day = date(2025, 6, 20)
    row = _opened(bureau, decided_on=day, facts={"filed_on": date(2025, 5, 1), "acted_on": "2025-04-01"})
    assert (row.regime, row.max_end) == ("PUB45", None)
    publish(bureau, row.pk, on=date(2025, 7, 8))
    row.refresh_from_db()
    # 公示规定 (2021) §13: three years from publication; an early end after half a year at the earliest (REP21)
    assert (row.min_end, row.max_end) == (date(2026, 1, 8), date(2028, 7, 8))


def _set(bureau: Bureau, key: str, value: str) -> None:
    with seeding() as work:
        work.save(DatedSetting(key=key, authority=bureau.authority.pk, value=value, valid_from=LONG_AGO, article="O45 15"))


def test_a_criticism_is_shown_for_three_months() -> None:
    """公示规定 §13: light penalties are published too, but for a warning alone."""
    bureau = make_bureau()
    row = _opened(bureau, fine=0, kinds=("criticism",), facts={"product": "food"})
    publish(bureau, row.pk, on=DAY, publicity_class="light")
    row.refresh_from_db()
    assert (row.state, row.publicity_class, row.min_end, row.max_end) == ("PUBLISHED", "light", None, date(2026, 9, 1))


@pytest.mark.parametrize(
    ("anchor", "ends"),
    [("publication", (date(2026, 9, 1), date(2027, 6, 1))), ("decision", (date(2026, 8, 20), date(2027, 5, 20)))],
)
def test_the_term_counts_from_the_day_that_the_bureau_has_set(anchor: str, ends: tuple[date, date]) -> None:
    """General, 3m to 1y: from the decision of 20 May 2026, or from the publication on 1 June."""
    bureau = make_bureau()
    _set(bureau, "regime_anchor.REP25", anchor)
    row = _opened(bureau)
    publish(bureau, row.pk, on=DAY)
    row.refresh_from_db()
    assert (row.anchor, (row.min_end, row.max_end)) == (anchor, ends)


def test_a_setting_of_a_later_day_does_not_reach_the_decision() -> None:
    bureau = make_bureau()
    with seeding() as work:
        work.save(
            DatedSetting(
                key="regime_anchor.REP25",
                authority=bureau.authority.pk,
                value="decision",
                valid_from=date(2026, 5, 21),
                article="O45 15",
            )
        )
    row = _opened(bureau)
    publish(bureau, row.pk, on=DAY)
    row.refresh_from_db()
    assert (row.anchor, row.max_end) == ("publication", date(2027, 6, 1))


def test_an_unsettled_class_is_set_by_the_reviewer_and_moves_the_score() -> None:
    """The field of the product is not known: general, or severe as food is. A low fine it is not, at the ordinary tier."""
    bureau = make_bureau()
    row = _opened(bureau, fine=500_000, facts={"product": None})
    assert (row.class_certain, row.publicity_class, kept_score().score) == (False, "general", 849)
    _do(bureau, bureau.co, row.pk, _enter)
    light: Act = lambda w, pk: followed(w, "publicity.review", publicity=pk, publicity_class="light")  # noqa: E731
    _refused(bureau.credit, row.pk, light, ConditionFailed, "class_fits")
    with working(DAY, actor=bureau.credit) as work:
        followed(work, "publicity.review", publicity=row.pk, publicity_class="severe", reason="涉案产品属于食品")
    row.refresh_from_db()
    assert (row.state, row.publicity_class, row.class_certain) == ("READY", "severe", True)
    # general: 860, but H7 holds it at 849; severe: 200 points, cap H4 (spec §7)
    assert kept_score().score == 699


def test_a_settled_class_cannot_be_changed() -> None:
    bureau = make_bureau()
    row = _opened(bureau)
    _do(bureau, bureau.co, row.pk, _enter)
    for chosen in ("light", "severe", "grave"):
        _refused(
            bureau.credit,
            row.pk,
            lambda w, pk, c=chosen: followed(  # type: ignore[misc]
                w, "publicity.review", publicity=pk, publicity_class=c
            ),
            ConditionFailed,
            "class_fits",
        )


SECRET = {"secrecy_ground": "state_secret", "secrecy_paper": "虚保审〔2026〕1号"}


def test_what_is_secret_is_left_unpublished_and_nothing_else() -> None:
    """公示规定 §2, §5: the secrecy review of the case officer, confirmed by another; all else is published."""
    bureau = make_bureau()
    leave: Act = lambda w, pk: followed(  # noqa: E731
        w, "publicity.leave_unpublished", publicity=pk, publicity_class="general", reason="经审查属实"
    )
    plain, secret = _opened(bureau), _opened(bureau)
    _refused(bureau.credit, secret.pk, leave, ConditionFailed, "entered")
    _do(bureau, bureau.co, plain.pk, _enter)
    _refused(bureau.credit, plain.pk, leave, ConditionFailed, "found_secret")
    with working(DAY, actor=bureau.co) as work:
        followed(work, "publicity.enter", publicity=secret.pk, secrecy_reviewed=True, **SECRET)
    _refused(bureau.credit, secret.pk, _review, ConditionFailed, "not_secret")
    _do(bureau, bureau.credit, secret.pk, leave)
    secret.refresh_from_db()
    assert (secret.state, secret.to_be_published, secret.max_end) == ("NOT_APPLICABLE", False, None)
    assert clock(secret.stream_key, "D16").state == "stopped"
    # it counts all the same, and stays within the bureau
    assert FileEntry.objects.get(known_to=None, fact=f"decision:{secret.decision_id}").visibility == "INTERNAL"


@pytest.mark.parametrize(
    "given", [{"secrecy_ground": "state_secret"}, {"secrecy_paper": "某号"}, {**SECRET, "secrecy_ground": "x"}]
)
def test_a_finding_of_secrecy_names_its_ground_and_its_paper(given: dict[str, str]) -> None:
    bureau = make_bureau()
    row = _opened(bureau)
    _refused(
        bureau.co,
        row.pk,
        lambda w, pk: followed(w, "publicity.enter", publicity=pk, redactions=MASKED, secrecy_reviewed=True, **given),
        ConditionFailed,
        "secrecy_stated",
    )


def _restrict(day: date) -> Act:
    return lambda w, pk: followed(w, "publicity.record_restriction", publicity=pk, restricted_until=day, reason="准予恢复生产")


def test_a_penalty_that_restricts_is_shown_until_the_restriction_is_over() -> None:
    """公示规定 §14(2): one and three years, and the restriction over; until its end is recorded no end is known."""
    bureau = make_bureau()
    row = _opened(bureau, kinds=("fine", "stop_business"))
    publish(bureau, row.pk, on=DAY, publicity_class="severe")
    row.refresh_from_db()
    assert (row.min_end, row.max_end) == (None, None)
    assert selectors.published_penalties([row.party_id], on=date(2040, 1, 1))
    with pytest.raises(ConditionFailed, match="不早于决定日期"), working(LATER, actor=bureau.credit) as work:
        _restrict(date(2026, 5, 19))(work, row.pk)
    for until, ends in (
        (date(2026, 6, 10), (date(2027, 6, 1), date(2029, 6, 1))),
        (date(2028, 1, 1), (date(2028, 1, 1), date(2029, 6, 1))),
        (date(2031, 5, 20), (date(2031, 5, 20), date(2031, 5, 20))),
    ):
        with working(LATER, actor=bureau.credit) as work:
            _restrict(until)(work, row.pk)
        row.refresh_from_db()
        assert (row.min_end, row.max_end) == ends
    assert FileEntry.objects.get(known_to=None).valid_to == date(2031, 5, 20)


def test_what_restricts_nothing_has_no_such_day() -> None:
    bureau = make_bureau()
    row = _opened(bureau)
    publish(bureau, row.pk, on=DAY)
    _refused(bureau.credit, row.pk, _restrict(date(2026, 6, 10)), ConditionFailed, "restricts")


def test_what_an_earlier_reading_left_is_put_right_by_the_sweep() -> None:
    """As tables before 2026-12 had it: a food fine of 2026-05-20 general under "NDRC36", one year from the decision."""
    bureau = make_bureau()
    row = _opened(bureau, facts={"product": "food"})
    publish(bureau, row.pk, on=DAY, publicity_class="severe")
    right = PenaltyPublicity.objects.get(pk=row.pk)
    with working(LATER) as work:
        wrong = PenaltyPublicity.objects.get(pk=row.pk)
        wrong.publicity_class, wrong.regime, wrong.anchor = "general", "NDRC36", "decision"
        wrong.min_end, wrong.max_end = date(2026, 8, 20), date(2027, 5, 20)
        work.save(wrong)
    assert sweep(now=at(date(2027, 5, 21))).failed == 0
    row.refresh_from_db()
    assert (row.state, row.publicity_class, row.regime, row.anchor) == ("PUBLISHED", "severe", "REP25", "publication")
    assert (row.min_end, row.max_end) == (right.min_end, right.max_end) == (date(2027, 6, 1), date(2029, 6, 1))
    acts = ActEntry.objects.filter(stream=row.stream_key, verb="publicity.restate")
    assert acts.count() == 1
    sweep(now=at(date(2027, 5, 22)))
    assert acts.count() == 1 and not Refusal.objects.filter(verb="publicity.restate").exists()


@pytest.mark.parametrize(
    ("redactions", "secrecy", "code"),
    [
        (MASKED, False, "secrecy_reviewed"),
        ([{"text": "不在决定书里", "ground": "contact"}, *MASKED], True, "redactions_fit"),
        ([{"text": "13800000000", "ground": "because"}], True, "redactions_fit"),
        ([{"text": " ", "ground": "contact"}], True, "redactions_fit"),
        ([{"text": "虚构路9号2室", "ground": "home_address"}], True, "no_personal_data"),
    ],
)
def test_entry_is_refused(redactions: list[dict[str, str]], secrecy: bool, code: str) -> None:
    bureau = make_bureau()
    row = _opened(bureau)
    _refused(
        bureau.co,
        row.pk,
        lambda w, pk: followed(w, "publicity.enter", publicity=pk, redactions=redactions, secrecy_reviewed=secrecy),
        ConditionFailed,
        code,
    )


def test_review_needs_the_entry_and_another_officer() -> None:
    bureau = make_bureau()
    row = _opened(bureau)
    _refused(bureau.credit, row.pk, _review, ConditionFailed, "entered")
    _do(bureau, bureau.co, row.pk, _enter)
    with working(DAY) as work:
        changed = PenaltyPublicity.objects.get(pk=row.pk)
        changed.entered_by_id = bureau.credit.officer_id
        work.save(changed)
    _refused(bureau.credit, row.pk, _review, ConditionFailed, "four_eyes")
    _do(bureau, bureau.other_credit, row.pk, _review)
    assert PenaltyPublicity.objects.get(pk=row.pk).state == "READY"


def test_wrong_state_is_refused() -> None:
    bureau = make_bureau()
    row = _opened(bureau)
    _refused(bureau.credit, row.pk, _publish, WrongState)
    publish(bureau, row.pk, on=DAY)
    _refused(bureau.co, row.pk, _enter, WrongState)
    _refused(bureau.credit, row.pk, _publish, WrongState)


def test_only_the_case_officer_enters_and_only_credit_publishes() -> None:
    bureau, foreign = make_bureau(), make_bureau()
    row = _opened(bureau)
    for actor in (bureau.credit, foreign.co):
        _refused(actor, row.pk, _enter, NotPermitted)
    _do(bureau, bureau.co, row.pk, _enter)
    for actor in (bureau.co, foreign.credit):
        _refused(actor, row.pk, _review, NotPermitted)
    _do(bureau, bureau.credit, row.pk, _review)
    for actor in (bureau.co, foreign.credit):
        _refused(actor, row.pk, _publish, NotPermitted)
    _do(bureau, bureau.credit, row.pk, _publish)


def test_another_officer_of_the_bureau_does_not_enter() -> None:
    bureau = make_bureau()
    row = _opened(bureau)
    stranger = replace(bureau.co, officer_id=bureau.credit.officer_id)
    _refused(stranger, row.pk, _enter, NotPermitted, "handled_the_case")


WHO = {
    Role.CO: {"enter"},
    Role.CREDIT: {
        "review",
        "leave_unpublished",
        "publish",
        "push",
        "record_publication",
        "record_restriction",
        "correct",
        "republish",
        "withdraw",
        "withdraw_others",
    },
    Role.SYSTEM: {
        "open",
        "open_other_province",
        "exclude",
        "mask",
        "unmask",
        "drop",
        "order_withdrawal",
        "expire",
        "repair",
        "restate",
    },
}


def test_every_act_has_exactly_the_roles_of_the_table() -> None:
    assert set(PUBLICITY.acts) == set().union(*WHO.values())
    for act in PUBLICITY.acts:
        roles = permissions.TABLE[f"publicity.{act}"].roles
        assert roles == {role for role, acts in WHO.items() if act in acts}, act


def test_each_role_may_do_its_acts_and_no_other() -> None:
    bureau = make_bureau()
    row = _opened(bureau)
    for role in Role:
        kind = ActorKind.SYSTEM if role is Role.SYSTEM else ActorKind.OFFICER
        actor = replace(bureau.co, role=role, kind=kind)
        may = {act for act in PUBLICITY.acts if permissions.permitted(actor, f"publicity.{act}", row)}
        assert may == WHO.get(role, set()), role


def test_another_province_publishes_what_is_pushed() -> None:
    bureau = make_bureau(region_code="310101")
    away = make_party(region_code="320102")
    row = _opened(bureau, party=away)
    _do(bureau, bureau.co, row.pk, _enter)
    _do(bureau, bureau.credit, row.pk, _review)
    _refused(bureau.credit, row.pk, _publish, ConditionFailed, "same_province")
    _do(bureau, bureau.credit, row.pk, lambda w, pk: followed(w, "publicity.push", publicity=pk))
    assert clock(row.stream_key, "D17").state == "stopped"
    # 公示规定 §10: 10 working days from 2026-06-01: 2-5, 8-12, 15 June
    assert str(clock(row.stream_key, "D17-publish").due_on) == "2026-06-15"
    _do(bureau, bureau.credit, row.pk, lambda w, pk: followed(w, "publicity.record_publication", publicity=pk))
    assert PenaltyPublicity.objects.get(pk=row.pk).state == "PUBLISHED"


@pytest.mark.parametrize(
    ("group", "states"), [(Group.UNSHOWN, "REVIEW READY"), (Group.SHOWN, "PUBLISHED"), (Group.SENT, "PUSHED PUBLISHED")]
)
def test_the_groups_that_others_ask_for(group: Group, states: str) -> None:
    """The file, the public page and what follows the fall of a decision read them."""
    assert set(PUBLICITY.inside(group)) == set(states.split())


def test_what_is_not_live_is_not_admitted() -> None:
    dead = {m.act for m in PUBLICITY.moves if not m.live}
    assert dead == {"correct", "republish", "mask", "unmask", "repair", "withdraw_others"}
    assert not any(target in ("CORRECTING", "TEMP_MASKED", "REPAIRED") for _, target in PUBLICITY.pairs)
