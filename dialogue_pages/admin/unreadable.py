"""An address or form of the admin that no page of ours or Wagtail's could have made."""

import logging

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.paginator import InvalidPage
from django.db import DataError
from django.http import Http404
from django.urls import NoReverseMatch, reverse
from django.utils.datastructures import MultiValueDictKeyError

logger = logging.getLogger(__name__)

_NOTHING_SUCH = (InvalidPage, MultiValueDictKeyError, ObjectDoesNotExist)
_TOO_LARGE_FOR_SQLITE = "Python int too large to convert to SQLite INTEGER"
_NO_NUMBER = (
    "invalid literal for int()",
    "expected a number but got",
    "for integer string conversion",
)
_COLUMNS = "django.db.models.fields"
_TIME_ZONES = "django.utils.timezone"  # a day of the year 1 is none in another zone
_OUT_OF_RANGE = "22003"  # of PostgreSQL: a number that no column holds
_NUL = "NUL"


class UnreadableMiddleware:
    """Answers "no such page" where a view asks the database for what no row can have.

    Wagtail's filters, choosers and forms hand keys on as they came: 20 digits, a NUL, or
    nothing where they count on something. Every other error stays one.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            return
        if is_of_request(exception, request):
            name = request.resolver_match.view_name
            logger.warning("Unreadable: %s", name, exc_info=exception)
            raise Http404 from exception


def is_of_request(error: Exception, request) -> bool:
    """Whether what was sent is at fault, not the code that reads it."""
    told = str(error)
    if isinstance(error, NoReverseMatch):
        following = request.POST.get("next") or request.GET.get("next")
        return bool(following) and repr(following) in told
    if isinstance(error, OverflowError):
        return told == _TOO_LARGE_FOR_SQLITE or _raised_in(error) == _TIME_ZONES
    if isinstance(error, DataError):
        cause = error.__cause__
        return getattr(cause, "sqlstate", None) == _OUT_OF_RANGE or _NUL in told
    if isinstance(error, ValidationError):
        return _raised_in(error) == _COLUMNS  # forms tell of all else themselves
    if isinstance(error, ValueError):
        return any(words in told for words in _NO_NUMBER)
    return isinstance(error, _NOTHING_SUCH)


def _raised_in(error: Exception) -> str:
    """The name of the module that raised an error."""
    trace = error.__traceback__
    while trace.tb_next:
        trace = trace.tb_next
    return trace.tb_frame.f_globals["__name__"]
