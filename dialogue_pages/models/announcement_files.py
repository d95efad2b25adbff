from collections.abc import Callable
from typing import ClassVar
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from .question_files import private_storage

_EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


class AnnouncementFile(Orderable):
    """A file beside an announcement: known by its content and written anew.

    It lies under no address of its own; its page hands it out to whoever may read it.
    """

    # Takes an upload, gives a `CleanFile` or raises `ValidationError`; set in `apps`.
    recoded: ClassVar[Callable]

    announcement = ParentalKey(
        "dialogue_pages.AnnouncementPage",
        on_delete=models.CASCADE,
        related_name="files",
    )
    title = models.CharField(pgettext_lazy("of a file", "title"), max_length=160)
    file = models.FileField(
        _("file"),
        storage=private_storage,
        upload_to="announcements/%Y/%m/",
        help_text=_("PDF, JPEG or PNG, up to 5 MB."),
    )
    name = models.CharField(max_length=120, editable=False)
    content_type = models.CharField(max_length=80, editable=False)
    size = models.PositiveIntegerField(editable=False, default=0)

    panels = [FieldPanel("title"), FieldPanel("file")]

    class Meta(Orderable.Meta):
        verbose_name = _("file of an announcement")
        verbose_name_plural = _("files of announcements")

    def __str__(self):
        return self.title

    @property
    def extension(self) -> str:
        """What it is, in capitals: `PDF`."""
        return _EXTENSIONS.get(self.content_type, "").upper()

    def clean(self):
        """Keep a safe copy of a new upload in place of what came."""
        super().clean()
        if self.file and not self.file._committed:
            safe = type(self).recoded(self.file.file)
            self.name = safe.name
            self.content_type = safe.content_type
            self.size = len(safe.content)
            named = f"{uuid4()}.{_EXTENSIONS[safe.content_type]}"
            self.file = ContentFile(safe.content, name=named)
