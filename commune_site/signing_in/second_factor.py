"""Who signs in with a code besides the password, and with which.

A session remembers from its beginning whether it is due: what a commune switches on
applies from the next sign-in, within twelve hours at the latest.
"""

import django_otp
from django.conf import settings
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from dialogue_pages.models import CommuneSettings
from dialogue_pages.models.membership import communes_of

DUE = "second_factor_due"
RECOVERY_CODES = 10
_DIGITS = 6
_ADMINISTERS = ("auth.change_user", "dialogue_pages.change_communesettings")


def remember(request, user, **_signal) -> None:
    request.session[DUE] = is_required_of(user) or device_of(user) is not None


def is_due(request, user) -> bool:
    """Whether this session must be confirmed by a code."""
    if DUE not in request.session:
        remember(request, user)
    return request.session[DUE]


def is_required_of(user) -> bool:
    """Of administrators where the installation says so; of whole communes."""
    if settings.SECOND_FACTOR_FOR_ADMINISTRATORS and any(
        map(user.has_perm, _ADMINISTERS)
    ):
        return True
    asking = CommuneSettings.objects.filter(second_factor=True)
    return asking.filter(site__in=communes_of(user)).exists()


def device_of(user) -> TOTPDevice | None:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def new_device_of(user) -> TOTPDevice:
    """The telephone that a person is about to add; the same until it is confirmed."""
    device = TOTPDevice.objects.devices_for_user(user, confirmed=False).first()
    return device or TOTPDevice.objects.create(user=user, name="app", confirmed=False)


@transaction.atomic
def confirm(request, device: TOTPDevice, code: str) -> list[str]:
    """Take a telephone that shows the right code into use; its recovery codes, or none."""
    locked = TOTPDevice.objects.select_for_update().get(pk=device.pk)
    if locked.confirmed or not locked.verify_token(code):
        return []
    locked.confirmed = True
    locked.save(update_fields=["confirmed"])
    _let_in(request, locked)
    return new_recovery_codes(request.user)


def enter(request, code: str) -> bool:
    """Confirm a session by a code of the telephone or by a recovery code."""
    kind = TOTPDevice if len(code) == _DIGITS and code.isdecimal() else StaticDevice
    device = kind.objects.devices_for_user(request.user, confirmed=True).first()
    if device is None:
        return False
    device = django_otp.verify_token(request.user, device.persistent_id, code)
    if device:
        _let_in(request, device)
    return device is not None


def new_recovery_codes(user) -> list[str]:
    """Codes that each work once; the earlier ones work no more."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery")
    codes = [StaticToken.random_token() for _number in range(RECOVERY_CODES)]
    device.token_set.bulk_create(StaticToken(device=device, token=c) for c in codes)
    return codes


def recovery_codes_left(user) -> int:
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def remove(user) -> None:
    """Take the telephone and the recovery codes of a person out of use."""
    StaticDevice.objects.filter(user=user).delete()
    TOTPDevice.objects.filter(user=user).delete()


def _let_in(request, device) -> None:
    request.session.cycle_key()
    request.session[DUE] = True
    django_otp.login(request, device)
