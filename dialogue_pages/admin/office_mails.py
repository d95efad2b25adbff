"""Mails to the office: what went out and what did not, and who wants which."""

from django import forms
from django.contrib.admin import display
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from dialogue_pages.models import MailWish, OfficeMail

from .permissions import ReadOnlyPermissions
from .registries import SiteRecordAdmin


class OfficeMailPermissions(ReadOnlyPermissions):
    """Read by who keeps the commune's settings; nobody writes a mail by hand."""

    def user_can_list(self, user):
        return user.has_perm("dialogue_pages.change_communesettings")


class OfficeMailAdmin(SiteRecordAdmin):
    model = OfficeMail
    menu_label = _("Mails to the office")
    menu_icon = "mail"
    permission_helper_class = OfficeMailPermissions
    history_view_enabled = False
    panels = []
    list_display = ["written", "person", "kind", "state", "fault"]
    list_filter = ["state", "kind"]
    list_select_related = ["person"]
    list_export = ["written", "person", "kind", "state", "fault"]

    @display(description=_("written at"), ordering="created_at")
    def written(self, mail):
        return f"{localtime(mail.created_at):%d/%m/%Y %H:%M}"


class MailWishForm(forms.ModelForm):
    class Meta:
        model = MailWish
        fields = ["wants_digest", "wants_instant"]


@hooks.register("register_account_settings_panel")
class MailWishPanel(BaseSettingsPanel):
    name = "dialogue_mails"
    title = _("Mails about questions")
    tab = notifications_tab
    order = 50
    form_class = MailWishForm

    def get_form(self):
        wish = MailWish.objects.filter(person=self.user).first()
        options = {
            "instance": wish or MailWish(person=self.user),
            "prefix": self.name,
        }
        if self.request.method == "POST":
            return MailWishForm(self.request.POST, **options)
        return MailWishForm(**options)
