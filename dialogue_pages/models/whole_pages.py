from wagtail.log_actions import log

from ..exceptions import BlanksLeftError

KEPT_BACK = "dialogue_pages.page.kept_back"


class PublishedWhole:
    """A page that is not published while something of it is to be filled in.

    It names its `blanks`, in order. So in every way: editor, bulk action, approval in the workflow, code. What was
    scheduled before is kept back with a line in its history, so that the schedule goes
    on with the other pages.
    """

    def publish(self, revision, user=None, **options):
        blanks = revision.as_object().blanks
        if not blanks:
            return super().publish(revision, user=user, **options)
        if user or revision.approved_go_live_at is None:
            raise BlanksLeftError(self, blanks)
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        log(self, KEPT_BACK, revision=revision, data={"blanks": blanks})
        return None
