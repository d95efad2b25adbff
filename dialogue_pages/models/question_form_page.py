from typing import ClassVar

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page, Site

from ..choices import PaperFormat
from ..kept.values import standing
from .commune_settings import CommuneSettings
from .page_forms import SlugFromTitleForm, title_panel
from .visibility import GuardedAtOnce

INTRODUCTION = (
    "Ông/bà gửi ý kiến, câu hỏi, kiến nghị đến Chủ tịch Ủy ban nhân dân xã tại đây. "
    "Mỗi ý kiến được cấp một mã để theo dõi đến khi có trả lời."
)
COMPLAINT_GUIDANCE = (
    "Biểu mẫu này không tiếp nhận khiếu nại, tố cáo. Khiếu nại, tố cáo gửi theo quy "
    "định của Luật Khiếu nại, Luật Tố cáo: đơn có chữ ký hoặc trình bày trực tiếp tại "
    "nơi tiếp công dân của Ủy ban nhân dân xã."
)
HANDLING_CONSENT = (
    "Tôi đồng ý để Ủy ban nhân dân xã sử dụng họ tên, số điện thoại hoặc thư điện tử, "
    "thôn (bản) và nội dung tôi gửi để tiếp nhận, xử lý và trả lời ý kiến của tôi. "
    "Thông tin cá nhân không được công khai."
)
PUBLISHING_CONSENT = "Tôi đồng ý công khai họ tên của tôi kèm ý kiến."
PRIVACY_NOTE = (
    "Ông/bà có quyền xem, sửa, xóa dữ liệu cá nhân của mình và rút lại sự đồng ý bất kỳ "
    "lúc nào (Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15)."
)


TRACKING_PATH = "tra-cuu/"
CONFIRMING_PATH = "xac-nhan-thu/"
RECEIPT_PATH = "da-gui/"


class QuestionFormPage(GuardedAtOnce, RoutablePageMixin, Page):
    """Where residents send a question and follow it: “Gửi ý kiến, kiến nghị”.

    The page is a place in the tree with texts of the commune's own; what happens there
    is the work of `public`, a floor above, which `apps` hands in at the start.
    """

    introduction = models.TextField(_("introduction"), blank=True, default=INTRODUCTION)
    complaint_guidance = models.TextField(
        _("guidance on complaints and denunciations"), default=COMPLAINT_GUIDANCE
    )
    reception = models.TextField(
        _("where and when citizens are received"),
        blank=True,
        help_text=_("Place, weekday and hours, one below the other."),
    )
    handling_consent = models.TextField(
        _("consent to handling"), default=HANDLING_CONSENT
    )
    publishing_consent = models.TextField(
        _("consent to publishing the name"), default=PUBLISHING_CONSENT
    )
    privacy_note = models.TextField(
        _("note on personal data"), blank=True, default=PRIVACY_NOTE
    )

    template = "dialogue_pages/asking/write.html"
    lies_ready = False  # every form has a time and a protection of its own
    views: ClassVar[dict] = {}
    is_kept_whole = True
    closed_to_robots = (TRACKING_PATH, CONFIRMING_PATH, RECEIPT_PATH)

    base_form_class = SlugFromTitleForm
    content_panels = [
        title_panel,
        "introduction",
        MultiFieldPanel(
            ["complaint_guidance", "reception"],
            heading=_("Complaints and denunciations"),
        ),
        MultiFieldPanel(
            ["handling_consent", "publishing_consent", "privacy_note"],
            heading=_("Consent"),
        ),
    ]
    subpage_types = []
    max_count_per_parent = 1
    show_in_menus_default = True

    class Meta:
        verbose_name = _("question form")
        verbose_name_plural = _("question forms")

    @cached_property
    def site(self) -> Site:
        return standing(("site of", self.path), self._its_site)

    def _its_site(self) -> Site:
        return self.get_site() or Site.objects.get(is_default_site=True)

    @cached_property
    def letterhead(self) -> CommuneSettings:
        return CommuneSettings.for_site(self.site)

    @property
    def tracking_url(self) -> str:
        return (self.full_url or "") + TRACKING_PATH

    def get_route_paths(self):
        """Every address below its own: links in mails that went out stay good."""
        return [f"/{route.pattern}" for route in self.get_subpage_urls()]

    def confirming_url(self, proof: str) -> str:
        """Where a mail leads to prove that its address is read."""
        return f"{self.full_url or ''}{CONFIRMING_PATH}?k={proof}"

    @path("")
    def index_route(self, request):
        return self.views["send"](request, self)

    @path(RECEIPT_PATH, name="receipt")
    def receipt_route(self, request):
        return self.views["receipt"](request, self)

    @path(TRACKING_PATH, name="track")
    def tracking_route(self, request):
        return self.views["track"](request, self)

    @path(TRACKING_PATH + "thu-tra-loi/pdf/", name="letter_pdf")
    def letter_pdf_route(self, request):
        return self.views["letter"](request, self, PaperFormat.PDF)

    @path(TRACKING_PATH + "thu-tra-loi/docx/", name="letter_docx")
    def letter_docx_route(self, request):
        return self.views["letter"](request, self, PaperFormat.DOCX)

    @path(CONFIRMING_PATH, name="confirm")
    def confirming_route(self, request):
        return self.views["confirm"](request, self)
