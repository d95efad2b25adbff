"""What the admin was refused, told in a sentence where no form of ours could say it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.modal_workflow import render_modal_workflow

from dialogue_pages.exceptions import PageNotPublishedError


class RefusalMiddleware:
    """Leads back to the page that a bulk action or an approval may not publish yet."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, PageNotPublishedError):
            return None
        messages.error(request, str(exception))
        editor = reverse("wagtailadmin_pages:edit", args=[exception.page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            leads = {"step": "success", "redirect": editor}
            return render_modal_workflow(request, "", None, {}, json_data=leads)
        return redirect(editor)
