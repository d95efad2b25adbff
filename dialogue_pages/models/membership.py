from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site
from wagtail.permission_policies.sites import SitePermissionPolicy


class CommuneMember(models.Model):
    """Says in which commune a person of the office works."""

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.CASCADE,
        related_name="communes",
    )

    class Meta:
        verbose_name = _("member of a commune's office")
        verbose_name_plural = _("members of communes' offices")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "user"], name="member_once_in_a_commune"
            )
        ]

    def __str__(self):
        return f"{self.user} – {self.site}"


def full_name(user) -> str:
    """A person's name, else the login; `first_name` holds family and middle name."""
    return user.get_full_name() or user.get_username()


def communes_of(user):
    """The sites of the communes in whose office a person works; all for administrators."""
    sites = Site.objects.all()
    if not user.is_active:
        return sites.none()
    if user.is_superuser or not Site.objects.all()[1:2].exists():
        return sites
    own = CommuneMember.objects.filter(user=user).values("site_id")
    return sites.filter(pk__in=own)


def works_at(user, site: Site) -> bool:
    """Whether a person belongs to the office of a commune.

    Asked once of each account that was loaded, as Django does with its rights.
    """
    known = getattr(user, "_known_offices", None)
    if known is None:
        known = user._known_offices = {}
    if site.pk not in known:
        known[site.pk] = communes_of(user).filter(pk=site.pk).exists()
    return known[site.pk]


def of_office(site_pk: int, person: str) -> models.Q:
    """For `filter`: whether the account in a column is active and works in this office."""
    member = CommuneMember.objects.filter(site=site_pk, user=models.OuterRef(person))
    only_one = ~models.Exists(Site.objects.exclude(pk=site_pk))
    belongs = models.Q(models.Exists(member)) | models.Q(only_one)
    belongs |= models.Q(**{f"{person}__is_superuser": True})
    return belongs & models.Q(**{f"{person}__is_active": True})


class OwnCommunePolicy(SitePermissionPolicy):
    """Rights over what a commune has one of: they count in the own communes only."""

    def user_has_any_permission_for_instance(self, user, actions, instance):
        site = instance if isinstance(instance, Site) else instance.site
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return allowed and works_at(user, site)

    def sites_user_has_any_permission_for(self, user, actions):
        sites = super().sites_user_has_any_permission_for(user, actions)
        return sites.filter(pk__in=communes_of(user).values("pk"))
