from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("register_account_menu_item")
def second_factor_item(request):
    return {
        "url": reverse("second_factor"),
        "label": _("Second factor"),
        "help_text": _("A code from your telephone besides the password."),
    }
