from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log

from ..exceptions import BlanksLeftError, PageNotPublishedError, UnfitPageError

KEPT_BACK = "dialogue_pages.page.kept_back"


class PublishedWhole:
    """A page that is not published while something of it is to be filled in or amiss.

    It names its `blanks`, in order. So in every way: editor, bulk action, approval in
    the workflow, code. What was scheduled before is kept back with a line in its
    history, so that the schedule goes on with the other pages.
    """

    def publish(self, revision, user=None, **options):
        is_scheduled = not user and revision.approved_go_live_at is not None
        try:
            if blanks := revision.as_object().blanks:
                raise BlanksLeftError(self, blanks)
            return self._published(revision, user, options)
        except PageNotPublishedError as refusal:
            if not is_scheduled:
                raise
            self._keep_back(revision, getattr(refusal, "blanks", []))

    def _published(self, revision, user, options):
        try:
            with transaction.atomic():
                return super().publish(revision, user=user, **options)
        except ValidationError as refusal:
            raise UnfitPageError(self, refusal.messages) from refusal

    def _keep_back(self, revision, blanks: list[str]) -> None:
        """The history names blanks alone: why else a page is unfit may name people."""
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        log(self, KEPT_BACK, revision=revision, data={"blanks": blanks})
