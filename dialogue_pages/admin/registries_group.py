"""All registries of a commune under one item of the menu."""

from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdminGroup

from .announcements.register import PostingAdmin
from .data_requests import DataRequestAdmin
from .moves.registries import RulePackAdmin, WorkingDayExceptionAdmin
from .office_mails import OfficeMailAdmin
from .question_registries import (
    CommuneMemberAdmin,
    RefusalReasonAdmin,
)
from .reception_book import ReceptionBookAdmin
from .registries import (
    HamletAdmin,
    SearchSynonymAdmin,
    TopicAdmin,
    UnitAdmin,
)
from .template_registry import ReplyTemplateAdmin


class RegistriesGroup(ModelAdminGroup):
    menu_label = _("Registries")
    menu_icon = "folder-open-inverse"
    menu_order = 300
    items = [
        ReceptionBookAdmin,
        PostingAdmin,
        DataRequestAdmin,
        HamletAdmin,
        UnitAdmin,
        TopicAdmin,
        SearchSynonymAdmin,
        RefusalReasonAdmin,
        ReplyTemplateAdmin,
        WorkingDayExceptionAdmin,
        RulePackAdmin,
        CommuneMemberAdmin,
        OfficeMailAdmin,
    ]
