"""What the decision means for the enterprise, as the case page shows it: publication, blacklist, score before and after."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from cases.penalty.models import Decision
from integrity.files.models import FileEntry
from integrity.files.penalty import fact_of
from integrity.publicity.models import PenaltyPublicity, PublicityClass
from integrity.scoring.run import ScoreRun
from integrity.scoring.selectors import current_scores, score_of
from integrity.views import View
from web.citations import cited
from web.presenters.shell import in_english, language
from web.viewmodels import Fact, IntegrityBox, ScoreChange
from web.wording import clauses, label_of

A_MOMENT = timedelta(microseconds=1)


def integrity_box(decision: Decision, publicity: PenaltyPublicity | None) -> IntegrityBox | None:
    """None for a decision that left nothing in file."""
    facts = (*_publication(publicity), *_blacklist(decision), *_today(decision))
    score = _score(decision)
    return IntegrityBox(facts=facts, score=score) if facts or score else None


def _publication(publicity: PenaltyPublicity | None) -> tuple[Fact, ...]:
    if publicity is None:
        return ()
    state = publicity.lifecycle.by_code[publicity.state]
    return (
        Fact(label=_("公示状态"), value=state.en if in_english() else state.zh),
        Fact(label=_("失信类别"), value=label_of(PublicityClass, publicity.publicity_class)),
        Fact(label=_("适用规定"), value=cited(publicity.regime, language())),
        Fact(label=_("最短公示至"), value=str(publicity.min_end or "—")),
        Fact(label=_("最长公示至"), value=str(publicity.max_end or "—")),
    )


def _blacklist(decision: Decision) -> tuple[Fact, ...]:
    """What the law engine said when the decision was made (its frozen outcome)."""
    said = decision.outcome.get("blacklist")
    if said is None:
        return ()
    grounds = clauses(str(g.get("code", "")) if isinstance(g, dict) else str(g) for g in said["grounds"])
    return (Fact(label=_("严重违法失信名单"), value=grounds or _("未达到列入情形")),)


def _score(decision: Decision) -> ScoreChange | None:
    """The score of the day of the decision: as known just before it was entered, and as known from then on."""
    entry = _entry(decision)
    if entry is None:
        return None
    party, day = decision.case.party_id, decision.decided_on
    before, after = (
        score_of(party, view=View.INTERNAL, as_of=day, now=moment, known_at=moment)
        for moment in (entry.known_from - A_MOMENT, entry.known_from)
    )
    return ScoreChange(
        before=before.score,
        after=after.score,
        before_class=before.credit_class,
        after_class=after.credit_class,
        ruleset=after.ruleset,
        lines=_difference(before, after),
    )


def _today(decision: Decision) -> tuple[Fact, ...]:
    """What the score is by now: other decisions, or the end of this one, may have changed it since."""
    standing = current_scores([decision.case.party_id], view=View.INTERNAL).get(decision.case.party_id)
    if standing is None:
        return ()
    return (Fact(label=_("目前信用评分"), value=f"{standing['score']} {standing['credit_class']}"),)


def _entry(decision: Decision) -> FileEntry | None:
    """The first version that states the decision, if it bears on the score; a changed one goes on in the fact of the first."""
    rows = FileEntry.objects.filter(fact=fact_of(decision))
    if decision.supersedes_id is not None:
        rows = rows.filter(content__decision=decision.pk)
    found: FileEntry | None = rows.order_by("pk").first()
    return found if found is not None and found.scoring is not None else None


def _difference(before: ScoreRun, after: ScoreRun) -> tuple[Fact, ...]:
    known = {(line.code, line.sources, line.points) for line in before.lines}
    new = (line for line in after.lines if line.points and (line.code, line.sources, line.points) not in known)
    return tuple(Fact(label=line.en if in_english() else line.zh, value=f"{line.points:+d}") for line in new)
