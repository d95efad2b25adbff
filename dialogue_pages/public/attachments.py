from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .held_files import HeldFile, held_by, hold
from .limits import Limit, address_of
from .question_forms import MAX_FILES
from .uploads import cleaned

FILES_PER_ADDRESS = Limit("files", times=120, seconds=3600)


@dataclass(slots=True)
class Attachments:
    """The files of one form: kept since an earlier step, taken out, newly chosen."""

    held: list[HeldFile] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @classmethod
    def posted(cls, request) -> "Attachments":
        """Read the files of a form; what is right is kept although another is wrong."""
        held, is_any_lost = held_by(request.POST.getlist("held")[:MAX_FILES])
        removed = set(request.POST.getlist("remove"))
        attachments = cls([file for file in held if file.mark not in removed])
        if is_any_lost:
            attachments.errors.append(
                _("A file was kept for too long and is gone. Choose it again.")
            )
        for upload in request.FILES.getlist("files"):
            attachments._add(upload, request)
        return attachments

    def _add(self, upload, request) -> None:
        who = address_of(request)
        try:
            if len(self.held) >= MAX_FILES:
                raise ValidationError(
                    _("Only %(count)s files can be attached; “%(name)s” was left out.")
                    % {"count": MAX_FILES, "name": upload.name}
                )
            if FILES_PER_ADDRESS.is_reached(who):
                raise ValidationError(
                    _("Too many files came from your network. Send without files.")
                )
            FILES_PER_ADDRESS.count(who)
            file = hold(cleaned(upload))
        except ValidationError as error:
            self.errors += error.messages
            return
        if file.digest in {kept.digest for kept in self.held}:
            file.delete()
        else:
            self.held.append(file)
