from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField


class FormField(AbstractFormField):
    page = ParentalKey("ContribFormPage", related_name="form_fields")


class ContribFormPage(AbstractForm):
    """The same questions as our form, asked by Wagtail's own form builder."""

    template = "contrib_form/form.html"
    landing_page_template = "contrib_form/landing.html"
