from copy import copy

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from dialogue_pages.official.checking import Office

from ..kept.values import standing
from .membership import OwnCommunePolicy
from .site_panels import SecondFactorPanel

LARGEST_EMBLEM = 200_000  # bytes: it comes with every page
EMBLEM_FORMATS = ("PNG", "JPEG", "WEBP")


def is_small_picture(upload) -> None:
    """Refuse an emblem that is heavy or of a kind that browsers may not show."""
    if upload.size > LARGEST_EMBLEM:
        raise ValidationError(_("The picture is larger than 200 KB."))
    picture = getattr(getattr(upload, "file", upload), "image", None)
    if picture is not None and picture.format not in EMBLEM_FORMATS:
        raise ValidationError(_("Choose a picture as PNG, JPEG or WebP."))


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
    emblem = models.ImageField(
        _("emblem"),
        upload_to="emblems",
        blank=True,
        validators=[is_small_picture],
        help_text=_(
            "PNG, JPEG or WebP, square, up to 200 KB. Empty: the star of the portal."
        ),
    )
    outage_from = models.DateTimeField(_("out of service from"), null=True, blank=True)
    outage_until = models.DateTimeField(
        _("out of service until"), null=True, blank=True
    )
    outage_reason = models.CharField(
        _("reason of the outage"),
        max_length=200,
        blank=True,
        help_text=_(
            "Announce a planned outage at least 7 working days before it "
            "(NĐ 224/2026/NĐ-CP, art. 13). It shows on every page until it is over."
        ),
    )
    outage_announced_on = models.DateField(null=True, editable=False)
    second_factor = models.BooleanField(
        _("everybody of the office signs in with a code besides the password"),
        default=False,
        help_text=_(
            "An app on the telephone shows the code. Applies from the next sign-in."
        ),
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
        FieldPanel("emblem"),
        MultiFieldPanel(
            [FieldRowPanel(["outage_from", "outage_until"]), "outage_reason"],
            heading=_("Planned outage"),
        ),
        MultiFieldPanel([SecondFactorPanel("second_factor")], heading=_("Signing in")),
    ]

    class Meta:
        verbose_name = _("commune settings")

    def clean(self):
        super().clean()
        if self.outage_from and not self.outage_until:
            raise ValidationError({"outage_until": _("Say when the site is back.")})
        if self.outage_until and not self.outage_from:
            raise ValidationError({"outage_from": _("Say when the outage begins.")})
        if self.outage_from and self.outage_until <= self.outage_from:
            raise ValidationError({"outage_until": _("This is before its beginning.")})

    def save(self, *args, **kwargs):
        if self.outage_from is None:
            self.outage_announced_on = None
        elif self.outage_from != self._outage_told():
            self.outage_announced_on = timezone.localdate()
        super().save(*args, **kwargs)

    def _outage_told(self):
        """The beginning of the outage as it is shown until now."""
        kept = CommuneSettings.objects.filter(pk=self.pk)
        return kept.values_list("outage_from", flat=True).first()

    @classmethod
    def get_permission_policy(cls):
        return OwnCommunePolicy(cls)

    @classmethod
    def for_site(cls, site):
        """The settings of a site: each caller gets its own copy of what is kept."""
        if site is None:
            return super().for_site(site)
        of_site = super().for_site
        return copy(standing(("settings", site.pk), lambda: of_site(site)))

    @property
    def tells_of_outage(self) -> bool:
        """Whether a planned outage lies ahead or is going on."""
        return self.outage_until is not None and timezone.now() < self.outage_until

    @property
    def office(self) -> Office:
        """The office as its own papers name it, to tell them from those of others."""
        lines = (line.strip() for line in self.agency_lines.splitlines())
        return Office(
            agency=tuple(filter(None, lines)),
            place=self.place_name or self.commune_name,
        )
