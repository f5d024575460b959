"""Addresses of the workbench and of the public pages."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from web.views import (
    audit,
    case,
    clue,
    divisions,
    documents,
    inbox,
    items,
    opened,
    party,
    public,
    reporter,
    responsibility,
    session,
    subject,
    supervision,
    task,
)

workbench = [
    path("sign-in/", session.sign_in, name="sign_in"),
    path("sign-out/", session.sign_out, name="sign_out"),
    path("appointment/", session.choose, name="choose"),
    path("", inbox.inbox, name="inbox"),
    path("inbox/<int:item>/", task.task, name="task"),
    path("inbox/<int:item>/claim/", inbox.claim, name="claim"),
    path("inbox/<int:item>/release/", inbox.release, name="release"),
    path("act/<slug:kind>/<int:pk>/<str:verb>/", task.act, name="act"),
    path("act/<slug:kind>/<int:pk>/<str:verb>/law/", task.law, name="law"),
    path("act/<slug:kind>/<int:pk>/<str:verb>/draft/", task.draft, name="draft"),
    path("act/<slug:kind>/<int:pk>/<str:verb>/preview/<str:form>/", task.preview, name="preview"),
    path("items/", items.items, name="items"),
    path("cases/", case.cases, name="cases"),
    path("cases/<int:pk>/", case.case, name="case"),
    path("clues/new/", clue.register, name="register_clue"),
    path("clues/new/draft/", clue.draft, name="clue_draft"),
    path("clues/<int:pk>/", clue.clue, name="clue"),
    path("divisions/", divisions.divisions, name="divisions"),
    *(
        path(f"divisions/{verb}/{ending}", view, {"verb": verb}, name=f"{verb}_division{suffix}")
        for verb in divisions.ACTS
        for ending, view, suffix in (("", divisions.act, ""), ("draft/", divisions.draft, "_draft"))
    ),
    path("parties/", party.parties, name="parties"),
    path("parties/<int:pk>/", party.party, name="party"),
    *(
        path(f"parties/<int:pk>/{verb}/{ending}", view, {"verb": verb}, name=f"{verb}_party{suffix}")
        for verb in party.ACTS
        for ending, view, suffix in (("", party.act, ""), ("draft/", party.draft, "_draft"))
    ),
    path("clues/<int:pk>/reporter/", reporter.page, name="reporter"),
    path("clues/<int:pk>/reporter/open/", reporter.open_, name="open_reporter"),
    path("clues/<int:pk>/reporter/record/", reporter.record, name="record_reporter"),
    path("clues/<int:pk>/reporter/admit/", reporter.admit, name="admit_reader"),
    path("clues/<int:pk>/reporter/dismiss/<int:officer>/", reporter.dismiss, name="dismiss_reader"),
    path("audit/reporters/", reporter.readings, name="readings"),
    path("reviews/new/", responsibility.register, name="register_review"),
    path("reviews/new/draft/", responsibility.draft, name="review_draft"),
    path("subjects/<slug:kind>/<int:pk>/", subject.subject, name="subject"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/pdf/", documents.pdf, name="pdf"),
    path("evidence/<int:pk>/", documents.evidence, name="evidence"),
    path("supervision/", supervision.overview, name="supervision"),
    path("supervision/<slug:code>/", supervision.matters, name="supervision_list"),
    path("audit/readings/", opened.opened, name="opened"),
    path("audit/readings/table/", opened.table, name="opened_table"),
    path("audit/sign-ins/", audit.sign_ins, name="sign_ins"),
    path("public/", public.index, name="public"),
    path("public/penalties/", public.penalties, name="public_penalties"),
    path("public/penalties/<str:code>/", public.penalty, name="public_penalty"),
    path("public/blacklist/", public.listings, name="public_listings"),
    path("public/blacklist/<str:code>/", public.listing, name="public_listing"),
    path("verify/", public.verify, name="verify"),
    path("verify/<str:code>/", public.verify, name="verify_code"),
]

urlpatterns = [path("i18n/setlang/", set_language, name="set_language"), path("", include((workbench, "web")))]
