from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("", include("commune_site.signing_in.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("home.urls")),
    path("", include("dialogue_pages.urls")),
    path("", include(wagtail_urls)),
]
if settings.SERVE_MEDIA:
    media = {"document_root": settings.MEDIA_ROOT}
    # Wagtail hands out documents by itself: it knows which of them are not for all.
    open_media = r"^media/(?!documents/)(?P<path>.+)$"
    urlpatterns.insert(0, re_path(open_media, serve, media))
