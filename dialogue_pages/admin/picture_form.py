"""Pictures that editors upload, drawn anew before they are kept."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from ..attachments.pictures import redrawn

_BROKEN = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


class BarePictureField(WagtailImageField):
    """Takes the pixels; where, when and by what they were taken stays out."""

    def to_python(self, data):
        try:
            upload = super().to_python(data)
            return _bare(upload) if isinstance(upload, UploadedFile) else upload
        except _BROKEN as error:
            raise ValidationError(
                _("This picture is damaged or has too many pixels.")
            ) from error


class BarePictureForm(BaseImageForm):
    """For the setting WAGTAILIMAGES_IMAGE_FORM_BASE."""

    file = BarePictureField(
        label=_("Picture file"), widget=BaseImageForm.Meta.widgets["file"]
    )


def _bare(upload: UploadedFile) -> UploadedFile:
    upload.seek(0)
    content = redrawn(upload.read(), upload.image.format_name.upper())
    return SimpleUploadedFile(upload.name, content, upload.content_type)
