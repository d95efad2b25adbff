"""Registries around questions: reasons, and who works in which office."""

from django.contrib.admin import display
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.helpers import PermissionHelper

from dialogue_pages import roles
from dialogue_pages.models import CommuneMember, RefusalReason

from .people import name_rank, offer_people
from .registries import SiteRecordAdmin, SiteRecordForm


class RefusalReasonAdmin(SiteRecordAdmin):
    model = RefusalReason
    menu_icon = "circle-xmark"
    list_display = ["name", "sentence", "needs_second_person"]
    search_fields = ["name", "folded_name", "sentence"]
    list_export = ["name", "sentence", "needs_second_person"]
    panels = ["name", "sentence", "needs_second_person"]


class CommuneMemberForm(SiteRecordForm):
    def offer_people(self, field) -> None:
        """Everybody, since this is where people join an office."""
        offer_people(field, field.queryset)


class MembershipPermissions(PermissionHelper):
    """Who works where decides who sees which commune: for superusers alone."""

    def user_has_specific_permission(self, user, perm_codename):
        return user.is_active and user.is_superuser


class CommuneMemberAdmin(SiteRecordAdmin):
    model = CommuneMember
    menu_icon = "user"
    menu_label = _("People of the office")
    form_class = CommuneMemberForm
    permission_helper_class = MembershipPermissions
    list_display = ["name", "user"]
    list_select_related = ["user"]
    search_fields = ["user__username", "user__last_name", "user__first_name"]
    list_export = list_display
    panels = [FieldPanel("user")]

    def get_queryset(self, request):
        members = super().get_queryset(request)
        people = get_user_model().objects.filter(communes__in=members)
        return members.order_by(name_rank(people, "user__"))

    @display(description=_("name"))
    def name(self, member):
        return roles.full_name(member.user)
