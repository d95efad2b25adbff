"""For tests that count what a page costs, or that look at it twice within one write."""

from django.test import override_settings

nothing_kept = override_settings(DIALOGUE_PAGES_READY_FOLDER=None)
