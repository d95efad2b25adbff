from base64 import b32encode
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import LoginView, redirect_to_login
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from . import second_factor
from .forms import CodeForm, VietnameseLoginForm
from .qr import qr_picture


class PageLoginView(LoginView):
    """The way to a page that only some accounts may read, as guarded as the admin's.

    Wagtail's own, at the same address, counts no wrong passwords and asks for no code.
    """

    authentication_form = VietnameseLoginForm
    template_name = "signing_in/page_login.html"

    def get_default_redirect_url(self):
        return reverse("wagtailadmin_home")

    def get_success_url(self):
        wanted = super().get_success_url()
        if not second_factor.is_due(self.request, self.request.user):
            return wanted
        return f"{reverse('second_factor')}?{urlencode({'next': wanted})}"


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters(), name="dispatch")
class SecondFactorView(View):
    """Adds a telephone, asks for its code, and later gives new recovery codes."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.path, reverse("wagtailadmin_login"))
        self.device = second_factor.device_of(request.user)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.show(CodeForm())

    def post(self, request):
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        code = form.cleaned_data["code"]
        if self.device is None:
            new = second_factor.new_device_of(request.user)
            codes = second_factor.confirm(request, new, code)
            return self.show_codes(codes) if codes else self.refuse(form)
        was_verified = request.user.is_verified()
        if not second_factor.enter(request, code):
            return self.refuse(form)
        if was_verified:
            return self.change(request)
        return redirect(self.next_page())

    def change(self, request):
        """What a person who has long been in asked for, proved by one more code."""
        if "remove" not in request.POST:
            return self.show_codes(second_factor.new_recovery_codes(request.user))
        if not second_factor.is_required_of(request.user):
            second_factor.remove(request.user)
            request.session[second_factor.DUE] = False
            messages.success(request, _("You sign in by the password alone again."))
        return redirect("wagtailadmin_account")

    def refuse(self, form):
        form.add_error(
            "code",
            _("This code is wrong or was used. Wait for the next one and try again."),
        )
        return self.show(form)

    def show(self, form):
        user = self.request.user
        told = {"form": form, "next": self.next_page()}
        if self.device is None:
            device = second_factor.new_device_of(user)
            told["picture"] = qr_picture(device.config_url)
            told["key"] = _in_fours(b32encode(device.bin_key).decode())
            return self.page("setup", told)
        if not user.is_verified():
            return self.page("enter", told)
        told["left"] = second_factor.recovery_codes_left(user)
        told["may_remove"] = not second_factor.is_required_of(user)
        return self.page("state", told)

    def show_codes(self, codes):
        return self.page("codes", {"codes": codes, "next": self.next_page()})

    def page(self, name, told):
        return TemplateResponse(self.request, f"signing_in/{name}.html", told)

    def next_page(self) -> str:
        wanted = self.request.POST.get("next") or self.request.GET.get("next", "")
        is_own = url_has_allowed_host_and_scheme(
            wanted, {self.request.get_host()}, require_https=self.request.is_secure()
        )
        return wanted if is_own else reverse("wagtailadmin_home")


def _in_fours(key: str) -> str:
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))
