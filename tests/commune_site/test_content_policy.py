from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase

from commune_site.csp import ContentPolicyMiddleware

HEADER = "Content-Security-Policy"


def answer(path, **headers):
    def view(request):
        return HttpResponse("…", headers=headers)

    return ContentPolicyMiddleware(view)(RequestFactory().get(path))


class ContentPolicyTests(SimpleTestCase):
    def test_public_pages_allow_neither_inline_code_nor_other_hosts(self):
        policy = answer("/doi-thoai/")[HEADER]

        self.assertIn("default-src 'self'", policy)
        self.assertIn("frame-ancestors 'none'", policy)
        self.assertNotIn("unsafe", policy)
        self.assertNotIn("http", policy)

    def test_a_path_that_only_resembles_the_admin_is_public(self):
        self.assertNotIn("unsafe", answer("/administration/")[HEADER])

    def test_the_editor_may_use_inline_code_but_no_other_host(self):
        policy = answer("/admin/pages/")[HEADER]

        self.assertIn("script-src 'self' 'unsafe-inline'", policy)
        self.assertIn("frame-ancestors 'self'", policy)
        self.assertNotIn("unsafe-eval", policy)
        self.assertNotIn("http", policy)

    def test_a_pdf_carries_no_policy_of_a_page(self):
        pdf = answer("/doi-thoai/pdf/", **{"Content-Type": "application/pdf"})
        self.assertNotIn(HEADER, pdf)

    def test_a_preview_is_as_strict_but_may_stand_in_the_editors_frame(self):
        def view(request):
            request.is_preview = True
            return HttpResponse("…")

        request = RequestFactory().get("/doi-thoai/")
        policy = ContentPolicyMiddleware(view)(request)[HEADER]

        self.assertIn("frame-ancestors 'self'", policy)
        self.assertNotIn("unsafe", policy)
