"""The rights on pages in the form of a group, named as above their columns."""

from wagtail.models.pages import PAGE_PERMISSION_TYPES
from wagtail.users.forms import PagePermissionsForm

_NAMES = {codename: words for codename, _short, words in PAGE_PERMISSION_TYPES}


def name_page_rights() -> None:
    """Else the hidden labels are the names of the rows, which Django keeps in English."""
    field = PagePermissionsForm.base_fields["permissions"]
    field.label_from_instance = lambda permission: _NAMES[permission.codename]
