from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect
from django.urls import reverse
from django_otp.middleware import OTPMiddleware

from .second_factor import is_due

_OPEN = frozenset(
    {
        "second_factor",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
    }
)


class SecondFactorMiddleware(OTPMiddleware):
    """Nobody is anybody by the password alone where a code is due.

    The admin leads to the page that asks for it; elsewhere the person is a visitor.
    """

    def _verify_user_sync(self, request, user):
        user = super()._verify_user_sync(request, user)
        if _in_admin(request) or not _waits(request, user):
            return user
        anonymous = AnonymousUser()
        self._init_user_fields(anonymous)
        return anonymous

    def process_view(self, request, view, args, kwargs):
        if not _in_admin(request) or request.resolver_match.view_name in _OPEN:
            return None
        if not _waits(request, request.user):
            return None
        next_page = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('second_factor')}?{next_page}")


def _in_admin(request) -> bool:
    return request.path_info.startswith(reverse("wagtailadmin_home"))


def _waits(request, user) -> bool:
    return user.is_authenticated and not user.is_verified() and is_due(request, user)
