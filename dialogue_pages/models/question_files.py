from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, InvalidStorageError, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..question_choices import FileOrigin, Visibility


def private_storage():
    """Where residents' files lie: never below an address that is served as it is.

    The storage named `private` in `STORAGES`, else a folder beside the public media.
    """
    try:
        return storages["private"]
    except InvalidStorageError:
        return FileSystemStorage(Path(settings.MEDIA_ROOT).parent / "private")


class QuestionFileQuerySet(models.QuerySet):
    def released(self):
        """What a person has looked at and shown to everybody, by a name given for it."""
        return self.filter(visibility=Visibility.PUBLIC).exclude(public_name="")


class QuestionFile(models.Model):
    """A file of a case, re-encoded, seen by the office only unless released."""

    wagtail_reference_index_ignore = True

    question = models.ForeignKey(
        "dialogue_pages.Question", on_delete=models.PROTECT, related_name="files"
    )
    file = models.FileField(storage=private_storage, upload_to="questions/%Y/%m/")
    name = models.CharField(_("file name"), max_length=120)
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField(_("size in bytes"))
    digest = models.CharField(max_length=64)
    origin = models.CharField(
        _("origin"), max_length=10, choices=FileOrigin, default=FileOrigin.SENDER
    )
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility, default=Visibility.PRIVATE
    )
    public_name = models.CharField(_("name for the public"), max_length=120, blank=True)

    objects = QuestionFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a question")
        verbose_name_plural = _("files of questions")
        ordering = ["pk"]

    def __str__(self):
        return self.name

    @property
    def is_of_sender(self) -> bool:
        return self.origin == FileOrigin.SENDER

    @property
    def is_released(self) -> bool:
        return self.visibility == Visibility.PUBLIC
