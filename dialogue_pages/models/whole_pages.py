from wagtail.log_actions import log

from ..exceptions import BlanksLeftError
from ..papers.blanks import blanks_in

KEPT_BACK = "dialogue_pages.page.kept_back"


class PublishedWhole:
    """A page with a `document` that is not published while something is to be filled in.

    So in every way: editor, bulk action, approval in the workflow, code. What was
    scheduled before is kept back with a line in its history, so that the schedule goes
    on with the other pages.
    """

    def publish(self, revision, user=None, **options):
        blanks = blanks_in(revision.as_object())
        if not blanks:
            return super().publish(revision, user=user, **options)
        if user or revision.approved_go_live_at is None:
            raise BlanksLeftError(self, blanks)
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        log(self, KEPT_BACK, revision=revision, data={"blanks": blanks})
        return None
