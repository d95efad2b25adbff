from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published, page_unpublished, post_page_move


class DialoguePagesConfig(AppConfig):
    name = "dialogue_pages"
    verbose_name = _("Dialogue with residents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from .kept import writes  # noqa: PLC0415 (not before `ready`)

        self._hand_pages_their_views()
        self._follow_publishing()
        self._keep_the_search_in_step()
        connection_created.connect(writes.watch)

    def _hand_pages_their_views(self):
        """The way a request takes leads down from `public` to the page.

        The page, on the floor of the models, cannot import upwards.
        """
        from .attachments.reencoding import cleaned  # noqa: PLC0415
        from .models import (  # noqa: PLC0415
            AnnouncementFile,
            AnswerPage,
            QuestionFormPage,
        )
        from .public import (  # noqa: PLC0415
            answer_clarity,
            answer_files,
            confirming,
            letter,
            sending,
            tracking,
        )

        QuestionFormPage.views = {
            "send": sending.send,
            "receipt": sending.receipt,
            "track": tracking.track,
            "confirm": confirming.confirm,
            "letter": letter.letter,
        }
        AnswerPage.views = {
            "file": answer_files.hand_out,
            "clarity": answer_clarity.clarity,
        }
        AnnouncementFile.recoded = staticmethod(cleaned)

    def _follow_publishing(self):
        """Wagtail calls its hooks from the editor alone.

        These it sends also when a page goes up or down by a bulk action, the workflow,
        the schedule or its deletion.
        """
        from . import posting, publishing, rescheduling  # noqa: PLC0415
        from .models import (  # noqa: PLC0415
            AnnouncementPage,
            AnswerPage,
            DialoguePlanPage,
        )

        page_published.connect(publishing.on_published, sender=AnswerPage)
        page_unpublished.connect(publishing.on_unpublished, sender=AnswerPage)
        page_published.connect(rescheduling.on_published, sender=DialoguePlanPage)
        for pages in (AnnouncementPage, AnswerPage, DialoguePlanPage):
            page_published.connect(posting.on_published, sender=pages)
            page_unpublished.connect(posting.on_unpublished, sender=pages)

    def _keep_the_search_in_step(self):
        from wagtail.models import PageViewRestriction  # noqa: PLC0415

        from .searching import index, keeping  # noqa: PLC0415

        for pages in index.FOUND_TYPES:
            page_published.connect(keeping.on_published, sender=pages)
            page_unpublished.connect(keeping.on_unpublished, sender=pages)
        post_page_move.connect(keeping.on_moved)
        post_save.connect(keeping.on_guarded, sender=PageViewRestriction)
        post_delete.connect(keeping.on_opened, sender=PageViewRestriction)
        pre_delete.connect(keeping.on_entry_deleted, sender=index.SearchEntry)
