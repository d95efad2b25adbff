from dataclasses import replace

from django import forms
from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from ..choices import WITHDRAWN, AmendmentKind
from .commune_settings import CommuneSettings
from .page_forms import SlugFromTitleForm

LETTERHEAD_FIELDS = ["parent_agency", "agency_lines", "place_name"]
_DEFAULTED_FIELDS = ["sign_capacity", "signer_title", "signer_name", "archive"]


class OfficialPaperForm(SlugFromTitleForm):
    """The editor's form of an official paper; guards the text of an issued one.

    An issued text is never edited silently: it changes with an amendment that says why
    (NĐ 30/2020/NĐ-CP, Điều 18).
    """

    # Not on paper, but on the page or deciding whether there is one.
    public_fields = ("title", "go_live_at")

    amendment_kind = forms.ChoiceField(
        label=_("Kind of change"),
        choices=[("", _("none")), *AmendmentKind.choices],
        required=False,
    )
    amendment_reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    amendment_document = forms.CharField(
        label=_("Number and date of the document that orders it"),
        max_length=160,
        required=False,
    )
    amendment_replaced_by = forms.ModelChoiceField(
        label=_("Replaced by the document"),
        queryset=Page.objects.none(),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        papers = type(self.instance)
        replaced_by = self.fields["amendment_replaced_by"]
        replaced_by.queryset = self._possible_replacements(papers)
        replaced_by.widget = AdminPageChooser(target_models=[papers])
        if not self.instance.pk:
            self.fill_from_commune(self.commune())

    def _possible_replacements(self, papers):
        """Other papers of this kind on the same site."""
        page = self.instance if self.instance.pk else self.parent_page
        site = page and page.get_site()
        pages = Page.objects.type(papers).exclude(pk=self.instance.pk)
        return pages.descendant_of(site.root_page) if site else pages

    def commune(self) -> CommuneSettings | None:
        """The settings of the commune below whose site the page stands or will stand."""
        site = self.parent_page and self.parent_page.get_site()
        return CommuneSettings.for_site(site) if site else None

    def fill_from_commune(self, commune: CommuneSettings | None) -> None:
        for name in ["place_name", *_DEFAULTED_FIELDS] if commune else []:
            self.initial[name] = self.initial.get(name) or getattr(commune, name)

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("amendment_kind")
        if kind and not cleaned.get("amendment_reason"):
            self.add_error(
                "amendment_reason", _("Say why; the reason shows on the page.")
            )
            self.add_error(None, _("The change of an issued document needs a reason."))
        if cleaned.get("expire_at") and kind not in WITHDRAWN and not self._is_recalled:
            told = _("It does not leave the site without a word: leave this empty.")
            self.add_error("expire_at", told)
            self.add_error(
                None, _("A plan or announcement does not expire off the site.")
            )
        if kind and not self.amendable_page():
            self.add_error(
                "amendment_kind", _("This document has not been issued yet.")
            )
        return cleaned

    @property
    def _is_recalled(self) -> bool:
        return bool(self.instance.pk and self.instance.recall)

    def _post_clean(self):
        super()._post_clean()
        if self.errors or self.cleaned_data.get("amendment_kind"):
            return
        issued = self.issued_page()
        if not issued or self._drafted_amendment():
            return
        if changed := self.changes(issued):
            told = _("This document has been issued, and this was changed: %(what)s.")
            what = ", ".join(dict.fromkeys(map(str, changed)))
            self.add_error(None, told % {"what": what})
            self.add_error(
                "amendment_kind",
                _(
                    "Choose correction, replacement or recall and give the reason, or "
                    "undo the change."
                ),
            )

    def clean_slug(self):
        slug = super().clean_slug()
        published = self._published_page()
        if not apps.is_installed("wagtail.contrib.redirects") and (
            published and slug != published.slug
        ):
            raise forms.ValidationError(
                _("The address of a published document stays: others lead to it.")
            )
        return slug

    def issued_page(self):
        """The page as the public reads it, or read it, where that is an issued paper."""
        page = self._published_page()
        return page if page and page.is_issued else None

    def _published_page(self):
        pages = type(self.instance).objects.filter(pk=self.instance.pk)
        was_public = Q(live=True) | Q(first_published_at__isnull=False)
        return pages.filter(was_public).first()

    def amendable_page(self):
        """The page whose change may be explained by an amendment."""
        return self.issued_page()

    def _drafted_amendment(self):
        """The amendment that waits to be published with this draft."""
        amendments = self.instance.amendments.all()
        return next(filter(self._is_drafted, amendments), None)

    def _is_drafted(self, amendment) -> bool:
        """A page that is not live keeps even what is drafted in its own rows."""
        if amendment.pk is None:
            return True
        published_at = self.instance.last_published_at
        is_later = published_at is None or amendment.made_at > published_at
        return is_later and not self.instance.live

    def changes(self, issued) -> list[str]:
        """What the public would read otherwise than it was issued, in a few words."""
        changed = [
            self.fields[name].label
            for name in self.public_fields
            if name in self.fields
            and getattr(self.instance, name) != getattr(issued, name)
        ]
        if self.printed(self.instance) != self.printed(issued):
            changed.append(_("the text of the document"))
        return changed

    def printed(self, page):
        """What stands on paper but the facts of conferences."""
        document = self.document_of(page)
        return replace(document, conferences=[], question_deadline=None)

    def document_of(self, page):
        """The paper as its fields stand now, whatever a property may have kept."""
        raise NotImplementedError

    def save(self, commit=True):
        page = self.instance
        if page.is_issued:
            self._freeze_letterhead(page)
        if self.cleaned_data.get("amendment_kind"):
            self._draft_amendment()
        return super().save(commit=commit)

    def _freeze_letterhead(self, page):
        """Later changes of the commune settings must not change an issued paper."""
        site = (self.parent_page or page.get_parent()).get_site()
        if site:
            commune = CommuneSettings.for_site(site)
            for name in LETTERHEAD_FIELDS:
                setattr(page, name, getattr(page, name) or getattr(commune, name))

    def _draft_amendment(self) -> None:
        """One amendment a draft: the editor saves by itself while the reason is typed."""
        amendments = self.instance.amendments
        amendment = self._drafted_amendment() or amendments.model()
        amendment.kind = self.cleaned_data["amendment_kind"]
        amendment.reason = self.cleaned_data["amendment_reason"]
        amendment.document = self.cleaned_data["amendment_document"]
        amendment.replaced_by = self.cleaned_data["amendment_replaced_by"]
        amendment.made_by = self.for_user
        amendments.add(amendment)
