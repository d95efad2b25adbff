from csp.constants import SELF
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.urls import reverse


def usual_headers() -> dict[str, str]:
    """What every public page is sent with, by its name in small letters."""
    return {
        "content-security-policy": build_policy(),
        "cross-origin-opener-policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "referrer-policy": settings.SECURE_REFERRER_POLICY,
        "x-content-type-options": "nosniff",
        "x-frame-options": settings.X_FRAME_OPTIONS,
    }


class ContentPolicyMiddleware(CSPMiddleware):
    """One content policy for the public site, a laxer one for Wagtail's admin."""

    def process_response(self, request, response):
        # A browser's own PDF viewer is a page that obeys the policy of its document.
        if response.headers.get("Content-Type") == "application/pdf":
            return response
        return super().process_response(request, response)

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            laxer = settings.CONTENT_SECURITY_POLICY_OF_ADMIN
            parts.replace = laxer | (parts.replace or {})
        elif getattr(request, "is_preview", False):
            # The same strict page, which the editor shows in a frame of its own.
            parts.replace = {"frame-ancestors": [SELF]} | (parts.replace or {})
        return parts
