from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import QuestionFile
from .held_files import HeldFile, held_by, hold
from .reencoding import cleaned

MAX_FILES = 3


def _unlimited() -> None:
    """Nobody counts what the office itself enters."""


@dataclass(slots=True)
class Attachments:
    """The files of one form: kept since an earlier step, taken out, newly chosen."""

    held: list[HeldFile] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @classmethod
    def posted(
        cls, request, before_each: Callable[[], None] = _unlimited
    ) -> "Attachments":
        """Read the files of a form; what is right is kept although another is wrong.

        `before_each` may refuse a further file with a `ValidationError`.
        """
        held, is_any_lost = held_by(request.POST.getlist("held")[:MAX_FILES])
        removed = set(request.POST.getlist("remove"))
        attachments = cls([file for file in held if file.mark not in removed])
        if is_any_lost:
            attachments.errors.append(
                _("A file was kept for too long and is gone. Choose it again.")
            )
        for upload in request.FILES.getlist("files"):
            attachments._add(upload, before_each)
        return attachments

    def as_question_files(self) -> list[QuestionFile] | None:
        """The files as they will belong to a question; None if one of them is gone."""
        try:
            return [file.as_question_file() for file in self.held]
        except FileNotFoundError:
            self.held.clear()
            self.errors.append(_("The files are gone. Choose them again."))
            return None

    def forget(self) -> None:
        """Delete what was kept between the steps, once it belongs to a question."""
        for file in self.held:
            file.delete()

    def _add(self, upload, before_each) -> None:
        try:
            if len(self.held) >= MAX_FILES:
                raise ValidationError(
                    _("Only %(count)s files can be attached; “%(name)s” was left out.")
                    % {"count": MAX_FILES, "name": upload.name}
                )
            before_each()
            file = hold(cleaned(upload))
        except ValidationError as error:
            self.errors += error.messages
            return
        if file.digest in {kept.digest for kept in self.held}:
            file.delete()
        else:
            self.held.append(file)
