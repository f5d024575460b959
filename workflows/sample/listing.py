"""The steps of a story that end on the list of serious violations; a part of the player."""

from __future__ import annotations

from datetime import timedelta

from integrity.blacklist.models import BlacklistCase
from workflows import commands
from workflows.sample.stage import Stage


class Listing(Stage):
    """Assessed by the unit head and a credit officer, agreed by the city bureau, decided with the penalty."""

    def list_propose(self) -> None:
        commands.propose_listing(**self.by("unithead"), listing=self._listing().pk, to_list=True, weighing=self.story.weighing)

    def list_confirm(self) -> None:
        commands.confirm_listing(
            **self.by("credit"), listing=self._listing().pk, opinion="经核对，列入情形和处罚种类符合规定，同意告知。"
        )

    def list_ask(self) -> None:
        commands.request_consent(
            **self.by("unithead"), listing=self._listing().pk, opinion="告知、听取意见程序已经完成，拟予列入，报请上级同意。"
        )

    def list_agree(self) -> None:
        commands.give_consent(
            **self.by("cityleader"), listing=self._listing().pk, reason="事实清楚，列入情形适用准确，程序合法。"
        )

    def decide_listed(self) -> None:
        """The penalty and the listing in one act."""
        commands.decide_penalty(
            **self.on("leader"),
            proposal=self._proposal(self.story.decided),
            opinion="同意办案机构意见，作出行政处罚决定并予以列入。",
            correct_until=(self.today + timedelta(days=15)).isoformat(),
            listing=commands.ListingDecision(to_list=True, reason=self.story.listing_reason),
        )

    def list_publish(self) -> None:
        commands.publish_listing(**self.by("credit"), listing=self._listing().pk)

    def list_down(self) -> None:
        commands.take_down_listing(**self.by("credit"), listing=self._listing().pk)

    def _listing(self) -> BlacklistCase:
        return BlacklistCase.objects.filter(case=self.case_id).latest("pk")
