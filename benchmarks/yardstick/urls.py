import os
from functools import cache
from pathlib import Path

from django.http import HttpResponse
from django.urls import path

from commune_site.urls import urlpatterns as of_the_portal


@cache
def _page() -> bytes:
    return Path(os.environ["CONSTANT_PAGE"]).read_bytes()


def constant(request):
    """The HTML of the measured page, from memory, through the same middleware."""
    return HttpResponse(_page())


urlpatterns = [path("hang-so/", constant), *of_the_portal]
