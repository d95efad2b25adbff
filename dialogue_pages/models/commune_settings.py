from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from dialogue_pages.official.checking import Office


@register_setting(icon="home")
class CommuneSettings(BaseSiteSetting):
    """What all papers and pages of one commune share."""

    commune_name = models.CharField(
        _("name of the commune"),
        max_length=80,
        blank=True,
        help_text=_("With its kind, as in running text: xã Sông Trăng."),
    )
    province = models.CharField(_("province or city"), max_length=80, blank=True)
    parent_agency = models.CharField(
        _("superior agency on the letterhead"), max_length=160, blank=True
    )
    agency_lines = models.TextField(
        _("agency on the letterhead"),
        blank=True,
        help_text=_("In capitals, one line below the other."),
    )
    place_name = models.CharField(_("place before the date"), max_length=80, blank=True)
    sign_capacity = models.TextField(
        _("authority line"), blank=True, default="TM. ỦY BAN NHÂN DÂN"
    )
    signer_title = models.CharField(
        _("position of the signer"), max_length=120, blank=True, default="CHỦ TỊCH"
    )
    signer_name = models.CharField(_("name of the signer"), max_length=120, blank=True)
    archive = models.CharField(
        _("archive note"),
        max_length=80,
        blank=True,
        default="VT",
        help_text=_("What follows “Lưu:”."),
    )
    address = models.CharField(_("address of the office"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    responsible = models.CharField(
        _("responsible for the site"), max_length=120, blank=True
    )
    updated_at = models.DateTimeField(auto_now=True)

    panels = [
        MultiFieldPanel(
            ["commune_name", "province"], heading=_("Commune and province")
        ),
        MultiFieldPanel(
            ["parent_agency", "agency_lines", "place_name"], heading=_("Letterhead")
        ),
        MultiFieldPanel(
            ["sign_capacity", "signer_title", "signer_name", "archive"],
            heading=_("Signature and archive"),
        ),
        MultiFieldPanel(
            ["address", "phone", "email", "responsible"], heading=_("Contact")
        ),
    ]

    class Meta:
        verbose_name = _("commune settings")

    @property
    def office(self) -> Office:
        """The office as its own papers name it, to tell them from those of others."""
        lines = (line.strip() for line in self.agency_lines.splitlines())
        return Office(
            agency=tuple(filter(None, lines)),
            place=self.place_name or self.commune_name,
        )
