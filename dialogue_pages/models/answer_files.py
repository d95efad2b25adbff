"""Files of a question beside its published answer: those that a person released."""

from typing import ClassVar

from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from ..question_choices import Visibility
from .question_files import QuestionFile


class ReleasedFilesMixin(RoutablePageMixin):
    """Shows and hands out released files, while the question itself is public."""

    views: ClassVar[dict] = {}

    @property
    def released_files(self):
        """What everybody may open here; nothing while the question is not public."""
        question = self.made_from
        if question is None or question.visibility != Visibility.PUBLIC:
            return QuestionFile.objects.none()
        return question.files.released()

    @path("tep/<int:pk>/", name="file")
    def file_route(self, request, pk):
        return self.views["file"](request, self, pk)
