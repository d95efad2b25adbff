"""What a page cache before the site must forget although no page is published anew."""

from django.conf import settings
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import purge_page_from_cache

from .models import Question


def forget_answer(question: Question) -> None:
    """Purge the published answer of a question as soon as the act is stored.

    Wagtail purges by itself what is published, changed or taken down. Files and names that
    are taken back stand beside the page, so Wagtail does not hear of them. A cache that
    `WAGTAILFRONTENDCACHE` does not name keeps the page for as long as it likes.
    """
    page = question.answer_page
    if page and page.live and getattr(settings, "WAGTAILFRONTENDCACHE", None):
        transaction.on_commit(lambda: purge_page_from_cache(page), robust=True)
